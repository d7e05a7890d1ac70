/** What a person should look at before a plan is stored: nothing here stops the import (domain.md 1.4 C). */

export interface Doubt {
  /** The action's ref; null: the plan as a whole. */
  ref: string | null;
  code: DoubtCode;
  message: string;
  suggestion: string;
}

export type DoubtCode =
  | 'read-from-cell'
  | 'ref-worked-out'
  | 'rows-joined'
  | 'row-not-used'
  | 'refs-out-of-order'
  | 'gap-in-refs'
  | 'pledge-without-wording'
  | 'pledge-without-actions'
  | 'no-measure'
  | 'duplicate-measure'
  | 'measures-parted'
  | 'measures-run-together'
  | 'measure-does-not-match'
  | 'several-figures'
  | 'ambiguous-frequency'
  | 'unit-mismatch'
  | 'no-numeric-target'
  | 'wanted-rise'
  | 'small-number'
  | 'impossible-percentage'
  | 'person-named'
  | 'placeholder'
  | 'date-doubtful'
  | 'date-not-read'
  | 'date-of-some'
  | 'before-the-strategy'
  | 'group-leads'
  | 'scrutiny-body-responsible'
  | 'post-not-known'
  | 'baseline-conflict'
  | 'retired'
  | 'reworded';

export function doubt(ref: string | null, code: DoubtCode, message: string, suggestion: string): Doubt {
  return { ref, code, message, suggestion };
}

/** '1.1, 1.2 and 3 more' */
export function listOf(items: string[], most = 8): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}
