/** The year of visits as a paper by itself: asked for by a clerk, written in a job, put in the library as a draft. */
import type { Day } from '../calendar/rules';
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
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
  ): Promise<VisitPaper> {
    await store.lockCommittee(on, committeeId);
    const last = await store.latestPaper(on, committeeId, from);
    const askedAt = deps.clock.now();
    // One that shows no end after this long was killed for good, and is passed over.
    if (last?.state === 'queued' && askedAt.getTime() - last.askedAt.getTime() < goesOnForMs) return last;
    const id = deps.newId();
    await store.insertPaper(on, { id, committeeId, from, no: (last?.no ?? 0) + 1, askedBy, askedAt });
    const what = 'visit-paper-asked-for';
    await deps.audit.record(on, { personId: askedBy, what, subject: { paperId: id, committeeId } });
    return foundPaper(on, id);
  }

  return {
    async ask({ committeeId, from, byPersonId, submissionId }) {
      const press = { submissionId, personId: byPersonId, verb: 'visit-paper', at: deps.clock.now() };
      return onePress<VisitPaper, { code: 'not-allowed' }>(
        db,
        press,
        async (on) => {
          const clerks = await deps.people.withRole(committeeId, 'clerk', on);
          if (!clerks.some(({ id }) => id === byPersonId)) return refuse({ code: 'not-allowed' });
          const paper = await begin(on, committeeId, from, byPersonId);
          const job = { kind: visitPaperJob, key: paper.id, payload: { paperId: paper.id } };
          await deps.jobs.enqueue(on, job);
          return ok(paper);
        },
        async (on) => {
          const paper = await store.latestPaper(on, committeeId, from);
          return paper ? ok(paper) : refuse({ code: 'not-allowed' });
        },
      );
    },
    async writeAsAdministrator(committeeId, from) {
      const paper = await db.transaction().execute((on) => begin(on, committeeId, from, null));
      return writePaper(deps, paper.id);
    },
    write: (paperId) => writePaper(deps, paperId),
    byId: (paperId) => store.paperById(db, paperId),
    latest: (committeeId, from) => store.latestPaper(db, committeeId, from),
  };
}
