/**
 * The form on a card, whatever the card: what it sends, what it is about, and what stands in its inputs. Every button of it is
 * made to carry what was typed, and words that were kept are put back into it (docs/decisions/0033).
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Action, Card, Element } from '../cards/card';
import { type VerbName, verbs } from '../cards/verbs';
import { withoutLongRuns } from '../services/text-runs';

type Json = Record<string, unknown>;

/** What each button of a form carries under `onForm`. */
export const formMark = z.object({
  /** What the form sends. */
  of: z.string().refine((name): name is VerbName => Object.hasOwn(verbs, name)),
  /** What it is about: ids by their names. */
  thing: z.record(z.string().max(40), z.string().regex(/^[ -~]{0,200}$/)),
  /** The version of the thing that was shown. */
  on: z.record(z.string().max(40), z.number()),
  /** Names the words that stood in it when it was shown. */
  shown: z.string().max(40),
  /** Of inputs that show the beginning of their words: how much of it, and a name for the rest (long-forms.ts). */
  cut: z
    .record(z.string().max(200), z.object({ at: z.number().int().min(0), rest: z.string().max(40) }))
    .optional(),
  /** The button goes elsewhere: what it does reads nothing of the form. */
  out: z.literal(true).optional(),
});
export type FormMark = z.output<typeof formMark>;

/** Inputs by id, as typed. */
export type Words = Readonly<Record<string, string>>;

/** Two ways of sending one form: its words are the same, whichever was meant. */
const sameForm: Partial<Record<VerbName, VerbName>> = {
  'update.save-draft': 'update.send',
  'visit.save-note': 'visit.send-note',
};

/** Sends a form though nothing of it is stored twice in any case, so that it carries no id of the press. */
const withoutPressId: ReadonlySet<VerbName> = new Set<VerbName>(['question.record-premeet', 'meeting.close']);

/** Of a press, never of the thing: they change each time that the same form is shown, or say how it is sent. */
const ofThePress = new Set(['submissionId', 'overOther', 'evenSo', 'fingerprints', 'seen', 'page', 'verb']);
const versions = new Set(['version', 'basedOn', 'agendaVersion', 'versionNo']);

/** null: what the verb sends is not written by anybody (a choice of what to look at). */
export function formOf(verb: VerbName): VerbName | null {
  const shape: Json = verbs[verb].shape;
  const sends =
    'submissionId' in shape || 'basedOn' in shape || withoutPressId.has(verb) || isDialogForm(verb);
  return sends ? (sameForm[verb] ?? verb) : null;
}

/** The questions' windows tell their own things apart by ids alone. */
const isDialogForm = (verb: VerbName) => verb.startsWith('question.');

/** @param committeeId where the form was shown: a form for something new belongs to a committee and to nothing else. */
export function markOf(
  verb: VerbName,
  data: Json,
  committeeId: string | null,
  shown: string,
): FormMark | null {
  const of = formOf(verb);
  if (of === null) return null;
  const thing: Record<string, string> = {};
  const on: Record<string, number> = {};
  for (const name of Object.keys(verbs[verb].shape)) {
    const value = data[name];
    if (ofThePress.has(name) || value === undefined || value === null) continue;
    if (versions.has(name)) on[name] = Number(value);
    else thing[name] = String(value);
  }
  const where = typeof data.committeeId === 'string' ? data.committeeId : committeeId;
  if (Object.keys(thing).length === 0 && where !== null) thing.committeeId = where;
  return { of, thing, on, shown };
}

export const isSameForm = (one: FormMark, other: FormMark) =>
  one.of === other.of && JSON.stringify(sorted(one.thing)) === JSON.stringify(sorted(other.thing));

const sorted = (thing: FormMark['thing']) => Object.entries(thing).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Names what stands in a form. A client leaves out or empties what was empty, and gives ticks in its own order. */
export function namesWords(values: Words): string {
  const meant = Object.entries(values)
    .map(([id, text]): [string, string] => [id, meantBy(text)])
    .filter(([, text]) => text !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(meant)).digest('base64url').slice(0, 22);
}

function meantBy(text: string): string {
  const plain = withoutLongRuns(text.replace(/\r\n?/g, '\n')).trim();
  return /\s/.test(plain) ? plain : plain.split(',').toSorted().join(',');
}

/** The form on this card; null where nobody types, or only chooses what to look at. */
export function formOn(card: Card, committeeId: string | null): FormMark | null {
  if (inputsOf(card).length === 0) return null;
  const reading = [...(card.actions ?? []), ...actionsIn(card.body)].filter(reads);
  for (const action of reading) {
    const data = action.data as Json;
    const mark = markOf(data.verb as VerbName, data, committeeId, namesWords(valuesOn(card)));
    if (mark) return mark;
  }
  return null;
}

function reads(action: Action): boolean {
  const { data, associatedInputs } = action;
  if (associatedInputs === 'none' || typeof data !== 'object' || data === null) return false;
  const { verb } = data as Json;
  return typeof verb === 'string' && Object.hasOwn(verbs, verb);
}

/** What a client would send of a card that nobody has touched. */
export function valuesOn(card: Card): Record<string, string> {
  return Object.fromEntries(inputsOf(card).map((input) => [String(input.id), shownIn(input)]));
}

function shownIn(input: Element): string {
  const value = typeof input.value === 'string' ? input.value : '';
  if (input.type === 'Input.Toggle') return value === input.valueOn ? value : String(input.valueOff);
  return input.type === 'Input.ChoiceSet' ? offered(input, value) : value;
}

/** Those of the chosen that can still be chosen. */
function offered(input: Element, value: string): string {
  const choices = (input.choices as { value: string }[]).map((choice) => choice.value);
  if (input.isMultiSelect !== true) return choices.includes(value) ? value : '';
  return value
    .split(',')
    .filter((one) => choices.includes(one))
    .join(',');
}

/**
 * Each button carries what is typed, and whose words they are. A client that checks what is required holds back every
 * button that carries inputs, so nothing is marked so where a button leads away: whoever stores it asks for what is missing.
 */
export function carryingAll(card: Card, mark: FormMark): Card {
  const leadsAway = [...(card.actions ?? []), ...actionsIn(card.body)].some(
    (action) => 'data' in action && !reads(action),
  );
  const ids = new Set(inputsOf(card).map((input) => String(input.id)));
  return changed(card, (node) => {
    if (isAction(node)) return marked(node, mark, ids);
    if (!leadsAway || node.isRequired !== true) return node;
    const { isRequired: _, errorMessage: __, ...rest } = node;
    return rest;
  });
}

function marked(action: Json, mark: FormMark, ids: ReadonlySet<string>): Json {
  const { data, fallback } = action;
  if (typeof data !== 'object' || data === null || !('verb' in data)) return action;
  // A client lays the inputs over what the button carries: one of the same name would change what it means.
  if (Object.keys(data).some((name) => ids.has(name))) return action;
  const onForm = action.associatedInputs === 'none' ? { ...mark, out: true } : mark;
  const next: Json = { ...action, data: { ...data, onForm }, associatedInputs: 'auto' };
  if (typeof fallback === 'object' && fallback !== null) next.fallback = marked(fallback as Json, mark, ids);
  return next;
}

/** The card with these words in its inputs, and on the version that they were written for. */
export function filledWith(card: Card, words: Words, standsOn: FormMark['on'] = {}): Card {
  return changed(card, (node) => {
    if (isInput(node)) return filledInput(node as Element, words[String(node.id)]);
    if (!isAction(node) || !reads(node as Action)) return node;
    return { ...node, data: onVersion(node.data, standsOn) };
  });
}

function filledInput(input: Element, words: string | undefined): Element {
  if (words === undefined) return input;
  const value = input.type === 'Input.ChoiceSet' ? offered(input, words) : words;
  const next: Element = { ...input, value };
  if (typeof input.maxLength === 'number') next.maxLength = Math.max(input.maxLength, words.length);
  return next;
}

function onVersion(data: unknown, standsOn: FormMark['on']): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const there = Object.entries(standsOn).filter(([name]) => name in data);
  return { ...data, ...Object.fromEntries(there) };
}

const isInput = (node: Json) => typeof node.type === 'string' && node.type.startsWith('Input.');
const isAction = (node: Json) => node.type === 'Action.Execute' || node.type === 'Action.Submit';

export const inputsOf = (card: Card): Element[] => nodesIn(card.body).filter(isInput) as Element[];
const actionsIn = (body: Element[]): Action[] => nodesIn(body).filter(isAction) as Action[];

/** Every element and button, in the order in which they are read; what a button carries is not looked into. */
function nodesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Json;
  if (isInput(node) || isAction(node)) return [node];
  return Object.values(node).flatMap(nodesIn);
}

/** A copy in which each input and button is what `change` makes of it. */
export function changed(card: Card, change: (node: Json) => Json): Card {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Json;
    if (isInput(node) || isAction(node)) return change(node);
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  const { body, actions } = card;
  const next: Card = { ...card, body: walk(body) as Element[] };
  if (actions) next.actions = walk(actions) as Action[];
  return next;
}
