/** What is due from one person: the message that a round opens with, and the way back from every update. */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { heading, line, small } from './text';

export interface DueListView {
  /** 'Quarter 3 updates: you have 4 to check.' */
  title: string;
  /** 'Two need words, one needs a figure, one was sent back.' Empty when nothing is due. */
  summary: string;
  /** 'Due Tuesday 19 January 2027, 12:00. Figures by Wednesday 27 January 2027, 12:00.' */
  deadline: string;
  /** Why this message came: 'You are covering for …'. */
  note: string | null;
  items: DueItemView[];
  /** Some can stand as they did last time, so that one reason may serve for several. */
  severalUnchanged: boolean;
  page: { number: number; of: number; next: number | null; previous: number | null };
}

export interface DueItemView {
  requestId: string;
  ref: string;
  title: string;
  /** 'Words and figures to send · last time on track ●' */
  state: string;
  /** Something is still to be sent. */
  due: boolean;
  late: boolean;
  /** Above the first of a committee, where the list is of several. */
  heading: DueHeading | null;
}

export interface DueHeading {
  committee: string;
  /** 'Due Tuesday 19 January 2027, 12:00.' */
  deadline: string;
}

export function dueListCard(view: DueListView): Card {
  const first = view.items.find((item) => item.due);
  return card({
    fallbackText: view.title,
    refresh: button('Refresh', 'updates.list', {}),
    body: [
      heading(view.title, { size: 'large' }),
      view.summary ? line(view.summary, { spacing: 'small' }) : null,
      view.deadline ? line(view.deadline, { spacing: 'small', weight: 'bolder' }) : null,
      view.note ? small(view.note) : null,
      ...view.items.flatMap((item) => [...headingOf(item), itemRow(item)]),
      view.items.length === 0 ? line('Nothing is due from you now. Thank you.') : null,
      view.page.of > 1 ? small(`Page ${view.page.number} of ${view.page.of}`) : null,
    ],
    actions: [
      first ? button(`Start with ${first.ref}`, 'update.open', { requestId: first.requestId }) : null,
      view.severalUnchanged ? button('No change for several', 'updates.no-change', {}) : null,
      view.page.next === null ? null : button('Show more', 'updates.list', { page: view.page.next }),
      view.page.previous === null
        ? null
        : button('Show the ones before', 'updates.list', { page: view.page.previous }),
    ],
  });
}

function headingOf({ heading: over }: DueItemView): Element[] {
  return over === null ? [] : [heading(over.committee, { spacing: 'large' }), small(over.deadline)];
}

function itemRow(item: DueItemView): Element {
  return row(
    [
      line(`${item.ref} ${item.title}`),
      small(item.state, item.late ? { color: 'attention', isSubtle: false, weight: 'bolder' } : {}),
    ],
    button(`Open ${item.ref}`, 'update.open', { requestId: item.requestId }),
  );
}
