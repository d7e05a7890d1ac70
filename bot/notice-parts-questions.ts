/** Messages about questions: that something is there, and the way to it; never what (domain.md 2.9.12). */
import { button } from '../cards/actions';
import type { Action } from '../cards/card';
import { messageCard } from '../cards/message-card';
import { opensDialog } from '../cards/question-dialogs';
import { isQuestionNotice, type QuestionNoticeKind } from '../services/notices/question-kinds';
import type { Notice } from '../services/notices/rules';
import type { Person } from '../services/people/rules';
import { unreachable } from '../services/result';
import type { Part } from './notice-part';
import type { BotServices } from './services';

export async function questionParts(
  services: BotServices,
  person: Person,
  notices: Notice[],
): Promise<Part[]> {
  const byKind = new Map<QuestionNoticeKind, Notice[]>();
  for (const notice of notices) {
    if (!isQuestionNotice(notice.kind)) continue;
    if (!(await isStillDue(services, person, notice))) continue;
    byKind.set(notice.kind, [...(byKind.get(notice.kind) ?? []), notice]);
  }
  return [...byKind].map(([kind, due]) => partOf(kind, due));
}

/** A person told for themselves and in another's place reads of one thing, not of two. */
function distinct(notices: Notice[]): Notice[] {
  const about = new Map<string, Notice>();
  for (const notice of notices) about.set(notice.subject.questionId ?? notice.id, notice);
  return [...about.values()];
}

/** Asked again now: it may have been read, answered or closed since. */
async function isStillDue(
  services: BotServices,
  person: Person,
  { key, kind, subject }: Notice,
): Promise<boolean> {
  const { questions } = services;
  const { questionId, askedId, meetingId } = subject;
  switch (kind) {
    case 'question-arrived':
    case 'question-unread-deputy':
    case 'question-unread-manager':
      return questionId !== undefined && questions.stillUndecided(questionId);
    case 'concern-phone-list':
    case 'question-yours': {
      const concern = questionId ? await questions.concernOf(questionId) : null;
      if (!concern || concern.receivedAt !== null) return false;
      // Its holder was not reached: whoever stands in may take it over.
      return concern.holderId === person.id || key.includes(':instead:');
    }
    case 'question-to-answer':
    case 'answer-nudge-1':
    case 'answer-nudge-2':
    case 'answer-due-today':
    case 'answer-late':
    case 'answer-meeting-changed':
      return askedId !== undefined && (await questions.askedById(askedId))?.state === 'agreed';
    case 'question-answered':
      return askedId !== undefined && (await questions.askedById(askedId))?.state === 'answered';
    case 'questions-left-open':
      return meetingId !== undefined && (await questions.meeting.notHome(meetingId)) > 0;
    default:
      return true;
  }
}

function partOf(kind: QuestionNoticeKind, notices: Notice[]): Part {
  const { title, lines, action } = wordsOf(kind, distinct(notices));
  return {
    noticeIds: notices.map((notice) => notice.id),
    line: title,
    action,
    card: messageCard({ title, lines, actions: [action] }),
  };
}

const queue = () => button('Open the queue', 'question.queue', {});
const many = (notices: Notice[], one: string, more: string) =>
  notices.length === 1 ? one : `${notices.length} ${more}`;

function wordsOf(
  kind: QuestionNoticeKind,
  notices: Notice[],
): { title: string; lines: string[]; action: Action } {
  const askedId = notices[0]?.subject.askedId;
  const toAnswer = button('Open it', 'question.to-answer', askedId ? { askedId } : {});
  const told = (title: string, lines: string[], action: Action) => ({ title, lines, action });
  switch (kind) {
    case 'question-arrived':
      return told(
        many(notices, 'Something has arrived to read', 'things have arrived to read'),
        ['Please read it today: it may be a call for help.'],
        queue(),
      );
    case 'question-unread-deputy':
      return told(
        many(notices, 'Something has waited four working hours', 'things have waited four working hours'),
        ['The participation worker has not decided about it. Please read it now.'],
        queue(),
      );
    case 'question-unread-manager':
      return told(
        many(notices, 'Something has waited a working day', 'things have waited a working day'),
        [
          'Neither the participation worker nor the cover has decided about it. Please see that it is read now.',
        ],
        queue(),
      );
    case 'question-yours':
      if (notices.every(({ key }) => key.includes(':instead:'))) {
        return told(
          'Something needs taking over now',
          ['Whoever holds it cannot be reached. Please open the queue and take it over.'],
          queue(),
        );
      }
      return told('Something needs you now', ['It is for you alone. Please open it now.'], queue());
    case 'concern-phone-list':
      return told(
        'Not handed over for an hour',
        ['Please ring now: the front door, the social worker, the designated lead. Danger now: 999.'],
        queue(),
      );
    case 'question-news':
      return told('There is news for you', ['Open it to see.'], opensDialog('Open', 'question.mine', {}));
    case 'question-to-answer':
      return told(
        many(
          notices,
          'A question from the young people is yours to answer',
          'questions from the young people are yours to answer',
        ),
        ['They asked; they will read what you say.'],
        toAnswer,
      );
    case 'answer-nudge-1':
    case 'answer-nudge-2':
      return told(
        many(notices, 'An answer to young people is due soon', 'answers to young people are due soon'),
        [],
        toAnswer,
      );
    case 'answer-due-today':
      return told(
        many(notices, 'An answer to young people is due today', 'answers to young people are due today'),
        [],
        toAnswer,
      );
    case 'answer-late':
      return told(
        many(notices, 'An answer to young people has not come', 'answers to young people have not come'),
        ['The post that must answer has been asked and reminded.'],
        button('Pre-meet and questions', 'question.premeet', {}),
      );
    case 'question-answered':
      return told(
        many(notices, 'An answer is ready to go home', 'answers are ready to go home'),
        [],
        queue(),
      );
    case 'questions-for-premeet':
      return told(
        'Questions for the pre-meet',
        ['What the young people will ask you, in wordings that they agreed.'],
        button('See them', 'question.premeet', {}),
      );
    case 'questions-for-chair':
      return told(
        'The young people’s questions for the meeting',
        ['Agreed wordings, with the answers so far.'],
        button('See them', 'question.premeet', {}),
      );
    case 'questions-left-open':
      return told(
        'Ten working days after the meeting, questions are still open',
        ['Each was promised an answer by now.'],
        button('See them', 'question.premeet', {}),
      );
    case 'questions-meeting-changed':
      return told(
        'A meeting that questions stand for has changed',
        [
          'None is lost: each goes with the meeting, or to the next one. Those who asked can see it with their code.',
        ],
        queue(),
      );
    case 'answer-meeting-changed':
      return told(
        'The meeting for a young person’s question has changed',
        ['They still wait for your answer. Open it to see by when.'],
        toAnswer,
      );
    case 'practice-due':
      return told(
        'The safety route has not been practised this quarter',
        ['A practice message takes a few minutes and shows that the way is open.'],
        button('Practise', 'question.practice', {}),
      );
    default:
      return unreachable(kind);
  }
}
