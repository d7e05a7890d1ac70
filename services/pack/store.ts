/** The pack_build table: one row for each version of a meeting's papers; nothing else writes it. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../db/tables';
import type { ComposedPack } from './documents';
import type { GateFinding, PackBuild, PackFile } from './rules';

const StoredFiles = z.array(
  z.object({
    name: z.string(),
    url: z.string().nullable(),
    sha256: z.string(),
    bytes: z.int(),
    // Builds from before there were editions lack these.
    folder: z.string().default(''),
    edition: z.enum(['public', 'exempt', 'officers', 'young-people']).default('public'),
    itemNumber: z.string().nullable().default(null),
    title: z.string().default(''),
  }),
);

const all = (on: Executor) => on.selectFrom('pack_build').selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number];

function toBuild(row: Row): PackBuild {
  const { card_conversation_id: conversationId, card_activity_id: activityId } = row;
  return {
    id: row.id,
    meetingId: row.meeting_id,
    no: row.no,
    kind: row.kind,
    supplementNo: row.supplement_no,
    itemIds: row.item_ids,
    stage: row.stage,
    basedOn: row.based_on,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    queuedAt: row.queued_at,
    state: row.state,
    progress: row.progress,
    dataAt: row.data_at,
    files: StoredFiles.parse(row.files),
    editionFiles: StoredFiles.parse(row.edition_files),
    notes: row.notes,
    // Written by this file alone, from the gate's own type.
    findings: row.findings as GateFinding[],
    retryAt: row.retry_at,
    tries: row.tries,
    builtAt: row.built_at,
    sealedAt: row.sealed_at,
    error: row.error,
    card: conversationId && activityId ? { conversationId, activityId } : null,
  };
}

export async function byId(on: Executor, id: string): Promise<PackBuild | null> {
  const row = await all(on).where('id', '=', id).executeTakeFirst();
  return row ? toBuild(row) : null;
}

/** Newest first. */
export async function ofMeeting(on: Executor, meetingId: string): Promise<PackBuild[]> {
  const rows = await all(on).where('meeting_id', '=', meetingId).orderBy('no', 'desc').execute();
  return rows.map(toBuild);
}

export async function latest(on: Executor, meetingId: string): Promise<PackBuild | null> {
  const row = await all(on)
    .where('meeting_id', '=', meetingId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toBuild(row) : null;
}

/** Two clerks who press at once wait for each other here, so that they share one build. */
export async function lockMeeting(on: Executor, meetingId: string): Promise<void> {
  await on.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute();
}

export type NewBuild = Pick<
  PackBuild,
  | 'id'
  | 'meetingId'
  | 'no'
  | 'kind'
  | 'stage'
  | 'supplementNo'
  | 'itemIds'
  | 'basedOn'
  | 'requestedBy'
  | 'requestedAt'
>;

export async function insert(on: Executor, build: NewBuild): Promise<void> {
  await on
    .insertInto('pack_build')
    .values({
      id: build.id,
      meeting_id: build.meetingId,
      no: build.no,
      kind: build.kind,
      stage: build.stage,
      supplement_no: build.supplementNo,
      item_ids: JSON.stringify(build.itemIds),
      based_on: build.basedOn,
      requested_by: build.requestedBy,
      requested_at: build.requestedAt,
      queued_at: build.requestedAt,
      state: 'queued',
      progress: 'Waiting to start',
      files: '[]',
      notes: '[]',
      error: '',
    })
    .execute();
}

export async function setCard(
  on: Executor,
  id: string,
  card: { conversationId: string; activityId: string },
): Promise<void> {
  await on
    .updateTable('pack_build')
    .set({ card_conversation_id: card.conversationId, card_activity_id: card.activityId })
    .where('id', '=', id)
    .execute();
}

const unfinished = (on: Executor, id: string) =>
  on.updateTable('pack_build').where('id', '=', id).where('state', 'in', ['queued', 'building', 'waiting']);

/** The number of the run that begins now, from 1; null when the build has ended. */
export async function beginRun(on: Executor, id: string): Promise<number | null> {
  const row = await unfinished(on, id)
    .set((eb) => ({ runs: eb('runs', '+', 1) }))
    .returning('runs')
    .executeTakeFirst();
  return row?.runs ?? null;
}

export async function setProgress(on: Executor, id: string, progress: string): Promise<void> {
  await unfinished(on, id).set({ state: 'building', progress, retry_at: null }).execute();
}

export async function setFindings(on: Executor, id: string, findings: GateFinding[]): Promise<void> {
  await unfinished(on, id)
    .set({ findings: JSON.stringify(findings) })
    .execute();
}

/** The library asked to be left alone until then; the job comes back by itself. */
export async function setWaiting(on: Executor, id: string, progress: string, until: Date): Promise<void> {
  await unfinished(on, id).set({ state: 'waiting', progress, retry_at: until }).execute();
}

/** Whether final papers of the meeting hold this attached file. */
export async function isPrinted(on: Executor, meetingId: string, attachmentId: string): Promise<boolean> {
  const row = await on
    .selectFrom('pack_build')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('stage', '=', 'final')
    .where('state', '<>', 'failed')
    .where(sql<boolean>`composed->'attached' @> ${JSON.stringify([{ id: attachmentId }])}::jsonb`)
    .executeTakeFirst();
  return row !== undefined;
}

/** A build that failed is queued again with what it printed fixed; null when it did not fail. */
export async function queueAgain(on: Executor, id: string, at: Date): Promise<{ tries: number } | null> {
  const row = await on
    .updateTable('pack_build')
    .set((eb) => ({
      state: 'queued',
      progress: 'Waiting to start',
      error: '',
      tries: eb('tries', '+', 1),
      retry_at: null,
      queued_at: at,
    }))
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('tries')
    .executeTakeFirst();
  return row ?? null;
}

export async function composed(on: Executor, id: string): Promise<ComposedPack | null> {
  const row = await on.selectFrom('pack_build').select('composed').where('id', '=', id).executeTakeFirst();
  // Written by `keepComposed` alone, and large: it is not parsed again. Builds of an earlier form print no more.
  const value = row?.composed as ComposedPack | null | undefined;
  return value && Array.isArray(value.public) ? value : null;
}

/** The first to come decides what this build prints. */
export async function keepComposed(on: Executor, id: string, value: ComposedPack, at: Date): Promise<void> {
  await unfinished(on, id)
    .where('composed', 'is', null)
    .set({ composed: JSON.stringify(value), data_at: at, findings: JSON.stringify(value.findings) })
    .execute();
}

export type Ending = Pick<PackBuild, 'files' | 'notes' | 'error' | 'findings'> & {
  state: 'built' | 'failed';
  at: Date;
};

/** The young people's edition joins its version when it has been signed off; nothing else of the version changes. */
export async function setEditionFiles(on: Executor, id: string, files: PackFile[]): Promise<void> {
  await on
    .updateTable('pack_build')
    .set({ edition_files: JSON.stringify(files) })
    .where('id', '=', id)
    .execute();
}

/**
 * False when this run has no say any more: only one process tells the clerk. A run that failed ends the build only while
 * no later one has begun; one that has put every file ends it as built, whatever became of another run. A final version
 * that is built is sealed.
 */
export async function end(on: Executor, id: string, run: number, ending: Ending): Promise<boolean> {
  const built = ending.state === 'built';
  const notBuilt = on.updateTable('pack_build').where('id', '=', id).where('state', '<>', 'built');
  const result = await (built ? notBuilt : unfinished(on, id).where('runs', '=', run))
    .set({
      state: ending.state,
      progress: built ? 'Built' : 'Not built',
      files: JSON.stringify(ending.files),
      notes: JSON.stringify(ending.notes),
      findings: JSON.stringify(ending.findings),
      error: ending.error,
      retry_at: null,
      built_at: built ? ending.at : null,
      sealed_at: built
        ? sql<Date | null>`case when stage = 'final' then ${ending.at}::timestamptz end`
        : null,
    })
    .executeTakeFirst();
  return (result.numUpdatedRows ?? 0n) > 0n;
}
