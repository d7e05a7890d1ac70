/** What people type about visits. */
import type { TypedWord } from '../typed-word';
import { visitAway } from './visit-answer';
import { visitCalendar } from './visit-calendar';
import { showMeetingVisits } from './visit-committee';
import { showVisits } from './visit-list';
import { showRota } from './visit-rota';
import { showSettings } from './visit-settings';
import { showYear } from './visit-year';

export const visitCommands: TypedWord[] = [
  [/^(my )?(frontline )?visits?$/, 'visits.read', (services, turn) => showVisits(services, turn)],
  [
    /^(the )?(visits? )?rota$/,
    'visits.run',
    (services, turn) => showRota(services, turn, { rotaId: null, page: 0 }),
  ],
  [
    /^visits? for the (next )?meeting/,
    'visits.oversee',
    (services, turn) => showMeetingVisits(services, turn, null),
  ],
  [
    /^(the )?(year of visits|visits? (of |this |for )?(the )?year)$/,
    'visits.oversee',
    (services, turn) => showYear(services, turn, null),
  ],
  [/^visits? settings$/, 'visits.run', (services, turn) => showSettings(services, turn, {}, {})],
  [/^(i am )?away$/, 'visits.make', (services, turn) => visitAway({ turn, services, data: {}, typed: {} })],
  [
    /^(my )?calendar( link)?$/,
    'visits.read',
    (services, turn) => visitCalendar({ turn, services, data: {}, typed: {} }),
  ],
];
