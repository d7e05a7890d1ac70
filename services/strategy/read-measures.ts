/** Reads the measures of one action: each once, with what its words say about kind, target and date. */
import type { Day } from '../calendar/rules';
import { type Doubt, doubt } from './doubts';
import { findDue } from './due-words';
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

export function readMeasures(raw: RawAction, starts: Day, doubts: Doubt[]): DatedMeasure[] {
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
  const measures: DatedMeasure[] = [];
  for (const { text, intro } of items) {
    const key = text.toLowerCase();
    if (seen.has(key)) {
      doubts.push(
        doubt(
          raw.ref,
          'duplicate-measure',
          `The same measure stands twice: "${text}"`,
          'It is kept once; check that a different one was not meant.',
        ),
      );
      continue;
    }
    seen.add(key);
    measures.push(readMeasure(text, intro, `${raw.ref}-${letter(measures.length)}`, starts));
  }
  return measures;
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
