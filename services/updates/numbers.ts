/** Reads a number as people type it in Britain, and says what is unclear rather than guess. */

export type ReadNumber =
  | { kind: 'nothing' }
  | { kind: 'number'; value: number; decimals: number }
  | { kind: 'percentage'; value: number; decimals: number }
  /** Not a number alone; `guess` is the number that may be meant: '12' in 'about 12' and in 'twelve'. */
  | { kind: 'unclear'; guess: string | null };

const number = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d+))?\s*(%|per ?cent)?$/i;

const inWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** '1,234', ' 12 ', '12.5', '90.07%', '−3'; full-width digits too. */
export function readNumber(typed: string): ReadNumber {
  const text = typed.normalize('NFKC').replaceAll('−', '-').trim();
  if (text === '') return { kind: 'nothing' };
  const match = number.exec(text);
  if (!match) return { kind: 'unclear', guess: guessIn(text) };
  const [, sign = '', whole = '', fraction = '', percent] = match;
  const digits = whole.replace(/[, ]/g, '');
  const value = Number(`${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`);
  // -0 would be stored as 0 and then differ from what was typed.
  return {
    kind: percent ? 'percentage' : 'number',
    value: value === 0 ? 0 : value,
    decimals: fraction.length,
  };
}

function guessIn(text: string): string | null {
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, '');
  if (digits !== undefined) return digits;
  const found = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => inWords.indexOf(word))
    .find((value) => value >= 0);
  return found === undefined ? null : String(found);
}
