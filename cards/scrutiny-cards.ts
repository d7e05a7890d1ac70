/** The Operational Group's reviewer: updates by pledge as they come, accept or send back (domain.md 1.1 G10). */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { textInput } from './inputs';
import {
  heading,
  line,
  type OwnNumbersView,
  ownNumberLines,
  ownNumbersTitle,
  quoted,
  remarkLines,
  section,
  small,
} from './text';
import { copyElements, type UpdateCopyView } from './update-card';
import { inputIds } from './verbs';

export interface ScrutinyListView {
  /** 'Quarter 3, October to December 2026' */
  period: string;
  pledges: {
    no: number;
    shortName: string;
    /** '2 to look at, 3 accepted, 1 sent back, 4 not sent yet' */
    counts: string;
    /** How many wait in all; `waiting` may hold fewer, for a small card. */
    toLookAt: number;
    waiting: { requestId: string; ref: string; title: string; state: string }[];
  }[];
  problem: string | null;
}

export function scrutinyListCard(view: ScrutinyListView): Card {
  const waiting = view.pledges.flatMap((pledge) => pledge.waiting);
  const first = waiting[0];
  const toLookAt = view.pledges.reduce((sum, pledge) => sum + pledge.toLookAt, 0);
  return card({
    fallbackText: 'Updates for scrutiny',
    refresh: button('Refresh', 'scrutiny.list', {}),
    body: [
      heading('Updates for scrutiny', { size: 'large' }),
      small(view.period),
      line('Would this be good enough for my child?', { spacing: 'small' }),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      toLookAt === 0 ? line('Nothing is waiting to be looked at now.') : null,
      ...view.pledges.flatMap((pledge): Element[] => [
        pledgeHeading(pledge),
        ...pledge.waiting.map((item) =>
          row(
            [line(`${item.ref} ${item.title}`), small(item.state)],
            button(`Look at ${item.ref}`, 'scrutiny.open', { requestId: item.requestId }),
          ),
        ),
      ]),
    ],
    actions: [
      first ? button(`Start with ${first.ref}`, 'scrutiny.open', { requestId: first.requestId }) : null,
    ],
  });
}

function pledgeHeading(pledge: ScrutinyListView['pledges'][number]): Element {
  const words = [
    line(`Pledge ${pledge.no}: ${pledge.shortName}`, { weight: 'bolder' }),
    small(pledge.counts),
  ];
  if (pledge.toLookAt === pledge.waiting.length) {
    return { type: 'Container', separator: true, spacing: 'medium', items: words };
  }
  return row(words, button(`Show pledge ${pledge.no}`, 'scrutiny.list', { pledgeNo: pledge.no }));
}

export interface ScrutinyItemView {
  requestId: string;
  versionNo: number;
  submissionId: string;
  ref: string;
  title: string;
  /** 'Sent by …, Tuesday 12 January 2027, 14:02' */
  sent: string;
  copy: UpdateCopyView;
  /** What the checks would ask of the words before they are printed. */
  remarks: string[];
  numbers: OwnNumbersView | null;
  last: { title: string; copy: UpdateCopyView } | null;
  comments: { title: string; text: string }[];
  /** Their draft of a comment, when the card comes back. */
  comment: string;
  problem: string | null;
  /** What the press before has done. */
  done: string | null;
  /** null when a decision can be made; else why not: 'Accepted by …'. */
  closed: string | null;
}

export function scrutinyItemCard(view: ScrutinyItemView): Card {
  const { requestId, versionNo, submissionId } = view;
  const open = view.closed === null;
  return card({
    fallbackText: `Update on ${view.ref} for scrutiny`,
    body: [
      heading(`${view.ref} ${view.title}`),
      small(view.sent),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { weight: 'bolder' }) : null,
      view.closed ? line(view.closed, { weight: 'bolder' }) : null,
      section(copyElements(view.copy), 'emphasis'),
      ...remarkLines(view.remarks),
      ...ownNumberLines(view.numbers),
      ...view.comments.map((comment) =>
        section([line(comment.title, { weight: 'bolder' }), ...quoted(comment.text)], 'warning'),
      ),
      ...(view.last
        ? [
            line(view.last.title, { weight: 'bolder', spacing: 'large' }),
            section(copyElements(view.last.copy)),
          ]
        : []),
      open
        ? textInput(inputIds.comment, 'Comment, if you send it back', { value: view.comment, lines: 'many' })
        : null,
    ],
    actions: [
      open ? button('Accept', 'scrutiny.accept', { requestId, versionNo, submissionId }) : null,
      open
        ? button(
            'Send back with this comment',
            'scrutiny.send-back',
            { requestId, versionNo, submissionId },
            { reads: 'inputs' },
          )
        : null,
      view.numbers
        ? button(
            ownNumbersTitle,
            'scrutiny.confirm-numbers',
            { requestId, seen: view.numbers.seen },
            { reads: 'inputs' },
          )
        : null,
      button('Back to scrutiny', 'scrutiny.list', {}),
    ],
  });
}
