/** What a clerk says of words and numbers that the gate asked about: accepted as a place or a body, confirmed as no children. */

import { londonDay } from '../calendar/rules';
import type { TermKind } from '../language/terms';
import { may } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import type { PacksDeps } from './deps';
import { standingOf } from './keeping';
import type { GateStanding, PackBuild } from './rules';
import * as store from './store';

export type WordRefusal = { code: 'not-allowed' } | { code: 'gone' };

export interface AcceptWords {
  buildId: string;
  byPersonId: string;
  /** Of each finding that asks about a word, what it is. Those left out stay as they are. */
  words: { fingerprint: string; kind: TermKind }[];
}

/** Accepted for the committee at once and for good; a name for its document alone. Pressing twice accepts once. */
export async function acceptWords(
  deps: PacksDeps,
  input: AcceptWords,
): Promise<Result<GateStanding, WordRefusal>> {
  const found = await forClerk(deps, input);
  if (!found.ok) return found;
  const { build, committeeId } = found.value;
  const terms = input.words.flatMap(({ fingerprint, kind }) => {
    const finding = build.findings.find((one) => one.fingerprint === fingerprint);
    return finding?.term && finding.document
      ? [{ term: finding.term, kind, document: finding.document }]
      : [];
  });
  if (terms.length === 0 && input.words.length > 0) return refuse({ code: 'gone' });
  return deps.db.transaction().execute(async (on) => {
    await deps.language.accept(committeeId, terms, input.byPersonId, on);
    // Kinds and how many: a word may be a name.
    const subject = { buildId: build.id, kinds: terms.map(({ kind }) => kind).join(', ') };
    await deps.audit.record(on, { personId: input.byPersonId, what: 'words-accepted', subject });
    return ok(await standingOf(deps, on, build));
  });
}

/** None of the numbers that a finding lists counts children. Holds until one of them changes. */
export async function confirmNumbers(
  deps: PacksDeps,
  input: { buildId: string; fingerprint: string; byPersonId: string },
): Promise<Result<GateStanding, WordRefusal>> {
  const found = await forClerk(deps, input);
  if (!found.ok) return found;
  const { build, committeeId } = found.value;
  const finding = build.findings.find(({ fingerprint }) => fingerprint === input.fingerprint);
  if (!finding?.numbers) return refuse({ code: 'gone' });
  const { fingerprint, numbers } = finding;
  return deps.db.transaction().execute(async (on) => {
    const keys = numbers.map(({ key }) => key);
    await deps.language.confirmNumbers(committeeId, keys, input.byPersonId, on);
    const subject = { buildId: build.id, fingerprint, howMany: `${numbers.length}` };
    await deps.audit.record(on, { personId: input.byPersonId, what: 'small-numbers-confirmed', subject });
    return ok(await standingOf(deps, on, build));
  });
}

async function forClerk(
  deps: PacksDeps,
  input: { buildId: string; byPersonId: string },
): Promise<Result<{ build: PackBuild; committeeId: string }, WordRefusal>> {
  const build = await store.byId(deps.db, input.buildId);
  const person = await deps.people.byId(input.byPersonId);
  if (!build) return refuse({ code: 'gone' });
  const { committeeId } = await deps.meetings.byId(build.meetingId);
  const on = londonDay(deps.clock.now());
  if (!person || !may(person, 'pack.make', { committeeId, on })) return refuse({ code: 'not-allowed' });
  return ok({ build, committeeId });
}
