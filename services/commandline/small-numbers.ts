/** `small-numbers`: from which size on a number of children is printed; dated, for each committee. */
import type { Clock } from '../calendar/clock';
import { londonDay, parseDay } from '../calendar/rules';
import type { Committees } from '../committees/service';
import type { Scorecards } from '../scorecard/service';

export interface SmallNumbersDeps {
  clock: Clock;
  committees: Pick<Committees, 'default'>;
  scorecards: Pick<Scorecards, 'thresholds' | 'setThresholds'>;
}

/** @throws Error with a plain sentence when an option is not valid. */
export async function smallNumbersSetting(
  { clock, committees, scorecards }: SmallNumbersDeps,
  options: { count?: string; base?: string; from?: string },
): Promise<string> {
  const { committeeId } = await committees.default();
  const now = await scorecards.thresholds(committeeId);
  if (options.count === undefined && options.base === undefined) return inWords(now);
  const from = options.from === undefined ? londonDay(clock.now()) : parseDay(options.from);
  if (from === null) throw new Error(`--from ${options.from}: write a date as 2026-09-01.`);
  const smallCount = whole('--count', options.count, 50) ?? now.smallCount;
  const smallBase = whole('--base', options.base, 200) ?? now.smallBase;
  await scorecards.setThresholds(committeeId, from, { smallCount, smallBase });
  return `From ${from}: ${inWords({ smallCount, smallBase })}`;
}

function whole(name: string, written: string | undefined, most: number): number | null {
  if (written === undefined) return null;
  const value = Number(written);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${name} ${written}: give a whole number from 1 to ${most}.`);
}

const inWords = ({ smallCount, smallBase }: { smallCount: number; smallBase: number }) =>
  `Counts of 1 to ${smallCount} children are hidden, and percentages of fewer than ${smallBase}.`;
