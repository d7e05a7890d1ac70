/** `scrutiny.list`: each pledge's updates as they come, those to look at first. */

import { messageCard } from '../../cards/message-card';
import { scrutinyListCard } from '../../cards/scrutiny-cards';
import { formatMoment } from '../../services/calendar/rules';
import type { ScrutinyItem, ScrutinyList } from '../../services/scrutiny/service';
import { statusLabel } from '../present/due-list';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const scrutinyList: Handler<'scrutiny.list'> = ({ turn, data, services }) =>
  showScrutiny(services, turn, null, data.pledgeNo ?? null);

/** With more than this waiting, each pledge is opened by itself: a card stays small. */
const mostAtOnce = 14;

export async function showScrutiny(
  services: BotServices,
  turn: Turn,
  problem: string | null,
  pledgeNo: number | null = null,
): Promise<Reply> {
  const list = await services.scrutiny.list(turn.committeeId);
  if (!list)
    return show(messageCard({ title: 'Updates for scrutiny', lines: ['No reporting round is open now.'] }));
  const waiting = list.pledges.reduce((sum, pledge) => sum + pledge.waiting.length, 0);
  const opened = (no: number) => waiting <= mostAtOnce || no === pledgeNo;
  const pledges = list.pledges
    .filter((pledge) => pledgeNo === null || pledge.no === pledgeNo)
    .map((pledge) => ({ ...pledgeView(pledge), ...(opened(pledge.no) ? {} : { waiting: [] }) }));
  return show(scrutinyListCard({ period: list.periodLabel, problem, pledges }));
}

function pledgeView(pledge: ScrutinyList['pledges'][number]) {
  const counts = [
    [pledge.waiting.length, 'to look at'] as const,
    [pledge.accepted.length, 'accepted'] as const,
    [pledge.returned.length, 'sent back'] as const,
    [pledge.notSent.length, 'not sent yet'] as const,
  ].flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  return {
    no: pledge.no,
    shortName: pledge.shortName,
    counts: counts.join(', '),
    toLookAt: pledge.waiting.length,
    waiting: pledge.waiting.map(waitingView),
  };
}

function waitingView({ request, decisions }: ScrutinyItem) {
  const parts = [
    request.status ? statusLabel(request.status) : '',
    request.leadName ?? '',
    request.sentAt ? formatMoment(request.sentAt) : '',
    decisions.length > 0 ? 'looked at before' : '',
  ];
  return {
    requestId: request.id,
    ref: request.ref,
    title: request.title,
    state: parts.filter((text) => text !== '').join(' · '),
  };
}
