/** A text to check, and a context of an ordinary council, for the tests of words. */
import { bareContext, type LanguageContext } from '../../../services/language/context';
import type { CheckedText } from '../../../services/language/rules';

export const checked = (text: string, over: Partial<CheckedText> = {}): CheckedText => ({
  place: 'Item 5, paragraph 6.1',
  text,
  kind: 'paragraph',
  document: 'report',
  part: 1,
  ...over,
});

export const council: LanguageContext = {
  ...bareContext,
  parentBody: 'Children and Families Committee',
  committeeNames: ['Cared for Children and Care Leavers Committee', 'Operational Group', 'My VOICE'],
  posts: ['Designated Nurse and Named Nurse, Looked After Children and Care Leavers', 'Head of Service'],
  placeNames: ['Crewe', 'Alderley Edge', 'Riverside House'],
};
