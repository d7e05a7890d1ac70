/** Reads the record: the chain in its order, and entries by person, committee, days and kind. */
import { sql } from 'kysely';
import type { Executor } from '../db/tables';
import type { Head, Link } from './chain';

const atATime = 500;

/** Every link in order, some hundreds at a time. */
export async function* readLinks(on: Executor): AsyncGenerator<Link> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{
      no: string;
      entry_id: string;
      committee_id: string | null;
      previous: string;
      hash: string;
      found: string | null;
      at: string;
      person_id: string | null;
      what: string;
      subject: string;
    }>`select l.no, l.entry_id, l.committee_id, l.previous, l.hash, e.id as found, e.person_id, e.what,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.subject::text as subject
      from audit_link l left join audit_entry e on e.id = l.entry_id
      where l.no > ${after} order by l.no limit ${sql.lit(atATime)}`.execute(on);
    for (const row of rows) {
      const { no, entry_id: entryId, committee_id: committeeId, previous, hash } = row;
      const entry =
        row.found === null
          ? null
          : { at: row.at, personId: row.person_id, what: row.what, subject: row.subject };
      yield { no: Number(no), entryId, committeeId, previous, hash, entry };
    }
    if (rows.length < atATime) return;
    after = Number(rows.at(-1)?.no);
  }
}

/** Entries that have no link and wait for none: put in past the chain. */
export async function countUnlinked(on: Executor): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from audit_entry e
    where not exists (select from audit_link l where l.entry_id = e.id)
      and not exists (select from audit_waiting w where w.entry_id = e.id)`.execute(on);
  return Number(rows[0]?.count ?? 0);
}

export async function readHead(on: Executor): Promise<Head> {
  const { rows } = await sql<{ no: string; hash: string }>`select no, hash from audit_link
    order by no desc limit 1`.execute(on);
  return { no: Number(rows[0]?.no ?? 0), hash: rows[0]?.hash ?? '' };
}

export async function hashAt(on: Executor, no: number): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`select hash from audit_link where no = ${no}`.execute(on);
  return rows[0]?.hash ?? null;
}

export interface Filter {
  /** Who reads: what a worry is kept from, they do not see. null: the administrator at the command line. */
  readerId: string | null;
  personId?: string | undefined;
  /** Entries of these committees, and those of none where `alsoOfNone`. */
  committeeIds: string[];
  alsoOfNone: boolean;
  /** Instants; `until` is not included. */
  from?: Date | undefined;
  until?: Date | undefined;
  /** The beginning of `what`: 'question', 'pack'. */
  kind?: string | undefined;
  limit: number;
  offset: number;
}

export interface Entry {
  at: Date;
  personId: string | null;
  personName: string | null;
  /** A young person with an account: never named beside a question. */
  isYoung: boolean;
  what: string;
  subject: Record<string, string>;
  committeeId: string | null;
}

/** Newest first. */
export async function readEntries(on: Executor, filter: Filter): Promise<Entry[]> {
  const { readerId, personId, committeeIds, alsoOfNone, from, until, kind, limit, offset } = filter;
  const rows = await on
    .selectFrom('audit_entry as e')
    .leftJoin('audit_link as l', 'l.entry_id', 'e.id')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.at', 'e.person_id', 'p.name', 'e.what', 'e.subject', 'l.committee_id'])
    .select(
      sql<boolean>`exists (select from person_role r where r.person_id = e.person_id and r.role = 'shadow-member')`.as(
        'is_young',
      ),
    )
    .where(
      sql<boolean>`not exists (select from question_kept_from k
        where k.question_id = e.subject->>'questionId' and k.person_id = ${readerId})`,
    )
    .where((where) =>
      where.or([
        where('l.committee_id', 'in', committeeIds.length > 0 ? committeeIds : ['']),
        ...(alsoOfNone ? [where('l.committee_id', 'is', null)] : []),
      ]),
    )
    .$if(personId !== undefined, (query) => query.where('e.person_id', '=', personId ?? ''))
    .$if(from !== undefined, (query) => query.where('e.at', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('e.at', '<', until ?? new Date(0)))
    .$if(kind !== undefined, (query) => query.where(sql<boolean>`starts_with(e.what, ${kind ?? ''})`))
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    personId: row.person_id,
    personName: row.name,
    isYoung: row.is_young,
    what: row.what,
    subject: row.subject as Record<string, string>,
    committeeId: row.committee_id,
  }));
}
