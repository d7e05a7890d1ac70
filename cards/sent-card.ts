/** After sending: a copy of what was sent, when, and the way on. Also an update that can only be read. */
import { button } from './actions';
import { type Action, type Card, card } from './card';
import {
  heading,
  line,
  type OwnNumbersView,
  ownNumberLines,
  ownNumbersTitle,
  remarkLines,
  section,
  small,
} from './text';
import { copyElements, type UpdateCopyView } from './update-card';

export interface SentView {
  requestId: string;
  ref: string;
  title: string;
  /** 'Sent at 14:02 on Tuesday 12 January 2027. Here is your copy.' */
  headline: string;
  /** 'The Operational Group will look at it.' / 'This round locked on …' */
  note: string;
  /** What the checks would ask of the words before they are printed. */
  remarks?: string[];
  /** What the sender can confirm. */
  numbers?: OwnNumbersView | null;
  copy: UpdateCopyView | null;
  mayChange: boolean;
  hasHistory: boolean;
  next: { requestId: string; ref: string } | null;
  /** Where the reader came from: their own list, or for those who look on the status. */
  back?: 'list' | 'status';
}

export function sentCard(view: SentView): Card {
  const actions: (Action | null)[] = [
    view.next ? button(`Next: ${view.next.ref}`, 'update.open', { requestId: view.next.requestId }) : null,
    view.back === 'status'
      ? button('Back to status', 'clerk.status', {})
      : button('Back to my list', 'updates.list', {}),
    view.mayChange ? button('Change this update', 'update.open', { requestId: view.requestId }) : null,
    view.numbers
      ? button(ownNumbersTitle, 'update.confirm-numbers', {
          requestId: view.requestId,
          seen: view.numbers.seen,
        })
      : null,
    view.hasHistory ? button('Every version', 'update.history', { requestId: view.requestId }) : null,
  ];
  return card({
    fallbackText: `Update on ${view.ref}`,
    body: [
      line(view.headline, { weight: 'bolder', size: 'medium' }),
      heading(`${view.ref} ${view.title}`),
      view.note ? small(view.note) : null,
      view.copy ? section(copyElements(view.copy), 'emphasis') : null,
      ...remarkLines(view.remarks ?? []),
      ...ownNumberLines(view.numbers ?? null),
    ],
    actions,
  });
}

export interface HistoryView {
  requestId: string;
  ref: string;
  title: string;
  versions: { title: string; copy: UpdateCopyView }[];
}

export function historyCard(view: HistoryView): Card {
  return card({
    fallbackText: `Versions of the update on ${view.ref}`,
    body: [
      heading(`Every version of ${view.ref} ${view.title}`),
      ...view.versions.map((version) =>
        section([line(version.title, { weight: 'bolder' }), ...copyElements(version.copy)], 'emphasis'),
      ),
    ],
    actions: [
      button('Back to this update', 'update.open', { requestId: view.requestId }),
      button('Back to my list', 'updates.list', {}),
    ],
  });
}
