import fc from 'fast-check';
import { isAboutPeople, showCount, showShare, wholePercentage } from '../../../services/pack/small-numbers';

const children = { unit: 'children', smallNumberRisk: false };
const sessions = { unit: 'sessions', smallNumberRisk: false };

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
    expect(showCount(count, children).hidden).toBe(hidden);
    expect(showCount(count, sessions).hidden).toBe(false);
  });

  it.each([
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
    expect(showShare({ count, base }, children).hidden).toBe(hidden);
    expect(showShare({ count, base }, sessions).hidden).toBe(false);
  });

  it('never shows a share from which 1 to 5 children could be worked out', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (one, other) => {
        const base = Math.max(one, other);
        const count = Math.min(one, other);
        const shown = showShare({ count, base }, children);
        if (shown.hidden) return;
        for (const part of [count, base - count]) expect(part > 0 && part <= 5).toBe(false);
        expect(base).toBeGreaterThanOrEqual(10);
      }),
      { seed: 20270302 },
    );
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
