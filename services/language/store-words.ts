/** Accepted words and confirmed small numbers: the only writer of `accepted_term` and `confirmed_numbers`. */
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

export interface ConfirmedNumbers {
  document: string;
  fingerprint: string;
  howMany: number;
  confirmedBy: string;
  confirmedAt: Date;
}

export async function confirmedNumbers(on: Executor, committeeId: string): Promise<ConfirmedNumbers[]> {
  const rows = await on
    .selectFrom('confirmed_numbers')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .execute();
  return rows.map((row) => ({
    document: row.document,
    fingerprint: row.fingerprint,
    howMany: row.how_many,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
  }));
}

/** The first to confirm a list stands. */
export async function writeConfirmed(
  on: Executor,
  committeeId: string,
  one: ConfirmedNumbers,
): Promise<void> {
  await on
    .insertInto('confirmed_numbers')
    .values({
      committee_id: committeeId,
      document: one.document,
      fingerprint: one.fingerprint,
      how_many: one.howMany,
      confirmed_by: one.confirmedBy,
      confirmed_at: one.confirmedAt,
    })
    .onConflict((conflict) => conflict.columns(['committee_id', 'document', 'fingerprint']).doNothing())
    .execute();
}
