/** Who is kept from a question, and what became of a worry: references and times, never words. */
import type { Selectable } from 'kysely';
import type { Executor, Tables } from '../db/tables';
import type { Concern, WhyEnded } from './rules';

export async function keepFrom(on: Executor, questionId: string, personIds: string[]): Promise<void> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  await on
    .insertInto('question_kept_from')
    .values(ids.map((personId) => ({ question_id: questionId, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** With the words goes who was named in them: nothing is left to keep anyone from. */
export async function forgetKeptFrom(on: Executor, questionId: string): Promise<void> {
  await on.deleteFrom('question_kept_from').where('question_id', '=', questionId).execute();
}

/** Person ids by question id. */
export async function keptFrom(on: Executor, questionIds: string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (questionIds.length === 0) return found;
  const rows = await on
    .selectFrom('question_kept_from')
    .selectAll()
    .where('question_id', 'in', questionIds)
    .execute();
  for (const row of rows) {
    const people = found.get(row.question_id) ?? new Set();
    found.set(row.question_id, people.add(row.person_id));
  }
  return found;
}

/** A second worry about the same question changes its path and its holder, and keeps when it was first raised; after one that ended it is a new one. */
export async function putConcern(
  on: Executor,
  concern: Pick<Concern, 'questionId' | 'path' | 'holderId' | 'raisedBy' | 'raisedAt'>,
): Promise<void> {
  const { questionId, path, holderId, raisedBy, raisedAt } = concern;
  await on
    .deleteFrom('concern')
    .where('question_id', '=', questionId)
    .where('ended_at', 'is not', null)
    .execute();
  await on
    .insertInto('concern')
    .values({ question_id: questionId, path, holder_id: holderId, raised_by: raisedBy, raised_at: raisedAt })
    .onConflict((conflict) => conflict.column('question_id').doUpdateSet({ path, holder_id: holderId }))
    .execute();
}

export async function findConcern(on: Executor, questionId: string): Promise<Concern | null> {
  const row = await on
    .selectFrom('concern')
    .selectAll()
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  return row ? toConcern(row) : null;
}

export async function concernsOf(on: Executor, questionIds: string[]): Promise<Map<string, Concern>> {
  if (questionIds.length === 0) return new Map();
  const rows = await on.selectFrom('concern').selectAll().where('question_id', 'in', questionIds).execute();
  return new Map(rows.map((row) => [row.question_id, toConcern(row)]));
}

/** Not yet on the child's record, and not ended by the council's route. */
export async function openConcerns(on: Executor): Promise<Concern[]> {
  const rows = await on
    .selectFrom('concern')
    .selectAll()
    .where('on_record_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(toConcern);
}

export async function setHandOver(
  on: Executor,
  questionId: string,
  handOver: { reference: string; receivedBy: string; receivedAt: Date },
): Promise<void> {
  await on
    .updateTable('concern')
    .set({
      reference: handOver.reference,
      received_by: handOver.receivedBy,
      received_at: handOver.receivedAt,
    })
    .where('question_id', '=', questionId)
    .execute();
}

export async function setOnRecord(on: Executor, questionId: string, by: string, at: Date): Promise<void> {
  await on
    .updateTable('concern')
    .set({ on_record_by: by, on_record_at: at })
    .where('question_id', '=', questionId)
    .where('on_record_at', 'is', null)
    .execute();
}

export async function setEnded(
  on: Executor,
  questionId: string,
  end: { by: string; at: Date; said: string; why: WhyEnded },
): Promise<void> {
  await on
    .updateTable('concern')
    .set({ ended_by: end.by, ended_at: end.at, ended_said: end.said, ended_why: end.why })
    .where('question_id', '=', questionId)
    .execute();
}

export async function setHolder(on: Executor, questionId: string, holderId: string): Promise<void> {
  await on
    .updateTable('concern')
    .set({ holder_id: holderId })
    .where('question_id', '=', questionId)
    .execute();
}

function toConcern(row: Selectable<Tables['concern']>): Concern {
  return {
    questionId: row.question_id,
    path: row.path,
    holderId: row.holder_id,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    reference: row.reference,
    receivedBy: row.received_by,
    receivedAt: row.received_at,
    onRecordAt: row.on_record_at,
    endedAt: row.ended_at,
    endedSaid: row.ended_said,
    endedWhy: row.ended_why as Concern['endedWhy'],
  };
}
