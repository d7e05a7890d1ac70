/** `clerk.status`: who has sent, who is late, by pledge. */

import { button } from '../../cards/actions';
import { noMeetingCard, pledgeStatusCard, statusCard } from '../../cards/clerk-cards';
import { formatDay } from '../../services/calendar/rules';
import { publicationView } from '../present/publication';
import { pledgeStatusView, statusView } from '../present/status';
import { stepsOf } from '../present/steps';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';

export const clerkStatus: Handler<'clerk.status'> = ({ turn, data, services }) =>
  showStatus(services, turn, { pledgeNo: data.pledgeNo ?? null });

/** Everyone who scrutinises or steers may look; only a clerk's presses change anything. */
export async function showStatus(
  services: BotServices,
  turn: Turn,
  options: { pledgeNo?: number | null; problem?: string | null; done?: string | null } = {},
): Promise<Reply> {
  const round = await services.rounds.present(turn.committeeId);
  const steps = can(turn, 'timetable.take-steps') ? await stepsOf(services, turn.committeeId) : [];
  if (!round) {
    const keeps = can(turn, 'meetings.keep');
    const waiting = keeps ? await services.agendas.waiting(turn.committeeId) : [];
    return show(
      noMeetingCard({
        lines: waiting.flatMap(({ calledOff, titles }) => [
          `Waits for a meeting, from ${formatDay(calledOff.day)}, which was called off:`,
          ...titles.slice(0, 12),
        ]),
        steps,
        actions: keeps
          ? [
              button('Add a meeting', 'meetings.form', { committeeId: turn.committeeId }),
              button('Meetings', 'meetings.list', { committeeId: turn.committeeId }),
            ]
          : [],
      }),
    );
  }
  const meeting = await services.meetings.byId(round.meetingId);
  const publication = await publicationView(services, meeting);
  const onTheDay = (await services.meetings.timetable(meeting)).find(({ step }) => step === 'meeting');
  const overview = await services.rounds.overview(round.id);
  const pledge = options.pledgeNo
    ? pledgeStatusView(overview, options.pledgeNo, { now: turn.now, mayChase: can(turn, 'round.chase') })
    : null;
  if (pledge) return show(pledgeStatusCard(pledge));
  const [moreTime, ledger] = await Promise.all([
    services.rounds.moreTimeAsked(round.committeeId),
    services.notices.ledger(round.id),
  ]);
  const view = statusView(overview, moreTime, {
    submissionId: services.newId(),
    now: turn.now,
    problem: options.problem ?? null,
    done: options.done ?? null,
    mayAct: can(turn, 'round.run'),
    mayChase: can(turn, 'round.chase'),
    notReached: ledger.filter((notice) => notice.state === 'not-reached').length,
    publication: publication && {
      line: publication.line,
      urgent: ['red', 'missed', 'late'].includes(publication.level),
      action: can(turn, 'pack.make') ? publication.action : null,
    },
    steps,
    warnings: onTheDay?.warnings ?? [],
  });
  return show(statusCard(view));
}
