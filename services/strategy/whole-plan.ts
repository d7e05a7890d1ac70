/** A whole plan as one table and back without loss: each row says what it is, so that nothing is guessed from words. */
import type { Day } from '../calendar/rules';
import type { RowReading } from '../spreadsheets/declared-table';
import { type PlanColumn, planTable } from './plan-columns';
import type { RawAction } from './plan-rows';
import type { Baseline, MeasureKind, Plan, PlannedAction, PlannedMeasure, Workstream } from './rules';

export type WrittenCell = string | number | null;
type Cells = Partial<Record<PlanColumn, WrittenCell>>;
type Value = string | number | null;

const columns = Object.keys(planTable.columns) as PlanColumn[];
const notKnown = 'not known';

/** The heading row, then the plan, its pledges and workstreams, and each action with its measures below it. */
export function wholePlanRows(plan: Plan): WrittenCell[][] {
  const rows: Cells[] = [
    { line: 'plan', action: plan.title, starts: plan.fromDay, due: plan.untilDay },
    ...plan.pledges.map((each) => ({
      line: 'pledge',
      ref: String(each.no),
      action: each.wording,
      shortName: each.shortName,
      slug: each.slug,
    })),
    ...plan.workstreams.map((each) => ({
      line: 'workstream',
      action: each.name,
      responsible: each.leadPost,
      pledges: each.pledgeNos.join('; '),
    })),
    ...plan.actions.flatMap((action) => [actionRow(action), ...action.measures.flatMap(measureRows)]),
  ];
  return [
    columns.map((name) => planTable.columns[name].title),
    ...rows.map((cells) => columns.map((name) => cells[name] ?? null)),
  ];
}

function actionRow(action: PlannedAction): Cells {
  return {
    line: 'action',
    ref: action.ref,
    action: action.title,
    responsible: [action.leadPost, ...action.contributorPosts].join('\n'),
    pledges: String(action.pledgeNo),
    kind: action.kind,
    starts: action.starts,
    due: action.due,
    precision: action.duePrecision,
    flags: action.flags.join('\n'),
  };
}

function measureRows(measure: PlannedMeasure): Cells[] {
  const { baseline, target } = measure;
  const conflicts = baseline?.conflicts ?? [];
  return [
    {
      line: 'measure',
      code: measure.code,
      measures: measure.name,
      kind: measure.kind,
      unit: measure.unit,
      better: measure.goodDirection,
      target: target && target.value !== null ? written(target.value) : null,
      targetIs: target?.op ?? null,
      targetBasis: target?.basis ?? null,
      due: measure.due,
      frequency: measure.frequency,
      small: measure.smallNumberRisk ? 'yes' : null,
      baseline: baseline ? written(baseline.value) : null,
      baselineAsAt: baseline?.asAt ?? null,
      baselineSource: baseline?.source ?? null,
      baselineNote: baseline?.note ?? null,
      note: measure.note,
    },
    ...conflicts.map((other) => ({
      line: 'other baseline',
      baseline: written(other.value),
      baselineSource: other.source,
      baselineNote: other.note ?? null,
    })),
  ];
}

/** A number stands as one; words that look like a number, or like ours for none, stand in quotation marks. */
function written(value: Value): WrittenCell {
  if (value === null) return notKnown;
  if (typeof value === 'number') return value;
  const likeOurs =
    value === '' || value === notKnown || value.startsWith('"') || !Number.isNaN(Number(value));
  return likeOurs ? `"${value}"` : value;
}

type Reading = RowReading<PlanColumn>;

/** As it was written, line breaks and all; a CSV file guards what looks like a formula with an apostrophe. */
function exact(row: Reading, name: PlanColumn): string {
  const cell = row.cell(name);
  if (typeof cell !== 'string') return row.text(name);
  return (row.sheet === '' ? cell.replace(/^'(?=['=+\-@])/, '') : cell).replace(/\r\n?/g, '\n');
}

/** Words that tidying would take away, such as a tag, are words. */
const isEmpty = (row: Reading, name: PlanColumn) => row.cell(name) === null || row.cell(name) === '';

const orNull = (text: string) => (text === '' ? null : text);
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

function readValue(row: Reading, name: PlanColumn): Value {
  const cell = row.cell(name);
  if (typeof cell === 'number') return cell;
  const text = exact(row, name);
  if (text === notKnown) return null;
  if (/^".*"$/s.test(text)) return text.slice(1, -1);
  return text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

export interface WholePlan {
  title: string | null;
  fromDay: Day | null;
  untilDay: Day | null;
  pledges: Plan['pledges'];
  workstreams: Workstream[];
  actions: PlannedAction[];
  /** Actions that somebody added with the four columns only: to be understood like the council's own table. */
  added: RawAction[];
}

export function readWholePlan(rows: Reading[]): WholePlan {
  const whole: WholePlan = {
    title: null,
    fromDay: null,
    untilDay: null,
    pledges: [],
    workstreams: [],
    actions: [],
    added: [],
  };
  for (const row of rows) readLine(row, whole);
  return whole;
}

function readLine(row: Reading, whole: WholePlan): void {
  switch (row.text('line').toLowerCase()) {
    case 'plan':
      whole.title = orNull(exact(row, 'action'));
      whole.fromDay = row.day('starts');
      whole.untilDay = row.day('due');
      return;
    case 'pledge':
      whole.pledges.push({
        no: Number(row.text('ref')),
        wording: exact(row, 'action'),
        shortName: exact(row, 'shortName'),
        slug: exact(row, 'slug'),
      });
      return;
    case 'workstream':
      whole.workstreams.push({
        name: exact(row, 'action'),
        leadPost: orNull(exact(row, 'responsible')),
        pledgeNos: row.list('pledges').map(Number),
      });
      return;
    case 'action':
      whole.actions.push(readActionRow(row));
      return;
    case 'measure':
      addMeasure(row, whole);
      return;
    case 'other baseline':
      addConflict(row, whole);
      return;
    case '':
      whole.added.push(addedAction(row));
      return;
    default:
      row.problem(
        'line',
        `"${row.text('line')}" is no kind of row.`,
        'Write plan, pledge, workstream, action, measure or other baseline; leave it empty for a new action.',
      );
  }
}

function readActionRow(row: Reading): PlannedAction {
  const ref = row.mark('ref').shown ?? row.text('ref');
  if (!/^\d{1,2}(\.\d{1,3})+$/.test(ref))
    row.problem(
      'ref',
      `"${ref}" is not a ref such as 1.10.`,
      'Write the pledge, a full stop and the number of the action, as text.',
    );
  const [leadPost = '', ...contributorPosts] = exact(row, 'responsible').split('\n');
  if (leadPost.trim() === '')
    row.problem('responsible', `${ref} names nobody.`, 'Name the post that leads it; a post, not a person.');
  if (exact(row, 'action').trim() === '')
    row.problem('action', `${ref} has no action.`, 'Write what will be done.');
  if (row.text('measures') !== '')
    row.problem(
      'measures',
      'A measure stands in the row of its action.',
      'Put it into a row of its own below, with measure under Row is.',
    );
  return {
    pledgeNo: Number(row.text('pledges') || ref.split('.')[0]),
    ref,
    title: exact(row, 'action'),
    leadPost,
    contributorPosts: contributorPosts.filter((post) => post !== ''),
    kind: exact(row, 'kind') || 'ongoing',
    starts: row.day('starts'),
    due: row.day('due'),
    duePrecision: orNull(exact(row, 'precision')),
    flags: linesOf(exact(row, 'flags')),
    measures: [],
  };
}

const kinds: Record<string, MeasureKind> = {
  count: 'count',
  percentage: 'percentage',
  milestone: 'milestone',
  descriptive: 'descriptive',
};
const directions: Record<string, PlannedMeasure['goodDirection']> = {
  '': null,
  up: 'up',
  down: 'down',
  yes: 'yes',
};

function addMeasure(row: Reading, { actions }: WholePlan): void {
  const action = actions.at(-1);
  const kind = kinds[row.text('kind').toLowerCase()];
  const goodDirection = directions[row.text('better').toLowerCase()];
  if (!action) row.problem('line', 'A measure stands above the first action.', 'Put it below its action.');
  if (kind === undefined)
    row.problem(
      'kind',
      `"${row.text('kind')}" is no kind of measure.`,
      'Write count, percentage, milestone or descriptive.',
    );
  if (goodDirection === undefined)
    row.problem(
      'better',
      `"${row.text('better')}" is no direction.`,
      'Write up, down or yes; leave it empty where the measure is only watched.',
    );
  if (exact(row, 'measures').trim() === '')
    row.problem('measures', 'The measure has no words.', 'Say what is measured.');
  action?.measures.push({
    code: exact(row, 'code') || `${action.ref}-${String.fromCharCode(97 + action.measures.length)}`,
    name: exact(row, 'measures'),
    kind: kind ?? 'descriptive',
    unit: orNull(exact(row, 'unit')),
    goodDirection: goodDirection ?? null,
    baseline: readBaseline(row),
    target: readTarget(row),
    due: row.day('due'),
    frequency: orNull(exact(row, 'frequency')),
    smallNumberRisk: row.yesNo('small'),
    note: orNull(exact(row, 'note')),
  });
}

function readTarget(row: Reading): PlannedMeasure['target'] {
  const op = exact(row, 'targetIs');
  const value = isEmpty(row, 'target') ? null : readValue(row, 'target');
  if (op === '' && value === null) return null;
  return { value, op: op || '=', basis: orNull(exact(row, 'targetBasis')) };
}

function readBaseline(row: Reading): Baseline | null {
  if (isEmpty(row, 'baseline')) return null;
  const note = exact(row, 'baselineNote');
  return {
    value: readValue(row, 'baseline'),
    asAt: orNull(exact(row, 'baselineAsAt')),
    source: orNull(exact(row, 'baselineSource')),
    ...(note === '' ? {} : { note }),
  };
}

function addConflict(row: Reading, { actions }: WholePlan): void {
  const baseline = actions.at(-1)?.measures.at(-1)?.baseline;
  const value = readValue(row, 'baseline');
  if (!baseline || value === null) {
    row.problem(
      'baseline',
      'There is no baseline that this differs from.',
      'Put it below its measure, and give the measure its own baseline.',
    );
    return;
  }
  const note = exact(row, 'baselineNote');
  baseline.conflicts = [
    ...(baseline.conflicts ?? []),
    { value, source: exact(row, 'baselineSource'), ...(note === '' ? {} : { note }) },
  ];
}

function addedAction(row: Reading): RawAction {
  const ref = row.text('ref');
  if (!/^\d{1,2}(\.\d{1,3})+$/.test(ref))
    row.problem(
      'ref',
      `"${ref}" is not a ref such as 1.10.`,
      'Write the pledge, a full stop and the number of the action, as text.',
    );
  return {
    ref,
    sheet: row.sheet,
    row: row.row.number,
    joinedRows: [],
    dueBelow: [],
    workedOutFrom: null,
    action: row.lines('action'),
    measures: row.lines('measures'),
    responsible: row.lines('responsible'),
    reading: row,
  };
}
