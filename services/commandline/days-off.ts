/** `day-off add|list|remove`: bank holidays and closures, and the dates that they move. */

import type { DaysOff } from '../calendar/days-off';
import { addDays, formatDay, isWeekend, londonDay } from '../calendar/rules';
import type { DayOff } from '../calendar/service';
import type { ChangedDates } from '../meetings/rules';
import type { Services } from '../wiring';
import { readRange } from './day-range';

type Parts = Pick<Services, 'calendar' | 'daysOff' | 'clock' | 'datesChanged'>;

const listedDays = 2 * 366;

/** `days`: 'DATE' or 'FROM..TO'. @throws Error with a plain sentence for days or a name that cannot be used. */
export async function addDayOff(
  { daysOff, datesChanged }: Pick<Parts, 'daysOff' | 'datesChanged'>,
  input: { days: string; name: string; closure?: boolean },
): Promise<string> {
  const range = readRange('The days off', input.days);
  const name = input.name.trim();
  if (name === '') throw new Error('The name is empty. Give one, such as "Offices closed".');
  if (range.from === range.to && isWeekend(range.from)) {
    throw new Error(`The days off: ${formatDay(range.from)} is at a weekend, so it is off already.`);
  }
  const kind = input.closure ? 'closure' : 'bank-holiday';
  const added = allowed(await daysOff.add({ ...range, kind, name }, null));
  return [...sentences('Added', added), '', ...told(await datesChanged())].join('\n');
}

/** What comes from the library of bank holidays stays removed too. */
export async function removeDayOff(
  { daysOff, datesChanged }: Pick<Parts, 'daysOff' | 'datesChanged'>,
  input: { days: string },
): Promise<string> {
  const range = readRange('The days off', input.days);
  const removed = allowed(await daysOff.remove(range, null));
  if (removed.length === 0) {
    return 'Nothing was removed: no bank holiday or closure stands on the list there. See: day-off list';
  }
  return [...sentences('Removed', removed), '', ...told(await datesChanged())].join('\n');
}

/** The next two years. */
export async function listDaysOff({ calendar, clock }: Pick<Parts, 'calendar' | 'clock'>): Promise<string> {
  const today = londonDay(clock.now());
  const days = await calendar.list(today, addDays(today, listedDays));
  const { knownUntil } = await calendar.workingCalendar();
  return [
    ...days.map((one) => `${one.day}  ${describe(one)}`),
    '',
    `Bank holidays are known until ${formatDay(knownUntil)}.`,
  ].join('\n');
}

/** An administrator may. */
function allowed(changed: Awaited<ReturnType<DaysOff['add']>>): DayOff[] {
  if (changed.ok) return changed.value;
  throw new Error(`The days off were not changed: ${changed.refusal.code}`);
}

function sentences(verb: string, days: DayOff[]): string[] {
  return days.length === 0
    ? [`${verb} nothing: every day there is at a weekend.`]
    : [`${verb}:`, ...days.map((one) => `  ${describe(one)}`)];
}

function describe({ day, name, kind, source }: DayOff): string {
  const what = kind === 'closure' ? 'offices closed' : 'bank holiday';
  return `${formatDay(day)}: ${name} (${what}${source === 'clerk' ? ', added here' : ''})`;
}

function told({ moved, kept }: ChangedDates): string[] {
  return [
    ...(moved.length === 0
      ? ['No date of a meeting had to move.']
      : ['These dates moved:', ...moved.map(({ text }) => `  ${text}`)]),
    ...(kept.length === 0
      ? []
      : ['', 'These stay as people were told:', ...kept.map(({ text }) => `  ${text}`)]),
  ];
}
