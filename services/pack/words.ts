/** What a clerk says of words and numbers that the gate asked about: accepted as a place or a body, confirmed as no children. */

import type { Executor } from '../db/tables';
import type { TermKind } from '../language/terms';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { makesPapers } from './asking';
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
  const accepted = await command<PackBuild & { committeeId: string }, Settled, WordRefusal>(deps, {
    by: input.byPersonId,
    // A word accepted is accepted: a second press finds it so.
    once: null,
    lock: (on) => buildOfClerk(deps, on, input.buildId),
    right: makesPapers,
    async write(on, build) {
      const terms = input.words.flatMap(({ fingerprint, kind }) => {
        const finding = build.findings.find((one) => one.fingerprint === fingerprint);
        return finding?.term && finding.document
          ? [{ term: finding.term, kind, document: finding.document }]
          : [];
      });
      if (terms.length === 0 && input.words.length > 0) return refuse({ code: 'gone' });
      await deps.language.accept(build.committeeId, terms, input.byPersonId, on);
      return ok({ standing: await standingOf(deps, on, build), kinds: terms.map(({ kind }) => kind) });
    },
    // Kinds and how many: a word may be a name.
    audit: ({ kinds }) => ({
      what: 'words-accepted',
      subject: { buildId: input.buildId, kinds: kinds.join(', ') },
    }),
  });
  return accepted.ok ? ok(accepted.value.standing) : accepted;
}

/** How the findings stand, and the kinds of the words that this press accepted. */
interface Settled {
  standing: GateStanding;
  kinds: TermKind[];
}

/** As many as a card shows: nobody confirms what they have not seen. */
const numbersAPage = 30;

/** @param page from 0. `left`: how many come after them. */
export function pageOfNumbers<One>(numbers: readonly One[], page: number): { shown: One[]; left: number } {
  const from = page * numbersAPage;
  return {
    shown: numbers.slice(from, from + numbersAPage),
    left: Math.max(0, numbers.length - from - numbersAPage),
  };
}

/** None of the numbers on this page of a finding counts children. Holds until one of them changes. */
export async function confirmNumbers(
  deps: PacksDeps,
  input: { buildId: string; fingerprint: string; page: number; byPersonId: string },
): Promise<Result<GateStanding, WordRefusal>> {
  const { buildId, fingerprint, page, byPersonId } = input;
  const confirmed = await command<
    PackBuild & { committeeId: string },
    { standing: GateStanding; howMany: number },
    WordRefusal
  >(deps, {
    by: byPersonId,
    // Confirmed, they are confirmed: a second press finds them so.
    once: null,
    lock: (on) => buildOfClerk(deps, on, buildId),
    right: makesPapers,
    async write(on, build) {
      const finding = build.findings.find((one) => one.fingerprint === fingerprint);
      if (!finding?.numbers) return refuse({ code: 'gone' });
      const keys = pageOfNumbers(finding.numbers, page).shown.map(({ key }) => key);
      await deps.language.confirmNumbers(build.committeeId, keys, byPersonId, on);
      return ok({ standing: await standingOf(deps, on, build), howMany: keys.length });
    },
    audit: ({ howMany }) => ({
      what: 'small-numbers-confirmed',
      subject: { buildId, fingerprint, howMany: `${howMany}` },
    }),
  });
  return confirmed.ok ? ok(confirmed.value.standing) : confirmed;
}

async function buildOfClerk(
  deps: PacksDeps,
  on: Executor,
  buildId: string,
): Promise<Result<PackBuild & { committeeId: string }, WordRefusal>> {
  const build = await store.byId(on, buildId);
  if (!build) return refuse({ code: 'gone' });
  const { committeeId } = await deps.meetings.byId(build.meetingId, on);
  return ok({ ...build, committeeId });
}
