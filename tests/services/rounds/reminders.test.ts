import { Day, formatMoment, instantAt, type WorkingCalendar } from '../../../services/calendar/rules';
import type { PlannedNotice } from '../../../services/notices/rules';
import { planReminders, type ReminderInput, type ReminderRequest } from '../../../services/rounds/reminders';
import { calendarWith, dayOf } from './calendar';

const tuesday = Day.parse('2027-03-02');
const calendar = calendarWith();
const at = (day: string, time = '09:00') => instantAt(Day.parse(day), time);

function roundFor(meeting: Day, days: WorkingCalendar): ReminderInput['round'] {
  return {
    id: 'r1',
    openedAt: instantAt(dayOf('round-opens', meeting, days), '09:00'),
    wordsDueAt: instantAt(dayOf('words-due', meeting, days), '12:00'),
    nudge1: dayOf('nudge-1', meeting, days),
    nudge2: dayOf('nudge-2', meeting, days),
    lateList: dayOf('late-list', meeting, days),
  };
}

const ordinary = roundFor(tuesday, calendar);

function asked(changes: Partial<ReminderRequest> = {}): ReminderRequest {
  return {
    requestId: 'q1',
    leadPersonId: 'lead',
    coverPersonId: 'deputy',
    need: 'words',
    started: false,
    handed: false,
    heldSince: ordinary.openedAt,
    wordsDueAt: ordinary.wordsDueAt,
    figuresDueAt: at('2027-01-27', '12:00'),
    locksAt: at('2027-02-05', '12:00'),
    ...changes,
  };
}

const nobody: ReadonlySet<string> = new Set();

function plan(requests: ReminderRequest[], now: Date, round = ordinary, stopped = nobody): PlannedNotice[] {
  const told = { managers: ['head'], reviewers: ['chair'], clerks: ['clerk'] };
  return byTime(planReminders({ round, calendar, requests, ...told, stopped }, now));
}

function byTime(planned: PlannedNotice[]): PlannedNotice[] {
  return planned.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.key.localeCompare(b.key));
}

const lines = (planned: PlannedNotice[]) =>
  planned.map((one) => `${formatMoment(one.dueAt)} ${one.kind} to ${one.personId}`);
const kinds = (planned: PlannedNotice[], personId = 'lead') =>
  planned.filter((one) => one.personId === personId).map((one) => one.kind);

describe('the reminders of one round', () => {
  it('follow the ordinary cycle of domain.md 3 for a lead who sends nothing', () => {
    expect(lines(plan([asked({ need: 'words-and-figures' })], at('2027-02-01')))).toEqual([
      'Tuesday 5 January 2027, 09:00 round-opened to lead',
      'Tuesday 12 January 2027, 09:00 nudge-1 to lead',
      'Friday 15 January 2027, 09:00 nudge-2 to lead',
      'Tuesday 19 January 2027, 09:00 words-due-today to lead',
      'Thursday 21 January 2027, 09:00 late-list to chair',
      'Thursday 21 January 2027, 09:00 late-list to clerk',
      'Thursday 21 January 2027, 09:00 late-to-cover to deputy',
      'Thursday 21 January 2027, 09:00 late-to-manager to head',
      'Wednesday 27 January 2027, 09:00 figures-due-today to lead',
    ]);
  });

  it('have the same keys however often they are planned', () => {
    const requests = [asked(), asked({ requestId: 'q2', leadPersonId: 'other' })];
    const once = plan(requests, at('2027-02-01'));
    expect(plan(requests, at('2027-02-01'))).toEqual(once);
    expect(once.map((one) => one.key)).toContain('round:r1:nudge-1:lead');
    expect(new Set(once.map((one) => one.key)).size).toBe(once.length);
  });

  it('come once a person, however many actions they lead', () => {
    const requests = Array.from({ length: 22 }, (_, index) => asked({ requestId: `q${index}` }));
    expect(kinds(plan(requests, at('2027-01-19')))).toEqual([
      'round-opened',
      'nudge-1',
      'nudge-2',
      'words-due-today',
    ]);
  });

  it.each([
    ['nothing before its hour', at('2027-01-12', '08:59'), {}, ['round-opened']],
    ['no first nudge to a lead who has started', at('2027-01-12'), { started: true }, ['round-opened']],
    ['nothing once the words are in', at('2027-02-01'), { need: null, started: true }, []],
    ['nothing about a reply but the opening', at('2027-02-01'), { need: 'reply' as const }, ['round-opened']],
    [
      'figures only on the figures day when words are in',
      at('2027-01-27'),
      { need: 'figures' as const, started: true },
      ['round-opened', 'figures-due-today'],
    ],
    ['nothing after the lock', at('2027-02-05', '12:00'), {}, []],
  ])('%s', (_, now, changes, expected) => {
    expect(kinds(plan([asked(changes)], now))).toEqual(expected);
  });

  it('do not count one update sent as nothing started', () => {
    const requests = [asked({ need: null, started: true }), asked({ requestId: 'q2' })];
    expect(kinds(plan(requests, at('2027-01-12')))).toEqual(['round-opened']);
  });

  it('move with an agreed extension: its nudges, its day, and when lateness is passed on', () => {
    const requests = [asked({ started: true, wordsDueAt: at('2027-01-26', '12:00') })];
    expect(lines(plan(requests, at('2027-02-01')))).toEqual([
      'Tuesday 5 January 2027, 09:00 round-opened to lead',
      'Friday 22 January 2027, 09:00 nudge-2 to lead',
      'Tuesday 26 January 2027, 09:00 words-due-today to lead',
      'Thursday 28 January 2027, 09:00 late-to-cover to deputy',
      'Thursday 28 January 2027, 09:00 late-to-manager to head',
    ]);
  });

  it('leave a late head of service to the reviewers, and to the clerks where there are none', () => {
    const late = [asked({ leadPersonId: 'head', coverPersonId: null })];
    const toWhom = (reviewers: string[]) =>
      planReminders(
        {
          round: ordinary,
          calendar,
          requests: late,
          managers: ['head'],
          reviewers,
          clerks: ['clerk'],
          stopped: nobody,
        },
        at('2027-01-21'),
      )
        .filter((one) => one.kind === 'late-to-manager')
        .map((one) => [one.personId, one.subject.leadPersonId]);
    expect(toWhom(['head', 'chair'])).toEqual([['chair', 'head']]);
    expect(toWhom(['head'])).toEqual([['clerk', 'head']]);
  });

  it('pass a late lead without a deputy on to the manager alone, and one who stands in for themselves too', () => {
    for (const coverPersonId of [null, 'lead']) {
      const late = lines(plan([asked({ coverPersonId })], at('2027-02-01')));
      expect(late.filter((line) => line.includes('late-to-'))).toEqual([
        'Thursday 21 January 2027, 09:00 late-to-manager to head',
      ]);
    }
  });

  it('put a vacant post on the late list and nowhere else', () => {
    const planned = plan([asked({ leadPersonId: null, coverPersonId: null })], at('2027-01-21'));
    expect(planned.map((one) => [one.kind, one.personId])).toEqual([
      ['late-list', 'chair'],
      ['late-list', 'clerk'],
    ]);
  });

  it('pass a late figure on once, after its own deadline, when the words came', () => {
    const requests = [asked({ need: 'figures', started: true })];
    expect(lines(plan(requests, at('2027-02-04'))).slice(2)).toEqual([
      'Friday 29 January 2027, 09:00 late-to-cover to deputy',
      'Friday 29 January 2027, 09:00 late-to-manager to head',
    ]);
  });

  it('remind nobody of what was due before it was theirs', () => {
    const handed = asked({ leadPersonId: 'new', handed: true, heldSince: at('2027-01-14', '11:00') });
    expect(kinds(plan([handed], at('2027-01-21')), 'new')).toEqual(['nudge-2', 'words-due-today']);
    const newInPost = asked({ leadPersonId: 'new', heldSince: at('2027-01-18', '00:00') });
    expect(lines(plan([newInPost], at('2027-01-18')))).toEqual([
      'Monday 18 January 2027, 09:00 round-opened to new',
    ]);
  });

  it('begin with the opening when a clerk opens the round late', () => {
    const round = { ...ordinary, openedAt: at('2027-01-16', '10:00') };
    expect(lines(plan([asked()], at('2027-01-19'), round))).toEqual([
      'Monday 18 January 2027, 09:00 round-opened to lead',
      'Tuesday 19 January 2027, 09:00 words-due-today to lead',
    ]);
  });

  it('keep their distance in working days from the deadline when a closure is added on a reminder’s day', () => {
    const shut = calendarWith('2027-01-15');
    const planned = planReminders(
      {
        round: ordinary,
        calendar: shut,
        requests: [asked()],
        managers: [],
        reviewers: [],
        clerks: [],
        stopped: nobody,
      },
      at('2027-01-19', '08:00'),
    );
    expect(lines(byTime(planned)).at(-1)).toBe('Thursday 14 January 2027, 09:00 nudge-2 to lead');
  });

  it('tell the clerk at once, and once, of a lead who owes something and gets no messages', () => {
    const told = (requests: ReminderRequest[], ...stopped: string[]) =>
      lines(plan(requests, at('2027-02-01'), ordinary, new Set(stopped))).filter((line) =>
        /lead-stopped/.test(line),
      );
    expect(told([asked()])).toEqual([]);
    expect(told([asked(), asked({ requestId: 'q2' })], 'lead')).toEqual([
      'Tuesday 5 January 2027, 09:00 lead-stopped to clerk',
    ]);
    expect(told([asked({ need: null, started: true })], 'lead')).toEqual([]);
    // What was handed to them had a notice of its own, which does not reach them either.
    expect(told([asked({ handed: true })], 'lead')).toHaveLength(1);
    expect(told([asked({ leadPersonId: 'clerk' })], 'clerk').join()).toMatch(/to head$/);
    expect(told([asked()], 'lead', 'clerk', 'head').join()).toMatch(/to chair$/);
    expect(told([asked()], 'lead', 'clerk', 'head', 'chair')).toEqual([]);
  });

  it('go past a manager who gets no messages, while anybody else can be told', () => {
    const late = (...stopped: string[]) =>
      plan([asked()], at('2027-02-01'), ordinary, new Set(stopped))
        .filter(({ kind }) => kind === 'late-to-manager')
        .map(({ personId }) => personId);
    expect(late('head')).toEqual(['chair']);
    expect(late('head', 'chair')).toEqual(['clerk']);
    expect(late('head', 'chair', 'clerk')).toEqual(['head']);
  });
});
