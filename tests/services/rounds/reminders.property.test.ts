import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  Day,
  instantAt,
  isSendingTime,
  isWeekend,
  londonDay,
} from '../../../services/calendar/rules';
import type { NoticeKind, PlannedNotice } from '../../../services/notices/rules';
import { planReminders, type ReminderRequest } from '../../../services/rounds/reminders';
import type { Need } from '../../../services/rounds/rules';
import { calendarWith, dayOf } from './calendar';

const leads = ['ann', 'ben', 'cat', 'deb', null];
const nudges: NoticeKind[] = ['nudge-1', 'nudge-2'];

/** One request's fate: when it is sent, if ever, whether a figure stays to come, and by how much it was extended. */
const fate = fc.record({
  lead: fc.constantFrom(...leads),
  cover: fc.constantFrom(...leads),
  sentOn: fc.option(fc.integer({ min: 0, max: 60 })),
  figures: fc.constantFrom('none', 'with the words', 'to come'),
  startedOn: fc.integer({ min: 0, max: 60 }),
  extendedBy: fc.option(fc.integer({ min: 1, max: 10 })),
});

const story = fc.record({
  meeting: fc
    .integer({ min: 0, max: 430 })
    .map((days) => addDays(Day.parse('2026-12-29'), days))
    .filter((day) => !isWeekend(day)),
  closures: fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 4 }),
  fates: fc.array(fate, { minLength: 1, maxLength: 12 }),
  /** Days on which the planner did not run. */
  outage: fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 95 })),
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

function grouped<Item>(items: Item[], by: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

/** Lives through a cycle a day at a time: every notice the first time it is planned, with what was owed at that moment. */
function live({ meeting, closures, fates, outage }: Story) {
  const calendar = calendarWith(...closures.map((back) => addDays(meeting, -back)));
  const opens = dayOf('round-opens', meeting, calendar);
  const noon = (step: Parameters<typeof dayOf>[0]) => instantAt(dayOf(step, meeting, calendar), '12:00');
  const round = {
    id: 'r1',
    openedAt: instantAt(opens, '09:00'),
    wordsDueAt: noon('words-due'),
    nudge1: dayOf('nudge-1', meeting, calendar),
    nudge2: dayOf('nudge-2', meeting, calendar),
    lateList: dayOf('late-list', meeting, calendar),
  };
  const wordsDay = dayOf('words-due', meeting, calendar);
  const unchanging = fates.map((one, index) => ({
    requestId: `q${index}`,
    leadPersonId: one.lead,
    coverPersonId: one.cover,
    handed: false,
    heldSince: round.openedAt,
    wordsDueAt:
      one.extendedBy === null
        ? round.wordsDueAt
        : instantAt(addWorkingDays(wordsDay, one.extendedBy, calendar), '12:00'),
    figuresDueAt: noon('figures-due'),
    locksAt: noon('draft-to-consultees'),
  }));
  const told = { managers: ['ann'], reviewers: ['rev'], clerks: ['clerk'], stopped: new Set<string>() };
  const seen = new Map<string, { notice: PlannedNotice; owed: Map<string, ReminderRequest[]>; now: Date }>();
  let sameTwice = true;
  for (let day = 0; addDays(opens, day) <= meeting; day += 1) {
    if (day >= outage[0] && day < outage[1]) continue;
    const now = instantAt(addDays(opens, day), '09:00');
    const requests = fates.map((one, index): ReminderRequest => {
      const sent = one.sentOn !== null && day >= one.sentOn;
      const words = one.figures === 'none' ? 'words' : 'words-and-figures';
      const need: Need | null = sent ? (one.figures === 'to come' ? 'figures' : null) : words;
      return { ...(unchanging[index] as ReminderRequest), need, started: sent || day >= one.startedOn };
    });
    const planned = planReminders({ round, calendar, requests, ...told }, now);
    const again = planReminders({ round, calendar, requests, ...told }, now);
    sameTwice &&= JSON.stringify(again) === JSON.stringify(planned);
    const owed = grouped(
      requests.filter((one) => one.need !== null && one.leadPersonId !== null && now < one.locksAt),
      (one) => one.leadPersonId ?? '',
    );
    for (const notice of planned) {
      if (!seen.has(notice.key)) seen.set(notice.key, { notice, owed, now });
    }
  }
  return { calendar, sameTwice, planned: [...seen.values()] };
}

describe('whatever happens in a round', () => {
  const stories = fc.sample(story, { seed: 20270326, numRuns: 30 });
  let lives: ReturnType<typeof live>[];
  beforeAll(() => {
    lives = stories.map(live);
  });
  /** Each promise says how much it was tried on in one story: one that nothing tries is kept by a planner that plans nothing. */
  const always = (least: number, promise: (lived: ReturnType<typeof live>) => number) => {
    let tried = 0;
    for (const [index, lived] of lives.entries()) {
      try {
        tried += promise(lived);
      } catch (fault) {
        throw new Error(`In the story ${JSON.stringify(stories[index])}`, { cause: fault });
      }
    }
    expect(tried).toBeGreaterThan(least);
  };

  it('planning twice gives the same notices', () => {
    always(300, ({ sameTwice, planned }) => {
      expect(sameTwice).toBe(true);
      return planned.length;
    });
  });

  it('nothing is due outside sending hours, on a Sunday, a closure or 26 March 2027', () => {
    always(300, ({ calendar, planned }) => {
      for (const { notice, now } of planned) {
        expect(isSendingTime(notice.dueAt, calendar)).toBe(true);
        expect(londonDay(notice.dueAt)).not.toBe('2027-03-26');
        expect(notice.dueAt <= now).toBe(true);
      }
      return planned.length;
    });
  });

  it('a lead is reminded only while something of the kind is owed', () => {
    always(200, ({ planned }) => {
      const reminders = planned.filter(
        ({ notice }) => !['late-list', 'late-to-cover', 'late-to-manager'].includes(notice.kind),
      );
      for (const { notice, owed } of reminders) {
        const needs = (owed.get(notice.personId) ?? []).map((one) => one.need);
        const figuresOnly = notice.kind === 'figures-due-today';
        const counted = needs.filter(
          (need) => figuresOnly || notice.kind === 'round-opened' || need !== 'figures',
        );
        expect(counted.length).toBeGreaterThan(0);
      }
      return reminders.length;
    });
  });

  it('a cover or manager hears only of someone who owes something whose deadline has gone by', () => {
    always(50, ({ planned }) => {
      const passedOn = planned.filter(({ notice }) => /^late-to-/.test(notice.kind));
      for (const { notice, owed, now } of passedOn) {
        const late = (owed.get(notice.subject.leadPersonId ?? '') ?? []).filter(
          (one) => now > (one.need === 'figures' ? one.figuresDueAt : one.wordsDueAt),
        );
        expect(late.length).toBeGreaterThan(0);
        expect(notice.personId).not.toBe(notice.subject.leadPersonId);
      }
      return passedOn.length;
    });
  });

  it('a person gets two nudges at most, and before the date of something they owe', () => {
    always(50, ({ planned }) => {
      const nudged = planned.filter(({ notice }) => nudges.includes(notice.kind));
      for (const [, mine] of grouped(nudged, ({ notice }) => notice.personId)) {
        expect(mine.length).toBeLessThanOrEqual(2);
      }
      for (const { notice, owed } of nudged) {
        const dates = (owed.get(notice.personId) ?? []).map((one) => one.wordsDueAt);
        expect(dates.some((date) => notice.dueAt < date)).toBe(true);
      }
      return nudged.length;
    });
  });

  it('lateness is passed on once for a deadline, never daily', () => {
    always(50, ({ planned }) => {
      const lists = planned.filter(({ notice }) => notice.kind === 'late-list');
      expect(lists.length).toBeLessThanOrEqual(2);
      const passedOn = planned.filter(({ notice }) => notice.kind === 'late-to-cover');
      const keys = passedOn.map(({ notice }) => [notice.personId, notice.subject.leadPersonId, notice.dueAt]);
      expect(new Set(keys.map(String)).size).toBe(keys.length);
      return lists.length + keys.length;
    });
  });
});
