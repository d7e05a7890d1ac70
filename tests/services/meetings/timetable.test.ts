/** Every date of the three worked examples of domain.md 3, the light profile, and a committee's own offsets. */
import { type Day, formatShortDay, type WorkingCalendar } from '../../../services/calendar/rules';
import { planTimetable } from '../../../services/meetings/timetable';
import { christmasClosure2026, englishCalendar } from '../../support/english-days';

const ordinary = englishCalendar();
const shutAtChristmas = englishCalendar(christmasClosure2026);

const examples = `
round-opens              | Tue 5 Jan  | Fri 5 Feb  | Fri 6 Nov
nudge-1                  | Tue 12 Jan | Fri 12 Feb | Fri 13 Nov
nudge-2                  | Fri 15 Jan | Wed 17 Feb | Wed 18 Nov
words-due                | Tue 19 Jan | Fri 19 Feb | Fri 20 Nov
late-list                | Thu 21 Jan | Tue 23 Feb | Tue 24 Nov
operational-group-papers | Fri 22 Jan | Wed 24 Feb | Wed 25 Nov
figures-due              | Wed 27 Jan | Mon 1 Mar  | Mon 30 Nov
operational-group        | Fri 29 Jan | Wed 3 Mar  | Wed 2 Dec
returned-updates-back    | Tue 2 Feb  | Fri 5 Mar  | Fri 4 Dec
draft-to-consultees      | Fri 5 Feb  | Wed 10 Mar | Wed 9 Dec
consultees-back          | Fri 12 Feb | Wed 17 Mar | Wed 16 Dec
chairs-briefing          | Tue 16 Feb | Fri 19 Mar | Fri 18 Dec
final-report             | Thu 18 Feb | Tue 23 Mar | Tue 22 Dec
publication              | Mon 22 Feb | Thu 25 Mar | Mon 4 Jan
short-version            | Mon 22 Feb | Thu 25 Mar | Mon 4 Jan
pre-meet                 | Wed 24 Feb | Wed 31 Mar | Wed 6 Jan
member-notice-closes     | Wed 24 Feb | Wed 31 Mar | Wed 6 Jan
questions-to-officers    | Thu 25 Feb | Thu 1 Apr  | Thu 7 Jan
last-supplement          | Fri 26 Feb | Fri 2 Apr  | Fri 8 Jan
meeting                  | Tue 2 Mar  | Tue 6 Apr  | Tue 12 Jan
decision-note            | Thu 4 Mar  | Thu 8 Apr  | Thu 14 Jan
draft-minutes            | Tue 9 Mar  | Tue 13 Apr | Tue 19 Jan
minutes-online           | Tue 16 Mar | Tue 20 Apr | Tue 26 Jan`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

test.each([
  ['an ordinary meeting', '2027-03-02', ordinary, 1],
  ['a meeting after Easter', '2027-04-06', ordinary, 2],
  ['a meeting after Christmas with the offices shut', '2027-01-12', shutAtChristmas, 3],
] as const)('%s on %s has the 23 dates of the worked example', (_, day, calendar, column) => {
  const planned = planTimetable(day as Day, calendar).map((entry) => [entry.step, formatShortDay(entry.day)]);
  expect(planned).toEqual(examples.map((row) => [row[0], row[column]]));
});

function entry(step: string, day: string, calendar: WorkingCalendar, options = {}) {
  const found = planTimetable(day as Day, calendar, options).find((one) => one.step === step);
  if (!found) throw new Error(`no step ${step}`);
  return found;
}

describe('the light profile', () => {
  const light = { profile: 'light' } as const;

  test('asks later and is as the normal one from the chair’s briefing on', () => {
    const offsets = planTimetable('2027-09-07' as Day, ordinary, light).map((one) => [one.step, one.offset]);
    expect(Object.fromEntries(offsets)).toMatchObject({
      'round-opens': -28,
      'words-due': -22,
      'figures-due': -19,
      'operational-group': -16,
      'draft-to-consultees': -14,
      'consultees-back': -11,
      'chairs-briefing': -10,
      'final-report': -8,
      publication: -6,
      'minutes-online': 10,
    });
    const numbers = offsets.map(([, offset]) => offset as number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });

  test('opens the September round on 28 July, not on 12 July', () => {
    expect(entry('round-opens', '2027-09-07', ordinary, light).day).toBe('2027-07-28');
    expect(entry('round-opens', '2027-09-07', ordinary).day).toBe('2027-07-12');
  });

  test('is not stretched by the committee’s own offsets for a normal round', () => {
    const offsets = { 'words-due': -33, 'light:figures-due': -18, 'final-report': -9 };
    expect(entry('words-due', '2027-03-02', ordinary, { offsets }).offset).toBe(-33);
    expect(entry('words-due', '2027-03-02', ordinary, { ...light, offsets }).offset).toBe(-22);
    expect(entry('figures-due', '2027-03-02', ordinary, { ...light, offsets }).offset).toBe(-18);
    expect(entry('final-report', '2027-03-02', ordinary, { ...light, offsets }).offset).toBe(-9);
  });
});

describe('reasons', () => {
  test.each([
    ['2027-03-02', ordinary, 'publication', []],
    ['2027-04-06', ordinary, 'publication', ['26 and 29 March are bank holidays']],
    ['2027-04-06', ordinary, 'pre-meet', []],
    ['2027-06-08', ordinary, 'publication', ['31 May is a bank holiday']],
    ['2027-06-08', ordinary, 'round-opens', ['3 and 31 May are bank holidays']],
    ['2027-05-25', ordinary, 'minutes-online', ['31 May is a bank holiday']],
    ['2027-01-12', shutAtChristmas, 'publication', []],
    [
      '2027-01-12',
      shutAtChristmas,
      'final-report',
      ['25 and 28 December and 1 January are bank holidays', '24 and 29 to 31 December: offices closed'],
    ],
  ] as const)(
    'for the meeting of %s say why a date is not where habit puts it',
    (day, calendar, step, reasons) => {
      expect(entry(step, day, calendar).reasons).toEqual(reasons);
    },
  );
});

describe('warnings', () => {
  test('a publication on the first day after a closure is amber, with the sensible day and a week that mends it', () => {
    expect(entry('publication', '2027-01-12', shutAtChristmas).warnings).toEqual([
      'Monday 4 January is lawful, but it is the first working day after the offices were closed, with no slack. ' +
        'The sensible latest is Wednesday 23 December. A meeting on Tuesday 19 January would have the slack.',
    ]);
    expect(entry('publication', '2027-01-19', shutAtChristmas).warnings).toEqual([]);
  });

  test('a weekend or a bank holiday alone is no cause for one', () => {
    expect(entry('publication', '2027-01-12', ordinary).warnings).toEqual([]);
    expect(planTimetable('2027-03-02' as Day, ordinary).flatMap((one) => one.warnings)).toEqual([]);
  });

  test('dates past the last known bank holidays may move', () => {
    const warned = planTimetable('2028-12-29' as Day, ordinary).filter((one) => one.warnings.length > 0);
    expect(warned.map((one) => one.step)).toEqual(['decision-note', 'draft-minutes', 'minutes-online']);
    expect(planTimetable('2029-01-09' as Day, ordinary).flatMap((one) => one.warnings)).toEqual([
      'Bank holidays after Sunday 31 December 2028 are not known yet: every date may move.',
    ]);
  });

  test('a meeting on a day that is not a working day', () => {
    expect(entry('meeting', '2027-03-26', ordinary).warnings).toEqual([
      'Friday 26 March 2027 is not a working day (Good Friday).',
    ]);
  });
});

describe('a committee’s own settings', () => {
  test('move one step and leave the others', () => {
    const own = planTimetable('2027-03-02' as Day, ordinary, { offsets: { 'chairs-briefing': -12 } });
    const usual = planTimetable('2027-03-02' as Day, ordinary);
    const different = own.filter((one, index) => one.day !== usual[index]?.day);
    expect(different.map((one) => [one.step, one.day])).toEqual([['chairs-briefing', '2027-02-12']]);
  });

  test('may bring publication forward, never past the last lawful day', () => {
    expect(entry('publication', '2027-03-02', ordinary, { offsets: { publication: -8 } })).toMatchObject({
      day: '2027-02-18',
      warnings: [],
    });
    expect(entry('publication', '2027-03-02', ordinary, { offsets: { publication: -4 } })).toMatchObject({
      day: '2027-02-22',
      offset: -6,
      warnings: [
        'The committee’s setting asks for a later day than the law allows; this is the latest, Monday 22 February 2027.',
      ],
    });
  });

  test('cannot move the meeting', () => {
    expect(entry('meeting', '2027-03-02', ordinary, { offsets: { meeting: 3 } }).day).toBe('2027-03-02');
  });

  test('give the groups their names and the steps their hours', () => {
    const options = {
      names: { operationalGroup: 'Delivery Board', shadowCommittee: 'My VOICE' },
      startsAt: '16:00',
    };
    expect(entry('operational-group', '2027-03-02', ordinary, options)).toMatchObject({
      title: 'Delivery Board scrutiny',
      who: 'Delivery Board',
    });
    expect(entry('pre-meet', '2027-03-02', ordinary, options).who).toBe('My VOICE');
    expect(entry('meeting', '2027-03-02', ordinary, options)).toMatchObject({
      title: 'Meeting, 16:00',
      at: '16:00',
    });
    expect(entry('words-due', '2027-03-02', ordinary)).toMatchObject({
      title: 'Updates due, 12:00',
      at: '12:00',
    });
  });
});
