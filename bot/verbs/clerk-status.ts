/** `clerk.status`: who has sent, who is late, by pledge. */

import { button } from '../../cards/actions';
import { noMeetingCard, pledgeStatusCard, statusCard } from '../../cards/clerk-cards';
import { messageCard } from '../../cards/message-card';
import { presentCommittee } from '../committee';
import { publicationView } from '../present/publication';
import { pledgeStatusView, statusView } from '../present/status';
import { stepsOf } from '../present/steps';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const clerkStatus: Handler<'clerk.status'> = ({ turn, data, services }) =>
  showStatus(services, turn, { pledgeNo: data.pledgeNo ?? null });

/** Everyone who scrutinises or steers may look; only a clerk's presses change anything. */
const mayLook = ['clerk', 'reviewer', 'head-of-service', 'chair', 'administrator'] as const;

export async function showStatus(
  services: BotServices,
  turn: Turn,
  options: { pledgeNo?: number | null; problem?: string | null; done?: string | null } = {},
): Promise<Reply> {
  if (!maySeeStatus(turn)) return clerksOnly();
  const committee = await presentCommittee(services, turn.person, mayLook);
  const round = committee && (await services.rounds.present(committee.committeeId));
  const steps = committee && isClerk(turn) ? await stepsOf(services, committee.committeeId) : [];
  if (!round) {
    return show(
      noMeetingCard({
        lines: ['Add one at the command line: npm run pledgekeeper -- meeting add 2027-03-02'],
        steps,
      }),
    );
  }
  const publication = await publicationView(services, await services.meetings.byId(round.meetingId));
  const overview = await services.rounds.overview(round.id);
  const pledge = options.pledgeNo
    ? pledgeStatusView(overview, options.pledgeNo, { now: turn.now, mayAct: isClerk(turn) })
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
    mayAct: isClerk(turn),
    notReached: ledger.filter((notice) => notice.state === 'not-reached').length,
    publication: publication && {
      line: publication.line,
      urgent: ['red', 'missed', 'late'].includes(publication.level),
      action: isClerk(turn) ? publication.action : null,
    },
    steps,
  });
  return show(statusCard(view));
}

export function clerksOnly(): Reply {
  return show(
    messageCard({
      title: 'This is for the committee’s clerk',
      lines: [],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}

export function maySeeStatus(turn: Turn): boolean {
  return mayLook.some((role) => turn.person.roles.includes(role));
}

export function isClerk(turn: Turn): boolean {
  return turn.person.roles.includes('clerk');
}
