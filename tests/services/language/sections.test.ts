import { controlledNameFindings } from '../../../services/language/controlled-names';
import { implicationSlips } from '../../../services/language/implication-slips';
import { mandatoryAnswerFindings, mandatoryAnswerHits } from '../../../services/language/mandatory-answer';
import { plainWords, readingAge } from '../../../services/language/plain-words';
import { checked } from './support';

describe('the question about cared for children', () => {
  it.each([
    '',
    'None',
    'None.',
    'N/A',
    'n/a - nil',
    'Nil',
    'Not applicable.',
    'No implications.',
    'There are no direct implications for cared for children and care leavers.',
    'There are none. No impact identified.',
    'The strategy will improve the lives of cared for children and care leavers across the whole borough.',
    'This has been looked at in full. The author is content with it and so is the team around it.',
    'Children benefit from it. Children benefit from it.',
    'Cared for children are not affected by this at all. The decision changes nothing for care leavers either, in any way.',
  ])('%j is no answer, and stops the pack', (text) => {
    expect(mandatoryAnswerFindings(checked(text))).toMatchObject([{ severity: 'stops', mayKeep: false }]);
  });

  it.each([
    'More care leavers will have a home of their own near work. My VOICE told us in March that distance is what worries them most.',
    'Nothing changes for cared for children. We know because we asked the virtual school and looked at last year’s figures.',
  ])('%j is one', (text) => {
    expect(mandatoryAnswerFindings(checked(text))).toEqual([]);
  });

  it('is looked for under its heading, and missed when nothing stands there', () => {
    const heading = checked('Children and Young People/Cared for Children', {
      kind: 'heading',
      fixedHeading: true,
      place: 'section 8.8',
    });
    const next = checked('Public Health', { kind: 'heading', fixedHeading: true });
    expect(mandatoryAnswerHits([heading, next])[0]?.finding.place).toBe('section 8.8');
    expect(
      mandatoryAnswerHits([heading, checked('None', { place: 'paragraph 8.8.1' }), next])[0]?.finding.place,
    ).toBe('paragraph 8.8.1');
  });
});

describe('an implication', () => {
  it.each([
    ['Human Resources', 'There are no direct financial implications of this report.'],
    ['8.1 Legal', 'No equality implications.'],
    ['Rural Communities', 'There are no staffing implications.'],
    ['Climate Change', 'There are no public health impacts.'],
  ])('under %s that says %j was copied', (heading, text) => {
    expect(implicationSlips(heading, checked(text))).toMatchObject([
      { rule: 'implication-other-heading', severity: 'answer' },
    ]);
  });

  it.each([
    ['Finance', 'There are no direct financial implications.'],
    [
      'Human Resources',
      'There are no staffing implications beyond the financial implications in paragraph 8.2.',
    ],
    ['Public Health', 'There are health implications for young people.'],
    ['Background', 'There are financial implications.'],
    ['Legal', 'The council must have regard to the principles.'],
  ])('under %s that says %j is its own', (heading, text) => {
    expect(implicationSlips(heading, checked(text))).toEqual([]);
  });
});

describe('facts that papers contradict themselves in', () => {
  const rules = (...texts: string[]) =>
    controlledNameFindings(texts.map((text) => checked(text))).map(({ rule }) => rule);

  it.each([
    [
      [
        'The Corporate Parenting Strategy 2018-21 closed.',
        'The Corporate Parenting Strategy 2018-20 closed.',
      ],
      'name-two-forms',
    ],
    [
      ['The pledges were endorsed in July 2022.', 'These are the pledges that we made in June 2022.'],
      'date-two-forms',
    ],
    [['Levels are split 53% here, 18% there and 9% elsewhere.'], 'shares-total'],
    [['90.07% of 76 returns agreed.'], 'impossible-percentage'],
    [['There were 76 returns, and 90.07% agreed.'], 'impossible-percentage'],
    [['The panel meets bi-monthly.'], 'word-two-meanings'],
    [['The number of assessments in time was 85%.'], 'unit-mismatch'],
  ])('%j', (texts, rule) => {
    expect(rules(...texts)).toEqual([rule]);
  });

  it.each([
    [['The Corporate Parenting Strategy 2018-21', 'the Corporate Parenting Strategy 2018-2021']],
    [['The strategy was launched in May 2022.', 'The strategy was agreed in June 2022.']],
    [['Shares are split 50%, 30% and 20%.', 'It went 58%, 61% and 63% over three years.']],
    [['92% of 76 returns agreed.', '41% of 19-21 year olds']],
    [['It meets every two months. The number of children is 40, or 85% of them.']],
  ])('%j agree', (texts) => {
    expect(rules(...texts)).toEqual([]);
  });
});

describe('plain words', () => {
  it('reads short sentences as for children, and long ones as for adults', () => {
    expect(readingAge('We said we would help. We did. You can read more here.')).toBeLessThan(9);
    expect(
      readingAge(
        'The implementation of multi-agency governance arrangements facilitates improved accountability for statutory outcomes across organisational boundaries.',
      ),
    ).toBeGreaterThan(16);
    expect(readingAge('')).toBe(5);
  });

  it('passes what a young person can read', () => {
    const text =
      'You asked for shorter letters. The team wrote them again with you. Tell us if they are still hard to read.';
    expect(plainWords(text, { ages: '9-11' })).toEqual([]);
  });

  it('says what is hard, where, and what to say', () => {
    const findings = plainWords('We will utilise the IRO in order to facilitate engagement. Kids can ask.', {
      ages: '9-11',
      place: 'The second box',
    });
    expect(findings.map(({ rule }) => rule)).toEqual([
      'plain-jargon',
      'plain-acronym',
      'plain-jargon',
      'plain-jargon',
      'plain-jargon',
      'plain-disliked',
    ]);
    expect(findings[0]).toMatchObject({ place: 'The second box', severity: 'advice', suggestion: 'use' });
    const long = `We ${'really '.repeat(22)}care.`;
    expect(plainWords(long, { ages: '9-11' }).map(({ rule }) => rule)).toContain('plain-long-sentence');
  });
});
