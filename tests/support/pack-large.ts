/** The sample quarter with as many actions as asked for, and a pack of it: to measure and to test what size does. */
import { compose } from '../../services/pack/compose/compose';
import { join } from '../../services/pack/outline/join';
import { type SettledBlock, type SettledOutline, settle } from '../../services/pack/outline/settle';
import { richPack } from './pack-rich';
import { sampleContents } from './pack-sample';

/** Refs of later rounds go on from the plan's: '1.1', '1.101', '1.201'. */
export function largePack(actions: number): SettledOutline {
  const contents = sampleContents();
  const once = contents.actions;
  const many = Array.from({ length: actions }, (_, index) => {
    const item = once[index % once.length];
    if (!item) throw new Error('The sample has no actions');
    const round = Math.floor(index / once.length);
    const ref = (old: string) => (round === 0 ? old : old.replace('.', `.${round}0`));
    const action = {
      ...item.action,
      id: `${item.action.id}-${round}`,
      ref: ref(item.action.ref),
      measures: item.action.measures.map((measure) => ({ ...measure, code: ref(measure.code) })),
    };
    return { ...item, action };
  });
  const strategy = { ...contents.strategy, actions: many.map(({ action }) => action) };
  const last = contents.last && {
    ...contents.last,
    plan: many.map(({ action: { ref, title } }) => ({ ref, title })),
  };
  const report = settle(compose({ ...contents, actions: many, strategy, last }, 'public'));
  const [figure] = richPack().blocks.filter((block) => block.kind === 'figure');
  return join(richPack(), [
    { heading: 'Item 7: The whole plan', outline: { ...report, blocks: withTrends(report.blocks, figure) } },
  ]);
}

/** A trend after every second table, each of other figures. */
function withTrends(
  blocks: SettledBlock[],
  figure: Extract<SettledBlock, { kind: 'figure' }> | undefined,
): SettledBlock[] {
  let tables = 0;
  return blocks.flatMap((block): SettledBlock[] => {
    if (block.kind !== 'table' || !figure) return [block];
    tables += 1;
    if (tables % 2 === 1) return [block];
    const points = figure.chart.points.map((point, index) => ({
      ...point,
      value: point.value === null ? null : point.value - ((tables + index) % 7),
    }));
    return [block, { ...figure, number: `Figure ${tables / 2}`, chart: { ...figure.chart, points } }];
  });
}
