/** Tables made empty between tests, the record too: past what the database otherwise refuses. */
import { sql } from 'kysely';
import type { Executor } from '../../services/db/tables';

export function emptyTables(db: Executor, tables: readonly string[]): Promise<void> {
  return db.transaction().execute(async (on) => {
    await sql`set local session_replication_role = replica`.execute(on);
    for (const table of tables) await sql`truncate table ${sql.table(table)} cascade`.execute(on);
  });
}
