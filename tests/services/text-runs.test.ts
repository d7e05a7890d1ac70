/** Text of any length is handled in steps that grow as its length does: no run is left whose square a search could take. */
import fc from 'fast-check';
import { spokenText } from '../../bot/teams/events';
import { literal } from '../../cards/text';
import { checkTexts } from '../../services/language/check';
import type { LanguageContext } from '../../services/language/context';
import { termIndex } from '../../services/language/terms';
import { readReportFile } from '../../services/reports/read-file';
import { templatesOf } from '../../services/reports/templates';
import { breakable, inReadableWords, withoutLongRuns } from '../../services/text-runs';
import { cleanText } from '../../services/updates/text';

const pieces = ['\n', ' ', '\u00a0', '\t', '.', '-', '_', ' \n', '\u2028', 'a', 'Aa ', '“', 'é', '🙂', '1,'];

/** Pieces in runs, now short, now long: what people paste, and what somebody tries. */
const texts = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.oneof(fc.nat(5), fc.nat(5_000))), { maxLength: 12 })
  .map((runs) => runs.map(([piece, times]) => piece.repeat(times)).join('x'));

describe('long runs', () => {
  it('are cut, and every word stays in its order', () => {
    let cut = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const kept = withoutLongRuns(text);
        expect(/\s{200}/.test(kept)).toBe(false);
        expect(kept.length).toBeLessThanOrEqual(text.length);
        const words = (of: string) => of.match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(words(kept)).toEqual(words(text));
        if (kept.length < text.length) cut += 1;
        expect(withoutLongRuns(kept)).toBe(kept);
      }),
      { seed: 9, numRuns: 150 },
    );
    expect(cut).toBeGreaterThan(20);
  });

  it('keeps an ordinary text as it is', () => {
    const text = `# Heading\n\n${'A sentence with its words.  '.repeat(40)}\n\n----------\n\nEnd……`;
    expect(withoutLongRuns(text)).toBe(text);
  });

  it('are gone from what is kept and from what is checked: 120,000 line breaks, 59,900 blanks', () => {
    expect(cleanText(`It rained.${'\n'.repeat(120_000)}So we moved.`)).toBe('It rained.\n\nSo we moved.');
    expect(cleanText(`It rained.${' '.repeat(59_900)}So we moved.`)).toBe('It rained. So we moved.');
    expect(
      Math.max(
        ...inReadableWords('A'.repeat(9_999))
          .split(' ')
          .map((word) => word.length),
      ),
    ).toBe(200);
  });

  it('of letters may end on the next line in print, and read the same', () => {
    const long = `Before ${'supercalifragilistic'.repeat(500)} after`;
    const broken = breakable(long);
    expect(broken.replaceAll('\u200b', '')).toBe(long);
    expect(Math.max(...broken.split(/[\s\u200b]/).map((part) => part.length))).toBeLessThan(121);
    expect(breakable('An ordinary sentence, with words in it, that is longer than sixty.')).not.toContain(
      '\u200b',
    );
  });
});

const context: LanguageContext = {
  parentBody: 'Children and Families Committee',
  committeeNames: [],
  protectedNames: [],
  posts: [],
  placeNames: [],
  keptTerms: [],
  extraTerms: true,
  terms: termIndex([]),
  smallCount: 5,
  confirmedNumbers: new Set(),
};

describe('a text twice as long', () => {
  // A search that fails at the end of a run begins again at each of its characters: the steps are at most text times longest
  // run, so with a longest run that does not grow they grow as the text does.
  it.each(pieces)('of %j holds no longer run for any search to begin again in', (piece) => {
    const longest = (text: string) =>
      Math.max(0, ...[...text.matchAll(/\s+|([^\s\p{L}\p{N}])\1*/gu)].map(([run]) => run.length));
    const one = longest(withoutLongRuns(piece.repeat(20_000)));
    const two = longest(withoutLongRuns(piece.repeat(40_000)));
    expect(one).toBeLessThanOrEqual(201);
    expect(two).toBe(one);
  });
});

describe('every way in and out of people’s text ends', () => {
  const [template] = templatesOf('c', []);
  it.each(pieces)('for 60,000 characters of %j', (piece) => {
    const text = `x${piece.repeat(60_000 / piece.length)}x!`;
    expect(literal(text).length).toBeGreaterThanOrEqual(text.length);
    expect(spokenText(text).length).toBeLessThanOrEqual(text.length);
    expect(readReportFile(`# Title\n## Purpose of report\n${text}`, template as never)).toBeDefined();
    const checked = checkTexts(
      [{ document: 'd', kind: 'paragraph', place: 'Item 1', text, part: 1 }],
      context,
    );
    expect(checked.every(({ place }) => place === 'Item 1')).toBe(true);
  });
});
