/** `clerk.timetable`: every date of a meeting with its reason; `clerk.day-off` adds a day that moves some. */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { timetableCard } from '../../cards/record-cards';
import { dayOffCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import { formatDay, formatShortDay, londonDay, parseDay } from '../../services/calendar/rules';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';

export const clerkTimetable: Handler<'clerk.timetable'> = ({ turn, data, services }) =>
  showTimetable(services, turn, data.meetingId ?? null);

export async function showTimetable(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const upcoming = committee ? await services.meetings.upcoming(committee.committeeId) : [];
  const meeting = upcoming.find((one) => one.id === meetingId) ?? upcoming[0];
  if (!meeting) return show(messageCard({ title: 'No meeting is planned', lines: [] }));
  const today = londonDay(turn.now);
  const entries = await services.meetings.timetable(meeting);
  return show(
    timetableCard({
      title: `Dates for the meeting on ${formatDay(meeting.day)}`,
      rows: entries.map((entry) => ({
        title: entry.title,
        day: formatShortDay(entry.day),
        who: entry.who,
        reason: entry.reasons.join('; '),
        warning: entry.warnings.join(' '),
        past: entry.day < today,
      })),
      others: upcoming
        .filter((one) => one.id !== meeting.id)
        .map((one) => ({ meetingId: one.id, title: formatDay(one.day) })),
    }),
  );
}

export const clerkDayOff: Handler<'clerk.day-off'> = async ({ services }) => {
  return show(
    dayOffCard({ submissionId: services.newId(), day: '', name: '', kind: 'bank-holiday', problem: null }),
  );
};

export const clerkAddDayOff: Handler<'clerk.add-day-off'> = async ({ turn, typed, services }) => {
  const name = (typed[inputIds.dayOffName] ?? '').trim();
  const kind = typed[inputIds.dayOffKind] === 'closure' ? 'closure' : 'bank-holiday';
  const day = parseDay(typed[inputIds.dayOff] ?? '');
  if (!day || name === '') {
    const problem = day ? 'Please give the day a name.' : 'Please choose the date, such as 14 June 2027.';
    const form = { day: typed[inputIds.dayOff] ?? '', name, kind, problem };
    return show(dayOffCard({ submissionId: services.newId(), ...form }));
  }
  const added = await services.calendar.addDayOff({ from: day, to: day, kind, name, by: turn.person.id });
  if (added.length === 0) {
    const problem = `${formatDay(day)} is at a weekend, so it is off already. Please choose a weekday.`;
    return show(dayOffCard({ submissionId: services.newId(), day, name, kind, problem }));
  }
  const moved = await services.datesChanged();
  return show(
    messageCard({
      title: `${formatDay(day)} is now a day off: ${name}`,
      lines: moved.length === 0 ? ['No date had to move.'] : ['These dates moved:', ...moved],
      actions: [button('Timetable', 'clerk.timetable', {}), button('Back to status', 'clerk.status', {})],
    }),
  );
};
