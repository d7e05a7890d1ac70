/** The service’s side: its reply and what was done, a home’s agreement, and calling a visit off. */

import { visitInputs } from '../../cards/verbs-visits';
import { actionCard, agreementCard, cancelCard, replyCard } from '../../cards/visit-note-cards';
import { addWorkingDays, formatDay, londonDay, parseDay } from '../../services/calendar/rules';
import { postsOf } from '../../services/platform/permissions';
import { inspectionWords } from '../../services/visits/inspection-words';
import { visitClock } from '../../services/visits/times';
import { goingWords, visitWords, whenWords } from '../present/visit-words';
import { seenBy } from '../present/visits';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { showVisit, visitNotForYou } from './visit-list';
import { themeChoices } from './visit-note';

type Typed = Record<string, string>;

export const visitReply: Handler<'visit.reply'> = ({ turn, data, services }) =>
  showReply(services, turn, data.visitId, {}, []);

export const visitSendReply: Handler<'visit.send-reply'> = async ({ turn, data, typed, services }) => {
  const sent = await services.visits.reply({
    ...data,
    byPersonId: turn.person.id,
    typed: {
      answer: typed[visitInputs.answer] ?? '',
      words: typed[visitInputs.words] ?? '',
      action: {
        what: typed[visitInputs.actionWhat] ?? '',
        ownerPost: typed[visitInputs.actionOwner] ?? '',
        dueDay: parseDay(typed[visitInputs.actionDue] ?? ''),
      },
      themes: [typed[visitInputs.themes] ?? ''],
    },
  });
  if (sent.ok)
    return showVisit(services, turn, data.visitId, {
      title: 'Your reply has been sent',
      note: 'The visitors are told. When something has been done, please say so here.',
    });
  if (sent.refusal.code === 'already-replied')
    return showVisit(services, turn, data.visitId, { problem: visitRefusalWords(sent.refusal).join(' ') });
  return showReply(services, turn, data.visitId, typed, visitRefusalWords(sent.refusal));
};

async function showReply(
  services: BotServices,
  turn: Turn,
  visitId: string,
  typed: Typed,
  problem: string[],
): Promise<Reply> {
  const view = await replyView(services, turn, visitId, typed, problem);
  return view
    ? show(replyCard(view))
    : showVisit(services, turn, visitId, { problem: problem.join(' ') || null });
}

export async function replyView(
  services: BotServices,
  { person }: Pick<Turn, 'person'>,
  visitId: string,
  typed: Typed,
  problem: string[],
) {
  const seen = await seenBy(services, person, visitId);
  const noted = seen?.record.notes[0]?.sentAt;
  if (!seen?.as.manager || !noted || seen.record.reply) return null;
  const calendar = await services.calendar.workingCalendar();
  const due = addWorkingDays(londonDay(noted), visitClock.replyDue, calendar);
  const { committeeId } = seen.visit;
  const [on, everyone] = [londonDay(services.clock.now()), await services.people.everyone(committeeId)];
  const posts = [...new Set([person, ...everyone].flatMap((one) => postsOf(one, on, committeeId)))];
  return {
    ...{ visitId, submissionId: services.newId(), visit: visitWords(seen.visit), problem },
    due: `Please reply by ${formatDay(due)}.`,
    notes: seen.record.notes.flatMap((note) => [
      { label: `${note.name}: what worked`, text: note.worked },
      { label: 'What got in the way', text: note.hindered },
      { label: 'One thing they would ask you to change', text: note.ask },
    ]),
    answer: typed[visitInputs.answer] ?? '',
    words: typed[visitInputs.words] ?? '',
    what: typed[visitInputs.actionWhat] ?? '',
    owner: typed[visitInputs.actionOwner] ?? seen.visit.service.managerPost,
    dueDay: typed[visitInputs.actionDue] ?? '',
    owners: posts.slice(0, 60).map((post) => ({ title: post, value: post })),
    theme: typed[visitInputs.themes] ?? seen.record.themes[0] ?? 'none',
    themes: themeChoices,
  };
}

export const visitAction: Handler<'visit.action'> = ({ turn, data, services }) =>
  showAction(services, turn, data, '', []);

export const visitActionDone: Handler<'visit.action-done'> = async ({ turn, data, typed, services }) => {
  const words = typed[visitInputs.words] ?? '';
  const { actionId, submissionId } = data;
  const done = await services.visits.actionDone({
    actionId,
    submissionId,
    words,
    byPersonId: turn.person.id,
  });
  if (!done.ok) return showAction(services, turn, data, words, visitRefusalWords(done.refusal));
  return showVisit(services, turn, data.visitId, { note: 'Thank you. The visitors are told.' });
};

async function showAction(
  services: BotServices,
  turn: Turn,
  data: { actionId: string; visitId: string },
  words: string,
  problem: string[],
): Promise<Reply> {
  const seen = await seenBy(services, turn.person, data.visitId);
  const action = seen?.record.actions.find((one) => one.id === data.actionId);
  if (
    !seen ||
    !action ||
    action.doneAt ||
    !(seen.as.manager || seen.as.clerk || seen.as.owns.includes(action.id))
  )
    return showVisit(services, turn, data.visitId, { problem: problem.join(' ') || null });
  return show(
    actionCard({
      ...{ visitId: data.visitId, actionId: action.id, submissionId: services.newId(), problem, words },
      visit: visitWords(seen.visit),
      what: action.what,
      due: `${action.ownerPost}, by ${formatDay(action.dueDay)}`,
    }),
  );
}

export const visitAgreement: Handler<'visit.agreement'> = ({ turn, data, services }) =>
  showAgreement(services, turn, data.visitId, 'false', []);

export const visitSendAgreement: Handler<'visit.send-agreement'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const ticked = typed[visitInputs.childrenAgree] ?? 'false';
  const press = { ...data, byPersonId: turn.person.id, childrenAgree: ticked === 'true' };
  const agreed = await services.visits.agreeHome(press);
  if (!agreed.ok)
    return showAgreement(services, turn, data.visitId, ticked, visitRefusalWords(agreed.refusal));
  return showVisit(services, turn, data.visitId, {
    title: 'Thank you: the visit is agreed',
    note: 'The members are invited now. You can call it off at any time, on the day too.',
  });
};

async function showAgreement(
  services: BotServices,
  turn: Turn,
  visitId: string,
  childrenAgree: string,
  problem: string[],
): Promise<Reply> {
  const view = await agreementView(services, turn, visitId, childrenAgree, problem);
  return view
    ? show(agreementCard(view))
    : showVisit(services, turn, visitId, { problem: problem.join(' ') || null });
}

export async function agreementView(
  services: BotServices,
  { person }: Pick<Turn, 'person'>,
  visitId: string,
  childrenAgree: string,
  problem: string[],
) {
  const seen = await seenBy(services, person, visitId);
  if (!seen?.as.manager || seen.visit.state !== 'planned' || seen.visit.managerAgreedAt) return null;
  return {
    ...{ visitId, submissionId: services.newId(), visit: visitWords(seen.visit), problem, childrenAgree },
    lines: [
      whenWords(seen.visit),
      inspectionWords,
      'No records are seen and no photographs are taken. Young people speak with them only if they wish.',
      'Nobody comes unless you and the children agree.',
    ],
  };
}

export const visitCancel: Handler<'visit.cancel'> = ({ turn, data, services }) =>
  showCancel(services, turn, data.visitId, '', []);

export const visitSendCancel: Handler<'visit.send-cancel'> = async ({ turn, data, typed, services }) => {
  const reason = typed[visitInputs.reason] ?? '';
  const done = await services.visits.cancel({ ...data, byPersonId: turn.person.id, reason });
  if (!done.ok) return showCancel(services, turn, data.visitId, reason, visitRefusalWords(done.refusal));
  return showVisit(services, turn, data.visitId, { note: 'Called off. Everyone who was to go is told.' });
};

async function showCancel(
  services: BotServices,
  turn: Turn,
  visitId: string,
  reason: string,
  problem: string[],
): Promise<Reply> {
  const seen = await seenBy(services, turn.person, visitId);
  if (!seen || !(seen.as.manager || seen.as.clerk)) return visitNotForYou();
  if (seen.visit.state !== 'planned')
    return showVisit(services, turn, visitId, { problem: problem.join(' ') || null });
  return show(
    cancelCard({
      ...{ visitId, submissionId: services.newId(), visit: visitWords(seen.visit), reason, problem },
      lines: [whenWords(seen.visit), goingWords(seen.visit)],
    }),
  );
}
