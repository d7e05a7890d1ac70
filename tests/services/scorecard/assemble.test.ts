import { composeScorecard } from '../../../services/pack/compose/scorecard';
import { settle } from '../../../services/pack/outline/settle';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import { baselineFigures } from '../../../services/scorecard/baselines';
import { disagreementOf } from '../../../services/scorecard/conflicts';
import { asAtDay, quarterEnd, quartersBefore, shortQuarter } from '../../../services/scorecard/periods';
import {
  fingerprint,
  type PublishedFigure,
  type Scorecard,
  type ScorecardFacts,
} from '../../../services/scorecard/rules';
import { sampleContents, sampleStrategy } from '../../support/pack-sample';
import { day, factsOf, figure, quarters } from './figure-sample';

const rowIn = (scorecard: Scorecard, code: string) => {
  const found = scorecard.rows.find(({ measureCode }) => measureCode === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
};
const publicRow = (facts: ScorecardFacts, code: string) => rowIn(assembleScorecard(facts, 'public'), code);
const outlineOf = (scorecard: Scorecard) =>
  composeScorecard(scorecard, { ...sampleContents() }, scorecard.audience);

describe('figures over time', () => {
  const facts = factsOf([
    figure('5.4-b', { count: 24 }),
    figure('5.4-b', { count: 18, asAt: quarters.last }),
    figure('5.4-b', { count: 15, asAt: quarters.lastYear }),
    figure('4.3-a', { count: 13.9 }),
    figure('4.3-a', { count: 14.6, asAt: quarters.last }),
    figure('4.4-b', { count: 84, base: 93 }),
    figure('4.4-b', { count: 60, base: 88, asAt: quarters.last }),
  ]);

  it('puts each in its quarter', () => {
    const row = publicRow(facts, '5.4-b');
    expect([row.now.text, row.last.text, row.sameQuarterLastYear.text]).toEqual(['24', '18', '15']);
    expect(row.trend.map(({ value }) => value)).toEqual([null, null, null, 15, null, null, 18, 24]);
  });

  it('counts rising complaints and falling scores as better', () => {
    expect(publicRow(facts, '5.4-b').movement).toEqual({ word: 'Better', shape: '↑' });
    expect(publicRow(facts, '4.3-a').movement).toEqual({ word: 'Better', shape: '↓' });
  });

  it('works percentages out and measures them against the target before they are rounded', () => {
    expect(publicRow(facts, '4.4-b').now.text).toBe('84 of 93 (90%)');
    expect(publicRow(facts, '4.4-b').standing?.word).toBe('Target met');
    const short = factsOf([figure('4.4-b', { count: 8_996, base: 10_000 })]);
    expect(publicRow(short, '4.4-b').now.text).toContain('90%');
    expect(publicRow(short, '4.4-b').standing?.word).toBe('Target not met');
  });

  it('says where it comes from and who confirmed it', () => {
    const row = publicRow(facts, '4.4-b');
    expect([row.asAt, row.base, row.source, row.confirmedBy]).toEqual([
      ...['2026-12-31', '93', 'A return', 'Performance team'],
    ]);
  });

  it.each([
    ['2022-03-31', '2022-03-31'],
    ['2021-22', '2022-03-31'],
    ['2022-03', '2022-03-31'],
    ['2022', '2022-12-31'],
    ['care leavers survey', null],
    ['2021-10', '2021-10-31'],
  ])('reads “%s” of a plan as %j', (text, expected) => {
    expect(asAtDay(text)).toBe(expected);
  });

  it('counts quarters back over years', () => {
    expect(quarterEnd(day('2027-01-01'))).toBe('2027-03-31');
    expect([1, 2, 3, 4, 5].map((back) => quartersBefore(quarters.now, back))).toEqual([
      ...['2026-09-30', '2026-06-30', '2026-03-31', '2025-12-31', '2025-09-30'],
    ]);
    expect(quartersBefore(day('2027-03-31'), 1)).toBe('2026-12-31');
    expect(shortQuarter(quarters.now)).toBe('Oct–Dec 2026');
  });
});

describe('sources that disagree', () => {
  const strategy = sampleStrategy();

  it('keeps 321 and 315 out of every edition’s figure until one is confirmed', () => {
    const facts = factsOf(baselineFigures(strategy));
    expect(publicRow(facts, '3.3-a').start?.text).toMatch(/^Sources disagree/);
    const scorecard = assembleScorecard(facts, 'public');
    expect(scorecard.conflicts.filter(({ blocks }) => blocks).map(({ measureCode }) => measureCode)).toEqual([
      ...['2.1-a', '3.3-a'],
    ]);
    const printed = JSON.stringify(outlineOf(scorecard));
    expect(printed).not.toMatch(/\b(321|315)\b/);
    expect(printed).toContain('3.3-a Children living inside the borough, as at 31 March 2022');
  });

  it('prints the one that a person confirmed, and opens the question again when a figure comes or changes', () => {
    const [one, other] = [
      figure('3.3-a', { count: 331 }),
      figure('3.3-a', { count: 326, source: 'Another' }),
    ];
    const { measureCode, part, from, asAt } = one;
    const confirmation = {
      ...{
        measureCode,
        part,
        from,
        asAt,
        figureId: other.id,
        reason: 'Checked',
        confirmedBy: 'Operational Group',
      },
      seen: [fingerprint(one), fingerprint(other)],
    };
    const confirmations = [confirmation];
    const settled = publicRow(factsOf([one, other], { confirmations }), '3.3-a');
    expect([settled.now.text, settled.confirmedBy]).toEqual(['326', 'Operational Group']);
    const third = figure('3.3-a', { count: 329, source: 'A third' });
    expect(publicRow(factsOf([one, other, third], { confirmations }), '3.3-a').now.text).toBe(
      'Sources disagree',
    );
    const changed = { ...one, count: 330 };
    expect(publicRow(factsOf([changed, other], { confirmations }), '3.3-a').now.text).toBe(
      'Sources disagree',
    );
  });

  it.each([
    ['97.5% and 98%', { stated: '97.5%' }, { stated: '98%' }, 'rounding'],
    ['37% and 34% with a further 3%', { stated: '37%' }, { stated: '34% with a further 3%' }, 'presentation'],
    ['7 and 7 = 6 + 1', { count: 7 }, { stated: '7 = 6 external + 1 in council' }, 'presentation'],
    ['7 and 9 of other things', { count: 7 }, { count: 9, definition: 'full-time schemes' }, 'definition'],
    ['321 and 315', { count: 321 }, { count: 315 }, 'value'],
    ['the same', { count: 321 }, { count: 321 }, null],
    ['a share and its percentage', { count: 39, base: 40 }, { stated: '98%' }, 'rounding'],
    ['words', { words: 'One thing' }, { words: 'Another' }, null],
  ])('%s', (_, one, other, kind) => {
    expect(disagreementOf(figure('3.3-a', one), figure('3.3-a', other))).toBe(kind);
  });

  it('warns where a number is given as a percentage (trap 14)', () => {
    const warnings = assembleScorecard(factsOf(baselineFigures(strategy)), 'public').warnings;
    const wrong = warnings
      .filter(({ rule }) => rule === 'unit-mismatch')
      .map(({ measureCode }) => measureCode);
    expect(wrong).toEqual(expect.arrayContaining(['2.7-d', '2.7-e']));
  });
});

describe('small numbers on the scorecard', () => {
  const awards = (over: Partial<ScorecardFacts> = {}) =>
    factsOf(
      [
        figure('5.10-b', { count: 18 }),
        figure('5.10-b', { count: 9, part: 'Award: Bronze' }),
        figure('5.10-b', { count: 6, part: 'Award: Silver' }),
        figure('5.10-b', { count: 3, part: 'Award: Gold' }),
      ],
      over,
    );

  it('hides the gold, and the silver that would give it away', () => {
    const row = publicRow(awards(), '5.10-b');
    expect([row.now.text, ...row.parts.map(({ now }) => now.text)]).toEqual(['18', '9', 'c', 'c']);
    const exact = rowIn(assembleScorecard(awards(), 'officers'), '5.10-b');
    expect(exact.parts.map(({ now }) => now.text)).toEqual(['9', '6', '3']);
    expect(rowIn(assembleScorecard(awards(), 'exempt'), '5.10-b').parts[2]?.now.text).toBe('3');
  });

  it('remembers what an earlier version printed', () => {
    const published = [
      {
        measureCode: '5.10-b',
        part: 'Award: Silver',
        from: null,
        asAt: quarters.now,
        count: 6,
        base: null,
        hidden: false,
      },
    ];
    const row = publicRow(awards({ published }), '5.10-b');
    expect(row.parts.map(({ now }) => now.text)).toEqual(['c', '6', 'c']);
  });

  it('hides what two measures give away of a third: 525 of 528 live inside', () => {
    const facts = factsOf([figure('1.7-a', { count: 528 }), figure('3.3-a', { count: 525 })], {
      partsOf: [{ part: '3.3-a', total: '1.7-a', breakdown: 'place' }],
    });
    expect([publicRow(facts, '1.7-a').now.text, publicRow(facts, '3.3-a').now.text]).toEqual(['528', 'c']);
  });

  it('hides a two-year total that gives a quarter away, once the earlier total is out', () => {
    const total = { from: day('2026-09-01') };
    const published: PublishedFigure[] = [
      { measureCode: '3.3-h', part: '', ...total, asAt: quarters.last, count: 8, base: null, hidden: false },
    ];
    const figures = [
      figure('3.3-h', { count: 8, asAt: quarters.last, ...total }),
      figure('3.3-h', { count: 10, ...total }),
    ];
    const row = publicRow(factsOf(figures, { published }), '3.3-h');
    expect([row.now.text, row.last.text]).toEqual(['c', '8']);
  });

  it('warns when a sensitive figure moves by a person since it was published', () => {
    const published = [
      {
        measureCode: '2.1-a',
        part: '',
        from: null,
        asAt: quarters.last,
        count: 7,
        base: null,
        hidden: false,
      },
    ];
    const { warnings } = assembleScorecard(factsOf([figure('2.1-a', { count: 8 })], { published }), 'public');
    expect(warnings.map(({ rule }) => rule)).toContain('small-change');
    expect(JSON.stringify(warnings)).not.toMatch(/\b[78]\b/);
  });

  it('prints a small number that both have agreed to, and only while it stays the same', () => {
    const three = figure('3.4-a', { count: 3 });
    const agreed = [{ measureCode: '3.4-a', part: '', asAt: quarters.now, fingerprint: fingerprint(three) }];
    expect(publicRow(factsOf([three], { agreed }), '3.4-a').now.text).toBe('3');
    expect(publicRow(factsOf([{ ...three, count: 2 }], { agreed }), '3.4-a').now.text).toBe('c');
  });

  it('says nothing of a hidden number beside it: no movement, no target, no note, no base, no point', () => {
    const facts = factsOf([
      figure('5.5-b', { count: 156, base: 160, note: 'Four did not engage.', definition: 'Aged 18 to 21' }),
      figure('5.5-b', { count: 120, base: 160, asAt: quarters.last }),
    ]);
    const row = publicRow(facts, '5.5-b');
    expect([row.now.text, row.movement, row.standing, row.note, row.base]).toEqual(['c', null, null, '', '']);
    expect(row.trend.at(-1)?.value).toBeNull();
  });
});

describe('no small number of children is in the open paper, in any kind of measure', () => {
  const canaries = [
    figure('1.7-a', { count: 4, note: 'canary4444 one child' }),
    figure('3.2-d', { count: 3, base: 3_333 }),
    figure('5.7-a', { count: 4_441, base: 4_444 }),
    figure('1.4-a', { reached: true, note: 'Two children helped: canary5555.' }),
    figure('1.3-a', { words: 'Three young people spoke at canary6666.' }),
    figure('2.1-a', { count: 2, asAt: quarters.last, note: 'canary7777' }),
    figure('2.1-a', { count: 2, asAt: quarters.lastYear }),
    figure('5.10-b', { count: 8_889 }),
    figure('5.10-b', { count: 8_888, part: 'Award: Bronze' }),
    figure('5.10-b', { count: 1, part: 'Award: Gold' }),
    figure('K03', { count: 2_221, base: 2_222, definition: 'In touch with us' }),
  ];

  it('in its words, its tables, the points of its charts and their alternative texts', () => {
    const outline = outlineOf(assembleScorecard(factsOf(canaries), 'public'));
    const text = JSON.stringify(settle(outline));
    expect(text).not.toMatch(/canary\d|3333|444[14]|8888|222[12]/);
    const exact = JSON.stringify(outlineOf(assembleScorecard(factsOf(canaries), 'officers')));
    expect(exact).toMatch(/canary4444/);
    expect(exact).toMatch(/4441 of 4444/);
  });

  it('keeps rows and parts in the plan’s order, whatever is hidden', () => {
    const codes = assembleScorecard(factsOf(canaries), 'public').rows.map(({ measureCode }) => measureCode);
    expect(codes).toEqual(
      sampleStrategy().actions.flatMap(({ measures }) => measures.map(({ code }) => code)),
    );
  });
});

describe('the paper', () => {
  const points = [quarters.now, quarters.last, quarters.spring, quarters.lastYear].map((asAt, index) =>
    figure('5.4-b', { count: 24 - 2 * index, asAt }),
  );

  it('draws a trend where there are three points, and says it in words', () => {
    const outline = outlineOf(assembleScorecard(factsOf(points), 'public'));
    const drawn = outline.blocks.filter((block) => block.kind === 'figure');
    expect(drawn.map(({ caption }) => caption)).toEqual(['5.4-b Complaints made (complaints)']);
    expect(drawn[0]?.alt).toContain('Oct–Dec 2025: 18');
    expect(drawn[0]?.alt).toContain('Apr–Jun 2026: not shown');
    const two = outlineOf(assembleScorecard(factsOf(points.slice(0, 2)), 'public'));
    expect(two.blocks.some((block) => block.kind === 'figure')).toBe(false);
  });

  it('has one as-at date for the whole picture', () => {
    const facts = factsOf([
      figure('K01', { count: 522, asAt: day('2022-03-31'), definition: 'Children in care' }),
      figure('K01', { count: 528, definition: 'Children in care' }),
      figure('K02', { count: 371, definition: 'Care leavers' }),
    ]);
    const { picture } = assembleScorecard(facts, 'public');
    expect(picture?.asAt).toBe('2026-12-31');
    expect(picture?.figures.map(({ shown }) => shown.text)).toEqual(['528', '371']);
  });

  it('is refused for another audience than it was made for', () => {
    const officers = assembleScorecard(factsOf([]), 'officers');
    expect(() => composeScorecard(officers, sampleContents(), 'public')).toThrow(/made for officers/);
  });

  it('settles for every audience', () => {
    for (const audience of ['public', 'exempt', 'officers'] as const)
      expect(settle(outlineOf(assembleScorecard(factsOf(points), audience))).blocks.length).toBeGreaterThan(
        20,
      );
  });
});
