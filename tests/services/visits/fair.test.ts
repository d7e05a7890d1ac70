/** Hard years: no rule broken, and as full and as fair as a solver's optimum. */
import { draftRota } from '../../../services/visits/draft-rota';
import { dayRuleBroken } from '../../../services/visits/rota-problem';
import { whyNotEligible } from '../../../services/visits/rules';
import { bestScore } from '../../support/rota-solver';
import { hardYear, loads } from './rota-sample';

it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  'hard year %i breaks no rule, and nothing fuller or fairer is to be had',
  async (seed) => {
    const of = hardYear(seed);
    const { visits, notes } = draftRota(of);
    for (const visit of visits) {
      const home = of.services.find((one) => one.id === visit.serviceId)?.isHome ?? false;
      expect(dayRuleBroken(of, visit.day, home)).toEqual([]);
      for (const id of visit.memberIds)
        expect(whyNotEligible(of.members.find((one) => one.personId === id) as never, visit.day)).toBeNull();
      expect(new Set(visit.memberIds).size).toBe(visit.memberIds.length);
    }
    const counts = loads(visits, of.members);
    const openPlaces = visits.reduce((sum, visit) => sum + 2 - visit.memberIds.length, 0);
    expect({
      openPlaces,
      servicesLeftOut: 12 - new Set(visits.map((visit) => visit.serviceId)).size,
      squares: counts.reduce((sum, count) => sum + count * count, 0),
    }).toEqual(await bestScore(of));
    // What could not be had, it says.
    if (openPlaces > 0) expect(notes.join(' ')).toMatch(/The rule in the way/);
    if (Math.max(...counts) - Math.min(...counts) > 1)
      expect(notes.join(' ')).toMatch(/within one|may go in/);
  },
);
