/** What the eye takes for the same is the same for every check, and each place is known in what the author wrote. */
import fc from 'fast-check';
import { identityFindings } from '../../../services/language/identity';
import { normalise, writtenSpan } from '../../../services/language/normalise';
import { checked, council } from './support';

describe('a normalised text', () => {
  it.each([
    ['a soft hyphen', 'Jay\u00adden', 'Jayden'],
    ['a joiner that nobody sees', 'Jay\u200bden', 'Jayden'],
    ['wide letters', 'Ｊayden', 'Jayden'],
    ['letters of mathematics', '𝐉𝐚𝐲𝐝𝐞𝐧', 'Jayden'],
    ['an accent apart from its letter', 'Chloe\u0301', 'Chloé'],
    ['no-break spaces', 'One\u00a0young\u202fperson', 'One young person'],
    ['hyphens of all kinds', 'Ellie\u2011Mae', 'Ellie-Mae'],
    ['the mark of a note', 'children¹ and 12² of them†', 'children and 12 of them'],
    ['fractions, which are no whole numbers', '½ of 2½', '0.5 of 2.5'],
    ['ligatures', 'ﬁve', 'five'],
  ])('%s', (_what, written, plain) => {
    expect(normalise(written).text).toBe(plain);
  });

  it('knows where each word stood', () => {
    const written = 'We met Jay\u00ad\u00adden\u00a0today.';
    const read = normalise(written);
    const start = read.text.indexOf('Jayden');
    const span = writtenSpan(read, { start, end: start + 6 });
    expect(written.slice(span.start, span.end)).toBe('Jay\u00ad\u00adden');
  });

  it('of any string has a place for each character, never going back, and is normal already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (written) => {
        const { text, at } = normalise(written);
        expect(at).toHaveLength(text.length + 1);
        expect([...at]).toEqual([...at].toSorted((one, other) => one - other));
        expect(at.at(-1)).toBe(written.length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('hides no name and no number from the check', () => {
    for (const text of [
      'Jay\u00adden moved to a flat.',
      'JAYDEN moved.',
      'Тia moved.',
      'Her account is @tia_x',
    ])
      expect([text, identityFindings(checked(text), council).length > 0]).toEqual([text, true]);
    for (const text of [
      'One\u00a0young\u00a0person',
      'Only 1 YP',
      'both of our young mothers',
      '97.5% of our 160 children',
    ])
      expect(identityFindings(checked(text), council).map(({ rule }) => rule)).toEqual([
        'identity-small-number',
      ]);
  });
});
