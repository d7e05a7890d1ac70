/**
 * A form whose words are more than Teams takes in one card (platform.md 2) shows the beginning of the longest; the rest is kept, and
 * follows what stands in the input when it is sent. Nothing that is stored gets shorter by being shown.
 */
import type { Card, Element } from '../cards/card';
import { mostCharacters } from '../cards/fitted';
import { small } from '../cards/text';
import { carryingAll, changed, type FormMark, inputsOf, namesWords, type Words } from './card-form';

/** Room for what the mark and the notes beside the inputs take, in every button. */
const spare = 6_000;
/** Characters; an ordinary field is never cut. */
const shortest = 1_000;

export interface ShownInPart {
  card: Card;
  /** Whose rest follows, by input. */
  cut: FormMark['cut'];
}

/** null: it fits as it is, or there is nothing long in its inputs. @param card before its buttons carry the mark. */
export function shownInPart(card: Card, mark: FormMark): ShownInPart | null {
  const sizeOf = (one: Card) => JSON.stringify(carryingAll(one, mark)).length;
  if (sizeOf(card) <= mostCharacters - spare) return null;
  const texts = inputsOf(card).filter(({ type }) => type === 'Input.Text');
  let most = Math.max(...texts.map(({ value }) => String(value ?? '').length), 0);
  let shown = card;
  while (most > shortest && sizeOf(shown) > mostCharacters - spare) {
    most = Math.max(shortest, Math.floor(most * 0.8));
    shown = cutAt(card, most);
  }
  const cut: NonNullable<FormMark['cut']> = {};
  for (const { id, value } of texts) {
    const words = String(value ?? '');
    if (words.length > most) cut[String(id)] = { at: most, rest: namesWords({ rest: words.slice(most) }) };
  }
  return Object.keys(cut).length === 0 ? null : { card: withNotes(shown, cut, card), cut };
}

const cutAt = (card: Card, most: number): Card =>
  changed(card, (node) => {
    const { type, value } = node;
    if (type !== 'Input.Text' || typeof value !== 'string' || value.length <= most) return node;
    return { ...node, value: value.slice(0, most) };
  });

/** Above everything, because the client shows it first. */
function withNotes(shown: Card, cut: NonNullable<FormMark['cut']>, whole: Card): Card {
  const notes = inputsOf(whole).flatMap(({ id, label, value }): Element[] => {
    const part = cut[String(id)];
    if (!part) return [];
    const rest = (String(value).length - part.at).toLocaleString('en-GB');
    const most = part.at.toLocaleString('en-GB');
    return [
      small(
        `“${String(label)}” is too long to show whole: its first ${most} characters are here to change. The other ${rest} are kept as they are, and follow them when this is sent. To change those too, make the beginning shorter and save it: more of it then stands here.`,
        { color: 'warning', isSubtle: false },
      ),
    ];
  });
  const [first, ...rest] = shown.body;
  return { ...shown, body: [...(first ? [first] : []), ...notes, ...rest] };
}

/** What was typed with the rest behind it; null: the rest is not what it was, because it was changed elsewhere since. */
export function withRests(typed: Words, cut: FormMark['cut'], kept: Words): Record<string, string> | null {
  const whole: Record<string, string> = { ...typed };
  for (const [id, { at, rest }] of Object.entries(cut ?? {})) {
    const tail = (kept[id] ?? '').slice(at);
    if (namesWords({ rest: tail }) !== rest) return null;
    whole[id] = `${typed[id] ?? ''}${tail}`;
  }
  return whole;
}
