/** The visit_paper table: one row for each version of a year of visits as a paper; nothing else writes it. */
import { z } from 'zod';
import { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { StoredFile } from '../library/rules';
import type { SettledOutline } from './outline/settle';

export interface VisitPaper {
  id: string;
  committeeId: string;
  /** The first day of the visits' year. */
  from: Day;
  no: number;
  /** null: at the command line. */
  askedBy: string | null;
  askedAt: Date;
  /** `held`: it holds what it must not, and no file was put anywhere. */
  state: 'queued' | 'made' | 'held' | 'failed';
  files: StoredFile[];
  /** Plain words, ended: why it was held or failed. */
  error: string;
}

const StoredFiles = z.array(
  z.object({ name: z.string(), url: z.string().nullable(), sha256: z.string(), bytes: z.int() }),
);

const columns = [
  ...(['id', 'committee_id', 'from_day', 'no', 'asked_by', 'asked_at'] as const),
  ...(['state', 'files', 'error'] as const),
] as const;

const all = (on: Executor) => on.selectFrom('visit_paper').select(columns);

function toPaper(row: Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]): VisitPaper {
  return {
    ...{ id: row.id, committeeId: row.committee_id, from: Day.parse(row.from_day), no: row.no },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at, state: row.state, error: row.error },
    files: StoredFiles.parse(row.files),
  };
}

export async function paperById(on: Executor, id: string): Promise<VisitPaper | null> {
  const row = await all(on).where('id', '=', id).executeTakeFirst();
  return row ? toPaper(row) : null;
}

export async function latestPaper(on: Executor, committeeId: string, from: Day): Promise<VisitPaper | null> {
  const row = await all(on)
    .where('committee_id', '=', committeeId)
    .where('from_day', '=', from)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toPaper(row) : null;
}

/** Two who ask at once wait for each other here, so that they share one paper. */
export async function lockCommittee(on: Executor, committeeId: string): Promise<void> {
  await on.selectFrom('committee').select('id').where('id', '=', committeeId).forUpdate().execute();
}

export async function insertPaper(
  on: Executor,
  paper: Pick<VisitPaper, 'id' | 'committeeId' | 'from' | 'no' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await on
    .insertInto('visit_paper')
    .values({
      ...{ id: paper.id, committee_id: paper.committeeId, from_day: paper.from, no: paper.no },
      ...{
        asked_by: paper.askedBy,
        asked_at: paper.askedAt,
        state: 'queued',
        outline: null,
        files: '[]',
        error: '',
      },
    })
    .execute();
}

/** What it prints, as the run that came first fixed it. */
export async function keepOutline(
  on: Executor,
  id: string,
  outline: SettledOutline,
): Promise<SettledOutline> {
  await on
    .updateTable('visit_paper')
    .set({ outline: JSON.stringify(outline) })
    .where('id', '=', id)
    .where('outline', 'is', null)
    .execute();
  const row = await on
    .selectFrom('visit_paper')
    .select('outline')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.outline as SettledOutline;
}

export async function keptOutline(on: Executor, id: string): Promise<SettledOutline | null> {
  const row = await on.selectFrom('visit_paper').select('outline').where('id', '=', id).executeTakeFirst();
  return (row?.outline ?? null) as SettledOutline | null;
}

/** False when another run has ended it. Its words are in the files from then on, and here no longer. */
export async function endPaper(
  on: Executor,
  id: string,
  end: Pick<VisitPaper, 'files' | 'error'> & { state: 'made' | 'held' | 'failed'; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await on
    .updateTable('visit_paper')
    .set({
      ...{ state: end.state, error: end.error, ended_at: end.at, outline: null },
      files: JSON.stringify(end.files),
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
