/** Inputs: each has a label; optional numbers are text, because an empty Input.Number blocks the card (platform.md 2). */
import type { Element } from './card';

interface InputOptions {
  value?: string | undefined;
  /** Shown by the client when a required input is empty. Only for forms without a draft button: see `update-card.ts`. */
  required?: string;
  placeholder?: string;
}

function shared(id: string, label: string, options: InputOptions): Record<string, unknown> {
  return {
    id,
    label,
    ...(options.value ? { value: options.value } : {}),
    ...(options.placeholder ? { placeholder: options.placeholder } : {}),
    ...(options.required ? { isRequired: true, errorMessage: options.required } : {}),
  };
}

/**
 * Characters that a client lets somebody type or paste, where a form says nothing else: more than any service takes, so that
 * the service can say by how much to shorten it, and little enough for a card with several such fields (platform.md 2).
 */
export const longestTyped = { one: 500, many: 5_000 } as const;

/** `most`: characters; what stands there already is never cut by it. */
export function textInput(
  id: string,
  label: string,
  options: InputOptions & { lines?: 'one' | 'many'; most?: number } = {},
): Element {
  const most = options.most ?? longestTyped[options.lines ?? 'one'];
  return {
    type: 'Input.Text',
    ...shared(id, label, options),
    maxLength: Math.max(most, options.value?.length ?? 0),
    ...(options.lines === 'many' ? { isMultiline: true } : {}),
  };
}

export function dateInput(id: string, label: string, options: InputOptions = {}): Element {
  return { type: 'Input.Date', ...shared(id, label, options) };
}

export function choiceInput(
  id: string,
  label: string,
  choices: { title: string; value: string }[],
  options: InputOptions & { style?: 'compact' | 'expanded' } = {},
): Element {
  return {
    type: 'Input.ChoiceSet',
    ...shared(id, label, options),
    style: options.style ?? 'compact',
    wrap: true,
    choices,
  };
}
