/** Words for visits that cards, lists and messages share. */
import { formatDay, formatTime } from '../../services/calendar/rules';
import type { Visit } from '../../services/visits/rules';
import { endOf } from '../../services/visits/times';
import { counted, listOf, sentenceCase } from './words';

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
