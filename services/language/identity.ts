/** The identity check: whatever could tell a reader which child or young person is meant (domain.md 1.3 D12, 2.2, 2.10 S6). */
import type { LanguageContext } from './context';
import type { Hit } from './hits';
import { contactHits } from './identity-contact';
import { countHits, type HarmlessNumber } from './identity-counts';
import { ageHits, eventHits, initialHits, matterBesideNames, matterHits } from './identity-details';
import { nameHits } from './identity-names';
import { protectedPattern, without, withoutAddresses } from './masks';
import { normalised, tokensOfText } from './read-text';
import type { CheckedText, Finding } from './rules';
import { type Span, sentenceAt, sentencesOf } from './sentences';

export interface IdentityRead {
  hits: Hit[];
  /** Small numbers that were taken to count no child, in reading order: for a person to confirm once a paper. */
  harmless: HarmlessNumber[];
}

export function readIdentity(given: readonly CheckedText[], context: LanguageContext): IdentityRead {
  const texts = given.map(normalised).map((text) => ({ text, tokens: tokensOfText(text) }));
  const names = nameHits(texts, context);
  const counts = countHits(texts, { smallCount: context.smallCount, confirmed: context.confirmedNumbers });
  const leaveAlone = protectedPattern(context);
  const knownPlace = protectedPattern({
    ...context,
    protectedNames: context.placeNames,
    posts: [],
    committeeNames: [],
    parentBody: '',
  });
  const details = texts.flatMap(({ text }, index) => {
    const sentences = sentencesOf(text.text);
    const masked = without(withoutAddresses(text.text), leaveAlone);
    const told = names.filter((hit) => hit.text === index);
    const matters = [
      ...matterHits(text, index, masked, sentences),
      ...matterBesideNames(text, index, masked, sentences, told),
    ];
    return [
      ...oneInEachSentence(matters, sentences),
      ...ageHits(text, index, masked, sentences, knownPlace),
      ...initialHits(text, index, masked),
      ...eventHits(text, index, masked, sentences),
      ...contactHits(text, index, sentences),
    ];
  });
  return { hits: [...names, ...counts.hits, ...details], harmless: counts.harmless };
}

export const identityHits = (texts: readonly CheckedText[], context: LanguageContext): Hit[] =>
  readIdentity(texts, context).hits;

/** Two ways of finding one sentence's private matter make one finding. */
function oneInEachSentence(hits: Hit[], sentences: readonly Span[]): Hit[] {
  const first = new Map<number, Hit>();
  for (const hit of hits) {
    const sentence = sentenceAt(sentences, hit.offset);
    const before = first.get(sentence);
    if (before === undefined || hit.offset < before.offset) first.set(sentence, hit);
  }
  return [...first.values()];
}

/** The same for one text alone. */
export function identityFindings(text: CheckedText, context: LanguageContext): Finding[] {
  return identityHits([text], context)
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ finding }) => finding);
}
