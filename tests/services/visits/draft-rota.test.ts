/** A year's rota: no hard rule is ever broken, shares are within one visit, and what cannot be done is explained. */
import fc from 'fast-check';
import type { Day } from '../../../services/calendar/rules';
import { costing } from '../../../services/visits/draft-cost';
import { draftRota } from '../../../services/visits/draft-rota';
import { memberSets } from '../../../services/visits/draft-search';
import { rotaSlots } from '../../../services/visits/draft-slots';
import { type DraftedRota, dayRuleBroken, type RotaProblem } from '../../../services/visits/rota-problem';
import { whyNotEligible } from '../../../services/visits/rules';
import { addDays, day, loads, member, onlyDays, problem, range, service } from './rota-sample';

/** Every hard rule that a draft breaks, in words; none is a lawful rota. */
function broken(of: RotaProblem, { visits }: DraftedRota): string[] {
  const kept = new Set(of.kept);
  return visits
    .filter((visit) => !kept.has(visit))
    .flatMap((visit) => {
      const home = of.services.find((one) => one.id === visit.serviceId)?.isHome ?? false;
      return [
        ...dayRuleBroken(of, visit.day, home).map((rule) => `${visit.day} breaks ${rule}`),
        ...(new Set(visit.memberIds).size < visit.memberIds.length ? [`${visit.day}: a member twice`] : []),
        ...(visit.memberIds.length > of.settings.membersAVisit ? [`${visit.day}: too many`] : []),
        ...visit.memberIds.flatMap((id) => {
          const who = of.members.find((one) => one.personId === id);
          const why = who ? whyNotEligible(who, visit.day) : 'not-in-office';
          return why ? [`${id} on ${visit.day}: ${why}`] : [];
        }),
      ];
    });
}

const spread = (of: RotaProblem, drafted: DraftedRota) => {
  const counts = loads(drafted.visits, of.members);
  return Math.max(...counts) - Math.min(...counts);
};

/** Members away for stretches, some untrained for a while, some whose check runs out. */
const awkward = fc
  .array(
    fc.record({
      party: fc.constantFrom('Party A', 'Party B', 'Party C'),
      away: fc.array(fc.tuple(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 5, max: 60 })), {
        maxLength: 4,
      }),
      trainedAfter: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null, freq: 4 }),
      checkEndsAfter: fc.option(fc.integer({ min: 200, max: 364 }), { nil: null, freq: 4 }),
      visitsBefore: fc.integer({ min: 0, max: 6 }),
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map((members) => {
    const first = day('2026-09-01');
    return problem({
      members: members.map((one, index) =>
        member(index, {
          party: one.party,
          away: one.away.map(([start, length]) => ({
            from: addDays(first, start),
            until: addDays(first, start + length),
          })),
          trainedOn: one.trainedAfter === null ? day('2026-01-01') : addDays(first, one.trainedAfter),
          checkUntil: one.checkEndsAfter === null ? day('2029-01-01') : addDays(first, one.checkEndsAfter),
          visitsBefore: one.visitsBefore,
        }),
      ),
      services: Array.from({ length: 12 }, (_, index) => service(index, { isHome: index === 10 })),
      settings: {
        visitsAMonth: 1,
        membersAVisit: 2,
        preElection: [range('2027-03-22', '2027-05-06')],
        quietTimes: [range('2026-12-19', '2027-01-03')],
      },
    });
  });

describe('a year for twelve members and twelve services', () => {
  it('breaks no hard rule, covers every service and keeps shares within one visit, whoever is away when', () => {
    let [whole, away] = [0, 0];
    fc.assert(
      fc.property(awkward, (of) => {
        const drafted = draftRota(of);
        expect(broken(of, drafted)).toEqual([]);
        expect(new Set(drafted.visits.map((visit) => visit.serviceId)).size).toBe(12);
        const open = drafted.visits.some((visit) => visit.memberIds.length < 2);
        away += of.members.filter((one) => one.away.length > 0).length;
        if (!open) whole += 1;
        if (!open)
          expect(spread(of, drafted) <= 1 || drafted.notes.some((note) => /within one/.test(note))).toBe(
            true,
          );
      }),
      { numRuns: 25, seed: 5, endOnFailure: true },
    );
    expect([whole >= 10, away > 50]).toEqual([true, true]);
  });

  it('sends members of different parties where it can', () => {
    const of = problem();
    const party = new Map(of.members.map((one) => [one.personId, one.party]));
    for (const visit of draftRota(of).visits)
      expect(new Set(visit.memberIds.map((id) => party.get(id))).size).toBe(2);
  });

  it('gives an extra visit to those with fewest in the years before', () => {
    const members = Array.from({ length: 7 }, (_, index) =>
      member(index, { visitsBefore: index < 4 ? 8 : 1 }),
    );
    const counts = loads(draftRota(problem({ members })).visits, members);
    // 24 places for seven: three have four, and they are those with fewest before.
    expect(counts).toEqual([3, 3, 3, 3, 4, 4, 4]);
  });

  it('gives a member of half the year half a share', () => {
    const members = Array.from({ length: 12 }, (_, index) =>
      member(index, index === 0 ? { untilDay: day('2027-02-28') } : {}),
    );
    const counts = loads(draftRota(problem({ members })).visits, members);
    expect(counts[0]).toBe(1);
  });

  it('is the same draft each time', () => {
    expect(draftRota(problem())).toEqual(draftRota(problem()));
  });

  it('spreads several visits of one month over it', () => {
    const of = problem({ settings: { ...problem().settings, visitsAMonth: 2 } });
    const days = draftRota(of).visits.map((visit) => visit.day);
    expect(days).toHaveLength(24);
    for (const [index, one] of days.entries())
      if (index > 0) expect(Date.parse(one) - Date.parse(days[index - 1] as Day)).toBeGreaterThan(86_400_000);
  });
});

describe('a small rota, against every rota there is', () => {
  /** Three months of two or three days each, few members: all can be tried. */
  const small = fc
    .record({
      members: fc.array(
        fc.record({
          party: fc.constantFrom('Party A', 'Party B'),
          away: fc.subarray([
            '2026-09-08',
            '2026-09-16',
            '2026-10-07',
            '2026-10-20',
            '2026-11-04',
            '2026-11-18',
          ]),
          visitsBefore: fc.integer({ min: 0, max: 4 }),
        }),
        { minLength: 3, maxLength: 4 },
      ),
      services: fc.integer({ min: 2, max: 3 }),
      home: fc.boolean(),
    })
    .map(({ members, services, home }) =>
      problem({
        until: day('2026-11-30'),
        isWorkingDay: onlyDays([
          '2026-09-08',
          '2026-09-16',
          '2026-10-07',
          '2026-10-20',
          '2026-11-04',
          '2026-11-18',
        ]),
        earliest: { service: day('2026-07-27'), home: day('2026-10-10') },
        members: members.map((one, index) =>
          member(index, { ...one, away: one.away.map((off) => range(off, off)) }),
        ),
        services: Array.from({ length: services }, (_, index) =>
          service(index, { isHome: home && index === 0 }),
        ),
      }),
    );

  it('is as good as the best of them', () => {
    fc.assert(
      fc.property(small, (of) => {
        const { slots } = rotaSlots(of);
        const costs = costing(of, slots);
        const sets = memberSets(of.members.length, 2);
        const each = of.services.flatMap((_, index) => sets.map((members) => ({ service: index, members })));
        let best = Number.POSITIVE_INFINITY;
        for (const a of each)
          for (const b of each) for (const c of each) best = Math.min(best, costs.cost([a, b, c]));
        const drafted = draftRota(of);
        expect(costs.cost(asChoices(of, drafted, slots.length))).toBeCloseTo(best, 6);
      }),
      { numRuns: 60, seed: 3, endOnFailure: true },
    );
  });

  /** A draft back as choices; a month that has no visit costs what an open one does. */
  function asChoices(of: RotaProblem, drafted: DraftedRota, slots: number) {
    return Array.from({ length: slots }, (_, slot) => {
      const visit = drafted.visits.find(
        (one) => one.day.slice(0, 7) === `2026-${String(9 + slot).padStart(2, '0')}`,
      );
      return {
        service: Math.max(
          of.services.findIndex((one) => one.id === visit?.serviceId),
          0,
        ),
        members: (visit?.memberIds ?? []).map((id) => of.members.findIndex((one) => one.personId === id)),
      };
    });
  }
});

describe('drafting again after a change', () => {
  const of = problem();
  const first = draftRota(of);
  const before = first.visits.map((visit, index) => ({ ...visit, visitId: `v${index}` }));
  const differences = (visits: DraftedRota['visits']) =>
    visits.flatMap((visit) => {
      const stood = before.find((one) => one.visitId === visit.visitId);
      return [
        ...(stood?.day === visit.day ? [] : ['day']),
        ...(stood?.serviceId === visit.serviceId ? [] : ['service']),
        ...visit.memberIds.filter((id) => !stood?.memberIds.includes(id)),
      ];
    });

  it('changes nothing when nothing changed', () => {
    expect(differences(draftRota({ ...of, before }).visits)).toEqual([]);
  });

  it('fills only the places of a member who leaves', () => {
    const gone = before[8]?.memberIds[0] as string;
    const members = of.members.map((one) =>
      one.personId === gone ? { ...one, untilDay: day('2026-10-31') } : one,
    );
    const places = before.filter(
      (visit) => visit.memberIds.includes(gone) && visit.day > '2026-10-31',
    ).length;
    const again = draftRota({ ...of, members, before });
    expect(broken({ ...of, members }, again)).toEqual([]);
    expect(differences(again.visits)).toHaveLength(places);
  });

  it('moves only the visit whose day became a bank holiday', () => {
    const holiday = before[3]?.day;
    const changed = { ...of, before, isWorkingDay: (one: Day) => one !== holiday && of.isWorkingDay(one) };
    const again = draftRota(changed);
    expect(broken(changed, again)).toEqual([]);
    expect(differences(again.visits)).toEqual(['day']);
  });

  it('leaves what the clerk set by hand, and counts it in the shares', () => {
    const byHand = { ...(before[5] as (typeof before)[number]), memberIds: ['m0', 'm3'], byHand: true };
    const again = draftRota({
      ...of,
      kept: [byHand],
      before: before.filter((visit) => visit.visitId !== byHand.visitId),
    });
    expect(again.visits).toContainEqual(byHand);
    expect(spread(of, again)).toBeLessThanOrEqual(1);
  });
});

describe('what cannot be done', () => {
  it('names the month, the service and the one rule in the way', () => {
    const members = problem().members.map((one, index) =>
      index === 0 ? one : { ...one, away: [range('2027-02-01', '2027-02-28')] },
    );
    const { notes, visits } = draftRota(problem({ members }));
    const note = notes.find((one) => one.startsWith('February 2027'));
    expect(note).toMatch(/Service \d+: only 1 of the 2 that are needed/);
    expect(note).toMatch(/The rule in the way is the dates on which members are away \(/);
    expect(visits.find((visit) => visit.day.startsWith('2027-02'))?.memberIds).toEqual(['m0']);
  });

  it('names two rules only when neither alone is the reason', () => {
    const members = [0, 1].map((index) =>
      member(index, { away: [range('2027-02-01', '2027-02-28')], trainedOn: day('2027-03-01') }),
    );
    const { notes } = draftRota(problem({ members }));
    expect(notes.find((one) => one.startsWith('February 2027'))).toMatch(/training and the dates on which/);
    expect(notes.find((one) => one.startsWith('January 2027'))).toMatch(/The rule in the way is training/);
  });

  it('moves the visit of a month that the pre-election period fills, and says so', () => {
    const settings = { ...problem().settings, preElection: [range('2027-03-29', '2027-05-06')] };
    const { notes, visits } = draftRota(problem({ settings }));
    expect(notes).toContainEqual(
      'No visit can be in April 2027: every working day is in the pre-election period. It is in May 2027 instead.',
    );
    expect(visits.filter((visit) => visit.day.startsWith('2027-05'))).toHaveLength(2);
  });

  it('says which services a year is too short for', () => {
    const services = Array.from({ length: 14 }, (_, index) =>
      service(index, { lastVisited: index < 2 ? day('2026-06-01') : day('2025-01-01') }),
    );
    const { notes } = draftRota(problem({ services }));
    expect(notes.join(' ')).toMatch(/12 visits for 14 services.*leaves out Service 0 and Service 1/);
  });

  it('says whose share cannot be equal, and why', () => {
    const members = problem().members.map((one, index) =>
      index === 4 ? { ...one, away: [range('2026-09-01', '2027-08-31')] } : one,
    );
    const { notes } = draftRota(problem({ members }));
    expect(notes.join(' ')).toMatch(/Councillor E may go in 0 of 12 months and has 0.*members are away/);
  });

  it('answers when there is nobody, or nothing to visit', () => {
    expect(draftRota(problem({ members: [] })).notes[0]).toMatch(/no member of the 2 that are needed/);
    expect(draftRota(problem({ services: [] })).notes).toEqual([
      'There is no service to visit yet. Import them first.',
    ]);
  });
});
