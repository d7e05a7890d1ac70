/** How much the checks find in text that they were not written for: the figures of docs/decisions/0022-words.md. */
import { identityFindings, readIdentity } from '../../../services/language/identity';
import counts from './measured/counts.json';
import names from './measured/names.json';
import sentences from './measured/sentences.json';
import { checked, council } from './support';

/** The share of `texts` in which the check finds what it should, and those in which it does not. */
function measure(texts: readonly string[], isFound: (text: string) => boolean) {
  const missed = texts.filter((text) => !isFound(text));
  return { share: 1 - missed.length / texts.length, missed };
}

/** Each name in four sentences, each sentence with many names. */
function sentencesWith(list: readonly string[]): string[] {
  return list.flatMap((name, at) =>
    [0, 7, 14, 21].map((step) =>
      (names.sentences[(at * 3 + step) % names.sentences.length] ?? '')
        .replace('{}', name)
        .replace('{a}', `${12 + (at % 6)}`),
    ),
  );
}

const asksAboutName = (text: string) =>
  identityFindings(checked(text), council).some(({ term }) => term !== undefined);

describe('of first names in sentences', () => {
  it('at least 98 in 100 are asked about', () => {
    const texts = sentencesWith(names.names.split(' '));
    expect(texts.length).toBeGreaterThan(300);
    const { share, missed } = measure(texts, asksAboutName);
    expect({ enough: share >= 0.98, missed: share >= 0.98 ? [] : missed }).toEqual({
      enough: true,
      missed: [],
    });
  });

  it('at least 94 in 100 of those that are words as well', () => {
    const texts = sentencesWith(names.namesThatAreWords.split(' '));
    expect(texts.length).toBeGreaterThan(250);
    const { share, missed } = measure(texts, asksAboutName);
    expect({ enough: share >= 0.94, missed: share >= 0.94 ? [] : missed }).toEqual({
      enough: true,
      missed: [],
    });
  });
});

const inWords = ['', 'one', 'two', 'three', 'four', 'five'];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function filled(frames: readonly string[]): string[] {
  return frames.flatMap((frame, at) =>
    [0, 1, 2, 3, 4, 5, 6].map((step) => {
      const n = 1 + ((at + step) % 5);
      const total = 40 + at + step;
      const word = inWords[n] ?? '';
      return frame
        .replaceAll(
          '{n}',
          step % 2 === 0
            ? `${n}`
            : /\(n=|\/|£|pm|\bTable\b|Pledge|Action|March the|[FM]\b/.test(frame)
              ? `${n}`
              : word,
        )
        .replaceAll('{N}', step % 2 === 0 ? capital(word) : `${n}`)
        .replaceAll('{m}', `${total - n}`)
        .replaceAll('{t}', `${total}`)
        .replaceAll('{r}', `${9 - n}`);
    }),
  );
}

describe('of small numbers of children', () => {
  const texts = filled(counts.counting);
  const read = (text: string) => readIdentity([checked(text)], council);
  const isAsked = (text: string) =>
    read(text).hits.some(({ finding }) => finding.rule === 'identity-small-number');

  it('at least 90 in 100 are asked about by rule', () => {
    expect(texts.length).toBeGreaterThan(300);
    const { share, missed } = measure(texts, isAsked);
    expect({ enough: share >= 0.9, missed: share >= 0.9 ? [] : missed }).toEqual({
      enough: true,
      missed: [],
    });
  });

  it('every one is asked about or stands in the list that a person confirms', () => {
    const { missed } = measure(texts, (text) => isAsked(text) || read(text).harmless.length > 0);
    expect(missed).toEqual([]);
  });

  it('what counts something else is seldom asked about', () => {
    const { share, missed } = measure(filled(counts.harmless), (text) => !isAsked(text));
    expect({ enough: share >= 0.95, missed: share >= 0.95 ? [] : missed }).toEqual({
      enough: true,
      missed: [],
    });
  });
});

describe('of whole sentences, with signs, tables, capitals and characters that nobody sees', () => {
  const rulesOf = (text: string) => readIdentity([checked(text)], council);
  const ask = (text: string, rules: RegExp) =>
    rulesOf(text).hits.some(({ finding }) => rules.test(finding.rule));
  const stopsName = (text: string) => ask(text, /^identity-(?:name|account|mixed-letters|initials)$/);
  const asksCount = (text: string) => ask(text, /^identity-(?:small-number|only|event)$/);
  const textsOf = (list: readonly string[][]) => list.map(([, text = '']) => text);

  it.each([
    ['first names', textsOf(sentences.names), 0.98],
    ['first names that are words', textsOf(sentences.namesThatAreWords), 0.94],
  ] as const)('%s are asked about', (_what, texts, floor) => {
    const { share, missed } = measure(texts, stopsName);
    expect({ enough: share >= floor, missed }).toEqual({ enough: true, missed });
  });

  it('small numbers of children are asked about, and every one is asked about or listed', () => {
    const { share, missed } = measure(sentences.counting, asksCount);
    expect({ enough: share >= 0.95, missed }).toEqual({ enough: true, missed });
    expect(missed.filter((text) => rulesOf(text).harmless.length === 0)).toEqual([]);
  });

  it('of one more set, written before the rules were read, every one is asked about or listed', () => {
    const { missed } = measure(
      sentences.countingAnyWay,
      (text) => asksCount(text) || rulesOf(text).harmless.length > 0,
    );
    expect(sentences.countingAnyWay.length).toBeGreaterThan(35);
    expect(missed).toEqual([]);
  });

  it('a sentence about neither is seldom asked about, places and brands that nobody has accepted among them', () => {
    const { share, missed } = measure(sentences.innocent, (text) => rulesOf(text).hits.length === 0);
    expect({ enough: share >= 0.92, missed }).toEqual({ enough: true, missed });
  });
});
