/** Whether a message about a visit is still due, asked again at the moment of sending. */
import { londonDay } from '../services/calendar/rules';
import type { VisitNoticeKind } from '../services/notices/visit-kinds';
import { agreedTo, placeOf } from '../services/visits/rules';
import { endOf, startOf } from '../services/visits/times';
import type { Seen } from './present/visits';

export function isVisitNoticeNeeded(
  kind: VisitNoticeKind,
  { visit, record, as }: Seen,
  personId: string,
  now: Date,
): boolean {
  const ahead = visit.state === 'planned' && startOf(visit) > now;
  const place = placeOf(visit, personId);
  const noted = record.notes.some((note) => note.personId === personId);
  switch (kind) {
    case 'visit-invited':
      return ahead && place?.state === 'held' && agreedTo(visit);
    case 'visit-reminder':
      return ahead && place !== null && agreedTo(visit);
    case 'visit-place-open':
      return ahead && place === null && as.member && visit.places.some((one) => one.state === 'open');
    case 'visit-thanks':
      return (
        as.accepted &&
        londonDay(now) === visit.day &&
        endOf(visit) <= now &&
        visit.state !== 'not-made' &&
        visit.state !== 'cancelled'
      );
    case 'visit-note-asked':
      return as.accepted && !noted && (visit.state === 'planned' || visit.state === 'made');
    case 'visit-note-reminder':
      return as.accepted && record.notes.length === 0 && visit.state === 'planned';
    case 'visit-agreement-asked':
      return ahead && as.manager && !agreedTo(visit);
    case 'visit-manager-told':
      return ahead && as.manager;
    case 'visit-reply-asked':
    case 'visit-reply-reminder':
      return as.manager && record.reply === null && record.notes.length > 0;
    case 'visit-changed':
      return ahead && (place !== null || as.manager);
    case 'visit-cancelled':
      return visit.state === 'cancelled' ? place !== null || as.manager : place === null && !as.manager;
    case 'visit-answered':
      return place !== null && record.reply !== null && isNews(record.reply.at, now);
    case 'visit-action-done':
      return (
        place !== null &&
        record.actions.some((action) => action.doneAt !== null && isNews(action.doneAt, now))
      );
    case 'visit-action-given':
    case 'visit-action-due':
      return as.owns.length > 0;
    case 'visit-gap':
      return (
        as.clerk &&
        visit.state !== 'cancelled' &&
        visit.state !== 'not-made' &&
        stillMissing({ visit, record }, ahead)
      );
    case 'visit-swap-offered':
    case 'visit-swap-taken':
    case 'visit-swap-done':
    case 'visit-swap-clerk':
    case 'visit-list-drafted':
    case 'visit-feed-stopped':
    case 'visit-paper-ended':
      return true;
  }
}

/** After a long outage nobody is told what is old by then; it is on the visit’s card. */
const newsForMs = 30 * 86_400_000;

function isNews(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < newsForMs;
}

function stillMissing({ visit, record }: Pick<Seen, 'visit' | 'record'>, ahead: boolean): boolean {
  if (ahead) return !agreedTo(visit) || visit.places.some((place) => place.state !== 'accepted');
  return record.notes.length === 0 || record.reply === null;
}
