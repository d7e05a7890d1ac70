/** The committee pack: asked for with one press, built in a job, finished as files in the library. */
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { runBuild } from './build';
import type { PacksDeps } from './deps';
import type { PackBuild } from './rules';
import * as store from './store';
import { roundOf } from './store-rounds';

export type { PackBuild } from './rules';

export interface Packs {
  /** Queues a build; while one is queued or building for the meeting, returns that one. Clerks only. */
  request(input: {
    meetingId: string;
    byPersonId: string;
    submissionId: string;
  }): Promise<Result<PackBuild, { code: 'not-allowed' } | { code: 'no-round' }>>;
  attachCard(buildId: string, card: { conversationId: string; activityId: string }): Promise<void>;
  byId(buildId: string, on?: Executor): Promise<PackBuild | null>;
  latest(meetingId: string, on?: Executor): Promise<PackBuild | null>;
  /** The job: composes, writes Word and PDF, puts them in the library, queues the notice. Running it twice makes no second file. */
  build(buildId: string): Promise<PackBuild>;
}

/** The kind of the job that `request` queues; its payload is `{ buildId }`. */
export const packJob = 'pack-build';

export type { PacksDeps } from './deps';

/** A build that shows no end after this long was killed for good: the next press begins a new one. */
const givenUpAfterMs = 30 * 60_000;

export function createPacks(deps: PacksDeps): Packs {
  const { db, clock } = deps;

  async function request(input: Parameters<Packs['request']>[0]): ReturnType<Packs['request']> {
    const { meetingId, byPersonId, submissionId } = input;
    const person = await deps.people.byId(byPersonId);
    if (!person?.roles.includes('clerk')) return refuse({ code: 'not-allowed' });
    const at = clock.now();
    const press = { submissionId, personId: byPersonId, verb: 'build-pack', at };
    return onePress(db, press, begin, async (on) => found(await store.latest(on, meetingId)));

    async function begin(on: Executor) {
      await store.lockMeeting(on, meetingId);
      if ((await roundOf(on, meetingId)) === null) return refuse({ code: 'no-round' });
      const last = await store.latest(on, meetingId);
      if (last && isGoing(last, at)) return ok(last);
      const build = {
        id: deps.newId(),
        meetingId,
        no: (last?.no ?? 0) + 1,
        requestedBy: byPersonId,
        requestedAt: at,
      };
      await store.insert(on, build);
      await deps.jobs.enqueue(on, { kind: packJob, key: build.id, payload: { buildId: build.id } });
      const subject = { buildId: build.id, meetingId };
      await deps.audit.record(on, { personId: byPersonId, what: 'pack-asked-for', subject });
      return found(await store.byId(on, build.id));
    }
  }

  return {
    request,
    attachCard: (buildId, card) => store.setCard(db, buildId, card),
    byId: (buildId, on = db) => store.byId(on, buildId),
    latest: (meetingId, on = db) => store.latest(on, meetingId),
    build: (buildId) => runBuild(deps, buildId),
  };
}

const isGoing = ({ state, requestedAt }: PackBuild, now: Date) =>
  (state === 'queued' || state === 'building') && now.getTime() - requestedAt.getTime() < givenUpAfterMs;

const found = (build: PackBuild | null) => (build ? ok(build) : refuse({ code: 'no-round' }));
