/** When an item may still be put on the agenda, and what its label says on paper and in the minutes (s.100B(4)). */
import type { Day } from '../calendar/rules';
import type { Meeting } from '../meetings/rules';
import type { AgendaItem, Timing } from './rules';

/**
 * `counted` is the day that the press counts as (later than 17:00 is the next working day), `until` the last day on which
 * items can be listed. After it an item needs the chair's opinion: "to follow" is for papers of items listed on time.
 */
export function mayList(timing: Timing, counted: Day, until: Day): boolean {
  return counted <= until || timing.kind === 'urgent';
}

/** An item that was not on the agenda in time stands on the chair's opinion alone, and cannot lose it. */
export function mayRelabel(item: { addedDay: Day }, timing: Timing, until: Day): boolean {
  return item.addedDay <= until || timing.kind === 'urgent';
}

/** 'To follow', 'Urgent (chair’s opinion recorded)'; null when it is on time. */
export function timingLabel(timing: Timing): string | null {
  switch (timing.kind) {
    case 'on-time':
      return null;
    case 'to-follow':
      return 'To follow';
    case 'urgent':
      return 'Urgent (chair’s opinion recorded)';
  }
}

/** For the minutes, in the chair's words as recorded; null when nothing is to be minuted. */
export function minuteWording(
  item: Pick<AgendaItem, 'number' | 'title' | 'timing'>,
  meeting: Pick<Meeting, 'day'>,
  dayWords: (day: Day) => string,
): string | null {
  const { timing } = item;
  if (timing.kind === 'on-time') return null;
  if (timing.kind === 'to-follow') {
    return `The paper for item ${item.number} (${item.title}) was sent out after the agenda. Reason: ${stopped(timing.reason)}`;
  }
  const { reason, whyLate, whyNotWait } = timing.opinion;
  return (
    `The chair was of the opinion that item ${item.number} (${item.title}) should be considered at the meeting on ` +
    `${dayWords(meeting.day)} as a matter of urgency, under section 100B(4)(b) of the Local Government Act 1972. Special ` +
    `circumstances: ${stopped(reason)} It could not be on the agenda on time: ${stopped(whyLate)} It cannot wait for ` +
    `another meeting: ${stopped(whyNotWait)}`
  );
}

const stopped = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
