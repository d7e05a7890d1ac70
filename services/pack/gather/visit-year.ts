/** The year of visits as its paper prints it, and at which meeting it is printed. */
import { londonDay } from '../../calendar/rules';
import type { Meetings } from '../../meetings/service';
import type { WorkProgramme } from '../../programme/service';
import type { Strategies } from '../../strategy/service';
import type { Visits } from '../../visits/service';
import { type VisitsYear, yearToTell } from '../../visits/year-rules';
import type { YearOfVisits } from '../compose/visit-year';

export interface VisitYearDeps {
  clock: { now(): Date };
  meetings: Pick<Meetings, 'byId'>;
  strategies: Pick<Strategies, 'current'>;
  visits: Pick<Visits, 'year'>;
  workProgramme: Pick<WorkProgramme, 'at'>;
}

/**
 * With the next year's rota the committee looks back on this one's (domain.md 3, year view): where the clerk moves that
 * item of the work programme the summary goes with it, and where it is taken out there is none.
 */
export async function yearForMeeting(deps: VisitYearDeps, meetingId: string): Promise<YearOfVisits | null> {
  const comes = await deps.workProgramme.at(meetingId);
  if (!comes.some(({ item }) => item.defaultKey === 'visits-rota')) return null;
  const { committeeId, day } = await deps.meetings.byId(meetingId);
  return yearOfVisits(deps, committeeId, yearToTell(day));
}

export async function yearOfVisits(
  deps: Pick<VisitYearDeps, 'clock' | 'strategies' | 'visits'>,
  committeeId: string,
  { from, until }: VisitsYear,
): Promise<YearOfVisits> {
  const told = await deps.visits.year(committeeId, from, until);
  const { due, reported, answered } = told.counts;
  return {
    ...{ from, until, asAt: londonDay(deps.clock.now()) },
    ...{ planned: told.planned, due, reported, answered },
    action: await actionOnVisits(deps, committeeId),
    services: told.servicesVisited,
    pledges: told.pledgesTouched,
    asks: told.asks,
    themes: told.themes.map(({ title, count }) => ({ title, count })),
    made: told.lines.map(({ day, service, summary, outcome }) => ({ day, service, found: summary, outcome })),
  };
}

/** By its words, for the next plan may give it another number: 1.6 in the plan that the product was made with. */
async function actionOnVisits(
  { strategies }: Pick<VisitYearDeps, 'strategies'>,
  committeeId: string,
): Promise<YearOfVisits['action']> {
  const plan = await strategies.current(committeeId);
  const found = plan?.actions.find(({ title }) => /\bfront-?line\b/i.test(title) && /\bvisit/i.test(title));
  return found ? { ref: found.ref, title: found.title } : null;
}
