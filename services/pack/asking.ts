/** The presses that begin a build: a draft of the pack, a supplement, the same files once more after a fault. */
import type { AuditKind } from '../audit/kinds';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { PacksDeps } from './deps';
import { isGoing, type PackBuild } from './rules';
import * as store from './store';
import { roundOf } from './store-rounds';

/** The kind of the job that each press queues; its payload is `{ buildId }`. */
export const packJob = 'pack-build';

export interface AskInput {
  meetingId: string;
  byPersonId: string;
  submissionId: string;
}

export type AskRefusal = { code: 'not-allowed' } | { code: 'no-round' };
export type SupplementRefusal =
  | AskRefusal
  | { code: 'nothing-chosen' }
  /** A supplement stands beside papers that are final. */
  | { code: 'no-final-pack' };

/** Whether this person makes papers for the meeting's committee. */
export async function mayMakePapers(
  { people, meetings }: Pick<PacksDeps, 'people' | 'meetings'>,
  personId: string,
  meetingId: string,
  on?: Executor,
): Promise<boolean> {
  const { committeeId } = await meetings.byId(meetingId, on);
  return people.may(personId, 'pack.make', committeeId, on);
}

/** The committee of a meeting whose papers are made, and the meeting held: two who press at once share one build. */
export async function lockPapers(
  { meetings }: Pick<PacksDeps, 'meetings'>,
  on: Executor,
  meetingId: string,
): Promise<{ committeeId: string }> {
  const { committeeId } = await meetings.byId(meetingId, on);
  await store.lockMeeting(on, meetingId);
  return { committeeId };
}

/** Those who make papers. */
export const makesPapers = ({ committeeId }: { committeeId: string }) =>
  ({ act: 'pack.make', committeeId, otherwise: { code: 'not-allowed' } }) as const;

/** What a press has come to: its build, and whether this press began it. */
interface Asked {
  build: PackBuild;
  begun: boolean;
}

const buildOf = <Refusal extends { code: string }>(
  asked: Result<Asked, Refusal>,
): Result<PackBuild, Refusal> => (asked.ok ? ok(asked.value.build) : asked);

/** What stands on the record of a build that a press began. */
export const begunBy =
  (what: AuditKind) =>
  ({ build, begun }: Asked) =>
    begun ? { what, subject: { buildId: build.id, meetingId: build.meetingId } } : null;

/** Queues a draft; while one is going for the meeting, returns that one. */
export async function askForPack(deps: PacksDeps, input: AskInput): Promise<Result<PackBuild, AskRefusal>> {
  const { meetingId, byPersonId, submissionId } = input;
  const asked = await command<{ committeeId: string }, Asked, AskRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'build-pack', again: (on) => latestOr(on, meetingId) },
    lock: async (on) => ok(await lockPapers(deps, on, meetingId)),
    right: makesPapers,
    async write(on, _committee, id) {
      if ((await roundOf(on, meetingId)) === null) return refuse({ code: 'no-round' });
      const last = await store.latest(on, meetingId);
      if (last && isGoing(last, deps.clock.now())) return ok({ build: last, begun: false });
      return ok({ build: await begin(deps, on, { id, meetingId, byPersonId, after: last }), begun: true });
    },
    audit: begunBy('pack-asked-for'),
  });
  return buildOf(asked);
}

/** Late reports, listed beside the final pack that they belong to (domain.md 2.4). */
export async function askForSupplement(
  deps: PacksDeps,
  input: AskInput & { itemIds: string[] },
): Promise<Result<PackBuild, SupplementRefusal>> {
  const { meetingId, itemIds, byPersonId, submissionId } = input;
  const asked = await command<{ committeeId: string }, Asked, SupplementRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'supplement', again: (on) => latestOr(on, meetingId) },
    lock: async (on) => ok(await lockPapers(deps, on, meetingId)),
    right: makesPapers,
    async write(on, _committee, id) {
      if (itemIds.length === 0) return refuse({ code: 'nothing-chosen' });
      const builds = await store.ofMeeting(on, meetingId);
      if (!builds.some((build) => build.kind === 'pack' && build.sealedAt !== null)) {
        return refuse({ code: 'no-final-pack' });
      }
      const [last] = builds;
      if (last && isGoing(last, deps.clock.now())) return ok({ build: last, begun: false });
      const before = builds
        .filter((build) => build.sealedAt !== null)
        .map((build) => build.supplementNo ?? 0);
      const supplementNo = 1 + Math.max(0, ...before);
      const supplement = { kind: 'supplement', supplementNo, itemIds } as const;
      const wanted = { id, meetingId, byPersonId, after: last ?? null };
      return ok({ build: await begin(deps, on, { ...wanted, ...supplement }), begun: true });
    },
    audit: begunBy('supplement-asked-for'),
  });
  return buildOf(asked);
}

export interface Beginning
  extends Partial<Pick<PackBuild, 'kind' | 'stage' | 'supplementNo' | 'itemIds' | 'basedOn'>> {
  id: string;
  meetingId: string;
  byPersonId: string;
  after: PackBuild | null;
}

/** In the caller's transaction: the row and its job. */
export async function begin(deps: PacksDeps, on: Executor, input: Beginning): Promise<PackBuild> {
  const build: store.NewBuild = {
    id: input.id,
    meetingId: input.meetingId,
    no: (input.after?.no ?? 0) + 1,
    kind: input.kind ?? 'pack',
    stage: input.stage ?? 'draft',
    supplementNo: input.supplementNo ?? null,
    itemIds: input.itemIds ?? [],
    basedOn: input.basedOn ?? null,
    requestedBy: input.byPersonId,
    requestedAt: deps.clock.now(),
  };
  await store.insert(on, build);
  await deps.jobs.enqueue(on, { kind: packJob, key: build.id, payload: { buildId: build.id } });
  const begun = await store.byId(on, build.id);
  if (!begun) throw new Error(`The build ${build.id} was not kept`);
  return begun;
}

/**
 * The same version again after a fault: it prints what was fixed, under the same names, so no file is doubled.
 * A build that did not fail is returned as it is; where a later version has been asked for, that one is: a version that
 * was passed over is not brought back by an old card.
 */
export async function tryAgain(
  deps: PacksDeps,
  input: { buildId: string; byPersonId: string; submissionId: string },
): Promise<Result<PackBuild, { code: 'not-allowed' } | { code: 'gone' }>> {
  const { buildId, byPersonId } = input;
  const tried = await command<
    PackBuild & { committeeId: string },
    { build: PackBuild; queued: boolean },
    { code: 'not-allowed' } | { code: 'gone' }
  >(deps, {
    by: byPersonId,
    // Only a build that failed is queued, so that a second press finds it queued.
    once: null,
    async lock(on) {
      const build = await store.byId(on, buildId);
      return build
        ? ok({ ...build, ...(await lockPapers(deps, on, build.meetingId)) })
        : refuse({ code: 'gone' });
    },
    right: makesPapers,
    async write(on, { meetingId }) {
      const last = await store.latest(on, meetingId);
      if (last && last.id !== buildId) return ok({ build: last, queued: false });
      const again = await store.queueAgain(on, buildId, deps.clock.now());
      if (again) {
        const key = `${buildId}:${again.tries}`;
        await deps.jobs.enqueue(on, { kind: packJob, key, payload: { buildId } });
      }
      const stands = await store.byId(on, buildId);
      return stands ? ok({ build: stands, queued: again !== null }) : refuse({ code: 'gone' });
    },
    audit: ({ queued }) => (queued ? { what: 'pack-tried-again', subject: { buildId } } : null),
  });
  return tried.ok ? ok(tried.value.build) : tried;
}

/** What a repeated press is told: the newest version, which is its own or one that came after. */
export async function latestOr(
  on: Executor,
  meetingId: string,
): Promise<Result<Asked, { code: 'no-round' }>> {
  const build = await store.latest(on, meetingId);
  return build ? ok({ build, begun: false }) : refuse({ code: 'no-round' });
}
