/** Every migration in order; a released one is never changed. */
import type { Migration } from 'kysely';
import * as first from './2026-11-22-first';
import * as visits from './2026-11-25-visits';

export const migrations: Record<string, Migration> = {
  '2026-11-22-first': first,
  '2026-11-25-visits': visits,
};
