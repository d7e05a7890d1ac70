/** `clerk.notices`: every message of a round and what came of it. */
import { noticesCard } from '../../cards/record-cards';
import { formatMoment } from '../../services/calendar/rules';
import { noticeKinds } from '../../services/notices/kinds';
import type { Notice } from '../../services/notices/rules';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';

const pageSize = 20;

export const clerkNotices: Handler<'clerk.notices'> = ({ data, services }) =>
  showNotices(services, data.roundId, data.page ?? 0);

export async function showNotices(services: BotServices, roundId: string, page: number): Promise<Reply> {
  const ledger = await services.notices.ledger(roundId);
  const rows = ledger.slice(page * pageSize, (page + 1) * pageSize);
  return show(
    noticesCard({
      title: 'Messages sent for this round',
      roundId,
      totals: totals(ledger),
      rows: rows.map((notice) => ({
        who: notice.personName,
        what: noticeKinds[notice.kind].title,
        state: stateWords(notice),
        attention: notice.state === 'not-reached',
      })),
      nextPage: (page + 1) * pageSize < ledger.length ? page + 1 : null,
    }),
  );
}

function totals(ledger: Notice[]): string {
  const count = (...states: Notice['state'][]) => ledger.filter((one) => states.includes(one.state)).length;
  return `Delivered ${count('delivered')}. Not reached ${count('not-reached')}. No longer needed ${count('not-needed')}. Waiting ${count('queued', 'sending')}.`;
}

function stateWords(notice: Notice): string {
  const ended = notice.endedAt ? formatMoment(notice.endedAt) : '';
  switch (notice.state) {
    case 'delivered':
      return `Delivered ${ended}`;
    case 'not-needed':
      return `No longer needed: ${notice.reason}`;
    case 'not-reached':
      return `Not reached, because ${notice.reason}`;
    case 'sending':
    case 'queued':
      return `Waiting until ${formatMoment(notice.dueAt)}${notice.reason ? ` (${notice.reason})` : ''}`;
  }
}
