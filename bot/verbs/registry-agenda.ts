/** Handlers of the agenda, the reports, the committee actions and the work programme. */
import type { agendaVerbs } from '../../cards/verbs-agenda';
import type { Handler } from '../press';
import { agendaChooseFile, agendaFileResults } from './agenda-file-results';
import {
  agendaEdit,
  agendaPrivate,
  agendaSave,
  agendaSendPrivate,
  agendaSendTiming,
  agendaSendWithdraw,
  agendaTiming,
  agendaWithdraw,
} from './agenda-forms';
import {
  agendaDetach,
  agendaItem,
  agendaMove,
  agendaOpen,
  agendaPlaceReport,
  agendaRestore,
} from './agenda-item';
import { agendaList } from './agenda-list';
import {
  agendaAdd,
  agendaAttach,
  agendaFiles,
  agendaMinuteNumber,
  agendaSendAdd,
  agendaSendMinuteNumber,
} from './agenda-more-forms';
import { actionsAdd, actionsList, actionsNew, actionsOpen, actionsSave } from './committee-actions';
import { programmeAdd, programmeList, programmeNew, programmeOpen, programmeSave } from './programme';
import { reportsList, reportsNew } from './reports-list';
import {
  reportsConfirmNumbers,
  reportsCreate,
  reportsOpen,
  reportsSaveSection,
  reportsSaveTitleBlock,
  reportsSection,
  reportsTitleBlock,
} from './reports-write';

export const agendaHandlers: { [Name in keyof typeof agendaVerbs]: Handler<Name> } = {
  'agenda.list': agendaList,
  'agenda.item': agendaItem,
  'agenda.add': agendaAdd,
  'agenda.send-add': agendaSendAdd,
  'agenda.edit': agendaEdit,
  'agenda.save': agendaSave,
  'agenda.move': agendaMove,
  'agenda.withdraw': agendaWithdraw,
  'agenda.send-withdraw': agendaSendWithdraw,
  'agenda.restore': agendaRestore,
  'agenda.private': agendaPrivate,
  'agenda.send-private': agendaSendPrivate,
  'agenda.open': agendaOpen,
  'agenda.timing': agendaTiming,
  'agenda.send-timing': agendaSendTiming,
  'agenda.files': agendaFiles,
  'agenda.attach': agendaAttach,
  'agenda.detach': agendaDetach,
  'agenda.file-results': agendaFileResults,
  'agenda.choose-file': agendaChooseFile,
  'agenda.minute-number': agendaMinuteNumber,
  'agenda.send-minute-number': agendaSendMinuteNumber,
  'agenda.place-report': agendaPlaceReport,
  'reports.list': reportsList,
  'reports.new': reportsNew,
  'reports.create': reportsCreate,
  'reports.open': reportsOpen,
  'reports.title-block': reportsTitleBlock,
  'reports.save-title-block': reportsSaveTitleBlock,
  'reports.section': reportsSection,
  'reports.confirm-numbers': reportsConfirmNumbers,
  'reports.save-section': reportsSaveSection,
  'actions.list': actionsList,
  'actions.open': actionsOpen,
  'actions.save': actionsSave,
  'actions.new': actionsNew,
  'actions.add': actionsAdd,
  'programme.list': programmeList,
  'programme.open': programmeOpen,
  'programme.save': programmeSave,
  'programme.new': programmeNew,
  'programme.add': programmeAdd,
};
