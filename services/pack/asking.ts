/** The presses that begin a build: a draft of the pack, a supplement, the same files once more after a fault. */
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
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

/** Queues a draft; while one is going for the meeting, returns that one. */
export async function askForPack(deps: PacksDeps, input: AskInput): Promise<Result<PackBuild, AskRefusal>> {
  if (!(await mayMakePapers(deps, input.byPersonId, input.meetingId))) return refuse({ code: 'not-allowed' });
  const at = deps.clock.now();
  const press = { submissionId: input.submissionId, personId: input.byPersonId, verb: 'build-pack', at };
  return onePress(
    deps.db,
    press,
    async (on) => {
      await store.lockMeeting(on, input.meetingId);
      if ((await roundOf(on, input.meetingId)) === null) return refuse({ code: 'no-round' });
      const last = await store.latest(on, input.meetingId);
      if (last && isGoing(last, at)) return ok(last);
      return ok(await begin(deps, on, { ...input, after: last, what: 'pack-asked-for' }));
    },
    (on) => latestOr(on, input.meetingId),
  );
}

/** Late reports, listed beside the final pack that they belong to (domain.md 2.4). */
export async function askForSupplement(
  deps: PacksDeps,
  input: AskInput & { itemIds: string[] },
): Promise<Result<PackBuild, SupplementRefusal>> {
  if (!(await mayMakePapers(deps, input.byPersonId, input.meetingId))) return refuse({ code: 'not-allowed' });
  if (input.itemIds.length === 0) return refuse({ code: 'nothing-chosen' });
  const at = deps.clock.now();
  const press = { submissionId: input.submissionId, personId: input.byPersonId, verb: 'supplement', at };
  return onePress<PackBuild, SupplementRefusal>(
    deps.db,
    press,
    async (on) => {
      await store.lockMeeting(on, input.meetingId);
      const builds = await store.ofMeeting(on, input.meetingId);
      if (!builds.some((build) => build.kind === 'pack' && build.sealedAt !== null)) {
        return refuse({ code: 'no-final-pack' });
      }
      const [last] = builds;
      if (last && isGoing(last, at)) return ok(last);
      const supplementNo =
        1 +
        Math.max(
          0,
          ...builds.filter((build) => build.sealedAt !== null).map((build) => build.supplementNo ?? 0),
        );
      const supplement = { kind: 'supplement', supplementNo, itemIds: input.itemIds } as const;
      return ok(
        await begin(deps, on, { ...input, ...supplement, after: last ?? null, what: 'supplement-asked-for' }),
      );
    },
    (on) => latestOr(on, input.meetingId),
  );
}

export interface Beginning
  extends AskInput,
    Partial<Pick<PackBuild, 'kind' | 'stage' | 'supplementNo' | 'itemIds' | 'basedOn'>> {
  after: PackBuild | null;
  /** For the audit. */
  what: string;
}

/** In the caller's transaction: the row, its job and its audit entry. */
export async function begin(deps: PacksDeps, on: Executor, input: Beginning): Promise<PackBuild> {
  const build: store.NewBuild = {
    id: deps.newId(),
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
  const subject = { buildId: build.id, meetingId: input.meetingId };
  await deps.audit.record(on, { personId: input.byPersonId, what: input.what, subject });
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
  const { buildId } = input;
  return deps.db.transaction().execute(async (on) => {
    const build = await store.byId(on, buildId);
    if (!build) return refuse({ code: 'gone' });
    if (!(await mayMakePapers(deps, input.byPersonId, build.meetingId, on)))
      return refuse({ code: 'not-allowed' });
    await store.lockMeeting(on, build.meetingId);
    const last = await store.latest(on, build.meetingId);
    if (last && last.id !== buildId) return ok(last);
    const again = await store.queueAgain(on, buildId, deps.clock.now());
    if (again) {
      const key = `${buildId}:${again.tries}`;
      await deps.jobs.enqueue(on, { kind: packJob, key, payload: { buildId } });
      const subject = { buildId };
      await deps.audit.record(on, { personId: input.byPersonId, what: 'pack-tried-again', subject });
    }
    const stands = await store.byId(on, buildId);
    return stands ? ok(stands) : refuse({ code: 'gone' });
  });
}

export async function latestOr(
  on: Executor,
  meetingId: string,
): Promise<Result<PackBuild, { code: 'no-round' }>> {
  const build = await store.latest(on, meetingId);
  return build ? ok(build) : refuse({ code: 'no-round' });
}
