/** The one table that holds young people's words. Only room.ts calls these: everything here is ciphertext. */
import type { Executor } from '../db/tables';
import type { Sealed } from './keys';

export type Place = { questionId: string } | { askedId: string };

const columnOf = (place: Place) =>
  'questionId' in place
    ? ({ column: 'question_id', id: place.questionId } as const)
    : ({ column: 'asked_id', id: place.askedId } as const);

/** What lay there before is gone. */
export async function putSealed(
  on: Executor,
  place: Place,
  { keyId, sealed }: Sealed,
  row: { id: string; at: Date },
): Promise<void> {
  const { column, id } = columnOf(place);
  await on.deleteFrom('locked_words').where(column, '=', id).execute();
  await on
    .insertInto('locked_words')
    .values({
      id: row.id,
      question_id: 'questionId' in place ? place.questionId : null,
      asked_id: 'askedId' in place ? place.askedId : null,
      kind: 'questionId' in place ? 'words' : 'proposal',
      key_id: keyId,
      sealed,
      created_at: row.at,
    })
    .execute();
}

export async function takeSealed(on: Executor, place: Place): Promise<Sealed | null> {
  const { column, id } = columnOf(place);
  const row = await on
    .selectFrom('locked_words')
    .select(['key_id', 'sealed'])
    .where(column, '=', id)
    .executeTakeFirst();
  return row ? { keyId: row.key_id, sealed: Buffer.from(row.sealed) } : null;
}

/** @returns how many rows went. */
export async function removeSealed(on: Executor, place: Place): Promise<number> {
  const { column, id } = columnOf(place);
  const result = await on.deleteFrom('locked_words').where(column, '=', id).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Rows sealed by another key than this one. */
export async function sealedByOtherKeys(on: Executor, keyId: string): Promise<({ place: Place } & Sealed)[]> {
  const rows = await on.selectFrom('locked_words').selectAll().where('key_id', '<>', keyId).execute();
  return rows.map((row) => ({
    place: row.question_id !== null ? { questionId: row.question_id } : { askedId: row.asked_id ?? '' },
    keyId: row.key_id,
    sealed: Buffer.from(row.sealed),
  }));
}
