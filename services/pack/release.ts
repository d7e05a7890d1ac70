/** The young people's edition goes to its folder once the participation worker has signed off its exact words. */
import type { PacksDeps } from './deps';
import { forbiddenIn } from './gate/files';
import { putFiles } from './put-files';
import * as store from './store';
import { templateOf } from './template-of';
import { writeApart } from './writers/write-process';

/** The kind of the job that a sign-off queues; its payload is `{ buildId }`. */
export const editionJob = 'edition-release';

/** Tries of the job before the clerk is told: what passes by itself within a minute is nobody's news. */
const triesInSilence = 4;

/** It holds what it must not: trying again does not help before somebody has looked. */
class EditionHeld extends Error {
  override readonly name = 'EditionHeld';
}

/**
 * Safe to run again: the same words give the same files under the same names. Nothing is put anywhere without a sign-off
 * of these exact words. @param attempt the job's, from 1. @throws what the library throws: the job is tried again, and the
 * clerks are told once that this version is not out.
 */
export async function releaseEdition(deps: PacksDeps, buildId: string, attempt = 1): Promise<void> {
  try {
    await release(deps, buildId);
  } catch (fault) {
    const held = fault instanceof EditionHeld;
    if (held || attempt >= triesInSilence) await tellClerks(deps, buildId, held ? 'held' : 'library');
    throw fault;
  }
}

/** @param why as the notice keeps it: its words are made when it is shown. */
async function tellClerks(deps: PacksDeps, buildId: string, why: 'held' | 'library'): Promise<void> {
  const { db, clock, people, meetings, notices } = deps;
  const build = await store.byId(db, buildId);
  if (!build) return;
  const { meetingId } = build;
  const { committeeId } = await meetings.byId(meetingId);
  const clerks = await people.withRole(committeeId, 'clerk');
  await db.transaction().execute((on) =>
    notices.queue(
      on,
      clerks.map(({ id }) => ({
        key: `edition:${buildId}:${why}:${id}`,
        kind: 'edition-not-out',
        personId: id,
        subject: { buildId, meetingId, why },
        dueAt: clock.now(),
      })),
    ),
  );
}

async function release(deps: PacksDeps, buildId: string): Promise<void> {
  const { db } = deps;
  const build = await store.byId(db, buildId);
  const composed = await store.composed(db, buildId);
  const edition = composed?.youngPeople;
  if (!build || !composed || !edition) return;
  if (!(await deps.editions.mayGoOut(buildId, edition.outline))) return;
  const template = await templateOf(deps, build);
  const forbidden = await forbiddenIn(deps, build, composed);
  const job = { build, composed, template, which: 'young-people', attached: [], forbidden } as const;
  const { files, ours } = await writeApart(job, async () => {});
  if (ours.some(({ severity }) => severity === 'stops')) {
    throw new EditionHeld('the young people’s edition holds what it must not');
  }
  await store.setEditionFiles(db, buildId, await putFiles(deps, build, composed, files));
}
