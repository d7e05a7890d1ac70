/** The young people's edition goes to its folder once the participation worker has signed off its exact words. */
import type { PacksDeps } from './deps';
import { forbiddenIn } from './gate/files';
import { putFiles } from './put-files';
import * as store from './store';
import { templateOf } from './template-of';
import { writeApart } from './writers/write-process';

/** The kind of the job that a sign-off queues; its payload is `{ buildId }`. */
export const editionJob = 'edition-release';

/**
 * Safe to run again: the same words give the same files under the same names. Nothing is put anywhere without a sign-off
 * of these exact words. @throws what the library throws: the job is tried again.
 */
export async function releaseEdition(deps: PacksDeps, buildId: string): Promise<void> {
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
    throw new Error('the young people’s edition holds what it must not');
  }
  await store.setEditionFiles(db, buildId, await putFiles(deps, build, composed, files));
}
