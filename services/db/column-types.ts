/** How PostgreSQL's types come into a program. */
import type { ColumnType } from 'kysely';

/** jsonb: read as a value, written as JSON text. */
export type Json<Value> = ColumnType<Value, string, string>;
/** jsonb with a value of its own where none is given. */
export type JsonByDefault<Value> = ColumnType<Value, string | undefined, string>;
/** 'YYYY-MM-DD' */
export type DayText = string;
