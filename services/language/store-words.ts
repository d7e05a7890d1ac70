/** Accepted words and confirmed small numbers: the only writer of `accepted_term` and `confirmed_number`. */
import type { Executor } from '../db/tables';
import type { TermKind } from './terms';

export interface AcceptedTerm {
  term: string;
  kind: TermKind;
  /** Where it holds; null: in every document. */
  document: string | null;
  /** null: by the command line. */
  acceptedBy: string | null;
  acceptedAt: Date;
}

export async function acceptedTerms(on: Executor, committeeId: string): Promise<AcceptedTerm[]> {
  const rows = await on
    .selectFrom('accepted_term')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('term_key')
    .execute();
  return rows.map((row) => ({
    term: row.term,
    kind: row.kind,
    document: row.document === '' ? null : row.document,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at,
  }));
}

/** Whoever accepts a word again says of which kind it is now. */
export async function writeTerm(
  on: Executor,
  committeeId: string,
  key: string,
  { term, kind, document, acceptedBy, acceptedAt }: AcceptedTerm,
): Promise<void> {
  const values = { term, kind, accepted_by: acceptedBy, accepted_at: acceptedAt };
  await on
    .insertInto('accepted_term')
    .values({ committee_id: committeeId, term_key: key, document: document ?? '', ...values })
    .onConflict((conflict) => conflict.columns(['committee_id', 'term_key', 'document']).doUpdateSet(values))
    .execute();
}

/** @returns how many were taken off: the word of all documents, and of each one. */
export async function removeTerm(on: Executor, committeeId: string, key: string): Promise<number> {
  const gone = await on
    .deleteFrom('accepted_term')
    .where('committee_id', '=', committeeId)
    .where('term_key', '=', key)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Keys of the small numbers that somebody has confirmed. */
export async function confirmedNumbers(on: Executor, committeeId: string): Promise<Set<string>> {
  const rows = await on
    .selectFrom('confirmed_number')
    .select('number_key')
    .where('committee_id', '=', committeeId)
    .execute();
  return new Set(rows.map((row) => row.number_key));
}

/** The first to confirm a number stands. */
export async function writeConfirmed(
  on: Executor,
  committeeId: string,
  { keys, by, at }: { keys: readonly string[]; by: string; at: Date },
): Promise<void> {
  if (keys.length === 0) return;
  const rows = [...new Set(keys)].map((key) => ({
    committee_id: committeeId,
    number_key: key,
    confirmed_by: by,
    confirmed_at: at,
  }));
  await on
    .insertInto('confirmed_number')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['committee_id', 'number_key']).doNothing())
    .execute();
}
