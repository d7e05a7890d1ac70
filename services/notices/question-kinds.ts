/** Notices about the shadow committee's questions: each says that something is there, never what (domain.md 2.9.12). */

// The clerk's list says no more than that it was about a question.
const title = 'a question';

export const questionNoticeKinds = {
  // A question's own clock runs from 9 to 5; a worry's by the clock on the wall (domain.md 2.9.6).
  'question-arrived': { title, urgency: 'safeguarding' },
  'question-unread-deputy': { title, urgency: 'safeguarding' },
  'question-unread-manager': { title, urgency: 'safeguarding' },
  'question-yours': { title, urgency: 'safeguarding' },
  'concern-phone-list': { title, urgency: 'safeguarding' },
  'question-news': { title, urgency: 'event' },
  'question-to-answer': { title, urgency: 'event' },
  'answer-nudge-1': { title, urgency: 'prompt' },
  'answer-nudge-2': { title, urgency: 'prompt' },
  'answer-due-today': { title, urgency: 'prompt' },
  'answer-late': { title, urgency: 'prompt' },
  'question-answered': { title, urgency: 'event' },
  'questions-for-premeet': { title, urgency: 'event' },
  'questions-for-chair': { title, urgency: 'event' },
  'questions-left-open': { title, urgency: 'event' },
  'questions-meeting-changed': { title, urgency: 'event' },
  'answer-meeting-changed': { title, urgency: 'event' },
  'practice-due': { title, urgency: 'event' },
} as const;

export type QuestionNoticeKind = keyof typeof questionNoticeKinds;

export function isQuestionNotice(kind: string): kind is QuestionNoticeKind {
  return Object.hasOwn(questionNoticeKinds, kind);
}
