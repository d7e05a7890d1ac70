/** What people type about the agenda, reports, committee actions and the work programme. */
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showAgenda } from './verbs/agenda-list';
import { showActions } from './verbs/committee-actions';
import { showProgramme } from './verbs/programme';
import { reportsNew, showReports } from './verbs/reports-list';

export const agendaCommands: [RegExp, (services: BotServices, turn: Turn) => Promise<Reply>][] = [
  [/^(the )?agenda\b/, (services, turn) => showAgenda(services, turn, null)],
  [/^(my )?reports?$/, (services, turn) => showReports(services, turn, null)],
  [/^write (a |the )?report/, (services, turn) => reportsNew({ turn, services, data: {}, typed: {} })],
  [/^(committee actions?|action log)$/, (services, turn) => showActions(services, turn)],
  [/^work program(me)?$/, (services, turn) => showProgramme(services, turn)],
];
