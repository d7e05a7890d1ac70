/** A finding with the place it is sorted by, and the short ways that checks make one. */
import type { CheckedText, Finding, Severity } from './rules';
import { excerptOf, type Span } from './sentences';

/** `text` is the index of the checked text, `offset` a character in it: reading order. */
export interface Hit {
  text: number;
  offset: number;
  finding: Finding;
}

export interface Wording {
  rule: string;
  why: string;
  fix: string;
  suggestion?: string | null;
}

/** About words alone. What stops cannot be kept; what is to be answered, or advice, can. */
export function wordFinding(text: CheckedText, match: Span, severity: Severity, wording: Wording): Finding {
  return {
    rule: wording.rule,
    severity,
    privacy: false,
    place: text.place,
    excerpt: excerptOf(text.written?.text ?? text.text, text.written?.spanOf(match) ?? match),
    why: wording.why,
    fix: wording.fix,
    suggestion: wording.suggestion ?? null,
    mayKeep: severity !== 'stops',
  };
}

/**
 * About a child who could be known. `direct`: nothing but a change of words will do in Part 1. `pattern`: stops too, and
 * two people may agree to keep it (domain.md 2.10, S8). `look`: a person should look. In Part 2 all are to be answered.
 */
export function privacyFinding(
  text: CheckedText,
  match: Span,
  force: 'direct' | 'pattern' | 'look',
  wording: Wording,
): Finding {
  const open = text.part === 1;
  return {
    ...wordFinding(text, match, open && force !== 'look' ? 'stops' : 'answer', wording),
    privacy: true,
    mayKeep: !open || force !== 'direct',
  };
}

export const spanOf = (found: RegExpMatchArray): Span => ({
  start: found.index ?? 0,
  end: (found.index ?? 0) + found[0].length,
});
