/** What has changed since last time: each action's status, and the plan itself. Nothing vanishes. */
import type { PlanAction } from '../../strategy/rules';
import { compareRefs } from '../../strategy/rules';
import { type Status, statusWords } from '../../updates/rules';
import type { Audience, LastAction, LastRound, PackAction, PackContents } from '../gather/contents';
import type { Block, Cell } from '../outline/outline';
import { isCarriedForward, printedVersion, shortPeriod, statusText } from './position';
import { count, list, plainDay } from './wording';

const paragraph = (text: string): Block => ({ kind: 'paragraph', numbered: true, text });
const heading = (text: string): Block => ({ kind: 'heading', level: 3, text, numbered: true });

export function statusChanges(contents: PackContents, audience: Audience): Block[] {
  const title = heading('What has changed since last time');
  const { last, actions } = contents;
  if (last === null)
    return [
      title,
      paragraph('There was no earlier report on this plan, so there is nothing to compare with.'),
    ];
  const rows = [
    ...actions.map((item) => ({ ref: item.action.ref, cells: changeRow(item, audience) })),
    ...closed(last, actions).map((item) => ({ ref: item.ref, cells: closedRow(item) })),
  ].sort((one, other) => compareRefs(one.ref, other.ref));
  return [
    title,
    paragraph(inShort(contents, audience)),
    {
      kind: 'table',
      caption: `Status of each action, ${shortPeriod(last.periodLabel)} and ${shortPeriod(contents.round.periodLabel)}`,
      columns: [
        { header: 'Ref', width: 7 },
        { header: 'Action', width: 37 },
        { header: 'Last time', width: 16 },
        { header: 'Now', width: 18 },
        { header: 'Change', width: 22 },
      ],
      rows: rows.map(({ cells }) => cells),
    },
  ];
}

function changeRow(item: PackAction, audience: Audience): Cell[] {
  const now = printedVersion(item, audience);
  const before = item.last;
  return [
    [{ strong: item.action.ref }],
    item.action.title,
    before ? statusText(before) : 'None',
    now ? statusText(now) : 'No accepted update',
    changeText(item, audience),
  ];
}

function changeText(item: PackAction, audience: Audience): string {
  const now = printedVersion(item, audience)?.content.status;
  const before = item.last?.content.status;
  if (now === undefined) return 'Cannot be said yet';
  if (before === undefined) return 'First report';
  if (before !== now) return `Moved from ${statusWords[before].word} to ${statusWords[now].word}`;
  return isCarriedForward(item, audience)
    ? 'No change of status; last time’s words stand'
    : 'No change of status';
}

function closedRow({ ref, title, status }: LastAction): Cell[] {
  return [[{ strong: ref }], title, lastStatus(status), 'Not in the plan', 'Closed since last time'];
}

const lastStatus = (status: Status | null | undefined) =>
  status ? `${statusWords[status].shape} ${statusWords[status].word}` : 'None';

function inShort({ actions, last }: PackContents, audience: Audience): string {
  const kinds = actions.map((item) => changeText(item, audience));
  const number = (start: string) => kinds.filter((kind) => kind.startsWith(start)).length;
  const parts: [number, string][] = [
    [number('Moved'), 'moved to another status'],
    [number('No change'), 'kept the same status'],
    [number('First'), 'reported for the first time'],
    [number('Cannot'), 'cannot be compared yet'],
    [last === null ? 0 : closed(last, actions).length, 'closed'],
  ];
  const said = parts.filter(([many]) => many > 0).map(([many, words]) => `${count(many, 'action')} ${words}`);
  return said.length === 0 ? 'There is no action to compare.' : `Between then and now, ${list(said)}.`;
}

function closed(last: LastRound, actions: PackAction[]): LastAction[] {
  const now = new Set(actions.map(({ action }) => action.ref));
  return last.plan.filter(({ ref }) => !now.has(ref));
}

/** Closed, new and reworded actions and measures, dates and targets that moved, and who answers. */
export function planChanges({ last, actions, strategy }: PackContents, audience: Audience): Block[] {
  if (last === null) return [];
  const before = new Map(last.plan.map((action) => [action.ref, action]));
  const sentences = [
    ...pledgeChanges(last, strategy.pledges),
    ...closed(last, actions).map((action) => closedSentence(action, last)),
    ...actions.filter(({ action }) => !before.has(action.ref)).map(({ action }) => newSentence(action)),
    ...actions.flatMap(({ action }) => {
      const was = before.get(action.ref);
      return was ? actionChanges(was, action, audience) : [];
    }),
  ];
  const title = heading('Changes to the plan itself');
  if (sentences.length > 0) return [title, { kind: 'list', items: sentences }];
  return [title, paragraph('No action was closed, added or reworded since last time.')];
}

function pledgeChanges(last: LastRound, pledges: PackContents['strategy']['pledges']): string[] {
  const now = new Map(pledges.map(({ no, wording }) => [no, wording]));
  const before = new Map((last.pledges ?? []).map(({ no, wording }) => [no, wording]));
  return [...before].flatMap(([no, wording]) => {
    const is = now.get(no);
    if (is === undefined) return [`Pledge ${no}, “${wording}”: no longer in the plan.`];
    return is === wording ? [] : [`Pledge ${no}: reworded; it was “${wording}”.`];
  });
}

function closedSentence({ ref, title, status }: LastAction, { periodLabel }: LastRound): string {
  const position =
    status === undefined
      ? ''
      : status === null
        ? ' No update on it was accepted last time.'
        : ` Last accepted position: ${lastStatus(status)} (${shortPeriod(periodLabel)}).`;
  return `${ref} ${title}: no longer in the plan.${position}`;
}

function newSentence({ ref, title, due }: PlanAction): string {
  return `${ref} ${title}: new in the plan.${due === null ? '' : ` Due ${plainDay(due)}.`}`;
}

function actionChanges(was: LastAction, is: PlanAction, audience: Audience): string[] {
  const name = `${is.ref} ${is.title}`;
  const told: string[] = [];
  if (was.title !== is.title) told.push(`${name}: reworded; it was “${was.title}”.`);
  if (was.due !== undefined && was.due !== is.due) told.push(`${name}: ${dueChange(was.due, is.due)}.`);
  if (was.leadPost !== undefined && was.leadPost !== is.leadPost)
    told.push(
      // Posts are named to officers only: the page names actions, and blames nobody.
      audience === 'officers'
        ? `${name}: led by the ${is.leadPost}; it was the ${was.leadPost}.`
        : `${name}: another post leads it than last time.`,
    );
  return [...told, ...measureChanges(was.measures, is)];
}

function dueChange(was: LastAction['due'], is: PlanAction['due']): string {
  if (!was) return is ? `now due ${plainDay(is)}; it had no date` : 'without a date';
  if (!is) return `no longer has a date; it was due ${plainDay(was)}`;
  return `due date moved from ${plainDay(was)} to ${plainDay(is)}`;
}

function measureChanges(was: LastAction['measures'], { ref, measures }: PlanAction): string[] {
  if (was === undefined) return [];
  const now = new Map(measures.map((measure) => [measure.code, measure]));
  const before = new Map(was.map((measure) => [measure.code, measure]));
  return [
    ...was
      .filter(({ code }) => !now.has(code))
      .map(({ code, name }) => `${ref}: the measure ${code}, “${name}”, is no longer used.`),
    ...measures
      .filter(({ code }) => !before.has(code))
      .map(({ code, name }) => `${ref}: a new measure, ${code}, “${name}”.`),
    ...measures.flatMap((measure): string[] => {
      const old = before.get(measure.code);
      if (!old) return [];
      const [then, target] = [targetWords(old.target), targetWords(measure.target)];
      return [
        ...(old.name === measure.name
          ? []
          : [`${ref}: the measure ${measure.code} was reworded; it was “${old.name}”.`]),
        ...(then === target
          ? []
          : [`${ref}: the target of ${measure.code} was ${then}, and is now ${target}.`]),
      ];
    }),
  ];
}

/** '80 or more', 'none': as far as a reader needs to see that it is another. */
function targetWords(target: PlanAction['measures'][number]['target']): string {
  if (target === null || target.value === null) return target === null ? 'none' : `“${target.op}”`;
  const after = { '>=': ' or more', '<=': ' or fewer' }[target.op] ?? '';
  return typeof target.value === 'number' ? `${target.value}${after}` : `“${target.value}”`;
}
