/** Puts a row into any table, with something that fits in every column that must have a value: for tests that need ids. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { tablesInOrder } from '../../services/db/catalogue';
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

/** Words are a question's or an asked question's, never both's; an open place is nobody's. */
const leftEmpty: ReadonlySet<string> = new Set(['locked_words.asked_id', 'visit_place.person_id']);

/** The tables in an order in which they can be filled get a row each, which refers to the rows before it. Returns their names. */
export async function putRowEverywhere(db: Executor): Promise<string[]> {
  const tables = await tablesInOrder(db);
  const { rows: references } = await sql<{ from: string; column: string; to: string; key: string }>`
    select c.conrelid::regclass::text as "from", a.attname as "column", c.confrelid::regclass::text as "to", k.attname as key
    from pg_constraint c
      cross join unnest(c.conkey, c.confkey) as pair(mine, theirs)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.mine
      join pg_attribute k on k.attrelid = c.confrelid and k.attnum = pair.theirs
    where c.contype = 'f' and c.conrelid <> c.confrelid`.execute(db);
  const { rows: checks } = await sql<{ table: string; words: string }>`
    select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as words from pg_constraint
    where contype = 'c'`.execute(db);
  // No reference holds a link to its entry, but the database makes one for an entry that has none.
  let entryId: unknown;
  for (const { name } of tables) {
    const given: Record<string, unknown> = {};
    for (const { words } of checks.filter(({ table }) => table === name)) {
      const [, column, first] = /^CHECK \(\((\w+) = ANY \(ARRAY\['?([\w-]+)'?/.exec(words) ?? [];
      if (column) given[column] = first;
    }
    for (const { column, to, key } of references.filter(({ from }) => from === name)) {
      if (leftEmpty.has(`${name}.${column}`)) continue;
      const { rows } = await sql<{ value: unknown }>`
        select ${sql.ref(key)} as value from ${sql.table(to)} limit 1`.execute(db);
      given[column] = rows[0]?.value;
    }
    if (name === 'audit_link') given.entry_id = entryId;
    const id = await putRow(db, name, given);
    if (name === 'audit_entry') entryId = id;
  }
  return tables.map(({ name }) => name);
}
