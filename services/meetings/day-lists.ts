/** Days told as a person would tell them: '26 and 29 March', '24 and 29 to 31 December and 4 January'. */
import { addDays, type Day, dayParts, type WorkingCalendar } from '../calendar/rules';

/**
 * Why the working days between two dates are fewer than the weekdays: one sentence for the bank holidays and one for
 * the closures on weekdays strictly between them, in either order.
 */
export function closedBetween(one: Day, other: Day, calendar: WorkingCalendar): string[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  const closed = { weekend: [], 'bank-holiday': [], closure: [] } as Record<string, Day[]>;
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) {
    const because = calendar.closedBecause(day);
    if (because) closed[because.kind]?.push(day);
  }
  const { 'bank-holiday': holidays = [], closure: closures = [] } = closed;
  const reasons: string[] = [];
  if (holidays.length === 1) reasons.push(`${listDays(holidays)} is a bank holiday`);
  if (holidays.length > 1) reasons.push(`${listDays(holidays)} are bank holidays`);
  if (closures.length > 0) reasons.push(`${listDays(closures)}: offices closed`);
  return reasons;
}

/** In order; three or more in a row become a range. No year: they lie around a date that has one. */
export function listDays(days: readonly Day[]): string {
  const months: { name: string; runs: number[][] }[] = [];
  for (const day of days) {
    const { monthName, date } = dayParts(day);
    const month = months.at(-1);
    const run = month?.runs.at(-1);
    if (month?.name !== monthName) months.push({ name: monthName, runs: [[date]] });
    else if (run?.at(-1) === date - 1) run.push(date);
    else month.runs.push([date]);
  }
  return joined(months.map(({ name, runs }) => `${joined(runs.flatMap(told))} ${name}`));
}

function told(run: number[]): string[] {
  return run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run.map(String);
}

function joined(parts: string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
}
