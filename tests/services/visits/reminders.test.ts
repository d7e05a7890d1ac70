/** Notices about a visit are planned purely: each on its day, once, and none to whom it no longer concerns. */
import fc from 'fast-check';
import { addDays, addWorkingDays, type Day, instantAt } from '../../../services/calendar/rules';
import { planVisitNotices, type VisitFacts } from '../../../services/visits/reminders';
import type { PlaceState, Visit } from '../../../services/visits/rules';
import { englishCalendar } from '../../support/english-days';
import { day } from './rota-sample';

const visitDay = day('2027-04-14');
const calendar = englishCalendar();

function facts(
  change: Partial<Omit<VisitFacts, 'visit'>> & {
    places?: [PlaceState, PlaceState];
    visit?: Partial<Visit>;
  } = {},
): VisitFacts {
  const { places = ['accepted', 'accepted'], visit = {}, ...rest } = change;
  return {
    managers: ['manager', 'deputy'],
    clerks: ['clerk'],
    noted: new Set(),
    notedAt: null,
    replied: false,
    mayTake: ['m1', 'm2', 'm3', 'm4'],
    ...rest,
    visit: {
      ...{
        id: 'v',
        committeeId: 'c',
        rotaId: 'r',
        day: visitDay,
        startsAt: '10:00',
        minutes: 90,
        state: 'planned',
      },
      ...{
        reason: '',
        managerAgreedAt: null,
        childrenAgreedAt: null,
        sequence: 0,
        changedAt: new Date(0),
        couldNot: [],
      },
      service: {
        ...{ id: 's', committeeId: 'c', name: 'Team', place: '', managerPost: 'Manager', contact: '' },
        ...{
          whatToSee: '',
          whatToAsk: '',
          pledges: [1],
          isHome: false,
          startsAt: '10:00',
          minutes: 90,
          retired: false,
        },
      },
      places: places.map((state, slot) => ({
        ...{ id: `p${slot}`, slot, state, since: new Date('2026-07-01T09:00:00Z') },
        personId: state === 'open' ? null : (['a', 'b'][slot] ?? null),
        name: null,
      })),
      ...visit,
    },
  };
}

const at = (offset: number, time = '09:30') => instantAt(addWorkingDays(visitDay, offset, calendar), time);
const plan = (of: VisitFacts, now: Date) =>
  planVisitNotices(of, calendar, now).map((one) => `${one.kind} ${one.personId}`);

describe('before a visit', () => {
  it.each<[number, [PlaceState, PlaceState], string[]]>([
    [-31, ['held', 'held'], []],
    [-30, ['held', 'held'], ['visit-manager-told manager', 'visit-invited a', 'visit-invited b']],
    [-30, ['accepted', 'held'], ['visit-manager-told manager', 'visit-invited b']],
    [-11, ['accepted', 'accepted'], ['visit-manager-told manager']],
    [-10, ['accepted', 'accepted'], ['visit-manager-told manager', 'visit-reminder a', 'visit-reminder b']],
    [
      -10,
      ['accepted', 'held'],
      [
        'visit-manager-told manager',
        'visit-invited b',
        'visit-reminder a',
        'visit-reminder b',
        'visit-gap clerk',
      ],
    ],
    [-2, ['accepted', 'accepted'], ['visit-manager-told manager', 'visit-reminder a', 'visit-reminder b']],
  ])('at %i working days, with places %j', (offset, places, expected) => {
    expect(plan(facts({ places }), at(offset))).toEqual(expected);
  });

  it('reminds at ten and at two days under different keys; after an outage only the nearer one goes', () => {
    const keys = (offset: number) =>
      planVisitNotices(facts(), calendar, at(offset))
        .filter((one) => one.kind === 'visit-reminder')
        .map((one) => one.key);
    expect(keys(-10)).toEqual(keys(-5));
    expect(keys(-2)).not.toEqual(keys(-10));
    expect(keys(-2)).toHaveLength(2);
  });

  it('asks the manager of a home at forty days and nobody else until the home has agreed', () => {
    const service = { ...facts().visit.service, isHome: true };
    expect(plan(facts({ visit: { service } }), at(-41))).toEqual([]);
    expect(plan(facts({ visit: { service } }), at(-30))).toEqual(['visit-agreement-asked manager']);
    const agreed = { managerAgreedAt: at(-35), childrenAgreedAt: at(-35) };
    expect(plan(facts({ places: ['held', 'held'], visit: { service, ...agreed } }), at(-30))).toEqual([
      'visit-invited a',
      'visit-invited b',
    ]);
  });

  it('offers an open place to three, and to more while it stays open', () => {
    const offered = (offset: number) =>
      plan(facts({ places: ['accepted', 'open'] }), at(offset)).filter((one) =>
        one.startsWith('visit-place-open'),
      );
    expect(offered(-30)).toHaveLength(3);
    expect(offered(-28)).toHaveLength(4);
  });
});

describe('after a visit', () => {
  it('thanks when it ends, on that day only, and asks for the note on the next working day', () => {
    expect(plan(facts(), at(0, '11:00'))).toEqual([]);
    expect(plan(facts(), at(0, '11:45'))).toEqual(['visit-thanks a', 'visit-thanks b']);
    expect(plan(facts(), at(1))).toEqual(['visit-note-asked a', 'visit-note-asked b']);
  });

  it('reminds once at five days, unless a note has come', () => {
    expect(plan(facts(), at(5))).toEqual(['visit-note-reminder a', 'visit-note-reminder b']);
    const noted = facts({ noted: new Set(['a']), notedAt: at(2), visit: { state: 'made' } });
    expect(plan(noted, at(5))).toEqual(['visit-note-asked b', 'visit-reply-asked manager']);
  });

  it('reminds the manager at eight days after the note, and tells the clerk when ten have gone by', () => {
    const noted = facts({ noted: new Set(['a', 'b']), notedAt: at(1), visit: { state: 'made' } });
    expect(plan(noted, at(8))).toEqual(['visit-reply-asked manager']);
    expect(plan(noted, at(9))).toEqual(['visit-reply-asked manager', 'visit-reply-reminder manager']);
    expect(plan(noted, at(12))).toContain('visit-gap clerk');
    expect(plan({ ...noted, replied: true }, at(12))).toEqual([]);
  });

  it.each(['cancelled', 'not-made'] as const)('says nothing about a visit that was %s', (state) => {
    for (const offset of [-30, -2, 0, 1, 5])
      expect(plan(facts({ visit: { state } }), at(offset))).toEqual([]);
  });
});

it('gives the same keys whenever it is asked, and never one twice', () => {
  const states = fc.constantFrom<PlaceState>('open', 'held', 'accepted');
  let planned = 0;
  fc.assert(
    fc.property(fc.tuple(states, states), fc.integer({ min: -60, max: 60 }), (places, offset) => {
      const now = instantAt(addDays(visitDay, offset) as Day, '12:00');
      const keys = planVisitNotices(facts({ places }), calendar, now).map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
      planned += keys.length;
      expect(planVisitNotices(facts({ places }), calendar, now).map((one) => one.key)).toEqual(keys);
      for (const one of planVisitNotices(facts({ places }), calendar, now))
        expect(one.dueAt <= now).toBe(true);
    }),
    { numRuns: 200, seed: 4 },
  );
  expect(planned).toBeGreaterThan(300);
});
