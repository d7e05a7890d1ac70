/** A text to check, and a context of an ordinary council, for the tests of words. */
import { bareContext, type LanguageContext } from '../../../services/language/context';
import { type CouncilFacts, knownTerms } from '../../../services/language/known-terms';
import type { CheckedText } from '../../../services/language/rules';
import { type KnownTerm, termIndex } from '../../../services/language/terms';

export const checked = (text: string, over: Partial<CheckedText> = {}): CheckedText => ({
  place: 'Item 5, paragraph 6.1',
  text,
  kind: 'paragraph',
  document: 'report',
  part: 1,
  ...over,
});

const bodies = [
  'Children and Families Committee',
  'Cared for Children and Care Leavers Committee',
  'Operational Group',
  'My VOICE',
];
const everywhere = (kind: KnownTerm['kind'], ...terms: string[]): KnownTerm[] =>
  terms.map((term) => ({ term, kind, document: null }));

const nothingKnown: CouncilFacts = {
  ...{ bodies: [], members: [], officers: [] },
  ...{ posts: [], services: [], planTexts: [] },
};

/** What the council of these tests has accepted; `more` beside it. */
export const accepted = (...more: KnownTerm[]) =>
  termIndex([
    ...knownTerms({ ...nothingKnown, bodies, members: ['Laura Example', 'Morwenna Sample'] }),
    ...everywhere(
      'place',
      'Crewe',
      'Alderley Edge',
      'Alton',
      'Macclesfield',
      'Chester',
      'Sandbach',
      'Nantwich',
    ),
    ...everywhere('service', 'Riverside House', 'Victoria Road Nursery', 'St Thomas Primary School'),
    ...everywhere('organisation', ...bareContext.protectedNames),
    ...more,
  ]);

export const council: LanguageContext = {
  ...bareContext,
  terms: accepted(),
  parentBody: 'Children and Families Committee',
  committeeNames: bodies.slice(1),
  posts: ['Designated Nurse and Named Nurse, Looked After Children and Care Leavers', 'Head of Service'],
  placeNames: ['Crewe', 'Alderley Edge', 'Riverside House'],
};
