/** Planning every notice of 1,000, 10,000 and 100,000 open updates: under 100 ms for 10,000, and linear. */
import { addWorkingDays, calendarOf, Day, instantAt } from '../services/calendar/rules';
import { planReminders, type ReminderInput, type ReminderRequest } from '../services/rounds/reminders';

const meeting = Day.parse('2027-03-02');
const calendar = calendarOf({
  bankHolidays: [
    { day: Day.parse('2026-12-25'), name: 'Christmas Day' },
    { day: Day.parse('2026-12-28'), name: 'Boxing Day' },
    { day: Day.parse('2027-01-01'), name: 'New Year’s Day' },
  ],
  closures: [],
  knownUntil: Day.parse('2030-12-31'),
});
const day = (offset: number) => addWorkingDays(meeting, offset, calendar);
const noon = (offset: number) => instantAt(day(offset), '12:00');

/** As the real plan: now and then one lead of many actions, a draft, a figure to come, an extension. */
function requestsOf(count: number): ReminderRequest[] {
  const openedAt = instantAt(day(-40), '09:00');
  const extendedTo = [-27, -26, -25, -24].map(noon);
  return Array.from({ length: count }, (_, index) => ({
    requestId: `q${index}`,
    leadPersonId: index % 50 === 0 ? null : `lead-${Math.floor(index / 3)}`,
    coverPersonId: index % 4 === 0 ? null : `cover-${Math.floor(index / 9)}`,
    need: index % 5 === 0 ? 'figures' : index % 2 === 0 ? 'words-and-figures' : 'words',
    started: index % 3 === 0,
    handed: index % 11 === 0,
    heldSince: openedAt,
    wordsDueAt: (index % 20 === 0 && extendedTo[index % 4]) || noonOf.words,
    figuresDueAt: noonOf.figures,
    locksAt: noonOf.lock,
  }));
}
const noonOf = { words: noon(-30), figures: noon(-24), lock: noon(-17) };

export function planNotices(count: number): { milliseconds: number; planned: number } {
  const input: ReminderInput = {
    round: {
      id: 'r1',
      openedAt: instantAt(day(-40), '09:00'),
      wordsDueAt: noonOf.words,
      nudge1: day(-35),
      nudge2: day(-32),
      lateList: day(-28),
    },
    calendar,
    requests: requestsOf(count),
    managers: ['head-of-service'],
    reviewers: ['reviewer-1', 'reviewer-2'],
    clerks: ['clerk'],
    stopped: new Set(),
  };
  // The last morning before the lock: everything that can be due is due.
  const now = instantAt(day(-17), '09:00');
  const started = performance.now();
  const planned = planReminders(input, now);
  return { milliseconds: performance.now() - started, planned: planned.length };
}

/** The median of seven, after two to warm up. */
function measure(count: number) {
  const runs = Array.from({ length: 9 }, () => planNotices(count)).slice(2);
  const sorted = runs.sort((a, b) => a.milliseconds - b.milliseconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return { count, ...middle };
}

if (require.main === module) {
  const results = [1_000, 10_000, 100_000].map(measure);
  for (const { count, milliseconds, planned } of results) {
    const each = ((milliseconds * 1000) / count).toFixed(2);
    console.log(
      `${count} open updates: ${planned} notices in ${milliseconds.toFixed(1)} ms (${each} µs an update)`,
    );
  }
  const [, ten, hundred] = results;
  if (ten && hundred) {
    const ratio = hundred.milliseconds / ten.milliseconds;
    console.log(`Ten times the updates took ${ratio.toFixed(1)} times as long (10 is linear).`);
    console.log(ten.milliseconds < 100 ? 'Under 100 ms for 10,000: yes' : 'Under 100 ms for 10,000: NO');
  }
}
