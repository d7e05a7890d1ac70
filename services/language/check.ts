/** All checks of words over the texts of a pack, in reading order, each finding once. */
import { createHash } from 'node:crypto';
import { inReadableWords } from '../text-runs';
import { acronymHits } from './acronyms';
import { backgroundPaperHits } from './background-papers';
import type { LanguageContext } from './context';
import { controlledNameHits } from './controlled-names';
import { glossaryHits } from './glossary';
import type { Hit } from './hits';
import { identityHits } from './identity';
import { implicationHits } from './implication-slips';
import { mandatoryAnswerHits } from './mandatory-answer';
import { placeholderHits } from './placeholders';
import { recommendationHits } from './recommendations';
import type { CheckedText, Finding } from './rules';

/** A finding, and the document it is in: 'fingerprint' needs both. */
export interface PlacedFinding extends Finding {
  document: string;
}

/** @param given every text of every document, in reading order. */
export function checkTexts(given: CheckedText[], context: LanguageContext): PlacedFinding[] {
  const texts = given.map((text) => ({ ...text, text: inReadableWords(text.text) }));
  const hits = [
    ...identityHits(texts, context),
    ...placeholderHits(texts),
    ...recommendationHits(texts, context),
    ...backgroundPaperHits(texts),
    ...mandatoryAnswerHits(texts),
    ...implicationHits(texts),
    ...acronymHits(texts, context),
    ...glossaryHits(texts, context),
    ...controlledNameHits(texts),
  ].toSorted((one, other) => one.text - other.text || one.offset - other.offset);
  return withoutDoubles(hits, texts);
}

/** The same words said of twice, and the glossary's word for what the acronym check asks to be opened, come once. */
function withoutDoubles(hits: Hit[], texts: readonly CheckedText[]): PlacedFinding[] {
  const documentOf = (hit: Hit) => texts[hit.text]?.document ?? '';
  const unopened = new Set(
    hits
      .filter(({ finding }) => finding.rule === 'acronym')
      .map((hit) => `${documentOf(hit)}\n${hit.finding.excerpt}`),
  );
  const seen = new Set<string>();
  return hits.flatMap((hit) => {
    const { finding } = hit;
    const document = documentOf(hit);
    if (finding.rule === 'glossary' && unopened.has(`${document}\n${finding.excerpt.replace(/[’']?s$/, '')}`))
      return [];
    const key = [document, finding.rule, finding.place, hit.text, finding.excerpt].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...finding, document }];
  });
}

/**
 * Remembers a kept finding over rebuilds: the rule, the document and the words, but not the place, which moves when a
 * paragraph is put in above. Letters and figures alone count, so that a new quotation mark is no new finding.
 * The words themselves are not in it: it may be stored and logged.
 */
export function fingerprint(finding: Finding, document: string): string {
  const words = finding.excerpt
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  const digest = createHash('sha256').update(words).digest('hex').slice(0, 32);
  return `${finding.rule}|${document}|${digest}`;
}
