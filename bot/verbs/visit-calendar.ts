/** A member’s calendar link: `visit.calendar`, `visit.new-calendar`, `visit.stop-calendar`. The clerk can stop one, never see it. */

import { feedCard } from '../../cards/visit-cards';
import { londonDay } from '../../services/calendar/rules';
import { may } from '../../services/platform/permissions';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { showMembers } from './visit-committee';

export const visitCalendar: Handler<'visit.calendar'> = ({ turn, services }) =>
  showFeed(services, turn, null);

export const visitNewCalendar: Handler<'visit.new-calendar'> = async ({ turn, data, services }) => {
  const secret = await services.visits.newFeed(turn.person.id, data.submissionId);
  return showFeed(services, turn, secret && `${services.address()}/visits/${secret}.ics`);
};

export const visitStopCalendar: Handler<'visit.stop-calendar'> = async ({ turn, data, services }) => {
  if (data.personId && data.personId !== turn.person.id) {
    const target = await services.people.byId(data.personId);
    const there = { committeeId: turn.committeeId, on: londonDay(turn.now) };
    if (!can(turn, 'visits.run') || !target || !may(target, 'visits.make', there))
      return notAllowed('visits.run');
    await services.visits.stopFeed(data.personId, turn.person.id);
    return showMembers(services, turn);
  }
  await services.visits.stopFeed(turn.person.id, turn.person.id);
  return showFeed(services, turn, null);
};

async function showFeed(services: BotServices, turn: Turn, url: string | null): Promise<Reply> {
  const state = await services.visits.feedState(turn.person.id);
  return show(feedCard({ state, url, submissionId: services.newId() }));
}
