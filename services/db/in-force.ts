/** SQL: whether a row with `from_day` and `until_day` holds on a day; the day is included at both ends, null is open. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DayText } from './column-types';

/** Begun by that day, and not over. @param table its name or alias in the query. */
export const inForce = (table: string, day: DayText): RawBuilder<SqlBool> =>
  sql<SqlBool>`(coalesce(${sql.ref(`${table}.from_day`)} <= ${day}, true) and ${notOver(table, day)})`;

/** In force, or still to begin. */
export const notOver = (table: string, day: DayText): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(${sql.ref(`${table}.until_day`)} >= ${day}, true)`;
