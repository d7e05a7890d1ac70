/** Numbers as words say them. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const values = new Map<string, number>(units.map((word, value) => [word, value]));
for (const [index, tens] of ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].entries())
  values.set(tens, 30 + index * 10);

/** 3 for 'three'; null for anything else. */
export const numberInWords = (lower: string): number | null => values.get(lower) ?? null;

/** Words that count few: how many they say. */
export const asInWords: ReadonlyMap<string, number> = new Map([
  ['single', 1],
  ['sole', 1],
  ['lone', 1],
  ['couple', 2],
  ['twosome', 2],
  ['pair', 2],
  ['twins', 2],
  ['duo', 2],
  ['neither', 2],
  ['trio', 3],
  ['triplets', 3],
  ['handful', 3],
  ['threesome', 3],
  ['foursome', 4],
  ['quartet', 4],
  ['quadruplets', 4],
  ['quintet', 5],
]);
