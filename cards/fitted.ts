/** A card that Teams would refuse for its size is shown in part, with a word on what is left out (platform.md 2). */
import type { Card, Element } from './card';

/**
 * Teams takes 100 kB counted as UTF-16, and 80 is safe: so many characters. Inputs have a `maxLength`, so only a client that
 * does not keep to it, or very much that is stored, comes near.
 */
export const mostCharacters = 40_000;
/** What is longer than this is cut first; an ordinary field never is. */
const shortest = 500;

export function fitted(card: Card): Card {
  let size = JSON.stringify(card).length;
  if (size <= mostCharacters) return card;
  const room = mostCharacters - 1_000;
  const texts = longTexts(card.body);
  // The same length for all of them: as much as fits, found from above.
  let most = Math.max(...texts.map((text) => text.length), shortest);
  let cut = card;
  while (size > room && most > shortest) {
    most = Math.max(shortest, Math.floor(most * 0.8));
    cut = { ...card, body: card.body.map((element) => shortened(element, most) as Element) };
    size = JSON.stringify(cut).length;
  }
  return { ...cut, body: [tooLong, ...cut.body] };
}

const tooLong: Element = {
  type: 'TextBlock',
  text: 'Some of this is too long to show here in one card, so only its beginning is shown. What has been saved is saved whole.',
  wrap: true,
  weight: 'bolder',
  color: 'warning',
};

function longTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length > shortest ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(longTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(longTexts);
}

/** Words alone are cut: what people read, and what stands in an input; never what a button carries. */
function shortened(value: unknown, most: number, key = ''): unknown {
  if (typeof value === 'string') {
    return (key === 'text' || key === 'value') && value.length > most
      ? `${value.slice(0, most - 1)}…`
      : value;
  }
  if (Array.isArray(value)) return value.map((one) => shortened(one, most));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'actions' || name === 'data' ? inner : shortened(inner, most, name),
    ]),
  );
}
