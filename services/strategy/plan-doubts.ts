/** Doubts about the plan as a whole: its order, its owners, its dates and what has no figure to aim at. */
import { type Doubt, doubt, listOf } from './doubts';
import { isGroup, type postFinder } from './known-posts';
import type { RawAction } from './plan-rows';
import type { PlanTable } from './plan-table';
import { compareRefs, type Plan } from './rules';

export function planDoubts(
  plan: Plan,
  raw: RawAction[],
  table: PlanTable,
  find: ReturnType<typeof postFinder>,
): Doubt[] {
  return [
    ...orderDoubts(raw, table),
    ...ownerDoubts(plan, find),
    ...measureDoubts(plan),
    ...dateDoubts(plan),
  ];
}

function orderDoubts(raw: RawAction[], table: PlanTable): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { ref, workedOutFrom } of raw.filter((each) => each.workedOutFrom !== null))
    doubts.push(
      doubt(
        ref,
        'ref-worked-out',
        `The cell holds "${workedOutFrom}"; by its place it is read as ${ref}.`,
        'In Excel, format the Ref column as Text and type the ref again.',
      ),
    );
  for (const { ref, row, joinedRows } of raw.filter((each) => each.joinedRows.length > 0))
    doubts.push(
      doubt(
        ref,
        'rows-joined',
        `Row ${listOf(joinedRows.map(String))} had no ref and was joined to row ${row}.`,
        'Right if the row was split over a page.',
      ),
    );
  const sorted = [...raw].sort((a, b) => compareRefs(a.ref, b.ref));
  const moved = raw.filter((each, index) => sorted[index] !== each);
  if (moved.length > 0)
    doubts.push(
      doubt(
        null,
        'refs-out-of-order',
        `The refs were not in order, from ${moved[0]?.ref}.`,
        'They are shown in order: 1.9, 1.10, 2.1.',
      ),
    );
  const refs = new Set(raw.map(({ ref }) => ref));
  const gaps = raw.flatMap(({ ref }) => {
    const [pledge, last] = ref.split('.').map(Number);
    const before = `${pledge}.${(last ?? 0) - 1}`;
    return last !== undefined && last > 1 && !refs.has(before) ? [before] : [];
  });
  if (gaps.length > 0)
    doubts.push(
      doubt(null, 'gap-in-refs', `There is no ${listOf(gaps)}.`, 'Check that no rows are missing.'),
    );
  for (const { row, sheet } of table.notUsed)
    doubts.push(
      doubt(
        null,
        'row-not-used',
        `Row ${row}${sheet ? ` of sheet ${sheet}` : ''} is not part of any action.`,
        'Check that nothing was lost there.',
      ),
    );
  return doubts;
}

function ownerDoubts(plan: Plan, find: ReturnType<typeof postFinder>): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { ref, leadPost } of plan.actions.filter((action) => isGroup(action.leadPost)))
    doubts.push(
      doubt(
        ref,
        'group-leads',
        `Only a group is named: ${leadPost}. Nobody can be asked for the update.`,
        'Name the post that leads it.',
      ),
    );
  const scrutinised = plan.actions.filter(({ contributorPosts, leadPost }) =>
    [leadPost, ...contributorPosts].some((post) => /operational group/i.test(post)),
  );
  if (scrutinised.length > 0)
    doubts.push(
      doubt(
        null,
        'scrutiny-body-responsible',
        `The Operational Group is named as responsible for ${scrutinised.length} of ${plan.actions.length} actions, and it also scrutinises them.`,
        'It is not asked to update itself; the first post that is not a group leads.',
      ),
    );
  const unknown = [...new Set(plan.actions.map(({ leadPost }) => leadPost))].filter(
    (post) => post && !find(post),
  );
  if (unknown.length > 0)
    doubts.push(
      doubt(
        null,
        'post-not-known',
        `Lead posts that are new here: ${listOf(unknown)}.`,
        'Check the spelling, and import who holds them.',
      ),
    );
  return doubts;
}

function measureDoubts(plan: Plan): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { ref } of plan.actions.filter(({ measures }) => measures.length === 0))
    doubts.push(
      doubt(ref, 'no-measure', 'The action has no measure.', 'Say how you will know that it worked.'),
    );
  const measures = plan.actions.flatMap((action) => action.measures);
  const figures = measures.filter(({ kind }) => kind === 'count' || kind === 'percentage');
  const without = figures.filter(({ target }) => typeof target?.value !== 'number');
  if (without.length > 0)
    doubts.push(
      doubt(
        null,
        'no-numeric-target',
        `${without.length} of ${figures.length} counts and percentages have no figure to aim at: ${listOf(without.map(({ code }) => code))}.`,
        'They are reported with their direction only, until a target is agreed.',
      ),
    );
  for (const { code, baseline } of measures.filter((measure) => measure.baseline?.conflicts?.length))
    doubts.push(
      doubt(
        code.replace(/-[a-z]+$/, ''),
        'baseline-conflict',
        `Sources disagree about where ${code} started: ${[baseline?.value, ...(baseline?.conflicts ?? []).map(({ value }) => value)].join(' or ')}.`,
        'Publish neither until one is confirmed.',
      ),
    );
  return doubts;
}

function dateDoubts(plan: Plan): Doubt[] {
  return plan.actions.flatMap(({ ref, due, measures }) => {
    const early = [...measures.map((measure) => measure.due), due].find((day) => day && day < plan.fromDay);
    return early
      ? [
          doubt(
            ref,
            'before-the-strategy',
            `Due ${early}, before the strategy began.`,
            'Confirm the position; it would show as late from the first day.',
          ),
        ]
      : [];
  });
}
