/** `question.queue` in the chat holds no words; `question.read` and the two decisions are dialogs (domain.md 2.9). */

import { messageCard } from '../../cards/message-card';
import { opensDialog } from '../../cards/question-dialogs';
import { type ConcernView, type QueueRow, queueCard, readCard } from '../../cards/question-reading';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatMoment } from '../../services/calendar/rules';
import type { QueueItem, ReadQuestion } from '../../services/questions/queue';
import { type Concern, phoneListAt, shiftWords } from '../../services/questions/rules';
import { askedState, questionRefusalWords, wayWords } from '../present/questions';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { inDialogOnly } from './question-ask';

const isReader = (turn: Turn) => can(turn, 'questions.read');

export function readersOnly(): Reply {
  const text = 'Questions are read by the participation worker and their cover.';
  return show(messageCard({ title: 'Questions from the young people', lines: [text] }));
}

export const questionQueue: Handler<'question.queue'> = ({ turn, services }) => showQueue(services, turn);

const shownAtOnce = 8;

export async function showQueue(services: BotServices, turn: Turn): Promise<Reply> {
  const { committeeId } = turn;
  const items = await services.questions.queue.list(committeeId, turn.person.id);
  const takeOver = await services.questions.safety.waiting(committeeId, turn.person.id);
  if (!isReader(turn) && items.length === 0 && takeOver.length === 0) return readersOnly();
  const inState = (state: string) => items.filter((item) => item.question.state === state);
  const waiting = [...inState('unread'), ...inState('read')];
  const shown = waiting.slice(0, shownAtOnce);
  const underWay = isReader(turn) ? await services.questions.underWay(committeeId) : [];
  return show(
    queueCard({
      unread: shown.filter((item) => item.question.state === 'unread').map(rowOf),
      undecided: shown.filter((item) => item.question.state === 'read').map(rowOf),
      locked: inState('worried').slice(0, shownAtOnce).map(rowOf),
      takeOver: takeOver.map((concern) => ({
        questionId: concern.questionId,
        since: `Marked ${formatMoment(concern.raisedAt)}, ${concern.receivedAt ? 'its reader has left' : 'not handed over yet'}`,
      })),
      ready: inState('ok').filter(
        ({ question, held }) =>
          question.askedId === null && question.aside === '' && !held && !question.unsent,
      ).length,
      underWay: underWay.slice(0, shownAtOnce).map((asked) => ({
        askedId: asked.id,
        // A theme that those who asked have not agreed yet stays out of the chat.
        theme: asked.state === 'proposed' ? 'A wording' : asked.theme,
        state: askedState(asked),
      })),
      more: waiting.length - shown.length,
    }),
  );
}

function rowOf({ question, concern }: QueueItem): QueueRow {
  const state = {
    unread: 'Not read',
    read: 'Read, not decided',
    ok: 'OK to use',
    worried: concern?.onRecordAt
      ? 'On the child’s record'
      : concern?.receivedAt
        ? 'Handed over. Is it on the child’s record?'
        : 'Not handed over yet',
  }[question.state];
  return {
    questionId: question.id,
    came: `Came ${formatMoment(question.receivedAt)}`,
    state: `${state} · ${wayWords(question.way)}`,
    first: question.raised,
  };
}

function nextOf(concern: Concern | null): ConcernView['next'] {
  if (!concern || concern.onRecordAt || concern.endedAt) return 'nothing';
  return concern.receivedAt ? 'on-record' : 'hand-over';
}

/** In the chat a press on a question opens its window: nothing of it may become part of a message. */
export function throughDialog(questionId: string): Reply {
  return show(
    messageCard({
      title: 'A question',
      lines: ['It opens in a window of its own.'],
      actions: [opensDialog('Read', 'question.read', { questionId })],
    }),
  );
}

export const questionRead: Handler<'question.read'> = ({ turn, data, services }) =>
  showOne(services, turn, data.questionId);

export async function showOne(
  services: BotServices,
  turn: Turn,
  questionId: string,
  more: { problem?: string; filled?: ConcernView['filled'] } = {},
): Promise<Reply> {
  if (!inDialogOnly(turn)) return throughDialog(questionId);
  const opened = await services.questions.queue.open(questionId, turn.person.id);
  if (!opened.ok) return nothingHere(questionRefusalWords(opened.refusal));
  return show(
    readCard({
      ...(await readView(services, opened.value, turn.now, more.filled)),
      problem: more.problem ?? null,
    }),
  );
}

export const nothingHere = (text: string): Reply => ({ kind: 'text', text });

async function readView(
  services: BotServices,
  read: ReadQuestion,
  now: Date,
  filled?: ConcernView['filled'],
) {
  const { question, content, concern } = read;
  const shift = question.state === 'worried' ? null : await services.questions.meetingShift(question);
  const facts: [string, string][] = [
    ['Came', formatMoment(question.receivedAt)],
    ['How', wayWords(question.way)],
    ...(question.unsent
      ? [
          [
            'Not sent',
            'they typed it into the chat and did not press Send: it is no question for a meeting',
          ] as [string, string],
        ]
      : []),
    ...(content?.place ? [['Where it stood', content.place] as [string, string]] : []),
    ...(read.held && question.state !== 'worried'
      ? [
          ['If it is OK', 'the words go back to where they stood, and nobody waits any more'] as [
            string,
            string,
          ],
        ]
      : []),
    ...(content?.topic ? [['Topic', content.topic] as [string, string]] : []),
    ...(content?.topicGone
      ? [
          ['Topic chosen', `${content.topicGone} (no longer on the list when it was sent)`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(shift ? [['They are told', shiftWords(shift)] as [string, string]] : []),
    ...(content?.forWhom ? [['Bring the answer to', content.forWhom] as [string, string]] : []),
    ...(question.followsId ? [['About', 'an answer that they were given'] as [string, string]] : []),
    ...(question.raised
      ? [['Read first', 'some of its words can mean danger: this says no more than that'] as [string, string]]
      : []),
  ];
  const state: 'undecided' | 'ok' | 'worried' =
    question.state === 'worried' ? 'worried' : question.state === 'ok' ? 'ok' : 'undecided';
  return {
    questionId: question.id,
    words: content?.words ?? null,
    facts,
    state,
    canSetAside:
      question.state === 'ok' &&
      question.askedId === null &&
      question.aside === '' &&
      !read.held &&
      !question.unsent,
    concern: concern
      ? {
          ...concernView(services.questionNames, concern, now, filled),
          canEnd: nextOf(concern) === 'on-record' && concern.path === 'child' && !question.practice,
        }
      : null,
  };
}

/** Shown at once, and again after an hour without a hand-over (domain.md 2.9.6). */
function phoneList({ phones, dutyTeam }: BotServices['questionNames']): string[] {
  return [
    ...(phones.length > 0
      ? phones
      : [
          'The children’s front door',
          'The child’s social worker, then their manager',
          'The designated safeguarding lead',
        ]),
    `Out of hours: the emergency duty team${dutyTeam ? `, ${dutyTeam}` : ''}`,
    'Danger now: 999',
  ];
}

function concernView(
  names: BotServices['questionNames'],
  concern: Concern,
  now: Date,
  filled?: ConcernView['filled'],
): Omit<ConcernView, 'canEnd'> {
  const due = phoneListAt(concern);
  const next = nextOf(concern);
  return {
    lines: [
      `Marked ${formatMoment(concern.raisedAt)}.${concern.endedAt ? '' : ' Everyone else has lost sight of it.'}`,
      ...(concern.receivedAt
        ? [
            `Handed over ${formatMoment(concern.receivedAt)}: ${concern.receivedBy}, reference ${concern.reference}.`,
          ]
        : []),
      ...(concern.onRecordAt ? ['It is on the child’s record, and will be deleted here.'] : []),
      ...(concern.endedAt
        ? [
            `Not a safeguarding matter: ${concern.endedSaid} said so, ${formatMoment(concern.endedAt)}. It goes on as a question.`,
          ]
        : []),
      ...(concern.path === 'allegation'
        ? [
            'About someone who works with children: the local authority designated officer is told within one working day.',
          ]
        : []),
      ...(due && now >= due ? ['An hour has gone by without a hand-over.'] : []),
    ],
    phoneList: next === 'hand-over' ? phoneList(names) : [],
    next,
    filled: filled ?? { reference: '', receivedBy: '', receivedDay: '', receivedTime: '' },
  };
}

export const questionOk: Handler<'question.ok'> = async ({ turn, data, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const decided = await services.questions.queue.okToUse(data.questionId, turn.person.id);
  if (!decided.ok) return nothingHere(questionRefusalWords(decided.refusal));
  return nothingHere(
    decided.value.unsent
      ? 'Read, and no worry. They did not send it as a question, so it goes to no meeting unless they do.'
      : decided.value.held
        ? 'OK to use. The words stand where they stood before.'
        : 'OK to use. It waits for a wording in your queue: type “questions”.',
  );
};

export const questionSetAside: Handler<'question.set-aside'> = async ({ turn, data, typed, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const reason = typed[inputs.reason] ?? '';
  const done = await services.questions.queue.setAside(data.questionId, turn.person.id, reason);
  if (done.ok) return nothingHere('They are told why with their private code, and can write back.');
  return showOne(services, turn, data.questionId, { problem: questionRefusalWords(done.refusal) });
};

export const questionWorried: Handler<'question.worried'> = async ({ turn, data, services }) => {
  const locked = await services.questions.queue.worried(data.questionId, turn.person.id);
  if (!locked.ok) return nothingHere(questionRefusalWords(locked.refusal));
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  return show(readCard({ ...(await readView(services, locked.value, turn.now)), problem: null }));
};
