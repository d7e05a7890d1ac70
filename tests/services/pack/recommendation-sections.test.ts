/** A recommendation that nothing else in its report speaks of is told; one that matches a section is not. */
import type { CheckedText } from '../../../services/language/rules';
import { recommendationSectionFindings } from '../../../services/pack/gate/recommendation-sections';

const text = (kind: CheckedText['kind'], words: string, document = 'item:1'): CheckedText => ({
  ...{ place: `Item 1, ${kind}`, text: words, kind, document, part: 1 },
});
const report = (recommendation: string, ...rest: CheckedText[]) =>
  recommendationSectionFindings([
    text('title', 'Health assessments'),
    text('recommendation', recommendation),
    text('heading', 'Background'),
    text('paragraph', 'The survey of carers ran in May, and 62 answered.'),
    ...rest,
  ]);

it.each([
  'Note the report.',
  'That the Committee note the content of this report.',
  'Endorse the findings of the carers’ survey.',
  'Ask the Head of Service to survey again by 31 May 2027.',
  'Note the carer’s views.',
])('“%s” is about what the report says', (words) => {
  expect(report(words)).toEqual([]);
});

it.each(['Endorse the new housing policy.', 'Note the health assessments.'])(
  '“%s” is about something the sections do not mention, and may be kept',
  (words) => {
    expect(report(words)).toEqual([
      expect.objectContaining({ rule: 'recommendation-section', severity: 'advice', mayKeep: true }),
    ]);
  },
);

it('looks in tables too, and in no other paper', () => {
  const words = 'Endorse the new housing policy.';
  expect(report(words, text('cell', 'Housing'))).toEqual([]);
  expect(report(words, text('paragraph', 'Housing policy', 'item:2'))).toHaveLength(1);
});
