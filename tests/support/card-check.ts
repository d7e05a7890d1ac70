/** What every card must be: valid 1.5, small, labelled, with no stray words of the machine in it. */
import * as AC from 'adaptivecards';
import type { Card } from '../../cards/card';

type Node = Record<string, unknown>;

/** Every object in a card, at any depth. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

export function inputsOf(card: Card): Node[] {
  return nodesOf(card).filter((node) => String(node.type).startsWith('Input.'));
}

/** Buttons as a person sees them: fallbacks are not seen. */
export function buttonsOf(card: Card): Node[] {
  const seen = (value: unknown): Node[] => {
    if (Array.isArray(value)) return value.flatMap(seen);
    if (typeof value !== 'object' || value === null) return [];
    const node = value as Node;
    const mine = String(node.type).startsWith('Action.') ? [node] : [];
    return [
      ...mine,
      ...Object.entries(node).flatMap(([key, inner]) =>
        key === 'fallback' || key === 'refresh' ? [] : seen(inner),
      ),
    ];
  };
  return seen(card);
}

/** All problems with a card in words; an empty list is a good card. */
export function problemsOf(card: Card): string[] {
  return [...schemaProblems(card), ...inputProblems(card), ...wordProblems(card), ...sizeProblems(card)];
}

function schemaProblems(card: Card): string[] {
  const parsed = new AC.AdaptiveCard();
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const failures = parsed.validateProperties().validationEvents;
  return [...events, ...failures].map((event) => `schema: ${event.message}`);
}

function inputProblems(card: Card): string[] {
  const inputs = inputsOf(card);
  const ids = inputs.map((input) => String(input.id));
  const labels = inputs.map((input) => String(input.label));
  return [
    ...inputs.filter((input) => !input.label).map((input) => `input ${input.id} has no label`),
    ...inputs
      .filter((input) => input.isRequired === true && !input.errorMessage)
      .map((input) => `required input ${input.id} has no errorMessage`),
    ...inputs
      .filter((input) => input.type === 'Input.Text' && !(Number(input.maxLength) > 0))
      .map((input) => `input ${input.id} has no maxLength`),
    ...nodesOf(card)
      .filter((node) => Array.isArray(node.actions) && node.actions.length > 5)
      .map((node) => `${(node.actions as unknown[]).length} buttons in one row`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `input id ${id} stands twice`),
    ...labels
      .filter((label, index) => labels.indexOf(label) !== index)
      .map((label) => `label “${label}” stands twice`),
    ...inputs
      .filter((input) => input.type === 'Input.Number')
      .map(() => 'Input.Number blocks a card when empty'),
    ...nodesOf(card)
      .filter((node) => node.type === 'Action.Execute' && !node.fallback)
      .map((node) => `“${node.title}” has no Action.Submit fallback`),
    ...nodesOf(card)
      .filter((node) => String(node.type).startsWith('Action.') && !node.title)
      .map(() => 'a button has no title'),
  ];
}

function wordProblems(card: Card): string[] {
  const texts = nodesOf(card).flatMap((node) =>
    ['text', 'title', 'value', 'label', 'placeholder', 'fallbackText']
      .map((key) => node[key])
      .filter((text) => typeof text === 'string'),
  );
  return texts
    .filter((text) => /\bundefined\b|\bNaN\b|\[object|Invalid Date|\bnull\b/.test(String(text)))
    .map((text) => `a word of the machine: ${text}`);
}

/** domain.md 4.5 and the issue: under 28 kB, counted as Teams counts, in UTF-16. */
function sizeProblems(card: Card): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf8');
  return bytes < 28_000 ? [] : [`the card has ${bytes} bytes`];
}
