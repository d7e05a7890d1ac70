/** Puts a row into any table, with something that fits in every column that must have a value: for tests that need ids. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor } from '../../services/db/tables';

interface Column {
  name: string;
  type: string;
}

/** Columns not named get a value of their type; references are not looked at. Returns the row's id. */
export async function putRow(
  db: Executor,
  table: string,
  given: Record<string, unknown> = {},
): Promise<string> {
  const { rows: columns } = await sql<Column>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}
      and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`.execute(db);
  const values: Record<string, unknown> = {};
  for (const { name, type } of columns) values[name] = given[name] ?? fitting(type);
  for (const [name, value] of Object.entries(given)) values[name] = value;
  await db.transaction().execute(async (on) => {
    await sql`set local session_replication_role = replica`.execute(on);
    const names = Object.keys(values);
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      values (${sql.join(names.map((name) => sql`${values[name]}`))})`.execute(on);
  });
  return String(values.id ?? '');
}

function fitting(type: string): unknown {
  switch (type) {
    case 'int4':
    case 'int8':
    case 'numeric':
      return 1;
    case 'bool':
      return false;
    case 'date':
      return '2027-03-02';
    case 'timestamptz':
      return new Date('2027-01-04T09:00:00Z');
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.from('x');
    default:
      return randomUUID();
  }
}
