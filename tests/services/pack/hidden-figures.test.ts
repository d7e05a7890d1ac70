/** Which numbers of the scorecard are looked for in finished files: every hidden column, and none that is printed anyway. */
import { figureFacts } from '../../../services/pack/compose/figure-facts';
import { hiddenFiguresOf } from '../../../services/pack/gate/hidden-figures';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import type { Scorecard, ScorecardRow } from '../../../services/scorecard/rules';
import { sampleContents } from '../../support/pack-sample';

const base = assembleScorecard(figureFacts(sampleContents()), 'public');
const shown = (value: number) => ({ text: `${value}`, hidden: false, value });
const hidden = { text: '[x]', hidden: true, value: null };

/** One row as the public and as officers read it. */
function pair(open: Partial<ScorecardRow>, exact: Partial<ScorecardRow>): [Scorecard, Scorecard] {
  const plain: Partial<ScorecardRow> = {
    ...{ measure: 'Apprentices', now: shown(31), last: shown(32), sameQuarterLastYear: shown(33) },
    ...{ start: null, target: 'None set', base: 'Not given', comparators: [], trend: [] },
  };
  const of = (change: Partial<ScorecardRow>): Scorecard => ({
    ...base,
    picture: null,
    rows: [{ ...(base.rows[0] as ScorecardRow), ...plain, ...change }],
  });
  return [of(open), of(exact)];
}

it.each<keyof ScorecardRow>(['now', 'last', 'sameQuarterLastYear', 'start'])(
  'a number hidden in “%s” is looked for beside its measure',
  (column) => {
    const [open, exact] = pair({ [column]: hidden }, { [column]: shown(4) });
    expect(hiddenFiguresOf(open, exact)).toEqual([{ measure: 'Apprentices', value: '4' }]);
  },
);

it('a part of a breakdown is looked for beside its name, and a quarter of the trend beside its measure', () => {
  const parts = (now: typeof hidden | ReturnType<typeof shown>) => [
    { name: 'Level: Gold', now, last: shown(12) },
    { name: 'Level: Silver', now: shown(11), last: shown(9) },
  ];
  const trend = (value: number | null) => [{ label: 'Apr–Jun 2025', value }];
  const [open, exact] = pair(
    { measureCode: '2.1-a', kind: 'count', parts: parts(hidden), trend: trend(null) },
    { measureCode: '2.1-a', kind: 'count', parts: parts(shown(3)), trend: trend(5) },
  );
  expect(hiddenFiguresOf(open, exact)).toEqual([
    { measure: 'Apprentices', value: '5' },
    { measure: '2.1-a, Level: Gold', value: '3' },
  ]);
});

it('a part that was hidden last quarter is looked for beside its name', () => {
  const parts = (last: typeof hidden | ReturnType<typeof shown>) => [
    { name: 'Level: Gold', now: shown(12), last },
  ];
  const [open, exact] = pair(
    { measureCode: '2.1-a', parts: parts(hidden) },
    { measureCode: '2.1-a', parts: parts(shown(3)) },
  );
  expect(hiddenFiguresOf(open, exact)).toEqual([{ measure: '2.1-a, Level: Gold', value: '3' }]);
});

it('a fact of the picture is looked for too', () => {
  const [open, exact] = pair({}, {});
  const fact = { code: 'a', name: 'In touch', source: '', confirmedBy: '', comparators: [] };
  const picture = (one: typeof hidden | ReturnType<typeof shown>) => ({
    asAt: base.periodEnds,
    figures: [{ ...fact, shown: one }],
  });
  const found = hiddenFiguresOf(
    { ...open, picture: picture(hidden) },
    { ...exact, picture: picture(shown(3)) },
  );
  expect(found).toEqual([{ measure: 'In touch', value: '3' }]);
});

it.each<[string, Partial<ScorecardRow>]>([
  ['target', { target: '4 by 2028' }],
  ['base', { base: 'of 4' }],
  ['other quarter', { last: shown(4) }],
  ['trend', { trend: [{ label: 'Apr–Jun 2026', value: 4 }] }],
])('a number that the open row prints anyway as its %s is not', (_name, printed) => {
  const [open, exact] = pair({ now: hidden, ...printed }, { now: shown(4), ...printed });
  expect(hiddenFiguresOf(open, exact)).toEqual([]);
});

it('nothing is looked for where nothing is hidden', () => {
  expect(hiddenFiguresOf(...pair({}, {}))).toEqual([]);
});
