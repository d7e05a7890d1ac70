/** Tables of the record's chain, and of how long records are kept. */
import type { ColumnType } from 'kysely';
import type { DayText } from './column-types';

export interface RecordTables {
  /** Written by the database itself, when a transaction with an audit row is committed. */
  audit_link: {
    /** bigint comes back as text. */
    no: ColumnType<string, never, never>;
    entry_id: string;
    committee_id: string | null;
    previous: string;
    hash: string;
  };
  /** Entries whose moment is kept coarse, until their day is over. */
  audit_waiting: { entry_id: string; day: DayText };
  retention_setting: { what: string; from_day: DayText; days: number; set_by: string; set_at: Date };
  retention_log: { id: string; at: Date; what: string; before_day: DayText; rows: number };
}
