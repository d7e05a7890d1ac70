/** Which quarter a meeting reports, and how near its publication is (domain.md 3, 5 failure 3). */
import { type Day, instantAt } from '../../../services/calendar/rules';
import { listDays } from '../../../services/meetings/day-lists';
import { publicationStanding } from '../../../services/meetings/publication-standing';
import { reportingPeriod } from '../../../services/meetings/reporting-period';
import { englishCalendar } from '../../support/english-days';

test.each([
  ['2027-03-02', 'Quarter 3, October to December 2026', '2026-12-31'],
  ['2027-06-08', 'Quarter 4, January to March 2027', '2027-03-31'],
  ['2025-06-24', 'Quarter 4, January to March 2025', '2025-03-31'],
  ['2025-09-02', 'Quarter 1, April to June 2025', '2025-06-30'],
  ['2025-12-02', 'Quarter 2, July to September 2025', '2025-09-30'],
  ['2026-12-01', 'Quarter 2, July to September 2026', '2026-09-30'],
  ['2027-01-12', 'Quarter 2, July to September 2026', '2026-09-30'],
  ['2027-04-06', 'Quarter 3, October to December 2026', '2026-12-31'],
])('a meeting on %s reports %s', (day, label, ends) => {
  expect(reportingPeriod(day as Day)).toMatchObject({ label, ends });
});

test('a meeting that comes too soon after a quarter says that it reports the one before', () => {
  expect(reportingPeriod('2027-01-12' as Day).note).toBe(
    'Quarter 3 ended on Thursday 31 December 2026, too late for its figures to be checked for this meeting. ' +
      'The figures reported are those of Wednesday 30 September 2026.',
  );
  expect(reportingPeriod('2027-03-02' as Day).note).toBeNull();
});

describe('the publication of Monday 22 February 2027', () => {
  const publication = '2027-02-22' as Day;
  const calendar = englishCalendar();
  const at = (day: string, time: string) => instantAt(day as Day, time);
  const standing = (now: Date, publishedAt: Date | null = null) =>
    publicationStanding({ now, lawful: publication, publishedAt, calendar });

  test.each([
    ['2027-02-16', '09:00', 'calm', 4],
    ['2027-02-17', '09:00', 'amber', 3],
    ['2027-02-18', '09:00', 'amber', 2],
    ['2027-02-19', '09:00', 'red', 1],
    ['2027-02-20', '09:00', 'red', 1],
    ['2027-02-22', '17:00', 'red', 0],
    ['2027-02-22', '17:01', 'missed', 0],
    ['2027-02-23', '09:00', 'missed', -1],
  ] as const)('seen on %s at %s is %s', (day, time, level, workingDaysLeft) => {
    expect(standing(at(day, time))).toMatchObject({ level, workingDaysLeft });
  });

  test('is done once the papers are out, and missed when they went out after the offices closed', () => {
    const later = at('2027-02-25', '09:00');
    expect(standing(later, at('2027-02-22', '11:58'))).toMatchObject({
      level: 'published',
      line: 'Published on Monday 22 February 2027, 11:58.',
    });
    expect(standing(later, at('2027-02-22', '17:00')).level).toBe('published');
    expect(standing(later, at('2027-02-22', '17:30'))).toMatchObject({
      level: 'late',
      line:
        'Published on Monday 22 February 2027, 17:30, which counts as Tuesday 23 February 2027 (later than 17:00), after ' +
        'the last lawful day, Monday 22 February 2027.',
    });
    // A Saturday's counts as Monday's, which is in time.
    expect(standing(later, at('2027-02-20', '11:00'))).toMatchObject({
      level: 'published',
      line: 'Published on Saturday 20 February 2027, 11:00, which counts as Monday 22 February 2027 (the offices were closed).',
    });
  });

  test('says what to do in plain words', () => {
    expect(standing(at('2027-02-19', '09:00')).line).toBe(
      'Publish by Monday 22 February 2027: 1 working day left.',
    );
    expect(standing(at('2027-02-22', '09:00')).line).toContain('Publish today');
    expect(standing(at('2027-02-23', '09:00')).line).toContain('Monitoring Officer');
  });
});

test.each([
  [['2027-03-26'], '26 March'],
  [['2027-03-26', '2027-03-29'], '26 and 29 March'],
  [['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'], '24 and 29 to 31 December'],
  [['2026-12-30', '2026-12-31', '2027-01-01'], '30 and 31 December and 1 January'],
  [['2027-04-05', '2027-05-03', '2027-05-31'], '5 April and 3 and 31 May'],
])('%s are told as "%s"', (days, text) => {
  expect(listDays(days as Day[])).toBe(text);
});
