/** What each role can do about the young people's questions, for the help card. */
import { button } from '../../cards/actions';
import type { Action } from '../../cards/card';
import { opensDialog } from '../../cards/question-dialogs';
import type { Act } from '../../services/platform/permissions';

export const questionAbilities: { act: Act; words: string; action: Action | null }[] = [
  {
    act: 'questions.ask',
    words: 'Ask your council a question. In danger now: 999. To talk to Childline, day or night: 0800 1111.',
    action: opensDialog('Ask a question', 'question.ask', {}),
  },
  {
    act: 'questions.mine',
    words: '“my questions”: what happened to what you asked',
    action: opensDialog('My questions', 'question.mine', {}),
  },
  {
    act: 'questions.read',
    words: '“questions”: what the young people have asked, to read today',
    action: button('Questions', 'question.queue', {}),
  },
  {
    act: 'questions.enter',
    words: '“groups”: the codes that open the ask page; “deleted”: what has been forgotten',
    action: null,
  },
  {
    act: 'questions.practise',
    words: '“practice”: try the whole safety route with a message of your own',
    action: null,
  },
  {
    act: 'questions.answer',
    words: '“questions to answer”: what young people have asked you',
    action: null,
  },
  {
    act: 'questions.premeet',
    words: '“pre-meet”: the questions agreed for the next meeting',
    action: button('Pre-meet', 'question.premeet', {}),
  },
  {
    act: 'questions.year',
    words: '“you said”: you said, we did, we can’t because',
    action: null,
  },
  {
    act: 'meeting.close',
    words: '“close the meeting”: when every question has its outcome',
    action: null,
  },
];
