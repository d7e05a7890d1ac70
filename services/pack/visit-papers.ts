/** The year of visits as a paper by itself: asked for by a clerk, written in a job, put in the library as a draft. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitPaper } from './store-visit-papers';
import * as store from './store-visit-papers';
import { foundPaper, goesOnForMs, type VisitPapersDeps, writePaper } from './visit-paper-write';

export type { VisitPaper } from './store-visit-papers';

/** The kind of the job that a press queues; its payload is `{ paperId }`. */
export const visitPaperJob = 'visit-paper';

export interface VisitPapers {
  /** Clerks only. While one of the same year is being written, that one. `from`: the first day of a visits' year. */
  ask(input: {
    committeeId: string;
    from: Day;
    byPersonId: string;
    submissionId: string;
  }): Promise<Result<VisitPaper, { code: 'not-allowed' }>>;
  /** At once, without asking who: for the command line. */
  writeAsAdministrator(committeeId: string, from: Day): Promise<VisitPaper>;
  /** The job. @throws RetryLater when the library asks to be left alone for a while. */
  write(paperId: string): Promise<VisitPaper>;
  byId(paperId: string): Promise<VisitPaper | null>;
  latest(committeeId: string, from: Day): Promise<VisitPaper | null>;
}

export function createVisitPapers(deps: VisitPapersDeps): VisitPapers {
  const { db } = deps;

  async function begin(
    on: Executor,
    committeeId: string,
    from: Day,
    askedBy: string | null,
    id = deps.newId(),
  ): Promise<VisitPaper> {
    await store.lockCommittee(on, committeeId);
    const last = await store.latestPaper(on, committeeId, from);
    const askedAt = deps.clock.now();
    // One that shows no end after this long was killed for good, and is passed over.
    if (last?.state === 'queued' && askedAt.getTime() - last.askedAt.getTime() < goesOnForMs) return last;
    await store.insertPaper(on, { id, committeeId, from, no: (last?.no ?? 0) + 1, askedBy, askedAt });
    const what = 'visit-paper-asked-for';
    await deps.audit.record(on, { personId: askedBy, what, subject: { paperId: id, committeeId } });
    return foundPaper(on, id);
  }

  return {
    ask: ({ committeeId, from, byPersonId, submissionId }) =>
      command<null, VisitPaper, { code: 'not-allowed' }>(deps, {
        by: byPersonId,
        once: {
          submissionId,
          verb: 'visit-paper',
          async again(on) {
            const paper = await store.latestPaper(on, committeeId, from);
            return paper ? ok(paper) : refuse({ code: 'not-allowed' });
          },
        },
        // `begin` holds the committee's papers, for the command line too, and puts on the record what it has begun.
        lock: async () => ok(null),
        right: () => ({ act: 'visits.run', committeeId, otherwise: { code: 'not-allowed' } }),
        async write(on, _none, made) {
          const paper = await begin(on, committeeId, from, byPersonId, made);
          const job = { kind: visitPaperJob, key: paper.id, payload: { paperId: paper.id } };
          await deps.jobs.enqueue(on, job);
          return ok(paper);
        },
      }),
    async writeAsAdministrator(committeeId, from) {
      const paper = await db.transaction().execute((on) => begin(on, committeeId, from, null));
      return writePaper(deps, paper.id);
    },
    write: (paperId) => writePaper(deps, paperId),
    byId: (paperId) => store.paperById(db, paperId),
    latest: (committeeId, from) => store.latestPaper(db, committeeId, from),
  };
}
