/** Statements that PostgreSQL plans once a connection: planning those of every press costs more than running them. */
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */ ';

/**
 * First in a statement: sql`${prepared}select …`. Only for text that never varies but in its parameters, and that names
 * its columns: a kept plan of `select *` fails when a newer instance adds a column. The embedded database keeps plans of
 * whatever it is asked twice (embedded-client.ts).
 */
export const prepared: RawBuilder<unknown> = sql.raw(mark);

/** What PostgreSQL takes an array of unknown length to hold when it plans for it. */
const expectedKeys = 10;

/**
 * The keys of a prepared `= any(…)` or `unnest(…)`, filled up with empty ones. For a shorter array a plan of its own looks
 * cheaper than the kept one, so PostgreSQL would plan anew at each call: 1 to 5 ms, against 0.5 ms to run it.
 */
export function planned(keys: string[]): string[] {
  if (keys.length >= expectedKeys) return keys;
  return [...keys, ...Array.from({ length: expectedKeys - keys.length }, () => '')];
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `pledgekeeper_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** Gives each marked statement the name under which `pg` prepares it once and then only runs it. */
export class PreparingClient extends pg.Client {
  // `pg` overloads query eight ways; only (text, values), which is what Kysely calls, is of interest here.
  override query = ((...given: unknown[]) => {
    const [text, values] = given;
    const run = pg.Client.prototype.query.bind(this) as (...all: unknown[]) => unknown;
    if (typeof text !== 'string' || !text.startsWith(mark)) return run(...given);
    return run({ name: nameOf(text), text, values });
  }) as pg.Client['query'];
}
