import fc from 'fast-check';
import { saysSmallNumber } from '../../../services/language/said-numbers';
import {
  byItself,
  hiddenNote,
  isAboutPeople,
  isSmallChange,
  type NumberCell,
  usualThresholds,
  wholePercentage,
} from '../../../services/scorecard/small-numbers';

const cell = (over: Partial<NumberCell>): NumberCell => ({
  id: 'one',
  count: 0,
  base: null,
  aboutPeople: true,
  ...over,
});
const hides = (over: Partial<NumberCell>, thresholds = usualThresholds) =>
  byItself(cell(over), thresholds).hidden;

describe('small numbers', () => {
  it.each([
    ['children', false, true],
    ['care leavers', false, true],
    ['young people, by bronze, silver, gold', false, true],
    ['% of under-fives', false, true],
    ['% of those turning 16', false, true],
    ['% in yearly survey', false, true],
    ['referrals', false, true],
    [null, false, true],
    ['orders', true, true],
    ['orders', false, false],
    ['escalations', false, false],
    ['sessions', false, false],
    ['staff', false, false],
    ['carers', false, false],
    ['households', false, false],
    ['% of panels', false, false],
    ['% of updates received on time', false, false],
    ['visits per month', false, false],
    ['score', false, false],
  ])('unit %j with risk %j: about people is %j', (unit, smallNumberRisk, about) => {
    expect(isAboutPeople({ unit, smallNumberRisk })).toBe(about);
  });

  it.each([
    [0, false],
    [1, true],
    [5, true],
    [6, false],
    [522, false],
  ])('S1: a count of %i children is hidden: %j', (count, hidden) => {
    expect(hides({ count })).toBe(hidden);
    expect(hides({ count, aboutPeople: false })).toBe(false);
  });

  it.each([
    // A base of ten is large enough; one of nine is not.
    [0, 10, false],
    [0, 9, true],
    [156, 160, true], // domain.md 2.10, case (b): 97.5% means that 4 are not
    [154, 160, false],
    [160, 160, false],
    [0, 40, false],
    [3, 40, true],
    [6, 9, true],
    [5, 10, true],
    [20, 26, false],
    [20, 25, true],
  ])('S3: %i of %i children is hidden: %j', (count, base, hidden) => {
    expect(hides({ count, base })).toBe(hidden);
    expect(hides({ count, base, aboutPeople: false })).toBe(false);
  });

  it('S1: hides none, and all, where that itself tells something about somebody', () => {
    expect(hides({ count: 0, zeroReveals: true })).toBe(true);
    expect(hides({ count: 160, base: 160, zeroReveals: true })).toBe(true);
  });

  it('S8: prints what two people have agreed to print', () => {
    expect(hides({ count: 3, agreed: true })).toBe(false);
  });

  it('follows the committee’s own thresholds, and its note says them', () => {
    const wider = { smallCount: 10, smallBase: 20 };
    expect([hides({ count: 8 }, wider), hides({ count: 8 })]).toEqual([true, false]);
    expect([hides({ count: 12, base: 19 }, wider), hides({ count: 11, base: 19 })]).toEqual([true, false]);
    expect(hiddenNote(wider)).toContain('10 or fewer');
  });

  it.each([
    [8, 7, true],
    [7, 12, true],
    [7, 7, false],
    [7, 13, false],
  ])('S4: %i after a published %i differs by a person or so: %j', (now, before, small) => {
    expect(isSmallChange(now, before, usualThresholds)).toBe(small);
  });

  it.each([
    ['Two of our young people have moved.', true],
    ['One young person is waiting.', true],
    ['Three are children in residential homes; 3 looked after children moved.', true],
    ['She is the only one who stayed.', true],
    ['6 external and one within the council', true],
    ['Counted by the virtual school each term', false],
    ['Twelve young people finished.', false],
    ['21 young people finished.', false],
    ['All four teams report each month.', false],
  ])('S6: “%s” gives a small number of people: %j', (words, small) => {
    expect(saysSmallNumber(words, 5)).toBe(small);
  });

  it.each([
    ['Six young people moved.', 7, true],
    ['Six young people moved.', 5, false],
    ['Four young people moved.', 3, false],
    ['97 of the 100 children had a check.', 3, true],
    ['97 of the 100 children had a check.', 2, false],
    ['94 of the 100 children had a check.', 7, true],
    ['Seven external and one within the council', 1, true],
  ])('S6: “%s” gives a small number where %i is small: %j', (words, smallCount, small) => {
    expect(saysSmallNumber(words, smallCount)).toBe(small);
  });

  it('never shows a share from which 1 to 5 children could be worked out', () => {
    let shown = 0;
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (one, other) => {
        const base = Math.max(one, other);
        const count = Math.min(one, other);
        if (hides({ count, base })) return;
        shown += 1;
        for (const part of [count, base - count]) expect(part > 0 && part <= 5).toBe(false);
        expect(base).toBeGreaterThanOrEqual(10);
      }),
      { seed: 20270302 },
    );
    expect(shown).toBeGreaterThan(30);
  });

  it.each([
    [69, 76, '91%'],
    [199, 200, 'over 99%'],
    [1, 300, 'under 1%'],
    [200, 200, '100%'],
    [0, 200, '0%'],
    [0, 0, null],
  ])('%i of %i is %j', (count, base, text) => {
    expect(wholePercentage(count, base)).toBe(text);
  });
});
