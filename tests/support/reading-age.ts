/** How hard a text is to read: Flesch-Kincaid grade, where grade 5 is about ten years old. */

/** Groups of vowels, less the silent ones: near enough over a page. */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return letters === '' ? 0 : 1;
  const said = letters.replace(/(?:[^laeiouy]es|[^aeioudt]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(said.match(/[aeiouy]{1,2}/g)?.length ?? 1, 1);
}

export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?]”?)\s+|\n+/).filter((sentence) => /[a-z]/i.test(sentence));

export const wordsOf = (text: string): string[] => text.match(/[A-Za-z’'-]+/g) ?? [];

export function readingGrade(text: string): number {
  const words = wordsOf(text);
  const said = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (said / words.length) - 15.59;
}
