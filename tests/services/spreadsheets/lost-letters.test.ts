/** A “?” in place of a letter is asked about; a question is not. */
import { lostLetter, lostLetterDoubts } from '../../../services/spreadsheets/lost-letters';

describe('a letter that an earlier save lost', () => {
  it.each([
    ['Caf? talks for care leavers', 'Caf? talks for care'],
    ['The children?s home', 'The children?s home'],
    ['Ren?e Example', 'Ren?e Example'],
    ['A fund of ?5,000 a year', 'A fund of ?5,000'],
    ['2026 ? 2027', '2026 ? 2027'],
    ['They said ?we want more time? at once', '?we want more time'],
    ['What helps? Caf? talks do', 'Caf? talks'],
    ['Who asks? Read the S??hop rules', 'S??hop'],
  ])('%s', (text, part) => {
    expect(lostLetter(text)).toContain(part);
  });

  it.each([
    'What gets in the way?',
    'What helps? and what does not?',
    'Confirmed?',
    'March 2027?',
    'Home? (yes or no)',
    'Are visits made? They are.',
    'See https://council.example/page?id=3 for more',
    'See www.council.example?a=b and read it',
    'Is it on time? if not, why?',
    'No question at all.',
    'By when?\nBy whom?',
    '“Who decides?” asked the panel.',
  ])('not in %j', (text) => {
    expect(lostLetter(text)).toBeNull();
  });

  it('is named with its place, the first ten alone', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      number: index + 1,
      cells: ['x', 'Caf? talks'],
    }));
    const doubts = lostLetterDoubts([{ name: 'Plan', rows }]);
    expect(doubts).toHaveLength(11);
    expect(doubts[0]).toMatchObject({ row: 1, sheet: 'Plan', column: 'B' });
    expect(doubts.at(-1)?.message).toBe(
      'There are 2 more cells with a question mark that may stand for a lost letter.',
    );
  });
});
