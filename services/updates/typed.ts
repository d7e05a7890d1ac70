/** From an update back to what fills its card. */
import type { Measure } from '../strategy/rules';
import { type Figure, type FigurePart, fields, type TypedUpdate, type UpdateContent } from './rules';

/** Every input's text: `parseUpdate(typedFrom(content))` is `content` again, but for its reason of no change. */
export function typedFrom(content: UpdateContent, measures: Measure[]): TypedUpdate {
  return {
    ...wordsOf(content),
    [fields.reply]: content.reply,
    ...figuresOf(content, measures, (figure) => ({
      count: figure.count === null ? '' : String(figure.count),
      base: figure.base === null ? '' : String(figure.base),
      asAt: figure.asAt ?? '',
      source: figure.source,
      reached: figure.reached === null ? '' : figure.reached ? 'yes' : 'no',
      reachedOn: figure.reachedOn ?? '',
      words: figure.words,
    })),
  };
}

/**
 * Last round's update as a start for this one: words, sources and milestones, but no number or date of a figure, because
 * one tap would send a stale figure as new (docs/decisions/0002-last-time.md; domain.md 5, failure 5).
 */
export function typedFromLast(content: UpdateContent, measures: Measure[]): TypedUpdate {
  return {
    ...wordsOf(content),
    ...figuresOf(content, measures, (figure, measure) => ({
      source: figure.source,
      ...(measure.kind === 'milestone' && figure.reached
        ? { reached: 'yes', reachedOn: figure.reachedOn ?? '' }
        : {}),
      ...(measure.kind === 'descriptive' ? { words: figure.words } : {}),
    })),
  };
}

function wordsOf(content: UpdateContent): TypedUpdate {
  return {
    [fields.status]: content.status,
    [fields.done]: content.done,
    [fields.difference]: content.difference,
    [fields.next]: content.next,
    [fields.voice]: content.voice,
  };
}

function figuresOf(
  content: UpdateContent,
  measures: Measure[],
  partsOf: (figure: Figure, measure: Measure) => Partial<Record<FigurePart, string>>,
): TypedUpdate {
  const typed: TypedUpdate = {};
  for (const measure of measures) {
    const figure = content.figures.find((one) => one.measureId === measure.id);
    if (!figure) continue;
    for (const [part, text] of Object.entries(partsOf(figure, measure))) {
      if (text !== '') typed[fields.figure(measure.code, part as FigurePart)] = text;
    }
  }
  return typed;
}
