/** What each input of an update is called: cards and refusals read it here, so that they agree. */
import type { Measure, MeasureKind } from '../strategy/rules';
import { type FigurePart, fields } from './rules';

const words: Record<string, string> = {
  [fields.status]: 'Status',
  [fields.done]: 'What was done',
  [fields.difference]: 'What difference did it make?',
  [fields.next]: 'What happens next',
  [fields.voice]: 'What young people said (a theme, no names)',
  [fields.reply]: 'Your answer to the comment',
  [fields.noChangeReason]: 'Nothing has changed, because',
};

const parts: Record<FigurePart, (kind: MeasureKind) => string> = {
  count: () => 'how many',
  base: () => 'out of how many',
  asAt: () => 'as at',
  source: () => 'source',
  reached: () => 'reached?',
  reachedOn: () => 'reached on',
  words: (kind) => (kind === 'descriptive' ? 'in words' : 'note'),
};

/** 'What was done', or 'Apprentices in the council: as at'. An input that this action does not have is its own name. */
export function labelOf(field: string, measures: Measure[]): string {
  const known = words[field];
  if (known !== undefined) return known;
  const [part = '', ...code] = field.split(':');
  const measure = measures.find((one) => one.code === code.join(':'));
  if (!measure || !isPart(part)) return field;
  return `${measure.name}: ${parts[part](measure.kind)}`;
}

function isPart(text: string): text is FigurePart {
  return Object.hasOwn(parts, text);
}
