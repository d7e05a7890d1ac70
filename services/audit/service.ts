/** Who did what, when: ids only, never anyone's words; rows are only ever added. */
import type { Clock, NewId } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { AuditKind } from './kinds';
import * as store from './store';

export interface Audit {
  record(
    on: Executor,
    entry: { personId: string | null; what: AuditKind; subject: Record<string, string> },
  ): Promise<void>;
  /** Newest first. */
  recent(
    limit: number,
    on?: Executor,
  ): Promise<{ at: Date; personId: string | null; what: string; subject: unknown }[]>;
}

/** @param deps.db is read by `recent`; `record` writes in its caller's transaction. */
export function createAudit({ db, clock, newId }: { db: Executor; clock: Clock; newId: NewId }): Audit {
  return {
    record: (on, entry) => store.insert(on, { ...entry, id: newId(), at: clock.now() }),
    recent: (limit, on = db) => store.recent(on, limit),
  };
}
