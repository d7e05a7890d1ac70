import { demoPlan } from '../../../services/strategy/demo-plan';
import { compareRefs } from '../../../services/strategy/rules';

describe('the plan that ships with the product', () => {
  const plan = demoPlan();
  const measures = plan.actions.flatMap((action) => action.measures);

  it('has the six pledges with 10, 7, 8, 8, 11 and 6 actions', () => {
    const sizes = plan.pledges.map(
      ({ no }) => plan.actions.filter((action) => action.pledgeNo === no).length,
    );
    expect(sizes).toEqual([10, 7, 8, 8, 11, 6]);
  });

  it('lists its actions in reading order, 1.10 after 1.9', () => {
    const refs = plan.actions.map((action) => action.ref);
    expect(refs).toEqual([...refs].sort(compareRefs));
    expect(refs.slice(8, 11)).toEqual(['1.9', '1.10', '2.1']);
    expect(refs.at(-1)).toBe('6.6');
  });

  it('has 134 measures: 47 counts, 26 percentages, 30 milestones and 31 descriptive', () => {
    const kinds = ['count', 'percentage', 'milestone', 'descriptive'];
    expect(kinds.map((kind) => measures.filter((measure) => measure.kind === kind).length)).toEqual([
      47, 26, 30, 31,
    ]);
  });

  it('has the 14 numeric targets and the 22 measures of small groups', () => {
    expect(measures.filter((measure) => typeof measure.target?.value === 'number')).toHaveLength(14);
    expect(measures.filter((measure) => measure.smallNumberRisk)).toHaveLength(22);
  });

  it('asks 22 of the 50 actions of one post', () => {
    const leads = plan.actions.filter(
      (action) => action.leadPost === 'Head of Service, Cared for Children and Care Leavers',
    );
    expect(leads).toHaveLength(22);
  });

  it('keeps both figures where two sources disagree', () => {
    const inBorough = measures.find((measure) => measure.code === '3.3-a');
    expect(inBorough?.baseline).toMatchObject({ value: 321, conflicts: [{ value: 315 }] });
  });

  it('moves its own dates on by whole years, but not the dates of its starting figures', () => {
    const later = demoPlan(4);
    const scorecard = later.actions.find((action) => action.ref === '1.10');
    const children = later.actions.flatMap((action) => action.measures).find(({ code }) => code === '1.7-a');
    expect([later.fromDay, later.untilDay]).toEqual(['2026-09-01', '2027-08-31']);
    expect([scorecard?.starts, scorecard?.due]).toEqual(['2026-09-01', '2026-09-30']);
    expect(scorecard?.measures[0]?.due).toBe('2026-09-30');
    expect(children?.baseline?.asAt).toBe('2022-03-31');
  });
});
