/** Records the clerk looks at: messages sent and what came of each, the timetable with its reasons. */
import { button, row } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
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
      button('Stopped messages', 'stops.list', {}),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

export interface TimetableView {
  title: string;
  rows: {
    title: string;
    day: string;
    who: string;
    reason: string;
    warning: string;
    past: boolean;
    /** 'Done on …' */
    done: string;
    /** Opens a step that somebody takes; null where there is nothing to press now. */
    action: Action | null;
  }[];
  others: { meetingId: string; title: string }[];
  mayAct: boolean;
}

export function timetableCard(view: TimetableView): Card {
  return card({
    fallbackText: view.title,
    body: [heading(view.title), ...view.rows.flatMap(timetableRow)],
    actions: [
      ...view.others
        .slice(0, view.mayAct ? 2 : 3)
        .map((other) => button(other.title, 'clerk.timetable', { meetingId: other.meetingId })),
      view.mayAct ? button('Meetings', 'meetings.list', {}) : null,
      view.mayAct ? button('Add a bank holiday', 'clerk.day-off', {}) : null,
      view.mayAct ? button('Back to status', 'clerk.status', {}) : null,
    ],
  });
}

function timetableRow(step: TimetableView['rows'][number]): (Element | null)[] {
  const words = [
    line(`${step.day}: ${step.title}`, {
      separator: true,
      spacing: 'small',
      ...(step.past ? {} : { weight: 'bolder' as const }),
    }),
    small(step.reason === '' ? step.who : `${step.who}. ${step.reason}.`, { spacing: 'none' }),
    step.done ? small(step.done, { spacing: 'none' }) : null,
    step.warning ? line(step.warning, { color: 'warning', size: 'small', spacing: 'none' }) : null,
  ];
  return step.action ? [row(present(words), step.action)] : words;
}
