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

export function textInput(
  id: string,
  label: string,
  options: InputOptions & { lines?: 'one' | 'many' } = {},
): Element {
  return {
    type: 'Input.Text',
    ...shared(id, label, options),
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
