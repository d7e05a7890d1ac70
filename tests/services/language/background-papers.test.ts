import { backgroundPaperFindings } from '../../../services/language/background-papers';
import { checked } from './support';

const found = (text: string, part: 1 | 2 = 1) =>
  backgroundPaperFindings(checked(text, { kind: 'background-papers', part }));
const rules = (text: string) => found(text).map(({ rule }) => rule);

describe('background papers', () => {
  it.each([
    'None',
    'None.',
    'none',
    'No background papers were used.',
    'Cared for Children and Care Leavers Strategy 2022-26, October 2022',
    'Summary of themes from the care leavers’ survey, March 2027',
    'You said, we did: report on the autumn survey, 2026',
    '- Sufficiency strategy, June 2026\n- Scorecard for Quarter 3, 31 December 2026',
    'Health needs review 2025 can be found at https://example.gov.uk/health.pdf',
  ])('%j are answered', (text) => {
    expect(rules(text)).toEqual([]);
  });

  it.each(['', '  \n ', '-', 'N/A', 'n/a.', 'Nil', 'Not applicable', 'See report', 'tbc', '?'])(
    '%j is no answer, and stops the pack',
    (text) => {
      expect(found(text)).toMatchObject([
        { rule: 'background-papers-answer', severity: 'stops', mayKeep: false, suggestion: 'None' },
      ]);
    },
  );

  it.each([
    'My VOICE questions, 12 February 2027',
    'Raw questions from the shadow committee, 2027',
    'Survey free text, March 2027',
    'Survey comments 2026',
    'Responses from young people, January 2027',
    'Visit notes, Riverside, 4 May 2026',
    'Councillor visit notes 2026',
    'Transcript of the pre-meet, 3 March 2027',
    'Notes of interviews with care leavers, June 2026',
    'Young people’s answers to the poll, 2026',
    'Letters from children, 2026',
    'Case files, 2025',
    'Analysis of verbatim comments 2026',
  ])('%j may not be listed, in either part', (text) => {
    for (const part of [1, 2] as const) {
      expect(found(text, part)).toContainEqual(
        expect.objectContaining({
          rule: 'background-papers-young-people',
          severity: 'stops',
          mayKeep: false,
          privacy: true,
        }),
      );
    }
  });

  it.each([
    ['Sufficiency strategy', 'background-papers-date'],
    ['https://example.gov.uk/2024/strategy.pdf', 'background-papers-title'],
    ['Children Act 1989', 'background-papers-published'],
    ['None\nSufficiency strategy 2025', 'background-papers-answer'],
  ])('%j: %s', (text, rule) => {
    expect(rules(text)).toEqual([rule]);
  });

  it('other texts are not read as a list', () => {
    expect(backgroundPaperFindings(checked(''))).toEqual([]);
  });
});
