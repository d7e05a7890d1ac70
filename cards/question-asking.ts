/** A young person with an account: the form, what is coming, their own questions; words are in dialogs only. */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { choiceInput, textInput } from './inputs';
import { inDialog, opensDialog, tick } from './question-dialogs';
import { heading, line, quoted, section, small } from './text';
import { questionInputs as inputs } from './verbs-questions';

/** Shown before each text box of a young person's (domain.md 2.9.1). */
export interface HelpView {
  /** '999', '0800 1111' with what they are for. */
  numbers: string[];
  /** Who reads it, when, and what happens to a worry. */
  notice: string[];
}

/** Characters: as many as are taken in any way of asking (questions/rules.ts, longestWords). */
const longestQuestion = 20_000;

const topicLostWords =
  'The topic you picked is not on the list for the meeting any more. We kept your question, without a topic.';

export const helpSection = (help: HelpView): Element =>
  section(
    [
      line('If you need help now', { weight: 'bolder' }),
      ...help.numbers.map((number) => line(number, { spacing: 'none' })),
    ],
    'warning',
  );

export interface AskView {
  help: HelpView;
  topics: { title: string; value: string }[];
  submissionId: string;
  filled: { topic: string; words: string; notTheWorker: boolean };
  problem: string | null;
  reader: string;
  /** Somebody other than the worker can read it. */
  someoneElse: boolean;
}

export function askCard(view: AskView): Card {
  return card({
    fallbackText: 'Ask a question',
    body: [
      helpSection(view.help),
      heading('Ask your council a question'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.help.notice.map((text) => line(text)),
      choiceInput(inputs.topic, 'What is your question about? You can skip this.', view.topics, {
        value: view.filled.topic,
      }),
      textInput(inputs.words, 'Your question, in your own words', {
        value: view.filled.words,
        lines: 'many',
        most: longestQuestion,
      }),
      view.someoneElse
        ? tick(
            inputs.notTheWorker,
            'Who may read it',
            `Do not show this to the ${view.reader}. Let someone else read it.`,
            view.filled.notTheWorker ? 'yes' : '',
          )
        : null,
    ],
    actions: [inDialog('Send my question', 'question.send', { submissionId: view.submissionId }, 'inputs')],
  });
}

/** In the dialog, once. */
export function receivedCard(view: {
  readBy: string;
  keepsake: string;
  help: HelpView;
  topicLost: boolean;
}): Card {
  return card({
    fallbackText: 'Got it',
    body: [
      heading('Got it. Thank you.'),
      line(`A real person will read this by ${view.readBy}.`),
      view.topicLost ? line(topicLostWords) : null,
      line('This is your private code. Write it down or take a photo.', { weight: 'bolder' }),
      section([line(view.keepsake.replaceAll('-', ' '), { size: 'large', weight: 'bolder' })], 'emphasis'),
      line('With it you can see your answer later, on any phone. Here you can also open “My questions”.'),
      helpSection(view.help),
    ],
    actions: [inDialog('My questions', 'question.mine', {})],
  });
}

/** What was typed into the chat: the notice first, then whether it is to be a question. Never a word of what was typed. */
export function keptCard(view: {
  questionId: string;
  reader: string;
  /** It tells something: it is read like every message, sent or not. */
  tells: boolean;
  readBy: string;
  help: HelpView;
  wordsOnly: boolean;
  /** Their term has ended: it cannot be a question for a meeting. */
  former: boolean;
}): Card {
  const { questionId, reader, readBy, former } = view;
  const title = former ? 'It arrived' : 'Send this as a question?';
  return card({
    fallbackText: title,
    body: [
      ...view.help.notice.map((text) => line(text)),
      helpSection(view.help),
      heading(title),
      former
        ? line('Your time on the shadow committee has ended, so this is no question for a meeting.')
        : line('If you press Send, it goes the way of a question: you get an answer.'),
      line(
        view.tells
          ? `${former ? 'It' : 'If you press nothing, it is not a question, but it'} is not lost: what you wrote tells us something, so the ${reader} will read it by ${readBy}.`
          : `${former ? 'It' : 'If you press nothing, it is not a question. It'} is not lost: the ${reader} looks at it after ${readBy}, to make sure that you are all right.`,
      ),
      line(`If you press “${former ? 'Take it back' : 'No'}” before anyone has read it, it is deleted here.`),
      view.wordsOnly ? line('Only your words arrived. I cannot take pictures or files.') : null,
      former ? null : small('What you write in “Ask a question” does not stay in this chat.'),
    ],
    actions: [
      former ? null : button('Send', 'question.send-kept', { questionId }),
      button(former ? 'Take it back' : 'No', 'question.take-back', { questionId }),
      former ? null : opensDialog('Ask a question', 'question.ask', {}),
    ],
  });
}

/** In the chat: never a word of what was asked. */
/** `wordsOnly`: a picture or file came with them, and was not taken. `topicLost`: the topic they chose has gone. */
export function arrivedCard(view: {
  readBy: string;
  help: HelpView;
  wordsOnly?: boolean;
  topicLost?: boolean;
  /** The question that can still be taken back. */
  takeBack?: string;
}): Card {
  return card({
    fallbackText: 'It arrived',
    body: [
      heading('It arrived'),
      line(`A real person will read it by ${view.readBy}. Only they can see it.`),
      view.wordsOnly ? line('Only your words arrived. I cannot take pictures or files.') : null,
      view.topicLost ? line(topicLostWords) : null,
      line('Next time, press “Ask a question”. What you write there does not stay in this chat.'),
      helpSection(view.help),
    ],
    actions: [
      opensDialog('Ask a question', 'question.ask', {}),
      opensDialog('My questions', 'question.mine', {}),
      view.takeBack ? button('Take it back', 'question.take-back', { questionId: view.takeBack }) : null,
    ],
  });
}

export function doorCard(view: { title: string; lines: string[]; help: HelpView }): Card {
  return card({
    fallbackText: view.title,
    body: [heading(view.title), ...view.lines.map((text) => line(text)), helpSection(view.help)],
    actions: [
      opensDialog('Ask a question', 'question.ask', {}),
      opensDialog('My questions', 'question.mine', {}),
      button('What is coming to the meeting', 'question.coming', {}),
    ],
  });
}

export function comingCard(view: { title: string; topics: string[]; help: HelpView }): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      line('Pick a topic to ask about.'),
      ...view.topics.map((topic) => row([line(topic)], opensDialog('Ask', 'question.ask', { topic }))),
      helpSection(view.help),
    ],
  });
}

export interface MineView {
  items: { questionId: string; sent: string; state: string; hasNews: boolean }[];
}

export function mineCard(view: MineView): Card {
  return card({
    fallbackText: 'My questions',
    body: [
      heading('My questions'),
      view.items.length === 0 ? line('You have not asked anything yet.') : null,
      ...view.items.map((item) =>
        row(
          [line(item.sent), small(item.state, item.hasNews ? { weight: 'bolder', isSubtle: false } : {})],
          inDialog(`Open ${item.sent}`, 'question.news', { questionId: item.questionId }),
        ),
      ),
    ],
    actions: [inDialog('Ask a question', 'question.ask', {})],
  });
}

export interface NewsView {
  questionId: string;
  /** Names the wording shown, for the yes to it. */
  seen: string;
  submissionId: string;
  sent: string;
  lines: string[];
  parts: { title: string; text: string }[];
  /** What they may do now. */
  can: 'agree' | 'hear' | 'write' | 'nothing';
  done: string | null;
  problem: string | null;
  filled: string;
}

export function newsCard(view: NewsView): Card {
  const { questionId, submissionId } = view;
  const typed = (label: string) =>
    textInput(inputs.words, label, { value: view.filled, lines: 'many', most: longestQuestion });
  return card({
    fallbackText: 'Your question',
    body: [
      heading('Your question'),
      small(view.sent),
      view.done ? line(view.done, { weight: 'bolder' }) : null,
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.lines.map((text) => line(text)),
      ...view.parts.map((part) =>
        section([line(part.title, { weight: 'bolder' }), ...quoted(part.text)], 'emphasis'),
      ),
      view.can === 'agree' ? typed('If you want to change it, say what should be different') : null,
      view.can === 'hear' ? typed('If it did not answer, say what is missing') : null,
      view.can === 'write' ? typed('You can write back') : null,
    ],
    actions: [
      view.can === 'agree'
        ? inDialog('Yes, ask it like this', 'question.agree', { questionId, seen: view.seen })
        : null,
      view.can === 'agree'
        ? inDialog(
            'No, change it',
            'question.respond',
            { questionId, submissionId, answered: 'words' },
            'inputs',
          )
        : null,
      view.can === 'hear'
        ? inDialog('Yes, it did', 'question.respond', { questionId, submissionId, answered: 'yes' })
        : null,
      view.can === 'hear'
        ? inDialog(
            'No, it did not',
            'question.respond',
            { questionId, submissionId, answered: 'no' },
            'inputs',
          )
        : null,
      view.can === 'write'
        ? inDialog('Send', 'question.respond', { questionId, submissionId, answered: 'words' }, 'inputs')
        : null,
      inDialog('Give me a new private code', 'question.code', { questionId }),
      inDialog('Back to my questions', 'question.mine', {}),
    ],
  });
}
