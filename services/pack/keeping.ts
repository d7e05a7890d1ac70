/** Findings kept with a reason: by a clerk, or by two people together where a child could be known. */

import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { lockPapers, makesPapers, mayMakePapers } from './asking';
import type { PacksDeps } from './deps';
import {
  type GateFinding,
  type GateStanding,
  gateStanding,
  type KeepingOffice,
  type Kept,
  needsTwo,
  type PackBuild,
  reasonLength,
} from './rules';
import { settledFindings } from './settled';
import * as store from './store';
import * as decisions from './store-decisions';

/** Without what has been settled for every paper since: a word accepted, a list of numbers confirmed. */
export async function standingOf(
  deps: Pick<PacksDeps, 'language' | 'meetings'>,
  on: Executor,
  build: PackBuild,
): Promise<GateStanding> {
  const isSettled = await settledFindings(deps, on, build);
  const open = build.findings.filter((finding) => !isSettled(finding));
  return gateStanding(open, await decisions.keptFindings(on, build.meetingId));
}

export interface KeepInput {
  buildId: string;
  fingerprint: string;
  reason: string;
  byPersonId: string;
}

export type KeepRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  /** No reason makes it acceptable. */
  | { code: 'cannot-be-kept' }
  /** It is for the Operational Group's chair and the data protection adviser, together. */
  | { code: 'needs-two' }
  /** The second must be another person. */
  | { code: 'same-person' }
  | { code: 'reason-needed'; least: number; most: number };

/** Remembered for the meeting: the same words in the next version are not asked about again. Pressing twice keeps it once. */
export async function keepFinding(
  deps: PacksDeps,
  input: KeepInput,
): Promise<Result<GateStanding, KeepRefusal>> {
  const { db, clock } = deps;
  const build = await store.byId(db, input.buildId);
  const finding = build?.findings.find(({ fingerprint }) => fingerprint === input.fingerprint);
  const person = await deps.people.byId(input.byPersonId);
  if (!build || !finding) return refuse({ code: 'gone' });
  if (!person || !(await mayLook(deps, build, person.id))) return refuse({ code: 'not-allowed' });
  if (!finding.mayKeep) return refuse({ code: 'cannot-be-kept' });
  const reason = input.reason.trim();
  if (reason.length < reasonLength.least || reason.length > reasonLength.most) {
    return refuse({ code: 'reason-needed', ...reasonLength });
  }
  const offices = await deps.scorecards.officesOf(build.meetingId, person);
  const { fingerprint, rule } = finding;
  const { id: buildId, meetingId } = build;
  const kept = await command<{ committeeId: string }, KeptAs, KeepRefusal>(deps, {
    by: person.id,
    // Kept in one office, it is kept: a second press writes over it with the same.
    once: null,
    lock: async (on) => ok(await lockPapers(deps, on, meetingId)),
    // A clerk's alone for most; two people's, in the offices they hold, where a child could be known.
    async write(on) {
      const makes = await mayMakePapers(deps, person.id, meetingId, on);
      const before = (await decisions.keptFindings(on, meetingId)).get(fingerprint) ?? [];
      const office = officeFor(finding, { personId: person.id, makes, offices }, before);
      if (!office.ok) return office;
      const keep: Kept = { office: office.value, reason, keptBy: person.id, keptAt: clock.now() };
      await decisions.keepFinding(on, { ...keep, meetingId, fingerprint, rule });
      return ok({ office: office.value, standing: await standingOf(deps, on, build) });
    },
    audit: ({ office }) => ({ what: 'finding-kept', subject: { buildId, rule, fingerprint, office } }),
  });
  return kept.ok ? ok(kept.value.standing) : kept;
}

interface KeptAs {
  office: KeepingOffice;
  standing: GateStanding;
}

/** In which office this person decides on this finding, or why they do not. */
function officeFor(
  finding: GateFinding,
  { personId, makes, offices }: { personId: string; makes: boolean; offices: ('chair' | 'adviser')[] },
  before: Kept[],
): Result<KeepingOffice, KeepRefusal> {
  if (!needsTwo(finding)) {
    return makes ? ok('clerk') : refuse({ code: 'not-allowed' });
  }
  if (offices.length === 0) return refuse({ code: 'needs-two' });
  const own = before.find(({ keptBy }) => keptBy === personId);
  if (own) return offices.length > 1 ? refuse({ code: 'same-person' }) : ok(own.office);
  const open = offices.find((office) => !before.some((one) => one.office === office));
  const [office] = offices;
  return open || office ? ok(open ?? (office as KeepingOffice)) : refuse({ code: 'needs-two' });
}

/** Clerks see every finding; the two who decide together see what is theirs to decide. */
export async function mayLook(deps: PacksDeps, build: PackBuild, personId: string): Promise<boolean> {
  const person = await deps.people.byId(personId);
  if (!person) return false;
  if (await mayMakePapers(deps, personId, build.meetingId)) return true;
  return (await deps.scorecards.officesOf(build.meetingId, person)).length > 0;
}

/** One message each to the chair and the adviser: something waits for them, never what. @returns how many were asked. */
export async function askTheTwo(
  deps: PacksDeps,
  input: { buildId: string; byPersonId: string },
): Promise<Result<{ asked: number }, { code: 'not-allowed' } | { code: 'gone' }>> {
  const { db, clock } = deps;
  const build = await store.byId(db, input.buildId);
  if (!build) return refuse({ code: 'gone' });
  const { committeeId } = await deps.meetings.byId(build.meetingId);
  const people = await deps.people.everyone(committeeId);
  const asked: string[] = [];
  for (const person of people) {
    if ((await deps.scorecards.officesOf(build.meetingId, person)).length > 0) asked.push(person.id);
  }
  const subject = { buildId: build.id, meetingId: build.meetingId };
  return command<{ committeeId: string }, { asked: number }, { code: 'not-allowed' }>(deps, {
    by: input.byPersonId,
    // The key of each message holds the build and the person: asked twice, they hear of it once.
    once: null,
    lock: async () => ok({ committeeId }),
    right: makesPapers,
    async write(on) {
      await deps.notices.queue(
        on,
        asked.map((personId) => ({
          key: `finding:${build.id}:${personId}`,
          kind: 'finding-to-agree',
          personId,
          subject,
          dueAt: clock.now(),
        })),
      );
      return ok({ asked: asked.length });
    },
    audit: () => ({ what: 'findings-asked-about', subject }),
  });
}
