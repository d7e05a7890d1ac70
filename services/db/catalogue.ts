/** What tables there are, in an order in which they can be filled: asked of the database, so that none is forgotten. */
import { sql } from 'kysely';
import type { Executor } from './tables';

export interface TableShape {
  name: string;
  columns: { name: string; type: string }[];
}

/** Every table of ours, each after those that it refers to. @throws Error when tables refer to each other in a circle. */
export async function tablesInOrder(on: Executor): Promise<TableShape[]> {
  const { rows } = await sql<TableShape & { needs: string[] }>`
    select c.relname::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select distinct k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not starts_with(c.relname::text, 'kysely_')
    order by c.relname`.execute(on);
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.filter((row) => !placed.has(row.name) && row.needs.every((name) => placed.has(name)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      placed.add(name);
    }
  }
  return ordered;
}

/** The names of the migrations that this database has had, in order. */
export async function appliedMigrations(on: Executor): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(on);
  return rows.map((row) => row.name);
}

/** For the rest of the transaction dates and times are written, and read, in one way on every server. */
export async function plainDates(on: Executor): Promise<void> {
  await sql`set local datestyle = 'ISO, YMD'`.execute(on);
  await sql`set local timezone = 'UTC'`.execute(on);
}
