/** What people type about visits. */
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitAway } from './visit-answer';
import { visitCalendar } from './visit-calendar';
import { showMeetingVisits } from './visit-committee';
import { showVisits } from './visit-list';
import { showRota } from './visit-rota';
import { showSettings } from './visit-settings';
import { showYear } from './visit-year';

type Command = (services: BotServices, turn: Turn) => Promise<Reply>;

export const visitCommands: [pattern: RegExp, command: Command][] = [
  [/^(my )?(frontline )?visits?$/, (services, turn) => showVisits(services, turn)],
  [/^(the )?(visits? )?rota$/, (services, turn) => showRota(services, turn, { rotaId: null, page: 0 })],
  [/^visits? for the (next )?meeting/, (services, turn) => showMeetingVisits(services, turn, null)],
  [
    /^(the )?(year of visits|visits? (of |this |for )?(the )?year)$/,
    (services, turn) => showYear(services, turn, null),
  ],
  [/^visits? settings$/, (services, turn) => showSettings(services, turn, {}, {})],
  [/^(i am )?away$/, (services, turn) => visitAway({ turn, services, data: {}, typed: {} })],
  [/^(my )?calendar( link)?$/, (services, turn) => visitCalendar({ turn, services, data: {}, typed: {} })],
];
