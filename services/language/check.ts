/** All checks of words over the texts of a pack, in reading order, each finding once. */
import { createHash } from 'node:crypto';
import { acronymHits } from './acronyms';
import { backgroundPaperHits } from './background-papers';
import type { LanguageContext } from './context';
import { controlledNameHits } from './controlled-names';
import { glossaryHits } from './glossary';
import type { Hit } from './hits';
import { readIdentity } from './identity';
import type { HarmlessNumber } from './identity-counts';
import { implicationHits } from './implication-slips';
import { mandatoryAnswerHits } from './mandatory-answer';
import { placeholderHits } from './placeholders';
import { normalised } from './read-text';
import { recommendationHits } from './recommendations';
import type { CheckedText, Finding, Within } from './rules';

/** A finding, and the document it is in: 'fingerprint' needs both. */
export interface PlacedFinding extends Finding {
  document: string;
  within?: Within;
}

export interface ReadOfTexts {
  findings: PlacedFinding[];
  /** Small numbers that the rules took to count no child. */
  harmless: HarmlessNumber[];
}

/** @param texts every text of every document, in reading order. */
export const checkTexts = (texts: readonly CheckedText[], context: LanguageContext): PlacedFinding[] =>
  readTexts(texts, context).findings;

/** The same, and what a person confirms once a paper. */
export function readTexts(given: readonly CheckedText[], context: LanguageContext): ReadOfTexts {
  // Normalised once, before every check; findings quote what the author wrote.
  const texts = given.map(normalised);
  const identity = readIdentity(texts, context);
  const hits = [
    ...identity.hits,
    ...placeholderHits(texts),
    ...recommendationHits(texts, context),
    ...backgroundPaperHits(texts),
    ...mandatoryAnswerHits(texts),
    ...implicationHits(texts),
    ...acronymHits(texts, context),
    ...glossaryHits(texts, context),
    ...controlledNameHits(texts),
  ].toSorted((one, other) => one.text - other.text || one.offset - other.offset);
  return { findings: withoutDoubles(hits, texts), harmless: identity.harmless };
}

/**
 * The checks of identity for a text that stands alone: an attached file's, a note's, a draft's. Names, small numbers, ages,
 * private matters, addresses; never spelling or style.
 */
export function checkPlainText(
  text: string,
  where: { place: string; document: string; part: 1 | 2 },
  context: LanguageContext,
): ReadOfTexts {
  // Each line is a text of its own: a file's line ends are where its paragraphs and cells end.
  const texts = text
    .split(/\n+/)
    .map((line): CheckedText => ({ ...where, text: line, kind: 'paragraph' }))
    .filter((one) => one.text.trim() !== '');
  const { hits, harmless } = readIdentity(texts, context);
  const inOrder = hits.toSorted((one, other) => one.text - other.text || one.offset - other.offset);
  return { findings: withoutDoubles(inOrder, texts), harmless };
}

/** The same words said of twice, and the glossary's word for what the acronym check asks to be opened, come once. */
function withoutDoubles(hits: Hit[], texts: readonly CheckedText[]): PlacedFinding[] {
  const documentOf = (hit: Hit) => texts[hit.text]?.document ?? '';
  const unopened = new Set(
    hits
      .filter(({ finding }) => finding.rule === 'acronym')
      .map((hit) => `${documentOf(hit)}\n${hit.finding.excerpt}`),
  );
  const askedAsName = new Set(
    hits.flatMap((hit) => (hit.finding.term ? [`${documentOf(hit)}\n${hit.finding.term}`] : [])),
  );
  const seen = new Set<string>();
  return hits.flatMap((hit) => {
    const { finding } = hit;
    const document = documentOf(hit);
    if (finding.rule === 'glossary' && unopened.has(`${document}\n${finding.excerpt.replace(/[’']?s$/, '')}`))
      return [];
    if (finding.rule === 'acronym-unknown' && askedAsName.has(`${document}\n${finding.excerpt}`)) return [];
    // Two names within the same few words are two questions.
    const { rule, place, excerpt, term = '' } = finding;
    const key = [document, rule, place, hit.text, excerpt, term].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    const within = texts[hit.text]?.within;
    return [within ? { ...finding, document, within } : { ...finding, document }];
  });
}

/**
 * Remembers a kept finding over rebuilds: the rule, the document and the words, but not the place, which moves when a
 * paragraph is put in above. Letters and figures alone count, so that a new quotation mark is no new finding.
 * The words themselves are not in it: it may be stored and logged.
 */
export function fingerprint(finding: Finding, document: string): string {
  // The severity is in it: what two people decide together is never decided where one may.
  if (finding.sameWords !== undefined) return `${finding.rule}|${finding.severity}|${finding.sameWords}`;
  const listed = finding.numbers?.map(({ value, excerpt }) => `${value} ${excerpt}`).join('\n');
  const words = (finding.term ?? listed ?? finding.excerpt)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  const digest = createHash('sha256').update(words).digest('hex').slice(0, 32);
  return `${finding.rule}|${document}|${digest}`;
}
