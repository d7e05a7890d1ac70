import type { Day } from '../../../services/calendar/rules';
import { compose } from '../../../services/pack/compose/compose';
import { keptBack, reasonText } from '../../../services/pack/compose/honest-reasons';
import type { Audience, LastAction, PackContents } from '../../../services/pack/gather/contents';
import { type SettledBlock, settle } from '../../../services/pack/outline/settle';
import { sampleContents } from '../../support/pack-sample';

type Plan = NonNullable<PackContents['last']>['plan'];
const day = (text: string) => text as Day;

/** The sample, its plan of last time told in full and then changed. */
function since(change: (plan: Plan) => Plan, pledges?: { no: number; wording: string }[]): PackContents {
  const contents = sampleContents();
  const plan = contents.actions.map(
    ({ action: { ref, title, leadPost, due, measures }, last }): LastAction => ({
      ...{ ref, title, leadPost, due, measures },
      status: last?.content.status ?? null,
    }),
  );
  const last = {
    periodLabel: 'Quarter 2, July to September 2026',
    plan: change(plan),
    ...(pledges ? { pledges } : {}),
  };
  return { ...contents, last };
}
const one = (ref: string, over: Partial<LastAction>) => (plan: Plan) =>
  plan.map((action) => (action.ref === ref ? { ...action, ...over } : action));

function planChangesOf(contents: PackContents, audience: Audience = 'public'): string[] {
  const { blocks } = settle(compose(contents, audience));
  const from = blocks.findIndex(
    (block) => block.kind === 'heading' && block.text === 'Changes to the plan itself',
  );
  const block = blocks[from + 1];
  if (block?.kind === 'list') return block.items.map((item) => item.map(({ text }) => text).join(''));
  return block?.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [];
}
function tableOf(contents: PackContents): string[][] {
  const { blocks } = settle(compose(contents, 'public'));
  const found = blocks.find(
    (block): block is Extract<SettledBlock, { kind: 'table' }> =>
      block.kind === 'table' && block.caption.startsWith('Status of each action'),
  );
  return (found?.rows ?? []).map((row) =>
    row.map((cell) =>
      cell
        .flat()
        .map(({ text }) => text)
        .join(' '),
    ),
  );
}

describe('what changed in the plan', () => {
  const title = (ref: string) =>
    sampleContents().actions.find(({ action }) => action.ref === ref)?.action.title ?? '';

  it('is nothing when nothing has', () => {
    expect(planChangesOf(since((plan) => plan))).toEqual([
      'No action was closed, added or reworded since last time.',
    ]);
  });

  it('tells a closed action with its last position, and keeps it in the table of every action', () => {
    const gone: LastAction = { ref: '1.11', title: 'Old action', status: 'at-risk' };
    const contents = since((plan) => [...plan, gone, { ref: '9.1', title: 'Never reported', status: null }]);
    expect(planChangesOf(contents)).toEqual([
      '1.11 Old action: no longer in the plan. Last accepted position: ▲ At risk (Quarter 2).',
      '9.1 Never reported: no longer in the plan. No update on it was accepted last time.',
    ]);
    const rows = tableOf(contents);
    expect(rows).toHaveLength(52);
    const place = rows.findIndex(([ref]) => ref === '1.11');
    expect(rows[place]).toEqual([
      '1.11',
      'Old action',
      '▲ At risk',
      'Not in the plan',
      'Closed since last time',
    ]);
    expect([rows[place - 1]?.[0], rows[place + 1]?.[0]]).toEqual(['1.10', '2.1']);
  });

  it('tells dates that moved, came and went', () => {
    expect(planChangesOf(since(one('1.1', { due: day('2026-09-30') })))).toEqual([
      `1.1 ${title('1.1')}: due date moved from 30 September 2026 to 31 October 2026.`,
    ]);
    expect(planChangesOf(since(one('1.1', { due: null })))).toEqual([
      `1.1 ${title('1.1')}: now due 31 October 2026; it had no date.`,
    ]);
  });

  it('tells that another post leads, and names posts to officers only', () => {
    const contents = since(one('2.1', { leadPost: 'Old Post' }));
    expect(planChangesOf(contents)).toEqual([`2.1 ${title('2.1')}: another post leads it than last time.`]);
    expect(planChangesOf(contents, 'officers')[0]).toMatch(
      /led by the Deputy Virtual .*; it was the Old Post\.$/,
    );
  });

  it('tells measures that came, went, were reworded or have another target', () => {
    const measures =
      sampleContents().actions.find(({ action }) => action.ref === '2.1')?.action.measures ?? [];
    const [first, ...others] = measures;
    if (!first) throw new Error('2.1 has measures');
    const was = [
      { ...first, name: 'Old words', target: { value: 15, op: '>=', basis: null } },
      ...others.slice(1),
      { ...first, code: '2.1-z', name: 'Dropped' },
    ];
    expect(planChangesOf(since(one('2.1', { measures: was })))).toEqual([
      '2.1: the measure 2.1-z, “Dropped”, is no longer used.',
      `2.1: a new measure, ${others[0]?.code}, “${others[0]?.name}”.`,
      '2.1: the measure 2.1-a was reworded; it was “Old words”.',
      '2.1: the target of 2.1-a was 15 or more, and is now 12 or more.',
    ]);
  });

  it('tells a pledge in other words', () => {
    const pledges = sampleContents().strategy.pledges.map(({ no, wording }) => ({
      no,
      wording: no === 3 ? 'Old promise' : wording,
    }));
    expect(planChangesOf(since((plan) => plan, pledges))).toEqual([
      'Pledge 3: reworded; it was “Old promise”.',
    ]);
  });

  it('counts every action of then and now once', () => {
    const contents = since((plan) => [...plan, { ref: '9.1', title: 'Gone', status: 'done' }]);
    const text = JSON.stringify(settle(compose(contents, 'public')));
    const said = /Between then and now, ([^"]*?)\./.exec(text)?.[1] ?? '';
    expect((said.match(/\d+/g) ?? []).map(Number).reduce((sum, number) => sum + number, 0)).toBe(51);
  });
});

describe('reasons', () => {
  it.each([
    'I was off sick',
    'The nurse is on maternity leave',
    'My mother died',
    'She is in hospital',
    'Bereavement in the team',
  ])('about somebody’s life stay with the officers: %s', (reason) => {
    expect(reasonText(reason, 'public')).toBe(keptBack);
    expect(reasonText(reason, 'officers')).toBe(`${reason}.`);
  });

  it.each([
    'Two clinics report on the 21st',
    'The rota runs as agreed until May',
    'Figures come from the health trust',
  ])('about the work are printed: %s', (reason) => expect(reasonText(reason, 'public')).toBe(`${reason}.`));
});
