/** How much the checks find in text that they were not written for: the figures of docs/decisions/0022-words.md. */
import { identityFindings, readIdentity } from '../../../services/language/identity';
import counts from './measured/counts.json';
import names from './measured/names.json';
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
