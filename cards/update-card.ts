/**
 * One action's update: last time's words there to edit, figures as count and base. No input is marked required,
 * because a client then refuses to save a draft; the service checks on sending and this card shows each fix.
 */
import { button } from './actions';
import { type Card, card, type Element, present } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import {
  facts,
  heading,
  labelled,
  line,
  type OwnNumbersView,
  ownNumberLines,
  ownNumbersTitle,
  quoted,
  remarkLines,
  section,
  small,
} from './text';

export interface UpdateFormView {
  requestId: string;
  basedOn: number;
  submissionId: string;
  ref: string;
  title: string;
  /** 'Pledge 2 · Planned finish 31 August 2027' */
  about: string;
  /** 'Due Tuesday 19 January 2027, 12:00' */
  deadline: string;
  /** 'Your draft, saved at 14:02' or 'These are last time’s words: change what has changed.' */
  filledFrom: string;
  returned: { comment: string; from: string } | null;
  /** Someone else's version since this one was begun. */
  other: { from: string; copy: UpdateCopyView } | null;
  problems: { field: string; label: string; message: string }[];
  last: { title: string; status: string } | null;
  statusChoices: { title: string; value: string }[];
  /** `remarks`: what the checks would ask of the words, to be put right or passed over. */
  words: { id: string; label: string; value: string; placeholder: string; remarks: string[] }[];
  /** What its writer can confirm of these words. */
  numbers: OwnNumbersView | null;
  /** What the press before has done. */
  notice: string | null;
  status: { id: string; label: string; value: string };
  figures: FigureView[];
  /** How to give figures, and until when they may be left empty. */
  figuresNote: string;
  canSayNoChange: boolean;
}

export interface FigureView {
  name: string;
  /** 'Last time: 12 of 30 (40%) at 30 September 2026', 'Target: at least 12; up is good' */
  hints: string[];
  inputs: (
    | {
        kind: 'text';
        id: string;
        label: string;
        value: string;
        lines: 'one' | 'many';
        placeholder: string;
        remarks: string[];
      }
    | { kind: 'date'; id: string; label: string; value: string }
    | {
        kind: 'choice';
        id: string;
        label: string;
        value: string;
        choices: { title: string; value: string }[];
      }
  )[];
}

/** What was sent, in words: nothing in it can be typed over. */
export interface UpdateCopyView {
  status: string;
  words: { label: string; text: string }[];
  figures: [name: string, value: string][];
}

export function updateFormCard(view: UpdateFormView): Card {
  const messages = new Map(view.problems.map((problem) => [problem.field, problem.message]));
  const withProblem = (id: string, input: Element): Element[] => {
    const message = messages.get(id);
    return message === undefined ? [input] : [line(message, { color: 'attention', weight: 'bolder' }), input];
  };
  const requestId = view.requestId;
  return card({
    fallbackText: `Update on ${view.ref}`,
    body: [
      heading(`${view.ref} ${view.title}`),
      small(view.about),
      line(view.deadline, { spacing: 'small', weight: 'bolder' }),
      problemList(view),
      view.notice ? line(view.notice, { weight: 'bolder' }) : null,
      otherVersion(view),
      returnedBox(view),
      otherWays(view),
      small(view.filledFrom),
      view.last ? small(`${view.last.title}: ${view.last.status}`) : null,
      ...withProblem(
        view.status.id,
        choiceInput(view.status.id, view.status.label, view.statusChoices, {
          value: view.status.value,
          style: 'expanded',
        }),
      ),
      ...view.words.flatMap((input) => [
        ...withProblem(
          input.id,
          textInput(input.id, input.label, {
            value: input.value,
            placeholder: input.placeholder,
            lines: 'many',
          }),
        ),
        ...remarkLines(input.remarks),
      ]),
      ...ownNumberLines(view.numbers),
      ownNumbersButton(view),
      ...(view.figures.length > 0
        ? [heading('Figures and milestones', { spacing: 'large' }), small(view.figuresNote)]
        : []),
      ...view.figures.flatMap((figure) => figureBlock(figure, withProblem)),
    ],
    actions: [
      button(
        view.other ? 'Send mine as the next version' : 'Send update',
        'update.send',
        {
          requestId,
          basedOn: view.basedOn,
          submissionId: view.submissionId,
          ...(view.other ? { overOther: true as const } : {}),
        },
        { reads: 'inputs' },
      ),
      button('Save draft', 'update.save-draft', { requestId, basedOn: view.basedOn }, { reads: 'inputs' }),
      button('Back to my list', 'updates.list', {}),
    ],
  });
}

/** Above the inputs, so that nobody writes first what one press would have done. */
function otherWays(view: UpdateFormView): Element {
  const { requestId, canSayNoChange } = view;
  const way = (title: string, verb: 'update.no-change' | 'update.pass-on' | 'update.more-time') =>
    button(title, verb, { requestId });
  return {
    type: 'ActionSet',
    actions: present([
      canSayNoChange ? way('No change since last time', 'update.no-change') : null,
      way('Pass to someone', 'update.pass-on'),
      way('Ask for more time', 'update.more-time'),
    ]),
  };
}

function ownNumbersButton(view: UpdateFormView): Element | null {
  const { requestId, numbers } = view;
  if (numbers === null) return null;
  const press = button(
    ownNumbersTitle,
    'update.confirm-numbers',
    { requestId, seen: numbers.seen },
    { reads: 'inputs' },
  );
  return { type: 'ActionSet', actions: [press] };
}

function figureBlock(figure: FigureView, withProblem: (id: string, input: Element) => Element[]): Element[] {
  return [
    line(figure.name, { weight: 'bolder', spacing: 'large', separator: true }),
    ...(figure.hints.length > 0
      ? [small(figure.hints.map((hint) => hint.replace(/[^.!?…]$/, '$&.')).join(' '))]
      : []),
    ...figure.inputs.flatMap((input) => [
      ...withProblem(input.id, figureInput(input)),
      ...remarkLines(input.kind === 'text' ? input.remarks : []),
    ]),
  ];
}

function figureInput(input: FigureView['inputs'][number]): Element {
  switch (input.kind) {
    case 'text':
      return textInput(input.id, input.label, input);
    case 'date':
      return dateInput(input.id, input.label, { value: input.value });
    case 'choice':
      return choiceInput(input.id, input.label, input.choices, { value: input.value });
  }
}

function problemList(view: UpdateFormView): Element | null {
  if (view.problems.length === 0) return null;
  const count = view.problems.length;
  return section(
    [
      line(
        count === 1
          ? 'One thing needs attention before this is sent. Your words are kept.'
          : `${count} things need attention before this is sent. Your words are kept.`,
        { weight: 'bolder' },
      ),
      ...view.problems.map(({ label, message }) =>
        line(label.endsWith('?') ? `${label} ${message}` : `${label}: ${message}`),
      ),
    ],
    'attention',
  );
}

function otherVersion(view: UpdateFormView): Element | null {
  if (!view.other) return null;
  return section(
    [
      line(view.other.from, { weight: 'bolder' }),
      line('Both are kept. Yours is below; send it as the next version if it should stand.'),
      ...copyElements(view.other.copy),
    ],
    'warning',
  );
}

function returnedBox(view: UpdateFormView): Element | null {
  if (!view.returned) return null;
  return section(
    [line(view.returned.from, { weight: 'bolder' }), ...quoted(view.returned.comment)],
    'warning',
  );
}

/** Used by every card that shows what was sent. */
export function copyElements(copy: UpdateCopyView): Element[] {
  return present([
    line(`Status: ${copy.status}`, { weight: 'bolder' }),
    ...copy.words.flatMap((words) => labelled(words.label, words.text)),
    facts(copy.figures),
  ]);
}
