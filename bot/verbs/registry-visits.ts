/** Every verb of frontline visits and its handler. */
import type { visitVerbs } from '../../cards/verbs-visits';
import type { Handler } from '../press';
import {
  visitAccept,
  visitAddAway,
  visitAway,
  visitCannot,
  visitRemoveAway,
  visitTake,
} from './visit-answer';
import { visitCalendar, visitNewCalendar, visitStopCalendar } from './visit-calendar';
import { visitGaps, visitLine, visitMeeting, visitMembers, visitUseLine } from './visit-committee';
import { visitOpen, visitsList } from './visit-list';
import {
  visitConfirmNumbers,
  visitDidNotHappen,
  visitNote,
  visitNotMade,
  visitSaveNote,
  visitSendNote,
  visitSendWorried,
  visitWorried,
} from './visit-note';
import {
  visitAction,
  visitActionDone,
  visitAgreement,
  visitCancel,
  visitReply,
  visitSendAgreement,
  visitSendCancel,
  visitSendReply,
} from './visit-reply';
import {
  visitAgreeRota,
  visitChange,
  visitChangeDraft,
  visitDraft,
  visitRota,
  visitSet,
  visitSetVisit,
} from './visit-rota';
import { visitSaveSettings, visitSettings } from './visit-settings';
import {
  visitOfferSwap,
  visitSwap,
  visitSwapAgree,
  visitSwapDecide,
  visitSwapOpen,
  visitSwapTake,
} from './visit-swap';
import { visitYear, visitYearPaper } from './visit-year';

export const visitHandlers: { [Name in keyof typeof visitVerbs]: Handler<Name> } = {
  'visits.list': visitsList,
  'visit.open': visitOpen,
  'visit.accept': visitAccept,
  'visit.cannot': visitCannot,
  'visit.take': visitTake,
  'visit.swap': visitSwap,
  'visit.offer-swap': visitOfferSwap,
  'visit.swap-open': visitSwapOpen,
  'visit.swap-take': visitSwapTake,
  'visit.swap-agree': visitSwapAgree,
  'visit.swap-decide': visitSwapDecide,
  'visit.away': visitAway,
  'visit.add-away': visitAddAway,
  'visit.remove-away': visitRemoveAway,
  'visit.calendar': visitCalendar,
  'visit.new-calendar': visitNewCalendar,
  'visit.stop-calendar': visitStopCalendar,
  'visit.note': visitNote,
  'visit.save-note': visitSaveNote,
  'visit.confirm-numbers': visitConfirmNumbers,
  'visit.send-note': visitSendNote,
  'visit.did-not-happen': visitDidNotHappen,
  'visit.not-made': visitNotMade,
  'visit.worried': visitWorried,
  'visit.send-worried': visitSendWorried,
  'visit.reply': visitReply,
  'visit.send-reply': visitSendReply,
  'visit.action': visitAction,
  'visit.action-done': visitActionDone,
  'visit.agreement': visitAgreement,
  'visit.send-agreement': visitSendAgreement,
  'visit.cancel': visitCancel,
  'visit.send-cancel': visitSendCancel,
  'visit.rota': visitRota,
  'visit.draft': visitDraft,
  'visit.change-draft': visitChangeDraft,
  'visit.set': visitSet,
  'visit.agree-rota': visitAgreeRota,
  'visit.change': visitChange,
  'visit.set-visit': visitSetVisit,
  'visit.settings': visitSettings,
  'visit.save-settings': visitSaveSettings,
  'visit.members': visitMembers,
  'visit.gaps': visitGaps,
  'visit.meeting': visitMeeting,
  'visit.line': visitLine,
  'visit.use-line': visitUseLine,
  'visit.year': visitYear,
  'visit.year-paper': visitYearPaper,
};
