/** A meeting made too late for its own timetable: which dates have gone, and what would fit instead. Pure. */
import { addDays, type Day, publishBy, type WorkingCalendar } from '../calendar/rules';
import type { Profile, TimetableEntry } from './rules';

export interface ShortNotice {
  /** Steps whose day had gone when the meeting was made, in order. */
  gone: TimetableEntry[];
  /** The last lawful day to publish has gone: papers are lawful from the day it is called alone. */
  publicationGone: boolean;
  /** Updates could still be asked for before they are needed. */
  roundFits: boolean;
  /** What the light profile would lose instead; null where it would lose no less, or is the profile already. */
  light: { gone: TimetableEntry[]; wordsDue: Day } | null;
  /** The next day on which nothing has gone by, with the profile that it was made with; null within a year. */
  nextDay: Day | null;
}

/** Looked through for a day on which all fits. */
const searchedDays = 365;

/** `worked`: the timetable of a meeting on a day, with a profile. Null where nothing has gone by. */
export function shortNotice(
  meeting: { day: Day; profile: Profile },
  worked: (day: Day, profile: Profile) => TimetableEntry[],
  when: { today: Day; taken: ReadonlySet<Day>; calendar: WorkingCalendar },
): ShortNotice | null {
  const { today, calendar } = when;
  const goneOf = (day: Day, profile: Profile) =>
    worked(day, profile).filter((entry) => entry.offset < 0 && entry.day < today);
  const gone = goneOf(meeting.day, meeting.profile);
  if (gone.length === 0) return null;
  const dayOf = (entries: TimetableEntry[], step: TimetableEntry['step']) =>
    entries.find((entry) => entry.step === step)?.day ?? meeting.day;
  const entries = worked(meeting.day, meeting.profile);
  return {
    gone,
    publicationGone: publishBy(meeting.day, calendar) < today,
    roundFits: dayOf(entries, 'draft-to-consultees') > today,
    light: lightOf(),
    nextDay: nextDay(),
  };

  function lightOf(): ShortNotice['light'] {
    if (meeting.profile === 'light') return null;
    const light = goneOf(meeting.day, 'light');
    const wordsDue = dayOf(worked(meeting.day, 'light'), 'words-due');
    return light.length < gone.length && wordsDue > today ? { gone: light, wordsDue } : null;
  }

  function nextDay(): Day | null {
    for (let count = 1; count <= searchedDays; count += 1) {
      const day = addDays(meeting.day, count);
      if (!calendar.isWorkingDay(day) || when.taken.has(day)) continue;
      if (goneOf(day, meeting.profile).length === 0) return day;
    }
    return null;
  }
}
