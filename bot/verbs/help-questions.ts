/** What each role can do about the young people's questions, for the help card. */
import { button } from '../../cards/actions';
import type { Action } from '../../cards/card';
import { opensDialog } from '../../cards/question-dialogs';
import type { Role } from '../../services/people/rules';

export const questionAbilities: { roles: Role[]; words: string; action: Action | null }[] = [
  {
    roles: ['shadow-member'],
    words: 'Ask your council a question. In danger now: 999. To talk to Childline, day or night: 0800 1111.',
    action: opensDialog('Ask a question', 'question.ask', {}),
  },
  {
    roles: ['shadow-member'],
    words: '“my questions”: what happened to what you asked',
    action: opensDialog('My questions', 'question.mine', {}),
  },
  {
    roles: ['participation-worker', 'question-cover', 'question-manager'],
    words: '“questions”: what the young people have asked, to read today',
    action: button('Questions', 'question.queue', {}),
  },
  {
    roles: ['participation-worker', 'question-cover'],
    words: '“groups”: the codes that open the ask page; “deleted”: what has been forgotten',
    action: null,
  },
  {
    roles: ['question-cover', 'question-manager'],
    words: '“practice”: try the whole safety route with a message of your own',
    action: null,
  },
  {
    roles: ['lead', 'head-of-service'],
    words: '“questions to answer”: what young people have asked you',
    action: null,
  },
  {
    roles: ['participation-worker', 'question-cover', 'chair', 'head-of-service'],
    words: '“pre-meet”: the questions agreed for the next meeting',
    action: button('Pre-meet', 'question.premeet', {}),
  },
  {
    roles: ['clerk', 'chair', 'head-of-service', 'member', 'participation-worker', 'shadow-member'],
    words: '“you said”: you said, we did, we can’t because',
    action: null,
  },
  { roles: ['clerk'], words: '“close the meeting”: when every question has its outcome', action: null },
];
