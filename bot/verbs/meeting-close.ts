/** `meeting.close`: the clerk closes a meeting; a question without an outcome keeps it open (domain.md 5, failure 11). */

import { closeMeetingCard } from '../../cards/question-records';
import { addDays, formatDay, formatMoment, londonDay } from '../../services/calendar/rules';
import { unreachable } from '../../services/result';
import { notAllowed } from '../not-allowed';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';

export const meetingClose: Handler<'meeting.close'> = ({ turn, data, services }) =>
  showClose(services, turn, data.meetingId ?? null);

export async function showClose(services: BotServices, turn: Turn, meetingId: string | null): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const today = londonDay(turn.now);
  const all = committee ? await services.meetings.upcoming(committee.committeeId, addDays(today, -365)) : [];
  const held = all.filter((meeting) => meeting.day <= today);
  const open: typeof held = [];
  for (const meeting of held)
    if (!(await services.questions.meeting.closedAt(meeting.id))) open.push(meeting);
  const wanted = held.find((meeting) => meeting.id === meetingId);
  if (!wanted) {
    return show(
      closeMeetingCard({
        title: open.length > 0 ? 'Meetings to close' : 'No meeting waits to be closed',
        lines: open.length > 0 ? ['A meeting is closed when every question put to it has its outcome.'] : [],
        meetingId: null,
        others: open.map((meeting) => ({ meetingId: meeting.id, title: formatDay(meeting.day) })),
      }),
    );
  }
  const title = `Meeting on ${formatDay(wanted.day)}`;
  const closed = await services.questions.meeting.closeMeeting(wanted.id, turn.person.id);
  if (closed.ok) {
    const lines = [`Closed ${formatMoment(closed.value)}. Every question put to it has its outcome.`];
    return show(closeMeetingCard({ title, lines, meetingId: null, others: [] }));
  }
  switch (closed.refusal.code) {
    case 'not-allowed':
      return notAllowed('meeting.close');
    case 'not-held-yet':
      return show(
        closeMeetingCard({ title, lines: ['It has not been held yet.'], meetingId: null, others: [] }),
      );
    case 'questions-open': {
      const count = closed.refusal.open.length;
      const lines = [
        `${sentenceCase(counted(count, 'question has', 'questions have'))} no outcome yet, so the meeting stays open.`,
        ...closed.refusal.open.map((one) =>
          sentenceCase(one.theme ? `${one.theme}: ${one.why}` : `A question is ${one.why}`),
        ),
      ];
      return show(closeMeetingCard({ title, lines, meetingId: wanted.id, others: [] }));
    }
    default:
      return unreachable(closed.refusal);
  }
}
