/** A form of a few inputs: what to put right stands above its input, and everything typed is still there. */
import { type Action, type Card, card, type Element } from './card';
import { choiceInput, dateInput, longestTyped, textInput } from './inputs';
import {
  heading,
  line,
  type OwnNumbersView,
  ownNumberLines,
  quoted,
  remarkLines,
  section,
  small,
} from './text';

export type FormInput = {
  id: string;
  label: string;
  value: string;
  help?: string;
  remarks?: string[];
  /** Small numbers in it that its writer can confirm; the card has the button. */
  numbers?: OwnNumbersView | null;
} & (
  | { kind: 'line' | 'text'; placeholder?: string; most?: number }
  | { kind: 'day' }
  /** `many`: values joined by commas. */
  | { kind: 'choice'; choices: { title: string; value: string }[]; many?: boolean; expanded?: boolean }
);

export interface FormView {
  title: string;
  about: string[];
  /** Above all else: somebody was first, or why nothing was stored. */
  notice: string | null;
  /** What stands now, in somebody's own words, to compare with what was typed. */
  theirs?: { label: string; text: string } | null;
  problems: { field: string; message: string }[];
  inputs: FormInput[];
  actions: Action[];
}

export function formCard(view: FormView): Card {
  const messages = new Map(view.problems.map(({ field, message }) => [field, message]));
  const known = new Set(view.inputs.map(({ id }) => id));
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.about.map((text) => small(text)),
      view.notice === null ? null : section([line(view.notice, { weight: 'bolder' })], 'warning'),
      ...view.problems
        .filter(({ field }) => !known.has(field))
        .map(({ message }) => line(message, { color: 'attention', weight: 'bolder' })),
      ...(view.theirs
        ? [section([line(view.theirs.label, { weight: 'bolder' }), ...quoted(view.theirs.text)], 'emphasis')]
        : []),
      ...view.inputs.flatMap((input) => inputElements(input, messages.get(input.id) ?? null)),
    ],
    actions: view.actions,
  });
}

function inputElements(input: FormInput, problem: string | null): Element[] {
  return [
    ...(problem === null ? [] : [line(problem, { color: 'attention', weight: 'bolder' })]),
    inputElement(input),
    ...remarkLines(input.remarks ?? []),
    ...ownNumberLines(input.numbers ?? null),
    ...(input.help ? input.help.split('\n').map((text) => small(text)) : []),
  ];
}

function inputElement(input: FormInput): Element {
  const { id, label, value } = input;
  switch (input.kind) {
    case 'line':
    case 'text':
      return textInput(id, label, {
        value,
        lines: input.kind === 'line' ? 'one' : 'many',
        // A section of a report may have 8,000 characters in a card.
        most: input.most ?? (input.kind === 'line' ? longestTyped.one : 10_000),
        ...(input.placeholder ? { placeholder: input.placeholder } : {}),
      });
    case 'day':
      return dateInput(id, label, { value });
    case 'choice':
      return {
        ...choiceInput(id, label, input.choices, {
          value,
          style: input.expanded || input.many ? 'expanded' : 'compact',
        }),
        ...(input.many ? { isMultiSelect: true } : {}),
      };
  }
}
