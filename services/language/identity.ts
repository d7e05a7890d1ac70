/** The identity check: whatever could tell a reader which child or young person is meant (domain.md 1.3 D12, 2.2, 2.10 S6). */
import type { LanguageContext } from './context';
import type { Hit } from './hits';
import { contactHits } from './identity-contact';
import { ageHits, eventHits, initialHits, matterBesideNames, matterHits } from './identity-details';
import { likelyNameHits, nameHits } from './identity-names';
import { protectedPattern, without, withoutAddresses } from './masks';
import type { CheckedText, Finding } from './rules';
import { type Span, sentenceAt, sentencesOf } from './sentences';
import { smallNumberHits } from './small-number-words';

export function identityHits(texts: readonly CheckedText[], context: LanguageContext): Hit[] {
  const leaveAlone = protectedPattern(context);
  const knownPlace = protectedPattern({
    ...context,
    protectedNames: context.placeNames,
    posts: [],
    committeeNames: [],
    parentBody: '',
  });
  return texts.flatMap((text, index) => {
    const sentences = sentencesOf(text.text);
    const masked = without(withoutAddresses(text.text), leaveAlone);
    const names = nameHits(text, index, masked, sentences);
    const told = names.filter(({ finding }) => finding.rule === 'identity-first-name');
    const matters = [
      ...matterHits(text, index, masked, sentences),
      ...matterBesideNames(text, index, masked, sentences, told),
    ];
    return [
      ...names,
      ...oneInEachSentence(matters, sentences),
      ...likelyNameHits(text, index, masked, sentences),
      ...ageHits(text, index, masked, sentences, knownPlace),
      ...smallNumberHits(text, index, masked, sentences),
      ...initialHits(text, index, masked),
      ...eventHits(text, index, masked, sentences),
      ...contactHits(text, index, sentences),
    ];
  });
}

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
