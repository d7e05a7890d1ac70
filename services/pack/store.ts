/** The pack_build table: one row for each build of a meeting's pack; nothing else writes it. */
import { z } from 'zod';
import type { Executor } from '../db/tables';
import type { PackBuild } from './rules';
import type { SettledOutline } from './settle';

/** What one build prints, fixed when it began. */
export interface Composed {
  public: SettledOutline;
  officers: SettledOutline;
  /** What is true of the contents and the clerk should know. */
  notes: string[];
  /** The library's folders for the two editions. */
  folders: { public: string; officers: string };
  /** Of the files, without version and ending. */
  fileName: string;
}

const StoredFiles = z.array(
  z.object({ name: z.string(), url: z.string().nullable(), sha256: z.string(), bytes: z.int() }),
);

const all = (on: Executor) => on.selectFrom('pack_build').selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number];

function toBuild(row: Row): PackBuild {
  const { card_conversation_id: conversationId, card_activity_id: activityId } = row;
  return {
    id: row.id,
    meetingId: row.meeting_id,
    no: row.no,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    state: row.state,
    progress: row.progress,
    files: StoredFiles.parse(row.files),
    notes: row.notes,
    builtAt: row.built_at,
    error: row.error,
    card: conversationId && activityId ? { conversationId, activityId } : null,
  };
}

export async function byId(on: Executor, id: string): Promise<PackBuild | null> {
  const row = await all(on).where('id', '=', id).executeTakeFirst();
  return row ? toBuild(row) : null;
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

export async function insert(
  on: Executor,
  build: { id: string; meetingId: string; no: number; requestedBy: string; requestedAt: Date },
): Promise<void> {
  await on
    .insertInto('pack_build')
    .values({
      id: build.id,
      meeting_id: build.meetingId,
      no: build.no,
      requested_by: build.requestedBy,
      requested_at: build.requestedAt,
      state: 'queued',
      progress: 'Waiting to start',
      composed: null,
      files: '[]',
      notes: '[]',
      built_at: null,
      error: '',
      card_conversation_id: null,
      card_activity_id: null,
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
  on.updateTable('pack_build').where('id', '=', id).where('state', 'in', ['queued', 'building']);

export async function setProgress(on: Executor, id: string, progress: string): Promise<void> {
  await unfinished(on, id).set({ state: 'building', progress }).execute();
}

export async function composed(on: Executor, id: string): Promise<Composed | null> {
  const row = await on.selectFrom('pack_build').select('composed').where('id', '=', id).executeTakeFirst();
  // Written by `keepComposed` alone, and large: it is not parsed again.
  return (row?.composed as Composed | null | undefined) ?? null;
}

/** The first to come decides what this build prints. */
export async function keepComposed(on: Executor, id: string, value: Composed): Promise<void> {
  await unfinished(on, id)
    .where('composed', 'is', null)
    .set({ composed: JSON.stringify(value) })
    .execute();
}

type Ending = Pick<PackBuild, 'files' | 'notes' | 'error'> & { state: 'built' | 'failed'; at: Date };

/** False when the build had ended already: only one process tells the clerk. */
export async function end(on: Executor, id: string, ending: Ending): Promise<boolean> {
  const result = await unfinished(on, id)
    .set({
      state: ending.state,
      progress: ending.state === 'built' ? 'Built' : 'Not built',
      files: JSON.stringify(ending.files),
      notes: JSON.stringify(ending.notes),
      error: ending.error,
      built_at: ending.state === 'built' ? ending.at : null,
    })
    .executeTakeFirst();
  return (result.numUpdatedRows ?? 0n) > 0n;
}
