/** Who did what, when: ids only, never anyone's words; rows are only ever added. */
import type { Executor } from '../db/tables';

export interface Audit {
  record(
    on: Executor,
    entry: { personId: string | null; what: string; subject: Record<string, string> },
  ): Promise<void>;
  recent(
    limit: number,
    on?: Executor,
  ): Promise<{ at: Date; personId: string | null; what: string; subject: unknown }[]>;
}
