/** Our own words to young people: a reading age of about 9 to 11 (domain.md 4.5). */
import { helpView } from '../../bot/present/questions';
import { waitingWords } from '../../services/questions/rules';
import { helpNow, words } from '../../tabs/ask/words';

const names = { shadowCommittee: 'My VOICE', reader: 'worker', dutyTeam: '01234 567890' };
const readBy = '5pm on Monday 11 January';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

const texts = [
  ...textsOf(words),
  ...words.before(names, readBy),
  words.notTheWorker(names),
  words.willRead(readBy),
  ...(['nobody-yet', 'cover', 'manager'] as const).map((told) =>
    waitingWords({ readBy: new Date(), late: { by: new Date(), told } }),
  ),
  ...helpNow(names).map(({ label }) => label),
  ...helpView({ reader: 'worker', dutyTeam: null, phones: [] }, new Date()).notice,
];
const sentences = texts.flatMap((text) => text.split(/(?<=[.?!])\s+/)).filter((text) => /[a-z]/i.test(text));
const wordsOf = (text: string) => text.match(/[A-Za-z’']+/g) ?? [];

/** Near enough for plain English: groups of vowels, without a silent e. */
function syllables(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/(?:[^laeiouy]es|[^l]e|ed)$/, '')
      .match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

describe('the ask page’s own words', () => {
  it('are read at about the age of nine to eleven', () => {
    const all = sentences.flatMap(wordsOf);
    const perSentence = all.length / sentences.length;
    const perWord = all.reduce((sum, word) => sum + syllables(word), 0) / all.length;
    // Flesch and Kincaid’s grade; a grade and five years make the age.
    const age = 0.39 * perSentence + 11.8 * perWord - 15.59 + 5;
    expect(age).toBeLessThanOrEqual(9.5);
    expect(age).toBeGreaterThan(4);
  });

  it('have no sentence of more than twenty words, no letters for words and no shouting', () => {
    expect(sentences.filter((text) => wordsOf(text).length > 20)).toEqual([]);
    expect(texts.filter((text) => /\b(?!OK)[A-Z]{2,}\b|!/.test(text.replaceAll('VOICE', '')))).toEqual([]);
  });
});
