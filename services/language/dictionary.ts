/** Which words are English: the British spelling dictionary, asked in lower case, so that 'Kyle' is no word of it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import nspell from 'nspell';
import { sectorWords } from './known-words';

/** The package is an ES module that reads its files as it is loaded; the two files are all that is wanted of it. */
const folder = () => dirname(require.resolve('dictionary-en-gb'));

let speller: ReturnType<typeof nspell> | null = null;

/** 0.3 s and 26 MB, once in the life of a process, and only where words are checked. */
function dictionary() {
  speller ??= nspell(readFileSync(join(folder(), 'index.aff')), readFileSync(join(folder(), 'index.dic')));
  return speller;
}

/** No English word is longer, and the time that a longer one takes grows with the square of its length. */
export const longestWord = 40;

const asked = new Map<string, boolean>();
const mostAsked = 40_000;

/** @param word in any case; 'don’t' and "children's" as they are written. */
export function isEnglish(word: string): boolean {
  if (word.length > longestWord) return false;
  const lower = word.toLowerCase().replaceAll('’', "'");
  const known = asked.get(lower);
  if (known !== undefined) return known;
  const answer = sectorWords.has(lower) || dictionary().correct(lower);
  if (asked.size >= mostAsked) asked.clear();
  asked.set(lower, answer);
  return answer;
}

/** With a capital and in no other way: 'Connor', and not 'Mark'. @param word in small letters. */
export const isProperName = (word: string): boolean =>
  word.length <= longestWord &&
  !isEnglish(word) &&
  dictionary().correct(word.charAt(0).toUpperCase() + word.slice(1));
