/** Puts a backup's rows into a database of the same schema: all of them or none. */
import { sql } from 'kysely';
import { BackupRefused, type BackupSummary, readParts } from './backup-file';
import { appliedMigrations, plainDates, type TableShape, tablesInOrder } from './catalogue';
import type { Executor } from './tables';

const charactersAtATime = 256 * 1024;

/**
 * @param options.replace deletes what is there; without it a database that holds anything is refused.
 * @throws BackupRefused, with nothing changed, even where the damage shows only at the file's end.
 */
export function copyIn(db: Executor, from: string, options: { replace: boolean }): Promise<BackupSummary> {
  return db.transaction().execute(async (on) => {
    await plainDates(on);
    const parts = readParts(from);
    const first = await parts.next();
    if (first.done || first.value.kind !== 'header') throw new Error('a backup begins with its header');
    refuseOtherSchema(from, first.value.header.schema, await appliedMigrations(on));
    const tables = await tablesInOrder(on);
    if (options.replace) await emptyAll(on, tables);
    else await refuseUnlessEmpty(on, tables);
    return fill(on, from, parts, tables);
  });
}

/** The one place where the record may be emptied: a whole backup, with its own record, takes its place in this transaction. */
async function emptyAll(on: Executor, tables: TableShape[]): Promise<void> {
  const record = ['audit_entry', 'audit_link', 'audit_waiting'];
  const guard = async (state: 'enable' | 'disable') => {
    for (const table of record)
      await sql`alter table ${sql.table(table)} ${sql.raw(state)} trigger ${sql.ref(`${table}_is_not_emptied`)}`.execute(
        on,
      );
  };
  await guard('disable');
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(on);
  await guard('enable');
}

function refuseOtherSchema(file: string, theirs: string[], ours: string[]): void {
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return;
  const older = theirs.every((name, index) => name === ours[index]);
  throw new BackupRefused(
    older
      ? `${file} was made by an older version of Pledgekeeper; restore it with that version, then start this one.`
      : `${file} was made by another version of Pledgekeeper; restore it with that version.`,
  );
}

async function refuseUnlessEmpty(on: Executor, tables: TableShape[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(on);
    if (rows.length > 0) {
      throw new BackupRefused(
        'The database already holds data; say --replace to put the backup in its place.',
      );
    }
  }
}

async function fill(
  on: Executor,
  from: string,
  parts: ReturnType<typeof readParts>,
  tables: TableShape[],
): Promise<BackupSummary> {
  let into: { table: TableShape; columns: string[] } | undefined;
  let batch: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (into && batch.length > 0) await insert(on, into.table, into.columns, `[${batch.join(',')}]`);
    batch = [];
    characters = 0;
  };
  for (;;) {
    const { done, value } = await parts.next();
    if (done) {
      await flush();
      return value;
    }
    if (value.kind === 'table') {
      await flush();
      const table = tables.find(({ name }) => name === value.name);
      if (!table)
        throw new BackupRefused(`${from} has a table that this version does not know: ${value.name}.`);
      into = { table, columns: value.columns };
    } else if (value.kind === 'row') {
      batch.push(value.values);
      characters += value.values.length;
      if (characters > charactersAtATime) await flush();
    }
  }
}

/** @param rows a JSON array of arrays, each value the text that the column's own type reads. */
async function insert(on: Executor, table: TableShape, columns: string[], rows: string): Promise<void> {
  const values = columns.map((column, index) => {
    const type = table.columns.find(({ name }) => name === column)?.type;
    if (!type) throw new BackupRefused(`The backup has a column that this version does not know: ${column}.`);
    return sql`(line ->> ${sql.lit(index)})::${sql.raw(type)}`;
  });
  await sql`insert into ${sql.table(table.name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from json_array_elements(${rows}::json) as line`.execute(on);
}
