/** `visits.list` and `visit.open`: a person’s visits, whatever they are to them, and one visit. */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { visitCard, visitsListCard } from '../../cards/visit-cards';
import { addDays, formatDay, formatShortDay, londonDay } from '../../services/calendar/rules';
import { agreedTo, placeOf, type Visit } from '../../services/visits/rules';
import type { VisitRecord } from '../../services/visits/service';
import { goingWords } from '../present/visit-words';
import { seenBy, visitView } from '../present/visits';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';

export const visitsList: Handler<'visits.list'> = ({ turn, services }) => showVisits(services, turn);

export const visitOpen: Handler<'visit.open'> = ({ turn, data, services }) =>
  showVisit(services, turn, data.visitId);

export async function showVisit(
  services: BotServices,
  turn: Turn,
  visitId: string,
  extra: { title?: string; note?: string | null; problem?: string | null } = {},
): Promise<Reply> {
  const seen = await seenBy(services, turn.person, visitId);
  if (!seen) return visitNotForYou();
  return show(visitCard(await visitView(services, turn.person, seen, extra)));
}

export function visitNotForYou(): Reply {
  return show(
    messageCard({
      title: 'This visit is with others',
      lines: ['It is shown to those who go, the service’s manager, the chair and the clerk.'],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}

type Row = { visitId: string; words: string; state: string; button: string };

export async function showVisits(
  services: BotServices,
  turn: Turn,
  options: { problem?: string | null; done?: string | null } = {},
): Promise<Reply> {
  const { person } = turn;
  const today = londonDay(turn.now);
  const here = ({ committeeId }: { committeeId: string }) => committeeId === turn.committeeId;
  const mine = (await services.visits.ofMember(person.id, addDays(today, -365))).filter(here);
  const managed = (await services.visits.ofManager(person.id, addDays(today, -180))).filter(here);
  const member = can(turn, 'visits.make');
  const open = member ? await services.visits.openFor(turn.committeeId, person.id) : [];
  const records = await services.visits.records(mine.concat(managed).map((visit) => visit.id));
  const mineToDo = (await services.visits.actionsFor(person.id)).filter(here);
  const toDo = mineToDo.map(({ visitId, what, dueDay }) => ({
    ...{ visitId, words: what, state: `By ${formatDay(dueDay)}` },
    button: `Open ${formatShortDay(dueDay)}`,
  }));
  const groups = [
    {
      title: 'Your visits',
      rows: mine.flatMap((visit) => memberRow(visit, person.id, records, turn.now)).slice(-10),
    },
    { title: 'Open places', rows: open.slice(0, 5).map((visit) => asRow(visit, goingWords(visit))) },
    {
      title: 'Visits to your service',
      rows: managed.flatMap((visit) => managerRow(visit, records, turn.now)).slice(-10),
    },
    { title: 'To do after visits', rows: toDo.slice(0, 8) },
  ].filter((group) => group.rows.length > 0);
  return show(
    visitsListCard({
      problem: options.problem ?? null,
      done: options.done ?? null,
      groups,
      mayGo: member,
      clerk: can(turn, 'visits.run'),
      chair: can(turn, 'visits.oversee') && !can(turn, 'visits.run'),
    }),
  );
}

function asRow(visit: Visit, state: string): Row {
  const words = `${formatShortDay(visit.day)}: ${visit.service.name}`;
  return { visitId: visit.id, words, state, button: `Open ${formatShortDay(visit.day)}` };
}

function memberRow(visit: Visit, personId: string, records: VisitRecord[], now: Date): Row[] {
  const place = placeOf(visit, personId);
  const record = records.find((one) => one.visit.id === visit.id);
  if (!place || !record) return [];
  const past = visit.day < londonDay(now);
  if (visit.state === 'cancelled') return past ? [] : [asRow(visit, 'Called off')];
  if (!past)
    return agreedTo(visit) || place.state === 'accepted'
      ? [asRow(visit, place.state === 'held' ? 'Please say whether you can go' : 'You are going')]
      : [];
  if (place.state !== 'accepted' || visit.state === 'not-made') return [];
  if (record.notes.length === 0) return [asRow(visit, 'Your note is welcome')];
  return [asRow(visit, record.reply ? 'The service has replied' : 'A note has been sent')];
}

function managerRow(visit: Visit, records: VisitRecord[], now: Date): Row[] {
  const record = records.find((one) => one.visit.id === visit.id);
  if (!record || visit.state === 'not-made') return [];
  const today = londonDay(now);
  if (visit.state === 'cancelled') return visit.day < today ? [] : [asRow(visit, 'Called off')];
  if (visit.day >= today)
    return [
      asRow(visit, agreedTo(visit) ? goingWords(visit) : 'Please say whether you and the children agree'),
    ];
  if (record.notes.length === 0) return [];
  const undone = record.actions.find((action) => action.doneAt === null);
  if (record.reply === null) return [asRow(visit, 'Please reply to the note')];
  return [asRow(visit, undone ? `To be done by ${formatDay(undone.dueDay)}` : 'Replied')];
}
