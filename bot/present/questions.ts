/** From what the questions' services know to the words on a card: ways, stages, refusals, the help that is always shown. */
import type { HelpView } from '../../cards/question-asking';
import { formatDay } from '../../services/calendar/rules';
import type { AskerView } from '../../services/questions/home';
import {
  type AskedQuestion,
  type QuestionRefusal,
  readByWords,
  type Way,
  waitingWords,
} from '../../services/questions/rules';
import { unreachable } from '../../services/result';
import type { BotServices } from '../services';

type Names = BotServices['questionNames'];

/** `readBy` null: the numbers alone. */
export function helpView({ reader, dutyTeam }: Names, readBy: Date | null): HelpView {
  return {
    numbers: [
      'In danger now: 999',
      'To talk to Childline, day or night: 0800 1111',
      ...(dutyTeam ? [`The council at night and weekends: ${dutyTeam}`] : []),
    ],
    notice: readBy
      ? [
          `The ${reader} will read what you write. They work on weekdays, from 9 to 5. They will read this by ${readByWords(readBy)}.`,
          'If what you write makes us worried about you or someone else, we must tell a person who can help.',
          'This is not for emergencies. The numbers on this card are there day and night.',
        ]
      : [],
  };
}

const ways: Record<Way, string> = {
  'ask-page': 'by the ask page',
  dialog: 'in Teams',
  chat: 'typed into the chat',
  worker: 'entered by a worker',
  'pre-meet': 'at the pre-meet',
  reply: 'as a reply to an answer',
  practice: 'by the ask page',
  survey: 'in a survey’s free text',
  'visit-note': 'from a frontline visit',
  update: 'from an update',
  'adult-text': 'from an adult’s text',
};
export const wayWords = (way: Way) => ways[way];

export function askedState(asked: AskedQuestion): string {
  switch (asked.state) {
    case 'proposed':
      return 'Waits for those who asked to agree it';
    case 'agreed':
      return asked.officerPost
        ? `With the ${asked.officerPost}${asked.dueDay ? `, due ${formatDay(asked.dueDay)}` : ''}`
        : 'Agreed. Choose who must answer';
    case 'answered':
      return 'Answered. The reply home waits for you';
    case 'home':
      return 'The reply is home';
    case 'withdrawn':
      return `Taken back: ${asked.withdrawnBecause}`;
  }
}

export function outcomeParts(
  asked: Pick<AskedQuestion, 'outcome' | 'what' | 'byDay' | 'who' | 'reason' | 'passedTo'>,
): { title: string; text: string }[] {
  switch (asked.outcome) {
    case 'change':
      return [
        {
          title: 'This happens now',
          text: `${asked.what}${asked.byDay ? ` By ${formatDay(asked.byDay)}.` : ''}`,
        },
      ];
    case 'cannot':
      return [{ title: 'We can’t, because', text: asked.reason }];
    case 'not-ours':
      return [{ title: 'Someone else answers this', text: asked.passedTo }];
    default:
      return [];
  }
}

export function stageWords(view: AskerView): string {
  switch (view.stage) {
    case 'waiting':
      return waitingWords(view);
    case 'read':
      return 'A real person has read it. There is no answer yet.';
    case 'aside':
      return 'A person has read it, and says this.';
    case 'wording':
      return 'Is this what you want to ask? We put it like this so that nobody can tell who asked it.';
    case 'asked':
      return 'It has gone to the person who must answer. There is no answer yet.';
    case 'home':
      return 'There is an answer. Did it answer your question?';
  }
}

/** In a sentence; what was typed comes back in the form above it. */
export function questionRefusalWords(refusal: QuestionRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is nothing here for you now.';
    case 'not-allowed':
      return 'That is for the participation worker and their cover.';
    case 'room-closed':
      return 'Questions are not set up here yet: the administrator sets QUESTIONS_KEY.';
    case 'nothing-written':
      return 'Please write the question in the box.';
    case 'too-long':
      return 'That is too long to take in one go. Please make it shorter, or send it in two parts.';
    case 'locked':
      return 'Someone has marked this one as a worry, and it is locked.';
    case 'not-ready':
      return 'That cannot be done at this point. This is how it stands now.';
    case 'needs-attention':
    case 'plain-words':
      return refusal.problems.map((one) => (typeof one === 'string' ? one : one.message)).join(' ');
    case 'nobody-else':
      return 'There is nobody else here who may take it. Please ring the designated lead now.';
    case 'done-already':
      return 'That was done already.';
    default:
      return unreachable(refusal);
  }
}
