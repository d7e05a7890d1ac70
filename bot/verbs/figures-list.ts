/** `figures.list`: figures on which sources disagree; the way in to confirming one, adding one and to small numbers. */

import { disputeListCard } from '../../cards/figure-cards';
import { messageCard } from '../../cards/message-card';
import { type Day, dayParts } from '../../services/calendar/rules';
import type { Round } from '../../services/rounds/rules';
import type { Dispute } from '../../services/scorecard/service';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const figuresList: Handler<'figures.list'> = ({ turn, data, services }) =>
  showDisputes(services, turn, { page: data.page ?? 0 });

/** The round whose papers come next, for the committee of this turn. */
export const presentRound = (services: BotServices, turn: Turn): Promise<Round | null> =>
  services.rounds.present(turn.committeeId);

export function noMeeting(): Reply {
  return show(
    messageCard({ title: 'No meeting is planned', lines: ['Figures belong to a meeting’s papers.'] }),
  );
}

const shown = 8;

export async function showDisputes(
  services: BotServices,
  turn: Turn,
  options: { page?: number; done?: string | null } = {},
): Promise<Reply> {
  const round = await presentRound(services, turn);
  if (!round) return noMeeting();
  const all = await services.scorecards.disputes(round.meetingId);
  const disputes = [...all.filter(({ blocks }) => blocks), ...all.filter(({ blocks }) => !blocks)];
  const { page, items } = pageOf(disputes, options.page ?? 0);
  return show(
    disputeListCard({
      period: round.periodLabel,
      disputes: items.map((dispute) => ({
        meetingId: dispute.meetingId,
        disputeId: dispute.id,
        title: titleOf(dispute),
        state: `${dispute.blocks ? 'Not printed until one is confirmed' : 'Told in two ways'} · ${dispute.figures.length} sources, as at ${plainDay(dispute.asAt)}`,
        blocks: dispute.blocks,
      })),
      page,
      done: options.done ?? null,
      mayAdd: true,
    }),
  );
}

export function pageOf<Item>(all: Item[], wanted: number) {
  const of = Math.max(1, Math.ceil(all.length / shown));
  const index = Math.min(wanted, of - 1);
  return {
    items: all.slice(index * shown, (index + 1) * shown),
    page: {
      number: index + 1,
      of,
      next: index + 1 < of ? index + 1 : null,
      previous: index > 0 ? index - 1 : null,
    },
  };
}

/** '3.3-a Children living inside the borough' */
export function titleOf({
  measureCode,
  measure,
  part,
}: Pick<Dispute, 'measureCode' | 'measure' | 'part'>): string {
  return `${measureCode} ${measure}${part === '' ? '' : `, ${part}`}`;
}

/** '31 March 2022' */
export function plainDay(day: Day): string {
  const { date, monthName, year } = dayParts(day);
  return `${date} ${monthName} ${year}`;
}
