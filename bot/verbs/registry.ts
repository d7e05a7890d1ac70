/** Every verb and its handler. A verb added to cards/verbs.ts without a handler is a type error here. */
import type { VerbName } from '../../cards/verbs';
import { type Handler, show } from '../press';
import { clerkChase, clerkSendChase } from './clerk-chase';
import { clerkNotices } from './clerk-notices';
import { clerkBuildPack, clerkPack } from './clerk-pack';
import { clerkDecideMoreTime, clerkOpenRound } from './clerk-round';
import { clerkStatus } from './clerk-status';
import { clerkTimetable } from './clerk-timetable';
import { clerkAddDayOff, clerkDayOff, clerkDaysOff, clerkRemoveDayOff } from './days-off';
import { help, helpCard } from './help';
import { meetingHandlers } from './meetings';
import { recordRead } from './record-read';
import { agendaHandlers } from './registry-agenda';
import { editionHandlers } from './registry-editions';
import { packHandlers } from './registry-pack';
import { questionHandlers } from './registry-questions';
import { scorecardHandlers } from './registry-scorecard';
import { visitHandlers } from './registry-visits';
import { wordHandlers } from './registry-words';
import { scrutinyAccept, scrutinySendBack } from './scrutiny-decide';
import { scrutinyList } from './scrutiny-list';
import { scrutinyConfirmNumbers, scrutinyOpen } from './scrutiny-open';
import { stepHandlers } from './steps';
import { stopHandlers } from './stops';
import { updateHistory } from './update-history';
import { updateAskMoreTime, updateMoreTime } from './update-more-time';
import { updateNoChange, updateSendNoChange } from './update-no-change';
import { updateConfirmNumbers } from './update-numbers';
import { updateOpen } from './update-open';
import { updatePassOn, updateSendPassOn } from './update-pass-on';
import { updateSaveDraft } from './update-save-draft';
import { updateSend } from './update-send';
import { updatesList } from './updates-list';
import { updatesNoChange, updatesSendNoChange } from './updates-no-change';

export const handlers: { [Name in VerbName]: Handler<Name> } = {
  help,
  // Read by dispatch itself: it chooses the committee and then goes on with what was asked for.
  'committee.choose': async ({ turn }) => show(helpCard(turn)),
  // Read by dispatch itself too.
  'form.start-again': async ({ turn }) => show(helpCard(turn)),
  ...visitHandlers,
  ...stepHandlers,
  ...stopHandlers,
  ...meetingHandlers,
  'updates.list': updatesList,
  'updates.no-change': updatesNoChange,
  'updates.send-no-change': updatesSendNoChange,
  'update.open': updateOpen,
  'update.save-draft': updateSaveDraft,
  'update.confirm-numbers': updateConfirmNumbers,
  'update.send': updateSend,
  'update.no-change': updateNoChange,
  'update.send-no-change': updateSendNoChange,
  'update.history': updateHistory,
  'update.pass-on': updatePassOn,
  'update.send-pass-on': updateSendPassOn,
  'update.more-time': updateMoreTime,
  'update.ask-more-time': updateAskMoreTime,
  'scrutiny.list': scrutinyList,
  'scrutiny.open': scrutinyOpen,
  'scrutiny.confirm-numbers': scrutinyConfirmNumbers,
  'scrutiny.accept': scrutinyAccept,
  'scrutiny.send-back': scrutinySendBack,
  'clerk.status': clerkStatus,
  'clerk.open-round': clerkOpenRound,
  'clerk.chase': clerkChase,
  'clerk.send-chase': clerkSendChase,
  'clerk.decide-more-time': clerkDecideMoreTime,
  'clerk.build-pack': clerkBuildPack,
  'clerk.pack': clerkPack,
  'clerk.notices': clerkNotices,
  'record.read': recordRead,
  'clerk.timetable': clerkTimetable,
  'clerk.day-off': clerkDayOff,
  'clerk.add-day-off': clerkAddDayOff,
  'clerk.days-off': clerkDaysOff,
  'clerk.remove-day-off': clerkRemoveDayOff,
  ...questionHandlers,
  ...agendaHandlers,
  ...editionHandlers,
  ...scorecardHandlers,
  ...packHandlers,
  ...wordHandlers,
};
