/** The worker: alike questions under one wording, who must answer, and the reply that goes home. All in dialogs. */
import { type Card, card, type Element } from './card';
import { choiceInput, textInput } from './inputs';
import { inDialog, tick } from './question-dialogs';
import { facts, heading, line, quoted, section, small } from './text';
import { questionInputs as inputs } from './verbs-questions';

export interface ProposalFields {
  theme: string;
  wording: string;
  couldBeSix: boolean;
}

function proposalInputs(filled: ProposalFields): Element[] {
  return [
    textInput(inputs.theme, 'Theme, in two or three words', { value: filled.theme }),
    textInput(inputs.wording, 'The question as the committee will read it', {
      value: filled.wording,
      lines: 'many',
    }),
    tick(
      inputs.couldBeSix,
      'How many could have said this?',
      'About six or more young people',
      filled.couldBeSix ? 'yes' : '',
    ),
  ];
}

const rules =
  'No names, ages, places or single events; nothing below the group as a whole. The young people’s own words stay as they are: this is a wording beside them, and they agree it.';

const problemLines = (problems: string[]): Element[] =>
  problems.map((text) => line(text, { color: 'attention', weight: 'bolder' }));

export interface WordingsView {
  submissionId: string;
  /** The exact words of those that are OK to use, to group alike ones. */
  ready: { questionId: string; came: string; words: string }[];
  filled: ProposalFields & { questionIds: string };
  problems: string[];
}

export function wordingsCard(view: WordingsView): Card {
  return card({
    fallbackText: 'Word questions',
    body: [
      heading('Put alike questions into one wording'),
      ...problemLines(view.problems),
      ...view.ready.map((item, place) =>
        section(
          [line(`${place + 1}. ${item.came}`, { weight: 'bolder' }), ...quoted(item.words)],
          'emphasis',
        ),
      ),
      {
        ...choiceInput(
          inputs.questionIds,
          'Which ones ask the same thing?',
          view.ready.map((item, place) => ({ title: `${place + 1}. ${item.came}`, value: item.questionId })),
          { value: view.filled.questionIds, style: 'expanded' },
        ),
        isMultiSelect: true,
      },
      small(rules),
      ...proposalInputs(view.filled),
    ],
    actions: [
      inDialog(
        'Show it to those who asked',
        'question.propose',
        { submissionId: view.submissionId },
        'inputs',
      ),
    ],
  });
}

export interface WordingView {
  askedId: string;
  theme: string;
  wording: string;
  /** Names this theme and wording, for those who agree to it. */
  seen: string;
  state: string;
  facts: [string, string][];
  /** The answer's parts, once it is there. */
  parts: { title: string; text: string }[];
  can: ('agree' | 'change' | 'officer' | 'reply' | 'withdraw')[];
  posts: string[];
  /** What stands in the inputs: as it is stored, or as it was typed and not stored yet. */
  filled: ProposalFields & { reason: string; post: string; reply: string };
  problems: string[];
}

export function wordingCard(view: WordingView): Card {
  const { askedId, can } = view;
  const may = (what: WordingView['can'][number]) => can.includes(what);
  return card({
    fallbackText: 'A question on its way',
    body: [
      heading(view.theme),
      small(view.state),
      ...problemLines(view.problems),
      section(quoted(view.wording), 'emphasis'),
      facts(view.facts),
      ...view.parts.map((part) => section([line(part.title, { weight: 'bolder' }), ...quoted(part.text)])),
      may('officer')
        ? choiceInput(
            inputs.post,
            'Who must answer?',
            view.posts.map((post) => ({ title: post, value: post })),
            { value: view.filled.post },
          )
        : null,
      may('reply')
        ? textInput(inputs.reply, 'Your reply to the young people: they said, and what happens now', {
            value: view.filled.reply,
            lines: 'many',
          })
        : null,
      ...(may('change') ? [small(rules), ...proposalInputs(view.filled)] : []),
      may('withdraw')
        ? textInput(inputs.reason, 'To take it back: because', { value: view.filled.reason })
        : null,
    ],
    actions: [
      may('agree')
        ? inDialog('We read it together, and they agree', 'question.agreed-with-worker', {
            askedId,
            seen: view.seen,
          })
        : null,
      may('officer')
        ? inDialog('Send to the one who must answer', 'question.to-officer', { askedId }, 'inputs')
        : null,
      may('reply') ? inDialog('Send this reply home', 'question.reply', { askedId }, 'inputs') : null,
      may('change') ? inDialog('Change the wording', 'question.change-wording', { askedId }, 'inputs') : null,
      may('withdraw') ? inDialog('Take it back', 'question.withdraw', { askedId }, 'inputs') : null,
    ],
  });
}

export interface ForSomeoneView {
  submissionId: string;
  way: 'worker' | 'pre-meet';
  filled: { words: string; forWhom: string; cameFrom: string };
  problem: string | null;
}

export function forSomeoneCard(view: ForSomeoneView): Card {
  return card({
    fallbackText: 'Enter a question for someone',
    body: [
      heading(view.way === 'pre-meet' ? 'A question from the pre-meet' : 'Enter a question for someone'),
      line(
        'In their words, as they said, wrote, drew or recorded it. Nobody else sees it until it is OK to use.',
      ),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      textInput(inputs.words, 'Their question, in their words', {
        value: view.filled.words,
        lines: 'many',
        most: 20_000,
      }),
      view.way === 'pre-meet'
        ? null
        : choiceInput(
            inputs.cameFrom,
            'Where it comes from',
            [
              { title: 'A young person told, wrote or drew it', value: 'worker' },
              { title: 'A survey’s free text', value: 'survey' },
            ],
            { value: view.filled.cameFrom },
          ),
      textInput(inputs.forWhom, 'For you alone: whom to bring the answer to (deleted with the words)', {
        value: view.filled.forWhom,
      }),
    ],
    actions: [
      inDialog(
        'Put it in the queue',
        'question.send-for-someone',
        { submissionId: view.submissionId, way: view.way },
        'inputs',
      ),
    ],
  });
}

export function keepsakeCard(view: { title: string; lines: string[]; keepsake: string }): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.lines.map((text) => line(text)),
      section([line(view.keepsake.replaceAll('-', ' '), { size: 'large', weight: 'bolder' })], 'emphasis'),
    ],
  });
}
