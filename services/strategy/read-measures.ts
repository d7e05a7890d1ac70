/** Reads the measures of one action: each once, with what its words say about kind, target and date. */
import type { Day } from '../calendar/rules';
import type { Question } from '../spreadsheets/questions';
import { type Doubt, doubt } from './doubts';
import { findDue } from './due-words';
import { onlyWatches, partMeasure, promisedWithoutMeasure } from './measure-parts';
import {
  findBaseline,
  findFrequency,
  findTarget,
  guessDirection,
  guessKind,
  guessUnit,
} from './measure-words';
import { splitMeasures } from './plan-cells';
import type { RawAction } from './plan-rows';
import type { PlannedMeasure } from './rules';

/** With how its due date was found: 'month', 'derived: within 2 years'. */
export type DatedMeasure = PlannedMeasure & { precision: string | null };

/** What the import asks about one action, and what it then takes: see questions.ts. */
export type Ask = (question: Question) => string;

/** `before`: the names of the action's measures in the plan in force, which nobody is asked about again. */
export function readMeasures(
  raw: RawAction,
  starts: Day,
  doubts: Doubt[],
  ask: Ask,
  before: string[] = [],
): DatedMeasure[] {
  const { items, parted } = splitMeasures(raw.measures);
  for (const line of parted)
    doubts.push(
      doubt(
        raw.ref,
        'measures-parted',
        `One line held more than one measure: "${line}"`,
        'They are read as separate measures; check that.',
      ),
    );
  const seen = new Set<string>();
  const single = items.filter(({ text }) => {
    const key = text.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    doubts.push(
      doubt(
        raw.ref,
        'duplicate-measure',
        `The same measure stands twice: "${text}"`,
        'It is kept once; check that a different one was not meant.',
      ),
    );
    return false;
  });
  const asBefore = single.length > 0 && single.every(({ text }) => before.includes(text));
  return (asBefore ? single : settled(raw, single, ask)).map(({ text, intro }, index) =>
    readMeasure(text, intro, `${raw.ref}-${letter(index)}`, starts),
  );
}

type Item = { text: string; intro: string | null; announced?: boolean };

/** Where the words may hold more measures than lines, or fewer, a person says which; their own words count as well. */
function settled(raw: RawAction, items: Item[], ask: Ask): Item[] {
  const partings = items.map((item) => ({ item, ...partMeasure(item.text, item.announced) }));
  const missing = promisedWithoutMeasure(
    raw.action,
    items.map(({ text }) => ({ text, milestone: guessKind(text) === 'milestone' })),
  );
  const sure = partings.flatMap(({ item, surely }) => surely.map((text) => ({ ...item, text })));
  const proposed = [
    ...partings
      .filter(({ item }) => !onlyWatches(item.text))
      .flatMap(({ item, parts }) => parts.map((text) => ({ ...item, text }))),
    ...missing.map((text) => ({ text, intro: null })),
  ];
  if (proposed.length === items.length) return items;
  const listed = (list: Item[]) => list.map(({ text }) => text).join(' | ');
  const question: Question = {
    key: `measures ${raw.ref}`,
    message: `${raw.ref} has ${items.length === 1 ? 'one measure' : `${items.length} measures`} as written: ${listed(items)}. It may be meant as ${proposed.length}: ${listed(proposed)}.`,
    choices: [
      { answer: 'as written', means: `${items.length}` },
      { answer: 'as proposed', means: `${proposed.length}` },
      ...(sure.length > items.length && sure.length < proposed.length
        ? [{ answer: 'lists parted', means: `${sure.length}: ${listed(sure)}` }]
        : []),
    ],
    standing: 'as written',
    free: 'your own list, with | between two measures',
  };
  if (sure.length > items.length)
    question.standing = sure.length < proposed.length ? 'lists parted' : 'as proposed';
  const answer = ask(question);
  if (answer === 'as written') return items;
  if (answer === 'as proposed') return proposed;
  if (answer === 'lists parted') return sure;
  return answer
    .split('|')
    .map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), intro: null }))
    .filter(({ text }) => text !== '');
}

function readMeasure(text: string, intro: string | null, code: string, starts: Day): DatedMeasure {
  const kind = guessKind(text);
  const wording = guessDirection(text, kind);
  const target = findTarget(text, kind, wording);
  // 'at a minimum of every 12 weeks' aims at 12 at most, whatever the word.
  const goodDirection = target?.op === '<=' ? 'down' : wording;
  const due = findDue(text, starts);
  return {
    code,
    name: text,
    kind,
    unit: guessUnit(kind, text),
    goodDirection,
    baseline: findBaseline(text),
    target,
    due: due?.day ?? null,
    precision: due?.precision ?? null,
    frequency: findFrequency(text),
    smallNumberRisk: false,
    note: intro,
  };
}

/** a … z, aa, ab … */
function letter(index: number): string {
  const code = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? code : letter(Math.floor(index / 26) - 1) + code;
}

/** An action is due when the last of what it delivers is, if each has a date; otherwise it runs to the end of the plan. */
export function actionDue(raw: RawAction, measures: DatedMeasure[], starts: Day, ends: Day) {
  const inAction = findDue(raw.action, starts);
  if (inAction) return { due: inAction.day, duePrecision: inAction.precision };
  const dated = measures
    .filter(({ due }) => due !== null)
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  const last = dated.at(-1);
  // What is only described has no day of its own: cut in two, a measure keeps its date for the action.
  const delivered = measures.filter(({ kind, due }) => due !== null || kind !== 'descriptive');
  if (last && dated.length === delivered.length) return { due: last.due, duePrecision: last.precision };
  return { due: ends, duePrecision: 'year-end default' };
}
