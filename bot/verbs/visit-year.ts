/** A year of visits: its counts for the chair and the clerk, and the paper that a clerk makes of it. */

import type { Card } from '../../cards/card';
import { yearCard } from '../../cards/visit-committee-cards';
import { addDays, Day, londonDay } from '../../services/calendar/rules';
import type { VisitPaper } from '../../services/pack/visit-papers';
import type { Person } from '../../services/people/rules';
import { may } from '../../services/platform/permissions';
import { visitsYear, yearWords } from '../../services/visits/year-rules';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const visitYear: Handler<'visit.year'> = ({ turn, data, services }) =>
  showYear(services, turn, data.from ? Day.parse(data.from) : null);

export const visitYearPaper: Handler<'visit.year-paper'> = async ({ turn, data, services }) => {
  const from = Day.parse(data.from);
  const asked = await services.visitPapers.ask({
    ...{ committeeId: turn.committeeId, from },
    ...{ byPersonId: turn.person.id, submissionId: data.submissionId },
  });
  return asked.ok ? showYear(services, turn, from) : notAllowed('visits.run');
};

/** `from` null: the year that today is in. */
export async function showYear(services: BotServices, turn: Turn, from: Day | null): Promise<Reply> {
  return show(await yearCardOf(services, turn.person, turn.committeeId, from));
}

export async function yearCardOf(
  services: BotServices,
  person: Person,
  committeeId: string,
  from: Day | null,
): Promise<Card> {
  const today = londonDay(services.clock.now());
  const year = visitsYear(from ?? today);
  const told = await services.visits.year(committeeId, year.from, year.until);
  const { counts } = told;
  const before = visitsYear(addDays(year.from, -1));
  const earlier = await services.visits.ofCommittee(committeeId, before.from, before.until);
  const paper = await services.visitPapers.latest(committeeId, year.from);
  return yearCard({
    title: `Visits, ${yearWords(year)}`,
    from: year.from,
    before: earlier.length > 0 ? before.from : null,
    rows: [
      ['In the rota', String(told.planned)],
      ['Due by today', String(counts.due)],
      ['Made', String(counts.made)],
      ['Reported', String(counts.reported)],
      ['Answered', String(counts.answered)],
      ['Services visited', String(told.servicesVisited.length)],
      ['Pledges touched', told.pledgesTouched.join(', ') || 'None yet'],
      ['Asks agreed', String(told.asks.agreed)],
      ['Asks not agreed', String(told.asks.notAgreed)],
      ['Agreed and done', String(told.asks.done)],
    ],
    themes: told.themes.map((one): [string, string] => [one.title, String(one.count)]),
    paper: paper && paperWords(paper),
    files: (paper?.files ?? []).flatMap(({ name, url }) =>
      url === null ? [] : [{ title: formats[name.split('.').at(-1) ?? ''] ?? name, url }],
    ),
    clerk: may(person, 'visits.run', { committeeId, on: today }),
    submissionId: services.newId(),
  });
}

const formats: Record<string, string> = { docx: 'Word', pdf: 'PDF', html: 'Web page' };

function paperWords({ no, state, files, error }: VisitPaper): string {
  switch (state) {
    case 'queued':
      return `Version ${no} of the paper is being written. A message comes when it is in the library.`;
    case 'made':
      return `Version ${no} of the paper is in the library, as a draft: ${files[0]?.name.replace(/\.\w+$/, '') ?? ''}. It names no member. To take it to a meeting, put it in that meeting’s folder and attach it to an item.`;
    case 'held':
    case 'failed':
      return `Version ${no} of the paper was not made: ${error}`;
  }
}
