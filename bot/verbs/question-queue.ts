/** `question.queue` in the chat holds no words; `question.read` and the two decisions are dialogs (domain.md 2.9). */
import { messageCard } from '../../cards/message-card';
import { opensDialog } from '../../cards/question-dialogs';
import {
  aboutSomeoneCard,
  type ConcernView,
  type QueueRow,
  queueCard,
  readCard,
} from '../../cards/question-reading';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatMoment, formatTime, instantAt, londonDay, parseDay } from '../../services/calendar/rules';
import type { QueueItem, ReadQuestion } from '../../services/questions/queue';
import { type Concern, phoneListAt } from '../../services/questions/rules';
import { presentCommittee } from '../committee';
import { askedState, questionRefusalWords, wayWords } from '../present/questions';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { inDialogOnly } from './question-ask';

export const readers = [
  'participation-worker',
  'question-cover',
  'question-manager',
  'head-of-service',
] as const;

const isReader = (turn: Turn) =>
  turn.person.roles.some((role) => role !== 'head-of-service' && readers.some((one) => one === role));

export function readersOnly(): Reply {
  const text = 'Questions are read by the participation worker and their cover.';
  return show(messageCard({ title: 'Questions from the young people', lines: [text] }));
}

export const questionQueue: Handler<'question.queue'> = ({ turn, services }) => showQueue(services, turn);

const shownAtOnce = 8;

export async function showQueue(services: BotServices, turn: Turn): Promise<Reply> {
  const committee = await presentCommittee(services, turn.person, readers);
  if (!committee) return readersOnly();
  const { committeeId } = committee;
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
      ready: inState('ok').filter((item) => item.question.askedId === null && item.question.aside === '')
        .length,
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
  if (!concern || concern.onRecordAt) return 'nothing';
  return concern.receivedAt ? 'on-record' : 'hand-over';
}

/** In the chat a press on a question opens its window: nothing of it may become part of a message. */
function throughDialog(questionId: string): Reply {
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

async function showOne(
  services: BotServices,
  turn: Turn,
  questionId: string,
  more: { problem?: string; filled?: ConcernView['filled'] } = {},
): Promise<Reply> {
  if (!inDialogOnly(turn)) return throughDialog(questionId);
  const opened = await services.questions.queue.open(questionId, turn.person.id);
  if (!opened.ok) return nothingHere(questionRefusalWords(opened.refusal));
  return show(
    readCard({ ...readView(services, opened.value, turn.now, more.filled), problem: more.problem ?? null }),
  );
}

const nothingHere = (text: string): Reply => ({ kind: 'text', text });

function readView(services: BotServices, read: ReadQuestion, now: Date, filled?: ConcernView['filled']) {
  const { question, content, concern } = read;
  const facts: [string, string][] = [
    ['Came', formatMoment(question.receivedAt)],
    ['How', wayWords(question.way)],
    ...(content?.topic ? [['Topic', content.topic] as [string, string]] : []),
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
    canSetAside: question.state === 'ok' && question.askedId === null && question.aside === '',
    concern: concern ? concernView(services.questionNames, concern, now, filled) : null,
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
): ConcernView {
  const due = phoneListAt(concern);
  const next = nextOf(concern);
  return {
    lines: [
      `Marked ${formatMoment(concern.raisedAt)}. Everyone else has lost sight of it.`,
      ...(concern.receivedAt
        ? [
            `Handed over ${formatMoment(concern.receivedAt)}: ${concern.receivedBy}, reference ${concern.reference}.`,
          ]
        : []),
      ...(concern.onRecordAt ? ['It is on the child’s record, and will be deleted here.'] : []),
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
  return nothingHere('OK to use. It waits for a wording in your queue: type “questions”.');
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
  return show(readCard({ ...readView(services, locked.value, turn.now), problem: null }));
};

export const questionHandOver: Handler<'question.hand-over'> = async ({ turn, data, typed, services }) => {
  const filled = {
    reference: typed[inputs.reference] ?? '',
    receivedBy: typed[inputs.receivedBy] ?? '',
    receivedDay: typed[inputs.receivedDay] ?? '',
    receivedTime: typed[inputs.receivedTime] ?? '',
  };
  const receivedAt = readMoment(filled.receivedDay, filled.receivedTime, turn.now);
  if (receivedAt === 'not-a-time') {
    const problem = 'Time received: please write it as 14:05, or leave it empty for now.';
    return showOne(services, turn, data.questionId, { problem, filled });
  }
  const { questionId } = data;
  const { reference, receivedBy } = filled;
  const given = { questionId, personId: turn.person.id, reference, receivedBy, receivedAt };
  const recorded = await services.questions.safety.handedOver(given);
  if (recorded.ok) return showOne(services, turn, questionId);
  return showOne(services, turn, questionId, { problem: questionRefusalWords(recorded.refusal), filled });
};

function readMoment(dayText: string, timeText: string, now: Date): Date | null | 'not-a-time' {
  if (dayText.trim() === '' && timeText.trim() === '') return null;
  const day = dayText.trim() === '' ? londonDay(now) : parseDay(dayText);
  const time = timeText.trim() === '' ? formatTime(now) : timeText.trim().replace('.', ':').padStart(5, '0');
  if (!day || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'not-a-time';
  return instantAt(day, time);
}

export const questionOnRecord: Handler<'question.on-record'> = async ({ turn, data, services }) => {
  const recorded = await services.questions.safety.onRecord(data.questionId, turn.person.id);
  if (recorded.ok) return showOne(services, turn, data.questionId);
  return showOne(services, turn, data.questionId, { problem: questionRefusalWords(recorded.refusal) });
};

export const questionAboutSomeone: Handler<'question.about-someone'> = async ({ turn, data, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const opened = await services.questions.queue.open(data.questionId, turn.person.id);
  if (!opened.ok) return nothingHere(questionRefusalWords(opened.refusal));
  return show(aboutSomeoneCard({ ...(await peopleChoices(services, data.questionId)), problem: null }));
};

async function peopleChoices(services: BotServices, questionId: string) {
  const everyone = await services.people.everyone();
  const people = everyone
    .filter((person) => !person.roles.includes('shadow-member'))
    .map((person) => ({ title: [person.name, ...person.posts].slice(0, 2).join(', '), value: person.id }));
  return { questionId, people };
}

export const questionAllegation: Handler<'question.allegation'> = async ({ turn, data, typed, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const chosen = [typed[inputs.aboutId], typed[inputs.managerId]];
  if (chosen.some((one) => one === undefined || one === '')) {
    const problem = 'Please choose for both, or “Someone who is not on this list”.';
    return show(aboutSomeoneCard({ ...(await peopleChoices(services, data.questionId)), problem }));
  }
  const known = new Set((await services.people.everyone()).map((person) => person.id));
  const personIds = chosen.filter((id): id is string => id !== undefined && known.has(id));
  const kept = await services.questions.queue.allegation(data.questionId, turn.person.id, { personIds });
  if (!kept.ok) return nothingHere(questionRefusalWords(kept.refusal));
  if (kept.value.isMine) return showOne(services, turn, data.questionId);
  return nothingHere(
    `It is with ${kept.value.holderName} now. Ring them, and do not speak of it to anyone else.`,
  );
};

export const questionTakeOver: Handler<'question.take-over'> = async ({ turn, data, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const taken = await services.questions.safety.takeOver(data.questionId, turn.person.id);
  if (!taken.ok) return nothingHere(questionRefusalWords(taken.refusal));
  return showOne(services, turn, data.questionId);
};
