/** The reader: the queue in the chat holds no words; each question is read, and decided, in a dialog. */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import { inDialog, opensDialog } from './question-dialogs';
import { facts, heading, line, quoted, section, small } from './text';
import { questionInputs as inputs } from './verbs-questions';

export interface QueueRow {
  questionId: string;
  /** 'Came Tuesday 5 January 2027, 09:12' */
  came: string;
  /** 'Not read · by the ask page' */
  state: string;
  /** Read it first. */
  first: boolean;
}

export interface QueueView {
  unread: QueueRow[];
  /** Read, and not decided. */
  undecided: QueueRow[];
  locked: QueueRow[];
  takeOver: { questionId: string; since: string }[];
  /** How many are OK to use and wait for a wording. */
  ready: number;
  underWay: { askedId: string; theme: string; state: string }[];
  more: number;
}

export function queueCard(view: QueueView): Card {
  const first = view.unread[0] ?? view.undecided[0];
  return card({
    fallbackText: 'Questions to read',
    refresh: button('Refresh', 'question.queue', {}),
    body: [
      heading('Questions from the young people', { size: 'large' }),
      small('Each opens in a window of its own, and none of it stays in this chat.'),
      ...rows('Not read yet', view.unread),
      ...rows('Read, not decided', view.undecided),
      view.unread.length + view.undecided.length === 0 ? line('Nothing waits to be read.') : null,
      view.more > 0 ? small(`And ${view.more} more, when these are done.`) : null,
      ...rows('Worried about safety: only you can see these', view.locked),
      ...view.takeOver.map((item) =>
        row(
          [
            line('A worry that waits for somebody', { color: 'attention', weight: 'bolder' }),
            small(item.since),
          ],
          opensDialog('Take it over', 'question.take-over', { questionId: item.questionId }),
        ),
      ),
      ...(view.underWay.length > 0
        ? [line('On the way to an answer', { weight: 'bolder', spacing: 'large' })]
        : []),
      ...view.underWay.map((item) =>
        row(
          [line(item.theme), small(item.state)],
          opensDialog('Open', 'question.wording', { askedId: item.askedId }),
        ),
      ),
    ],
    actions: [
      first ? opensDialog('Read the first', 'question.read', { questionId: first.questionId }) : null,
      view.ready > 0 ? opensDialog(`Word questions (${view.ready} ready)`, 'question.wordings', {}) : null,
      opensDialog('Enter one for someone', 'question.for-someone', {}),
      button('Groups and codes', 'question.groups', {}),
      button('Pre-meet', 'question.premeet', {}),
    ],
  });
}

function rows(title: string, items: QueueRow[]): Element[] {
  if (items.length === 0) return [];
  return [
    line(title, { weight: 'bolder', spacing: 'large' }),
    ...items.map((item) =>
      row(
        [line(item.first ? `Read first: ${item.came}` : item.came), small(item.state)],
        opensDialog('Read', 'question.read', { questionId: item.questionId }),
      ),
    ),
  ];
}

export interface ReadView {
  questionId: string;
  /** null: forgotten, as promised. */
  words: string | null;
  facts: [string, string][];
  state: 'undecided' | 'ok' | 'worried';
  concern: ConcernView | null;
  /** It may be set aside: the worker writes to the asker why. */
  canSetAside: boolean;
  problem: string | null;
}

export interface ConcernView {
  /** What happened, a line each. */
  lines: string[];
  phoneList: string[];
  next: 'hand-over' | 'on-record' | 'nothing';
  /** The council's route may have said that it is no safeguarding matter. */
  canEnd: boolean;
  filled: { reference: string; receivedBy: string; receivedDay: string; receivedTime: string };
}

/** Two decisions side by side; neither is marked, and nothing is decided by closing the window (domain.md 2.9.4). */
export function readCard(view: ReadView): Card {
  const { questionId, concern } = view;
  return card({
    fallbackText: 'A question',
    body: [
      heading(view.state === 'worried' ? 'Locked: only you can see this' : 'A question, in their words'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.words === null
        ? line('The words have been deleted, as promised.')
        : section(quoted(view.words), 'emphasis'),
      facts(view.facts),
      ...(concern ? concernParts(concern) : []),
      view.canSetAside
        ? textInput(inputs.reason, 'If it does not go to the meeting: to the one who asked, because', {
            lines: 'many',
          })
        : null,
    ],
    actions: [
      view.state === 'undecided' ? inDialog('OK to use', 'question.ok', { questionId }) : null,
      view.canSetAside
        ? inDialog('Set it aside and tell them why', 'question.set-aside', { questionId }, 'inputs')
        : null,
      view.state === 'worried' ? null : inDialog('Worried about safety', 'question.worried', { questionId }),
      concern?.next === 'hand-over'
        ? inDialog('Record the hand-over', 'question.hand-over', { questionId }, 'inputs')
        : null,
      concern?.next === 'on-record'
        ? inDialog('It is on the child’s record', 'question.on-record', { questionId })
        : null,
      concern?.canEnd
        ? inDialog(
            'Not a safeguarding matter: go on as a question',
            'question.no-matter',
            { questionId },
            'inputs',
          )
        : null,
      view.state === 'worried'
        ? inDialog(
            'It is about someone who works with children, a carer or a councillor',
            'question.about-someone',
            {
              questionId,
            },
          )
        : null,
    ],
  });
}

function concernParts(concern: ConcernView): Element[] {
  return [
    ...concern.lines.map((text) => line(text)),
    ...(concern.phoneList.length > 0
      ? [
          section(
            [
              line('Ring now', { weight: 'bolder' }),
              ...concern.phoneList.map((text) => line(text, { spacing: 'small' })),
            ],
            'attention',
          ),
        ]
      : []),
    ...(concern.next === 'hand-over'
      ? [
          line('Copy the exact words to the council’s safeguarding route. Then record it here.'),
          textInput(inputs.reference, 'Their reference', { value: concern.filled.reference }),
          textInput(inputs.receivedBy, 'Who received it', { value: concern.filled.receivedBy }),
          dateInput(inputs.receivedDay, 'Day received (empty: today)', { value: concern.filled.receivedDay }),
          textInput(inputs.receivedTime, 'Time received, such as 14:05 (empty: now)', {
            value: concern.filled.receivedTime,
          }),
        ]
      : []),
    ...(concern.canEnd
      ? [
          line('Only if they have the exact words and told you that it is not a safeguarding matter:'),
          textInput(inputs.endedSaid, 'Who there said so'),
          choiceInput(inputs.endedWhy, 'Why', [
            { title: 'It was marked by mistake, and they agree', value: 'pressed-by-mistake' },
            { title: 'They looked into it: it is not a safeguarding matter', value: 'looked-into' },
          ]),
        ]
      : []),
  ];
}

export function aboutSomeoneCard(view: {
  questionId: string;
  people: { title: string; value: string }[];
  problem: string | null;
}): Card {
  const nobody = { title: 'Someone who is not on this list', value: 'none' };
  return card({
    fallbackText: 'Who it is about',
    body: [
      heading('Who is it about?'),
      line('The person named, and their manager, will not be able to see that it exists.'),
      line('Ring the local authority designated officer within one working day.'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      choiceInput(inputs.aboutId, 'The person it is about', [nobody, ...view.people]),
      choiceInput(inputs.managerId, 'Their manager', [nobody, ...view.people]),
    ],
    actions: [
      inDialog('Keep it from them', 'question.allegation', { questionId: view.questionId }, 'inputs'),
      inDialog('Back', 'question.read', { questionId: view.questionId }),
    ],
  });
}
