/** Shares of a hard year, measured against every share there could be: by whoever may go at all in each month. */
import { draftRota } from '../../../services/visits/draft-rota';
import { dayRuleBroken, type RotaProblem } from '../../../services/visits/rota-problem';
import { whyNotEligible } from '../../../services/visits/rules';
import { addDays, day, loads, member, problem, range, service } from './rota-sample';

/** A stream of numbers from 0 to 1, the same each time. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Term-time carers away whole months, shift workers with few days, a party of one, a check that runs out. */
function hardYear(seed: number): RotaProblem {
  const next = stream(seed);
  const first = day('2026-09-01');
  return problem({
    members: Array.from({ length: 12 }, (_, index) =>
      member(index, {
        party: index === 0 ? 'Alone' : next() < 0.6 ? 'Large' : 'Small',
        away: Array.from({ length: Math.floor(next() * 6) }, () => {
          const from = addDays(first, Math.floor(next() * 360));
          return { from, until: addDays(from, 3 + Math.floor(next() * 45)) };
        }),
        checkUntil: next() < 0.2 ? addDays(first, 150 + Math.floor(next() * 200)) : day('2029-01-01'),
        visitsBefore: Math.floor(next() * 5),
      }),
    ),
    services: Array.from({ length: 12 }, (_, index) => service(index, { isHome: index % 5 === 0 })),
    committeeDays: ['2026-12-01', '2027-03-02', '2027-06-08', '2026-09-15', '2026-10-14'].map(day),
    settings: {
      ...{ visitsAMonth: 1, membersAVisit: 2 },
      preElection: [range('2027-03-22', '2027-05-06')],
      quietTimes: [range('2026-12-19', '2027-01-03')],
    },
  });
}

/** Whether each could have from `least` to `most` visits, if any two who may go in a month could go together. */
function couldShare(months: boolean[][], { least, most }: { least: number; most: number }): boolean {
  // Every month has two places; a member takes one of each month at most. Lower bounds first, then the rest, by augmenting.
  const taken = months.map(() => new Set<number>());
  const load = (months[0] ?? []).map(() => 0);
  const augment = (who: number, seen: Set<number>): boolean => {
    for (const [month, may] of months.entries()) {
      const there = taken[month] as Set<number>;
      if (!may[who] || there.has(who) || seen.has(month)) continue;
      seen.add(month);
      if (there.size < 2) {
        there.add(who);
        return true;
      }
      for (const other of there) {
        there.delete(other);
        there.add(who);
        if (augment(other, seen)) return true;
        there.delete(who);
        there.add(other);
      }
    }
    return false;
  };
  for (const limit of [least, most])
    for (const who of load.keys())
      while ((load[who] ?? 0) < limit && augment(who, new Set())) load[who] = (load[who] ?? 0) + 1;
  return (
    load.every((count) => count >= least) &&
    taken.every((there, month) => there.size === Math.min(2, months[month]?.filter(Boolean).length ?? 0))
  );
}

it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  'hard year %i is fair, lawful and quick',
  (seed) => {
    const of = hardYear(seed);
    const started = process.cpuUsage();
    const { visits, notes } = draftRota(of);
    // Of the processor's time: the machine of a test does other work too.
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(1000);
    for (const visit of visits) {
      const home = of.services.find((one) => one.id === visit.serviceId)?.isHome ?? false;
      expect(dayRuleBroken(of, visit.day, home)).toEqual([]);
      for (const id of visit.memberIds)
        expect(whyNotEligible(of.members.find((one) => one.personId === id) as never, visit.day)).toBeNull();
      expect(new Set(visit.memberIds).size).toBe(visit.memberIds.length);
    }
    expect(new Set(visits.map((visit) => visit.serviceId)).size).toBe(12);
    const counts = loads(visits, of.members);
    const unequal = Math.max(...counts) - Math.min(...counts) > 1;
    const open = visits.some((visit) => visit.memberIds.length < 2);
    if (open) expect(notes.join(' ')).toMatch(/The rule in the way/);
    if (!unequal) return;
    // Then it says so, and nothing fairer was to be had: not even with the days chosen for the members alone.
    const months = visits.map(({ day: one }) =>
      of.members.map((who) => {
        const prefix = one.slice(0, 7);
        return Array.from(
          { length: 31 },
          (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`,
        ).some((text) => {
          const on = text as typeof one;
          return (
            !Number.isNaN(Date.parse(text)) &&
            dayRuleBroken(of, on, false).length === 0 &&
            whyNotEligible(who, on) === null
          );
        });
      }),
    );
    expect(notes.join(' ')).toMatch(/within one|may go in/);
    expect(couldShare(months, { least: Math.min(...counts) + 1, most: Math.max(...counts) })).toBe(false);
  },
);
