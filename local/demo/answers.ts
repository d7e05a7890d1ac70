/** What the demo's leads say about each action, last quarter and this one, as they would type it on the card. */
import { z } from 'zod';
import type { Measure } from '../../services/strategy/rules';
import { fields, Status, type TypedUpdate } from '../../services/updates/rules';
import answersJson from './answers.json';
import figuresJson from './figures.json';

const Answer = z.tuple([Status, z.string(), z.string(), z.string()]);
const answers = z.record(z.string(), z.object({ last: Answer, now: Answer })).parse(answersJson);
const figures = z
  .record(
    z.string(),
    z.tuple([z.number(), z.number().nullable(), z.number().nullable(), z.number().nullable()]),
  )
  .parse(figuresJson);

/** What young people said, as a lead hears it: a theme, no names. */
const themes: Record<string, string> = {
  '1.4': 'Words in letters should sound like a person wrote them.',
  '1.8': 'A card written by hand means more than a certificate.',
  '2.4': 'Moving school in the middle of a term is the hardest part.',
  '2.7': 'A drop-in is easier than an appointment.',
  '3.3': 'Living near school and friends matters most.',
  '4.3': 'Waiting without hearing anything is worse than waiting.',
  '4.5': 'A dentist who explains first makes it easier to go.',
  '5.10': 'The part about money helped most.',
  '6.2': 'Evening times are easier than after school.',
};

export type Quarter = 'last' | 'now';

/** Inputs by id. A figure the demo does not know is left empty: 'to come'. */
export function demoAnswer(
  action: { ref: string; measures: Pick<Measure, 'code' | 'kind'>[] },
  quarter: Quarter,
  asAt: string,
): TypedUpdate {
  const answer = answers[action.ref];
  if (!answer) throw new Error(`The demo has no answer for ${action.ref}`);
  const [status, done, difference, next] = answer[quarter];
  const typed: TypedUpdate = {
    [fields.status]: status,
    [fields.done]: done,
    [fields.difference]: difference,
    [fields.next]: next,
    [fields.voice]: (quarter === 'now' && themes[action.ref]) || '',
  };
  for (const measure of action.measures) {
    const set = (part: Parameters<typeof fields.figure>[1], value: string) => {
      typed[fields.figure(measure.code, part)] = value;
    };
    const known = figures[measure.code];
    const [count, base] = known ? (quarter === 'last' ? known.slice(0, 2) : known.slice(2)) : [];
    if (typeof count === 'number') {
      set('count', String(count));
      if (typeof base === 'number') set('base', String(base));
      set('asAt', asAt);
      set('source', 'Service records');
    }
    if (measure.kind === 'milestone') {
      set('reached', status === 'done' ? 'yes' : 'no');
      if (status === 'done') set('reachedOn', asAt);
    }
    if (measure.kind === 'descriptive' && difference !== '') set('words', difference);
  }
  return typed;
}
