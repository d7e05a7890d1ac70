/** Deletes what has been kept for long enough, by dated settings, with a preview and a log; run by the clock once a day. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { beforeDay, daysOn, type Kind, kept, kinds, type Setting } from './rules';
import { countOld, deleteOld, readLog, readSettings, writeLog, writeSetting } from './store';

export interface Due {
  kind: Kind;
  days: number;
  /** What ended before this day goes. */
  beforeDay: Day;
  rows: number;
}

export type RetentionRefusal = { code: 'too-short'; least: number } | { code: 'too-long'; most: number };

export interface Retention {
  settings(): Promise<{ standing: { kind: Kind; days: number }[]; dated: Setting[] }>;
  set(input: {
    kind: Kind;
    days: number;
    fromDay: Day;
    by: string;
  }): Promise<Result<{ kind: Kind; days: number; fromDay: Day }, RetentionRefusal>>;
  /** What would go now. Changes nothing. */
  preview(): Promise<Due[]>;
  /** Deletes it, each kind by itself, and writes how many into the log. */
  run(): Promise<Due[]>;
  /** For the clock: once a London day. */
  upkeep(): Promise<void>;
  log(limit: number): Promise<{ at: Date; what: string; beforeDay: string; rows: number }[]>;
}

const most = 36_500;

export function createRetention(deps: { db: Executor; clock: Clock; newId: NewId; audit: Audit }): Retention {
  const { db, clock, newId, audit } = deps;
  const today = () => londonDay(clock.now());
  let ranOn: Day | null = null;

  async function due(): Promise<Omit<Due, 'rows'>[]> {
    const settings = await readSettings(db);
    return kinds.map((kind) => ({
      kind,
      days: daysOn(settings, kind, today()),
      beforeDay: beforeDay(settings, kind, today()),
    }));
  }

  async function run(): Promise<Due[]> {
    const gone: Due[] = [];
    for (const one of await due()) {
      const rows = await db.transaction().execute(async (on) => {
        const count = await deleteOld(on, one.kind, one.beforeDay);
        if (count === 0) return 0;
        await writeLog(on, {
          id: newId(),
          at: clock.now(),
          what: one.kind,
          beforeDay: one.beforeDay,
          rows: count,
        });
        await audit.record(on, {
          personId: null,
          what: 'retention-run',
          subject: { what: one.kind, rows: String(count), beforeDay: one.beforeDay },
        });
        return count;
      });
      gone.push({ ...one, rows });
    }
    return gone;
  }

  return {
    async settings() {
      const dated = await readSettings(db);
      return { standing: kinds.map((kind) => ({ kind, days: daysOn(dated, kind, today()) })), dated };
    },
    async set({ kind, days, fromDay, by }) {
      if (!Number.isInteger(days) || days < kept[kind].least)
        return refuse({ code: 'too-short', least: kept[kind].least });
      if (days > most) return refuse({ code: 'too-long', most });
      await db.transaction().execute(async (on) => {
        await writeSetting(on, { what: kind, fromDay, days, setBy: by, at: clock.now() });
        await audit.record(on, {
          personId: null,
          what: 'retention-set',
          subject: { what: kind, days: String(days), fromDay },
        });
      });
      return ok({ kind, days, fromDay });
    },
    async preview() {
      const found: Due[] = [];
      for (const one of await due())
        found.push({ ...one, rows: await countOld(db, one.kind, one.beforeDay) });
      return found;
    },
    run,
    async upkeep() {
      if (ranOn === today()) return;
      await run();
      ranOn = today();
    },
    log: (limit) => readLog(db, limit),
  };
}
