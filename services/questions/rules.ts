/** Who may read a young person's words, when somebody else is told, and what each step needs (domain.md 2.8, 2.9). */
import {
  type Day,
  formatDay,
  formatTime,
  instantAt,
  londonDay,
  type WorkingCalendar,
} from '../calendar/rules';
import { addWorkingMinutes, type Hours, nextWorkingMoment } from '../calendar/working-hours';
import type { MeetingChange } from '../meetings/rules';

/**
 * How words came in. The last four are adults' texts in which a worry may stand: they take the same road to the same
 * reader (domain.md 2.9.15).
 */
export type Way =
  | 'ask-page'
  | 'dialog'
  | 'chat'
  | 'worker'
  | 'pre-meet'
  | 'reply'
  | 'practice'
  | 'survey'
  | 'visit-note'
  | 'update'
  | 'adult-text';

/** 'unread' is where each begins: never 'ok' by itself (domain.md 2.9.4). */
export type QuestionState = 'unread' | 'read' | 'ok' | 'worried';

/** Everything about a question but its words. */
export interface Question {
  id: string;
  committeeId: string;
  meetingId: string | null;
  /** The meeting called off that it first stood for. */
  firstMeetingId: string | null;
  groupId: string | null;
  way: Way;
  followsId: string | null;
  /** Word-spotting put it first in the queue; it can do nothing else (domain.md 2.9.7). */
  raised: boolean;
  /** The order of reading: see `rankOf`. */
  rank: number;
  /** Typed into the chat and not sent as a question: it is read all the same, and goes to no meeting. */
  unsent: boolean;
  practice: boolean;
  state: QuestionState;
  receivedAt: Date;
  readAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  askedId: string | null;
  agreedAt: Date | null;
  heard: 'yes' | 'no' | null;
  purgedAt: Date | null;
  /** What the worker tells the asker of one that does not go to a meeting; '' where it may. */
  aside: string;
  asideAt: Date | null;
}

/** What the locked room holds for one question. */
export interface LockedContent {
  words: string;
  /** One of the topics offered, or ''. */
  topic: string;
  /** One that was offered, chosen, and gone from the list when it was sent. */
  topicGone?: string;
  /** A worker's own note of whom to give the answer to, or ''. */
  forWhom: string;
  /** The member with an account who asked, or null. */
  askerId: string | null;
  /** Of words in an adult's text: where they stood, and who wrote it. */
  place?: string;
  writerId?: string | null;
}

export interface Concern {
  questionId: string;
  path: 'child' | 'allegation';
  /** The one person who can still read it. */
  holderId: string;
  raisedBy: string;
  raisedAt: Date;
  /** The council's own number for it; '' until handed over. */
  reference: string;
  receivedBy: string;
  receivedAt: Date | null;
  onRecordAt: Date | null;
  /** The council's route said that it is no safeguarding matter: when, who said so there, and why it was marked. */
  endedAt: Date | null;
  endedSaid: string;
  endedWhy: WhyEnded | '';
}

/** Why a worry is none after all. A choice, not a text: a reason in words would carry theirs out of the room. */
export const whyEnded = ['pressed-by-mistake', 'looked-into'] as const;
export type WhyEnded = (typeof whyEnded)[number];

export interface AskGroup {
  id: string;
  committeeId: string;
  /** The worker's own name for it. */
  name: string;
  code: string;
  state: 'active' | 'paused';
}

export type OutcomeKind = 'answered' | 'change' | 'cannot' | 'not-ours';

export interface AskedQuestion {
  id: string;
  committeeId: string;
  meetingId: string | null;
  firstMeetingId: string | null;
  theme: string;
  /** '' until the asker has agreed it: a proposal lies in the locked room. */
  wording: string;
  state: 'proposed' | 'agreed' | 'answered' | 'home' | 'withdrawn';
  officerPost: string | null;
  sentAt: Date | null;
  dueDay: Day | null;
  promised: boolean;
  answer: string;
  outcome: OutcomeKind | null;
  what: string;
  byDay: Day | null;
  who: string;
  reason: string;
  passedTo: string;
  answeredAt: Date | null;
  reply: string;
  replyAt: Date | null;
  actionId: string | null;
  withdrawnBecause: string;
}

/** When the questions are read: what the notice before the text box promises. */
export const readingHours: Hours = { from: '09:00', until: '17:00' };
const deputyAfterMinutes = 4 * 60;
const managerAfterMinutes = 8 * 60;
const phoneListAfterMs = 3_600_000;

/**
 * When a person will have read what arrives now: the end of that working day, or of the next where less than an hour is
 * left of it (domain.md 2.9.3, 2.9.10).
 */
export function readBy(receivedAt: Date, calendar: WorkingCalendar): Date {
  const hourOn = addWorkingMinutes(receivedAt, 60, calendar, readingHours);
  return instantAt(londonDay(hourOn), readingHours.until);
}

/**
 * From when a reader sees it, and its clock runs. Words in the chat that ask, and that nobody pressed Send for, are left to
 * their writer until that day is over; words that tell something are read like every message (decision 0024).
 */
export function shownFrom(
  question: Pick<Question, 'unsent' | 'rank' | 'receivedAt'>,
  calendar: WorkingCalendar,
): Date {
  const waits = question.unsent && question.rank === 0;
  return waits ? readBy(question.receivedAt, calendar) : question.receivedAt;
}

export interface Timers {
  /** The first moment at which somebody is at work to read it. */
  toldAt: Date;
  deputyAt: Date;
  managerAt: Date;
}

/** domain.md 2.9.6: four working hours to the deputy, one working day to the service manager. */
export function timersOf(receivedAt: Date, calendar: WorkingCalendar): Timers {
  return {
    toldAt: nextWorkingMoment(receivedAt, calendar, readingHours),
    deputyAt: addWorkingMinutes(receivedAt, deputyAfterMinutes, calendar, readingHours),
    managerAt: addWorkingMinutes(receivedAt, managerAfterMinutes, calendar, readingHours),
  };
}

/** A day that was promised has gone by: which one, and who is told of what is still unread since (domain.md 2.9.6). */
export interface Late {
  by: Date;
  told: 'nobody-yet' | 'cover' | 'manager';
}

export interface ReadingPromise {
  /** Always still to come. */
  readBy: Date;
  late: Late | null;
}

/** What may be said now of words that a reader has had since `from`. */
export function readingPromise(from: Date, now: Date, calendar: WorkingCalendar): ReadingPromise {
  const by = readBy(from, calendar);
  if (now <= by) return { readBy: by, late: null };
  const { deputyAt, managerAt } = timersOf(from, calendar);
  const told = now >= managerAt ? 'manager' : now >= deputyAt ? 'cover' : 'nobody-yet';
  return { readBy: readBy(now, calendar), late: { by, told } };
}

/** In a sentence of its own, after the day that was promised. */
export const toldWords: Record<Late['told'], string> = {
  'nobody-yet':
    'If they are still unread after half a working day, whoever stands in for the reader is told.',
  cover: 'Whoever stands in for the reader has been told of all that is still unread.',
  manager:
    'Whoever stands in for the reader, and the manager above them, have been told of all that is still unread.',
};

/** A worry does not wait for office hours: one hour by the clock on the wall. */
export function phoneListAt(concern: Concern): Date | null {
  return concern.receivedAt ? null : new Date(concern.raisedAt.getTime() + phoneListAfterMs);
}

export interface Reader {
  personId: string;
  /** On the question's own committee, today: the acts 'questions.read-first' and 'questions.read-late'. */
  readsFirst: boolean;
  readsLate: boolean;
  /** Named in an allegation, or the manager of the one named. */
  keptFrom: boolean;
}

/**
 * Whether a person may see that this question is there, and its words. A locked one is its holder's alone; the service
 * manager comes in only where nobody has decided for a working day, or `nobodyElse` may read it.
 */
export function mayRead(
  question: Pick<Question, 'state' | 'decidedAt' | 'purgedAt'>,
  reader: Reader,
  more: { holderId: string | null; managerAt: Date; nobodyElse: boolean; now: Date },
): boolean {
  if (reader.keptFrom) return false;
  if (question.state === 'worried') return more.holderId === reader.personId;
  if (reader.readsFirst) return true;
  const late = question.decidedAt === null && more.now >= more.managerAt;
  return (late || more.nobodyElse) && reader.readsLate;
}

export interface OutcomeDraft {
  outcome: OutcomeKind;
  answer: string;
  what: string;
  byDay: Day | null;
  who: string;
  reason: string;
  passedTo: string;
}

/** What an answer still needs, each with the field it is about; an empty list is a whole answer. */
export function outcomeProblems(draft: OutcomeDraft, today: Day): { field: string; message: string }[] {
  const need = (field: string, text: string, message: string) =>
    text.trim() === '' ? [{ field, message }] : [];
  const answer = need('answer', draft.answer, 'Answer: please write what you say to the young people.');
  switch (draft.outcome) {
    case 'answered':
      return answer;
    case 'change':
      return [
        ...answer,
        ...need('what', draft.what, 'What will change: please say it in one line.'),
        ...(draft.byDay === null
          ? [{ field: 'byDay', message: 'By when: please choose a date.' }]
          : draft.byDay < today
            ? [{ field: 'byDay', message: 'By when: please choose a date that is still to come.' }]
            : []),
        ...need('who', draft.who, 'Who: please name the post that does it.'),
      ];
    // "Where we can't act, we always explain why" (domain.md 1.3 Y3).
    case 'cannot':
      return [...answer, ...need('reason', draft.reason, 'Because: please give the reason in plain words.')];
    case 'not-ours':
      return [...answer, ...need('passedTo', draft.passedTo, 'Passed to: please say who answers it now.')];
  }
}

export type QuestionRefusal =
  /** Also what everyone hears who may not know that it is there. */
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  | { code: 'room-closed' }
  | { code: 'nothing-written' }
  | { code: 'too-long'; most: number }
  | { code: 'locked' }
  | { code: 'not-ready' }
  | { code: 'needs-attention'; problems: { field: string; message: string }[] }
  /** Advice on the words of an answer: put right, or kept as they are. */
  | { code: 'plain-words'; problems: string[] }
  | { code: 'nobody-else'; phoneList: boolean }
  | { code: 'done-already' };

export const longestWords = 20_000;

/** A message in Teams holds 28 kB: whatever has arrived is kept, however long it is. */
export const longestMessage = 30_000;

/** Words and links go at most three months after the meeting; 89 days are the shortest three months (domain.md 2.8). */
export const keepDays = 89;
/** Once the answer is home the words have done their work; a fortnight for a slip. */
export const keepDaysAfterReply = 14;

/** What became of the meeting that a question stands for. */
export interface MeetingShift {
  kind: 'moved' | 'off';
  was: Day;
  /** Where it stands now; null: called off, and no other is planned. */
  now: Day | null;
}

/** `since`: a meeting that had moved before is no news to it. Nothing is told of one that has been held by now. */
export function shiftOf(
  standing: { now: Day | null; changed: MeetingChange | null; first: MeetingChange | null; since: Date },
  today: Day,
): MeetingShift | null {
  const { now, changed, first, since } = standing;
  if (changed?.cancelledAt) return { kind: 'off', was: (first ?? changed).meeting.day, now: null };
  if (now === null || now < today) return null;
  if (first) return { kind: 'off', was: first.meeting.day, now };
  const { movedAt = null, movedFrom = null } = changed ?? {};
  return movedAt && movedFrom && since < movedAt ? { kind: 'moved', was: movedFrom, now } : null;
}

/** For the one who asked: it is not lost, and when it is spoken of. */
export function shiftWords({ kind, was, now }: MeetingShift): string {
  const then = formatDay(was);
  if (kind === 'moved' && now) {
    return `The meeting on ${then} has moved. It is now on ${formatDay(now)}. Your question goes with it.`;
  }
  const next = now
    ? `It goes to the next meeting, on ${formatDay(now)}.`
    : 'It goes to the next meeting. We do not know the day yet.';
  return `The meeting on ${then} will not happen. Your question is not lost. ${next}`;
}

/** '2027 quarter 1', by the calendar year. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)} quarter ${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

/** '5pm on Wednesday 6 January' */
export function readByWords(at: Date): string {
  const [hours = '0', minutes = '00'] = formatTime(at).split(':');
  const hour = Number(hours);
  const clock = `${hour % 12 || 12}${minutes === '00' ? '' : `.${minutes}`}${hour < 12 ? 'am' : 'pm'}`;
  return `${clock} on ${formatDay(londonDay(at)).replace(/ \d{4}$/, '')}`;
}

/** To the one who waits for it: a day still to come, and where one has gone by, that it has and who knows. */
export function waitingWords({ readBy: by, late }: ReadingPromise): string {
  const promise = `A real person will read it by ${readByWords(by)}.`;
  if (!late) return promise;
  return `We said that a person would read it by ${readByWords(late.by)}. That has not happened. We are sorry. ${toldAsker[late.told]} ${promise}`;
}

const toldAsker: Record<Late['told'], string> = {
  'nobody-yet': 'If it stays like this, someone else will be told.',
  cover: 'Someone else who can read it has been told.',
  manager: 'Someone else who can read it and their manager have been told.',
};
