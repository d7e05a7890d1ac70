/** The table of services/editions. */
import type { ColumnType } from 'kysely';

export interface EditionsTables {
  edition_signoff: {
    id: string;
    meeting_id: string;
    build_id: string;
    version_no: number;
    sha256: string;
    /** The settled outline as it would go out: what the worker reads is what was signed. */
    outline: ColumnType<unknown, string, string>;
    state: 'asked' | 'signed-off' | 'sent-back';
    comment: string;
    asked_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
}
