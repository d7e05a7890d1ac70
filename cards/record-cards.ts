/** Records the clerk looks at: messages sent and what came of each, the timetable with its reasons. */
import { button } from './actions';
import { type Card, card, type Element } from './card';
import { heading, line, small } from './text';

export interface NoticesView {
  title: string;
  roundId: string;
  /** 'Delivered 22. Not reached 1. No longer needed 4. Waiting 2.' */
  totals: string;
  rows: { who: string; what: string; state: string; attention: boolean }[];
  nextPage: number | null;
}

export function noticesCard(view: NoticesView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      line(view.totals, { weight: 'bolder' }),
      ...view.rows.flatMap((item): Element[] => [
        line(`${item.who}: ${item.what}`, { separator: true, spacing: 'small' }),
        small(item.state, item.attention ? { color: 'attention', isSubtle: false } : {}),
      ]),
    ],
    actions: [
      view.nextPage === null
        ? null
        : button('Show earlier messages', 'clerk.notices', { roundId: view.roundId, page: view.nextPage }),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

export interface TimetableView {
  title: string;
  rows: { title: string; day: string; who: string; reason: string; warning: string; past: boolean }[];
  others: { meetingId: string; title: string }[];
}

export function timetableCard(view: TimetableView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.rows.flatMap((step): (Element | null)[] => [
        line(`${step.day}: ${step.title}`, {
          separator: true,
          spacing: 'small',
          ...(step.past ? {} : { weight: 'bolder' as const }),
        }),
        small(step.reason === '' ? step.who : `${step.who}. ${step.reason}.`, { spacing: 'none' }),
        step.warning ? line(step.warning, { color: 'warning', size: 'small', spacing: 'none' }) : null,
      ]),
    ],
    actions: [
      ...view.others
        .slice(0, 3)
        .map((other) => button(other.title, 'clerk.timetable', { meetingId: other.meetingId })),
      button('Add a bank holiday', 'clerk.day-off', {}),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}
