/** `clerk.timetable`: every date of a meeting with its reason. */

import { button } from '../../cards/actions';
import { timetableCard } from '../../cards/record-cards';
import {
  addWorkingDays,
  formatDay,
  formatMoment,
  formatShortDay,
  londonDay,
} from '../../services/calendar/rules';
import { dutyOf } from '../../services/cycle/rules';
import type { Meeting } from '../../services/meetings/rules';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { noMeeting } from './meetings';

export const clerkTimetable: Handler<'clerk.timetable'> = ({ turn, data, services }) =>
  showTimetable(services, turn, data.meetingId ?? null);

export async function showTimetable(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
): Promise<Reply> {
  const calendar = await services.calendar.workingCalendar();
  const today = londonDay(turn.now);
  // After a meeting its last steps are still to do: it stays within reach.
  const from = addWorkingDays(today, -daysInReach, calendar);
  const known = await services.meetings.upcoming(turn.committeeId, from);
  const next = known.find(({ day }) => day >= today);
  const meeting = known.find((one) => one.id === meetingId) ?? next ?? known.at(-1);
  if (!meeting) return noMeeting(services, turn);
  const entries = await services.meetings.timetable(meeting);
  const done = await services.cycle.doneSteps(meeting.id);
  const open = await openStepsFor(services, turn, meeting);
  const names = new Map<string, string>();
  for (const { by } of done.values()) names.set(by, (await services.people.byId(by))?.name ?? 'somebody');
  return show(
    timetableCard({
      title: `Dates for the meeting on ${formatDay(meeting.day)}`,
      rows: entries.map((entry) => {
        const mark = done.get(entry.step);
        return {
          title: entry.title,
          day: formatShortDay(entry.day),
          who: entry.who,
          reason: entry.reasons.join('; '),
          warning: entry.warnings.join(' '),
          past: entry.day < today,
          done: mark ? `Done on ${formatMoment(mark.at)}, marked by ${names.get(mark.by)}.` : '',
          action: open.includes(entry.step)
            ? button(`Open “${dutyOf(entry.step)?.label ?? entry.title}”`, 'step.open', {
                meetingId: meeting.id,
                step: entry.step,
              })
            : null,
        };
      }),
      others: known
        .filter((one) => one.id !== meeting.id)
        .map((one) => ({ meetingId: one.id, title: formatDay(one.day) })),
      mayAct: can(turn, 'days-off.change'),
    }),
  );
}

/** Working days after a meeting in which its timetable can still be opened. */
const daysInReach = 20;

/** Steps that this person may open from the timetable: a clerk those that are near or undone. */
async function openStepsFor(services: BotServices, turn: Turn, meeting: Meeting): Promise<string[]> {
  if (!can(turn, 'timetable.take-steps')) return [];
  const open = await services.cycle.openSteps(meeting.committeeId);
  return open.filter(({ meetingId }) => meetingId === meeting.id).map(({ step }) => step);
}
