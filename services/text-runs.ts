/** Runs in people's text that carry nothing, cut short: a search that begins again at each of 120,000 line breaks takes minutes. */

/** Nobody means more than this by one blank after another, or by one letter held down. */
const longestRun = 200;
/** No word of any language, and few addresses, are longer; a check or a printer takes the square of it. */
const longestWord = 200;

const blanks = new RegExp(`\\s{${longestRun},}`, 'g');
const oneCharacter = new RegExp(`([^\\s\\p{L}\\p{N}])\\1{${longestRun},}`, 'gu');
const unbroken = new RegExp(`\\S{${longestWord}}(?=\\S)`, 'gu');

/**
 * Text as it is kept: a long run of blanks is one blank, or one empty line where lines ended in it; a long run of one mark
 * (a ruled line, dots) is cut. Every word stays. In one pass: each character is looked at `longestRun` times at most.
 */
export function withoutLongRuns(text: string): string {
  // Too short to hold a run: nothing to do, for nearly every text there is.
  if (text.length < longestRun) return text;
  return text
    .replace(blanks, (run) => (/[\n\r\u2028\u2029]/.test(run) ? '\n\n' : ' '))
    .replace(oneCharacter, (run) => run.slice(0, longestRun));
}

/** For checks that read words: an unbroken run of letters is read in pieces. Places in the text move by the blanks put in. */
export function inReadableWords(text: string): string {
  return withoutLongRuns(text).replace(unbroken, '$& ');
}

/** For print: a word longer than a line may end on the next. The mark between its parts is not seen. */
export function breakable(text: string, every = 60): string {
  if (text.length < every) return text;
  return text.replace(new RegExp(`\\S{${every}}(?=\\S{${every}})`, 'gu'), '$&\u200b');
}
