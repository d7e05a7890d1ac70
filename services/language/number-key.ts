/** By what a confirmed small number is known again: the words around it, and never those words themselves. */
import { createHash } from 'node:crypto';
import type { Token } from './tokens';

/** How far a clause without a sign is followed to either side. */
const reach = 40;
/** 'Two open days were held' says what it counts wherever it stands; '3 carers' in a table does not. */
const fewestWords = 4;

export interface NumberKey {
  key: string;
  /** False: so few words stand around the number that the key holds in its document alone. */
  everywhere: boolean;
}

/** @param index of the number among the tokens of its text. Changes with any word, letter case apart, of its clause. */
export function numberKey(tokens: readonly Token[], index: number, document: string): NumberKey {
  const { from, to } = clauseAround(tokens, index);
  const clause = tokens.slice(from, to).filter(({ kind }) => kind !== 'sign');
  const everywhere = clause.filter(({ kind }) => kind === 'word').length >= fewestWords;
  const words = clause.map(({ lower }) => lower).join(' ');
  const place = tokens.slice(from, index).filter(({ kind }) => kind !== 'sign').length;
  const about = `${place} ${words}${everywhere ? '' : `\n${document}`}`;
  return { key: createHash('sha256').update(about).digest('hex').slice(0, 40), everywhere };
}

/** From where a sentence, a line or what follows a colon or a bracket begins, to where the next one does. */
function clauseAround(tokens: readonly Token[], index: number): { from: number; to: number } {
  let from = index;
  while (from > 0 && from > index - reach && tokens[from]?.first !== true) from -= 1;
  let to = index + 1;
  while (to < tokens.length && to < index + reach && tokens[to]?.first !== true) to += 1;
  return { from, to };
}
