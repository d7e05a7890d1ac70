/** Words for visits that cards, lists and messages share. */
import { formatDay, formatTime } from '../../services/calendar/rules';
import type { VisitNoticeKind } from '../../services/notices/visit-kinds';
import type { Visit } from '../../services/visits/rules';
import { endOf } from '../../services/visits/times';
import { counted, listOf, sentenceCase } from './words';

export const visitKindWords: Record<VisitNoticeKind, string> = {
  'visit-invited': 'an invitation to a visit',
  'visit-reminder': 'a visit soon',
  'visit-place-open': 'an open place on a visit',
  'visit-swap-offered': 'a swap on offer',
  'visit-note-asked': 'the note of a visit',
  'visit-note-reminder': 'the note of a visit, once more',
  'visit-agreement-asked': 'agreement to a visit',
  'visit-reply-asked': 'a note to reply to',
  'visit-reply-reminder': 'a note to reply to, once more',
  'visit-changed': 'a visit that changed',
  'visit-cancelled': 'a visit that was called off',
  'visit-thanks': 'thanks for a visit',
  'visit-swap-taken': 'an answer to a swap',
  'visit-swap-done': 'how a swap ended',
  'visit-swap-clerk': 'a swap between members',
  'visit-manager-told': 'a visit to a service',
  'visit-answered': 'a service’s reply',
  'visit-action-given': 'something to do after a visit',
  'visit-action-due': 'something to do after a visit, due today',
  'visit-action-done': 'what was done after a visit',
  'visit-gap': 'something missing of a visit',
  'visit-list-drafted': 'the list of visits for the meeting',
  'visit-paper-ended': 'the year as a paper',
  'visit-feed-stopped': 'a calendar link that was stopped',
};

/** 'Wednesday 10 March 2027, 10:00 to 11:30' */
export function whenWords(visit: Pick<Visit, 'day' | 'startsAt' | 'minutes'>): string {
  return `${formatDay(visit.day)}, ${visit.startsAt} to ${formatTime(endOf(visit))}`;
}

/** 'Virtual School, Wednesday 10 March 2027' */
export function visitWords(visit: Pick<Visit, 'service' | 'day'>): string {
  return `${visit.service.name}, ${formatDay(visit.day)}`;
}

/** 'Councillor A and Councillor B; one place is open' */
export function goingWords(visit: Visit): string {
  const names = visit.places.flatMap((place) =>
    place.name === null ? [] : [place.state === 'held' ? `${place.name} (asked)` : place.name],
  );
  const open = visit.places.filter((place) => place.state === 'open').length;
  const left = open === 0 ? '' : counted(open, 'place is open', 'places are open');
  return sentenceCase([listOf(names), left].filter((text) => text !== '').join('; '));
}
