/** Notes, worries, replies, actions and themes in SQL. A worry has no words here, ever (domain.md 2.8, 2.9). */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import {
  isTheme,
  type ReplyAnswer,
  type Theme,
  type VisitAction,
  type VisitNote,
  type VisitReply,
} from './rules';

/** Sent ones and drafts, oldest first. */
export async function readNotes(on: Executor, visitIds: string[]): Promise<VisitNote[]> {
  if (visitIds.length === 0) return [];
  const rows = await on
    .selectFrom('visit_note as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .select(['n.visit_id', 'n.person_id', 'p.name', 'n.met', 'n.worked', 'n.hindered', 'n.ask'])
    .select(['n.saved_at', 'n.sent_at'])
    .where('n.visit_id', 'in', visitIds)
    .orderBy('n.sent_at')
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({
    visitId: row.visit_id,
    personId: row.person_id,
    name: row.name,
    met: row.met,
    worked: row.worked,
    hindered: row.hindered,
    ask: row.ask,
    savedAt: row.saved_at,
    sentAt: row.sent_at,
  }));
}

/** One note a visitor and visit; a note that was sent stays sent, with its new words. */
export async function saveNote(
  on: Executor,
  note: {
    id: string;
    visitId: string;
    personId: string;
    met: string;
    worked: string;
    hindered: string;
    ask: string;
    sent: boolean;
    at: Date;
  },
): Promise<void> {
  const words = {
    met: note.met,
    worked: note.worked,
    hindered: note.hindered,
    ask: note.ask,
    saved_at: note.at,
  };
  await on
    .insertInto('visit_note')
    .values({
      ...{ id: note.id, visit_id: note.visitId, person_id: note.personId, ...words },
      sent_at: note.sent ? note.at : null,
    })
    .onConflict((conflict) =>
      conflict.columns(['visit_id', 'person_id']).doUpdateSet((row) => ({
        ...words,
        sent_at: note.sent
          ? row.fn.coalesce('visit_note.sent_at', 'excluded.sent_at')
          : row.ref('visit_note.sent_at'),
      })),
    )
    .execute();
}

export async function insertConcern(
  on: Executor,
  concern: { id: string; visitId: string; personId: string; told: string; reference: string; at: Date },
): Promise<void> {
  await on
    .insertInto('visit_concern')
    .values({
      id: concern.id,
      visit_id: concern.visitId,
      person_id: concern.personId,
      told: concern.told,
      reference: concern.reference,
      at: concern.at,
    })
    .execute();
}

export async function readReplies(on: Executor, visitIds: string[]): Promise<Map<string, VisitReply>> {
  if (visitIds.length === 0) return new Map();
  const rows = await on
    .selectFrom('visit_reply as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.visit_id', 'r.answer', 'r.words', 'r.at', 'p.name'])
    .where('r.visit_id', 'in', visitIds)
    .execute();
  return new Map(
    rows.map((row) => [row.visit_id, { answer: row.answer, words: row.words, byName: row.name, at: row.at }]),
  );
}

/** @returns false when there is a reply already. */
export async function insertReply(
  on: Executor,
  reply: { visitId: string; personId: string; answer: ReplyAnswer; words: string; at: Date },
): Promise<boolean> {
  const result = await on
    .insertInto('visit_reply')
    .values({
      visit_id: reply.visitId,
      person_id: reply.personId,
      answer: reply.answer,
      words: reply.words,
      at: reply.at,
    })
    .onConflict((conflict) => conflict.column('visit_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function insertAction(
  on: Executor,
  action: { id: string; visitId: string; what: string; ownerPost: string; dueDay: Day; at: Date },
): Promise<void> {
  await on
    .insertInto('visit_action')
    .values({
      id: action.id,
      visit_id: action.visitId,
      what: action.what,
      owner_post: action.ownerPost,
      due_day: action.dueDay,
      done_words: null,
      done_at: null,
      done_by: null,
      created_at: action.at,
    })
    .execute();
}

/** By due day; done ones too, but with `openBy` only those not done whose day has come. */
export async function readActions(
  on: Executor,
  filter: { visitIds?: string[]; id?: string; openBy?: Day },
): Promise<VisitAction[]> {
  if (filter.visitIds?.length === 0) return [];
  let query = on
    .selectFrom('visit_action')
    .innerJoin('visit', 'visit.id', 'visit_action.visit_id')
    .select([
      'visit_action.id',
      'visit.committee_id',
      'visit_id',
      'what',
      'owner_post',
      'due_day',
      'done_words',
      'done_at',
    ])
    .orderBy('due_day')
    .orderBy('visit_action.id');
  if (filter.visitIds) query = query.where('visit_id', 'in', filter.visitIds);
  if (filter.id) query = query.where('visit_action.id', '=', filter.id);
  if (filter.openBy) query = query.where('done_at', 'is', null).where('due_day', '<=', filter.openBy);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    visitId: row.visit_id,
    what: row.what,
    ownerPost: row.owner_post,
    dueDay: row.due_day as Day,
    doneWords: row.done_words,
    doneAt: row.done_at,
  }));
}

/** @returns false when it was done already. */
export async function markActionDone(
  on: Executor,
  done: { id: string; words: string; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('visit_action')
    .set({ done_words: done.words, done_at: done.at, done_by: done.by })
    .where('id', '=', done.id)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function readThemes(on: Executor, visitIds: string[]): Promise<Map<string, Theme[]>> {
  const found = new Map<string, Theme[]>();
  if (visitIds.length === 0) return found;
  const rows = await on
    .selectFrom('visit_theme')
    .selectAll()
    .where('visit_id', 'in', visitIds)
    .orderBy('theme')
    .execute();
  for (const { visit_id, theme } of rows)
    if (isTheme(theme)) found.set(visit_id, [...(found.get(visit_id) ?? []), theme]);
  return found;
}

export async function replaceThemes(on: Executor, visitId: string, chosen: Theme[]): Promise<void> {
  await on.deleteFrom('visit_theme').where('visit_id', '=', visitId).execute();
  if (chosen.length === 0) return;
  await on
    .insertInto('visit_theme')
    .values(chosen.map((theme) => ({ visit_id: visitId, theme })))
    .execute();
}

export interface StoredLine {
  summary: string;
  outcome: string;
}

/** The wording for the committee that a clerk has read and chosen. */
export async function readLines(on: Executor, visitIds: string[]): Promise<Map<string, StoredLine>> {
  if (visitIds.length === 0) return new Map();
  const rows = await on
    .selectFrom('visit')
    .select(['id', 'line_summary', 'line_outcome'])
    .where('id', 'in', visitIds)
    .where('line_at', 'is not', null)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { summary: row.line_summary ?? '', outcome: row.line_outcome ?? '' }]),
  );
}

export async function saveLine(
  on: Executor,
  visitId: string,
  line: StoredLine & { by: string; at: Date },
): Promise<void> {
  await on
    .updateTable('visit')
    .set({ line_summary: line.summary, line_outcome: line.outcome, line_by: line.by, line_at: line.at })
    .where('id', '=', visitId)
    .execute();
}
