/** What people type about the agenda, reports, committee actions and the work programme. */
import type { TypedWord } from './typed-word';
import { showAgenda } from './verbs/agenda-list';
import { showActions } from './verbs/committee-actions';
import { showProgramme } from './verbs/programme';
import { reportsNew, showReports } from './verbs/reports-list';

export const agendaCommands: TypedWord[] = [
  [/^(the )?agenda\b/, 'agenda.read', (services, turn) => showAgenda(services, turn, null)],
  [/^(my )?reports?$/, 'reports.write', (services, turn) => showReports(services, turn, null)],
  [
    /^write (a |the )?report/,
    'reports.write',
    (services, turn) => reportsNew({ turn, services, data: {}, typed: {} }),
  ],
  [
    /^(committee actions?|action log)$/,
    'committee-actions.read',
    (services, turn) => showActions(services, turn),
  ],
  [/^work program(me)?$/, 'programme.read', (services, turn) => showProgramme(services, turn)],
];
