/** Groups and their codes in SQL. */
import type { Selectable } from 'kysely';
import type { Executor, Tables } from '../db/tables';
import type { AskGroup } from './rules';

export async function insertGroup(on: Executor, group: AskGroup, by: string, at: Date): Promise<void> {
  await on
    .insertInto('ask_group')
    .values({
      id: group.id,
      committee_id: group.committeeId,
      name: group.name,
      code: group.code,
      state: group.state,
      made_by: by,
      changed_at: at,
    })
    .execute();
}

export async function updateGroup(on: Executor, group: AskGroup, at: Date): Promise<void> {
  await on
    .updateTable('ask_group')
    .set({ code: group.code, state: group.state, changed_at: at })
    .where('id', '=', group.id)
    .execute();
}

/** Oldest change first. */
export async function groupsOf(on: Executor, committeeId: string): Promise<AskGroup[]> {
  const rows = await on
    .selectFrom('ask_group')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
  return rows.map(toGroup);
}

export async function findGroup(on: Executor, id: string): Promise<AskGroup | null> {
  const row = await on
    .selectFrom('ask_group')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toGroup(row) : null;
}

export async function findGroupByCode(on: Executor, code: string): Promise<AskGroup | null> {
  const row = await on.selectFrom('ask_group').selectAll().where('code', '=', code).executeTakeFirst();
  return row ? toGroup(row) : null;
}

function toGroup(row: Selectable<Tables['ask_group']>): AskGroup {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    code: row.code,
    state: row.state,
  };
}
