/** `timetable DATE` as a clerk at a terminal meets it: dates, reasons, closures, and errors that name their fix. */
import { timetable } from '../../../services/commandline/timetable';

const now = new Date('2026-11-22T10:00:00Z');
const shut = '2026-12-24,2026-12-29..2026-12-31';
const run = (date: string, options = {}) => timetable(date, options, now);

describe('the text', () => {
  test('gives the last lawful days for papers and notice before anything else', () => {
    const lines = run('2027-04-06').text.split('\n');
    expect(lines[0]).toBe('Meeting on Tuesday 6 April 2027');
    expect(lines).toContain(
      '  Publish by  Thursday 25 March 2027 (5 clear working days): by 12:00, at the latest 17:00',
    );
    expect(lines).toContain('  Notice by   Wednesday 31 March 2027 (3 clear working days)');
  });

  test('has a line for each of the 23 steps, in columns, with its reason', () => {
    const lines = run('2027-04-06').text.split('\n');
    const table = lines.slice(lines.findIndex((line) => line.startsWith('Date ')));
    // After the table the notes: 6 April 2027 lies before an election.
    const rows = table.slice(0, table.indexOf(''));
    expect(table.join('\n')).toMatch(/pre-election period/);
    expect(rows).toHaveLength(24);
    const columns = ['Step', 'Who', 'Why this date'].map((head) => table[0]?.indexOf(head) ?? -1);
    for (const line of rows.slice(1)) {
      for (const column of columns) expect(line.slice(column - 2, column).trim()).toBe('');
    }
    expect(table.find((line) => line.startsWith('Thu 25 Mar 2027  Publication'))).toMatch(
      /26 and 29 March are bank holidays$/,
    );
    expect(table.find((line) => line.startsWith('Fri 19 Feb 2027'))).toContain('Updates due, 12:00');
    expect(table.every((line) => line === line.trimEnd())).toBe(true);
  });

  test('names closures, and warns of a publication on the first day after them', () => {
    const { text } = run('2027-01-12', { closed: shut });
    expect(text).toContain('  Offices closed  24 and 29 to 31 December\n');
    expect(text).toContain('24 and 29 to 31 December: offices closed');
    expect(text).toContain('The sensible latest is Wednesday 23 December.');
    expect(text).toContain('Quarter 3 ended on Thursday 31 December 2026, too late');
  });

  test('knows the light profile', () => {
    const { text } = run('2027-09-07', { light: true });
    expect(text).toContain('Tuesday 7 September 2027, light profile');
    expect(text).toContain('Wed 28 Jul 2027  Round opens');
  });

  test('says when the bank holidays are not known that far ahead', () => {
    const { text, ok } = run('2034-03-07');
    expect(ok).toBe(true);
    expect(text.match(/not known yet/g)).toHaveLength(1);
    expect(text).toContain('Bank holidays after Tuesday 31 December 2030 are not known yet');
    expect(run('2030-03-05').text).not.toContain('not known yet');
  });

  test('has nothing to note on an ordinary date, and says so by silence', () => {
    expect(run('2027-03-02').text).not.toContain('Please note');
  });
});

test('the dates that domain.md 2.3 computes come from the library’s own bank holidays too', () => {
  const published = (date: string, closed?: string) =>
    JSON.parse(run(date, { json: true, ...(closed ? { closed } : {}) }).text);
  expect(published('2018-07-03')).toMatchObject({ publishBy: '2018-06-25', noticeBy: '2018-06-27' });
  expect(published('2022-09-27')).toMatchObject({ publishBy: '2022-09-16', noticeBy: '2022-09-21' });
  expect(published('2023-05-16')).toMatchObject({ publishBy: '2023-05-05' });
  expect(published('2028-04-25')).toMatchObject({ publishBy: '2028-04-13', noticeBy: '2028-04-19' });
  expect(published('2027-01-05')).toMatchObject({ publishBy: '2026-12-23', noticeBy: '2026-12-29' });
  expect(published('2027-01-05', shut)).toMatchObject({ publishBy: '2026-12-17', noticeBy: '2026-12-21' });
  expect(published('2028-01-11')).toMatchObject({ publishBy: '2027-12-31', noticeBy: '2028-01-05' });
});

test('the JSON has every step with its day, offset, reasons and warnings', () => {
  const worked = JSON.parse(run('2027-04-06', { json: true, closed: '2027-03-25' }).text);
  expect(worked).toMatchObject({
    meeting: '2027-04-06',
    profile: 'normal',
    period: { label: 'Quarter 3, October to December 2026', ends: '2026-12-31' },
    publishBy: '2027-03-24',
    bankHolidaysKnownUntil: '2030-12-31',
    closed: ['2027-03-25'],
  });
  expect(worked.timetable).toHaveLength(23);
  expect(worked.timetable.find((one: { step: string }) => one.step === 'publication')).toEqual({
    step: 'publication',
    title: 'Publication',
    who: 'Clerk',
    offset: -6,
    day: '2027-03-24',
    at: null,
    reasons: ['26 and 29 March are bank holidays', '25 March: offices closed'],
    warnings: [],
  });
});

test.each([
  ['soon', {}, 'The meeting’s date: “soon” is not a date. Write it as 2027-04-06.'],
  ['2027-02-30', {}, 'The meeting’s date: “2027-02-30” is not a date. Write it as 2027-04-06.'],
  [
    '2027-04-03',
    {},
    'The meeting’s date: Saturday 3 April 2027 is at a weekend. Choose a day from Monday to Friday.',
  ],
  ['3027-04-06', {}, 'The meeting’s date: 3027-04-06 is too far away. Choose a year from 2000 to 2099.'],
  ['2027-01-12', { closed: 'xmas' }, '--closed: “xmas” is not a date. Write it as 2027-04-06.'],
  ['2027-01-12', { closed: '2026-12-24,' }, '--closed: “” is not a date. Write it as 2027-04-06.'],
  [
    '2027-01-12',
    { closed: '2026-12-31..2026-12-29' },
    '--closed: “2026-12-31..2026-12-29” is reversed. Write it as 2026-12-29..2026-12-31.',
  ],
  [
    '2027-01-12',
    { closed: '2026-12-24..2026-12-25..2026-12-26' },
    '--closed: “2026-12-24..2026-12-25..2026-12-26” is not a range. Write it as 2026-12-29..2026-12-31, first day first.',
  ],
  [
    '2027-01-12',
    { closed: '2026-12-24..2062-12-31' },
    '--closed: “2026-12-24..2062-12-31” is more than a year. Check the years of both days.',
  ],
])('timetable %s %j is refused with the fix', (date, options, text) => {
  expect(run(date, options)).toEqual({ ok: false, text });
});

test('a date may be written as people write it', () => {
  expect(run('6 April 2027').text).toBe(run('2027-04-06').text);
  expect(run('06/04/2027').text).toBe(run('2027-04-06').text);
});
