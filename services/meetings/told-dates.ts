/** How a date worked out afresh stands beside what was stored and told: the past is fixed, and what was told never comes earlier. Pure. */
import { type Day, formatDay, londonDay } from '../calendar/rules';
import type { TimetableEntry, TimetableStep } from './rules';

export interface StoredDate {
  day: Day;
  reasons: string[];
  /** Since when people know of it; null: nobody has been told. */
  toldAt: Date | null;
}

export interface StandingEntry extends TimetableEntry {
  /** What the calendar would say now, where the date stays as people were told; else null. */
  wouldBe: Day | null;
}

/** The law's own dates follow the calendar whatever was told: people are told anew (domain.md 2.3). */
const lawful: ReadonlySet<TimetableStep> = new Set(['publication', 'member-notice-closes', 'meeting']);

/**
 * A date stays as told only as long as there is still time before the step that needs it. Where a meeting comes so much
 * nearer that there is not, the date moves and people are told anew.
 */
const neededBy: Partial<Record<TimetableStep, TimetableStep>> = {
  'words-due': 'operational-group',
  'figures-due': 'operational-group',
  'operational-group-papers': 'operational-group',
  'operational-group': 'draft-to-consultees',
  'returned-updates-back': 'draft-to-consultees',
  'draft-to-consultees': 'consultees-back',
  'consultees-back': 'final-report',
  'chairs-briefing': 'publication',
  'final-report': 'publication',
  'short-version': 'pre-meet',
  'pre-meet': 'meeting',
  'questions-to-officers': 'meeting',
  'last-supplement': 'meeting',
};

/** What the round itself asked for is not asked for again when a meeting moves; what prepares the meeting is. */
const preparing: ReadonlySet<TimetableStep> = new Set([
  ...(['chairs-briefing', 'final-report', 'short-version', 'pre-meet', 'questions-to-officers'] as const),
  ...(['last-supplement', 'decision-note', 'draft-minutes', 'minutes-online'] as const),
]);

/** `movedAt`: when the meeting was last moved to another day; `calledOn`: on which it was made. */
export function standingTimetable(
  worked: readonly TimetableEntry[],
  stored: ReadonlyMap<TimetableStep, StoredDate>,
  when: { today: Day; movedAt: Date | null; calledOn: Day },
): StandingEntry[] {
  return worked.map((entry) => {
    const before = stored.get(entry.step);
    if (!before || before.day === entry.day) return { ...entry, wouldBe: null };
    // A day that had gone when the meeting was made was never anybody's.
    if (before.toldAt === null && before.day < when.calledOn) return { ...entry, wouldBe: null };
    return before.day < when.today ? beside(entry, before, when) : stillToCome(entry, before, worked, when);
  });
}

/** Its day has gone by: so it was, whatever the calendar says now. */
function beside(
  entry: TimetableEntry,
  before: StoredDate,
  { today, movedAt }: { today: Day; movedAt: Date | null },
): StandingEntry {
  const again = movedAt !== null && londonDay(movedAt) >= before.day && preparing.has(entry.step);
  if (entry.day >= today && (lawful.has(entry.step) || again)) return { ...entry, wouldBe: null };
  const shortened = entry.step === 'publication' && entry.day < before.day;
  const warnings = shortened
    ? [
        `A day off was added afterwards: by the calendar now it would have been ${formatDay(entry.day)}. ` +
          'Ask the Monitoring Officer whether there are five clear days.',
      ]
    : [];
  return { ...entry, day: before.day, reasons: plain(before.reasons), warnings, wouldBe: null };
}

function stillToCome(
  entry: TimetableEntry,
  before: StoredDate,
  worked: readonly TimetableEntry[],
  { today, movedAt }: { today: Day; movedAt: Date | null },
): StandingEntry {
  const follows = { ...entry, wouldBe: null };
  if (lawful.has(entry.step) || entry.day > before.day) return follows;
  const next = worked.find(({ step }) => step === neededBy[entry.step]);
  const inTime = next === undefined || before.day < next.day;
  // Nothing moves into the past, and what was told stands.
  // People were told in the knowledge of the meeting's new day: a round gives them two working days where none were left.
  const toldSince = movedAt !== null && before.toldAt !== null && before.toldAt >= movedAt;
  const stays = entry.day < today ? inTime || toldSince : inTime && before.toldAt !== null;
  if (!stays) return follows;
  return {
    ...entry,
    day: before.day,
    reasons: [...plain(before.reasons), keptWords(entry.day)],
    wouldBe: entry.day,
  };
}

const keptStart = 'as people were told';
const keptWords = (day: Day) => `${keptStart}; by the calendar now it would be ${formatDay(day)}`;

/** Without what was said when it was kept before. */
const plain = (reasons: readonly string[]) => reasons.filter((reason) => !reason.startsWith(keptStart));
