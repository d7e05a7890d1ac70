/** Whether two updates say the same: what makes a second press the same press, and not a second version. */
import type { Figure, UpdateContent } from './rules';

/** Status, words and figures; not the answer to a comment, nor the reason of no change. */
export function sameUpdate(a: UpdateContent, b: UpdateContent): boolean {
  return sameWords(a, b) && figuresKey(a.figures) === figuresKey(b.figures);
}

export function sameWords(a: UpdateContent, b: UpdateContent): boolean {
  return (
    a.status === b.status &&
    a.done === b.done &&
    a.difference === b.difference &&
    a.next === b.next &&
    a.voice === b.voice
  );
}

/** A figure that says nothing counts as absent: a measure added to the plan later changes no update by itself. */
function figuresKey(figures: Figure[]): string {
  const said = figures.map(
    ({ measureId, count, base, asAt, source, reached, reachedOn, words }): [string, ...unknown[]] => [
      measureId,
      count,
      base,
      asAt,
      source,
      reached,
      reachedOn,
      words,
    ],
  );
  const silent = (value: unknown) => value === null || value === '';
  return JSON.stringify(
    said.filter(([, ...parts]) => !parts.every(silent)).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
