/** Whether the database answers: for the health check of whoever runs the service. */
import { sql } from 'kysely';
import type { Executor } from './tables';

export async function isReachable(on: Executor): Promise<boolean> {
  try {
    await sql`select 1`.execute(on);
    return true;
  } catch {
    return false;
  }
}
