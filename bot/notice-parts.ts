/** The parts of a message: what is due as a lead, as cover, as manager, as reviewer, as clerk. */

import { button } from '../cards/actions';
import type { Card } from '../cards/card';
import { moreTimeAskedCard } from '../cards/clerk-cards';
import { dueListCard } from '../cards/list-card';
import { messageCard } from '../cards/message-card';
import { updateFormCard } from '../cards/update-card';
import { formatMoment, londonDay } from '../services/calendar/rules';
import type { Notice, NoticeKind } from '../services/notices/rules';
import type { Person } from '../services/people/rules';
import { committeesWhere, may } from '../services/platform/permissions';
import type { UpdateRequest } from '../services/rounds/rules';
import { whyNotNeeded } from '../services/rounds/still-due';
import type { Part } from './notice-part';
import { editionParts } from './notice-parts-editions';
import { packParts } from './notice-parts-pack';
import { questionParts } from './notice-parts-questions';
import { smallNumberPart } from './notice-parts-scorecard';
import { stepParts } from './notice-parts-steps';
import { visitParts } from './notice-parts-visits';
import { dueListView } from './present/due-list';
import { moreTimeView } from './present/status';
import { updateFormView } from './present/update';
import { counted, sentenceCase } from './present/words';
import type { BotServices } from './services';

const leadKinds: NoticeKind[] = [
  'round-opened',
  'nudge-1',
  'nudge-2',
  'words-due-today',
  'figures-due-today',
  'chase',
  'handed-over',
  'sent-back',
];

export type { Part } from './notice-part';

export async function partsFor(services: BotServices, person: Person, notices: Notice[]): Promise<Part[]> {
  const of = (...kinds: NoticeKind[]) => notices.filter((notice) => kinds.includes(notice.kind));
  const parts = await Promise.all([
    leadPart(services, person, of(...leadKinds)),
    ...of('more-time-decided').map((notice) => moreTimeAnswer(services, notice)),
    ...of('late-to-cover', 'late-to-manager').map((notice) => latePart(services, notice)),
    ...of('lead-stopped').map((notice) => stoppedPart(services, person, notice)),
    reviewerPart(services, person, of('update-arrived')),
    ...byRound(of('late-list')).map((ofOne) => lateListPart(services, ofOne)),
    ...byRound(of('round-opened-clerk')).map((ofOne) => openedPart(services, ofOne)),
    movedPart(of('dates-moved')),
    ...of('more-time-asked').map((notice) => moreTimePart(services, person, notice)),
    ...(await packParts(services, notices)),
    ...of('small-number-waiting').map((notice) => smallNumberPart(services, notice)),
  ]);
  parts.push(...(await questionParts(services, person, notices)));
  parts.push(...(await editionParts(services, person, notices)));
  parts.push(...(await stepParts(services, person, notices)));
  return [...parts.filter((part) => part !== null), ...(await visitParts(services, person, notices))];
}

/** Those of each round for themselves: a clerk of two committees is told of both. */
function byRound(notices: Notice[]): Notice[][] {
  const rounds = new Set(notices.map(({ subject }) => subject.roundId));
  return [...rounds].map((roundId) => notices.filter(({ subject }) => subject.roundId === roundId));
}

export function combinedCard(parts: Part[]): Card {
  return messageCard({
    title: sentenceCase(counted(parts.length, 'thing for you', 'things for you')),
    lines: parts.map((part) => part.line),
    // Each part keeps its button; a message of more than this is its own list.
    actions: parts.map((part) => part.action).slice(0, 20),
  });
}

function ids(notices: Notice[]): string[] {
  return notices.map((notice) => notice.id);
}

async function leadPart(services: BotServices, person: Person, notices: Notice[]): Promise<Part | null> {
  if (notices.length === 0) return null;
  const lists = await services.rounds.dueFrom(person.id);
  const needed = notices.filter(({ kind, subject }) => whyNotNeeded(kind, subject.roundId, lists) === null);
  const due = lists.flatMap((list) => list.items).filter((item) => item.need !== null);
  if (due.length === 0 || needed.length === 0) return null;
  const view = dueListView(lists, 0, leadNote(needed), person.committees);
  const returned = await returnedForm(services, person, needed);
  return {
    noticeIds: ids(needed),
    line: view.title,
    action: button('My updates', 'updates.list', {}),
    card: returned ?? dueListCard(view),
  };
}

function leadNote(notices: Notice[]): string | null {
  if (notices.some((notice) => notice.kind === 'handed-over')) return 'An update has been passed to you.';
  if (notices.some((notice) => notice.kind === 'chase'))
    return 'A reminder from the clerk. Only what is still to send is listed first.';
  return null;
}

/** One update sent back and nothing else: the comment beside their words, answered in the same card. */
async function returnedForm(services: BotServices, person: Person, notices: Notice[]): Promise<Card | null> {
  const [only] = notices;
  if (notices.length !== 1 || only?.kind !== 'sent-back' || !only.subject.requestId) return null;
  const form = await services.updates.form(only.subject.requestId, person.id);
  if (!form.ok || !form.value.mayEdit || !form.value.returned) return null;
  const extra = { submissionId: services.newId(), problems: [], now: services.clock.now() };
  return updateFormCard(updateFormView(form.value, extra));
}

async function moreTimeAnswer(services: BotServices, notice: Notice): Promise<Part | null> {
  const found = notice.subject.requestId ? await services.rounds.request(notice.subject.requestId) : null;
  if (!found || !notice.subject.requestId) return null;
  const { request } = found;
  const { moreTimeId } = notice.subject;
  const asked = moreTimeId ? await services.rounds.moreTimeById(moreTimeId) : null;
  const due = `due ${formatMoment(request.wordsDueAt)}`;
  const words =
    asked?.decision === 'declined'
      ? `The clerk could not agree to more time for ${request.ref}, so the date stands: it is ${due}.`
      : `The clerk has agreed to more time for ${request.ref}: it is now ${due}.`;
  const action = button(`Open ${request.ref}`, 'update.open', { requestId: request.id });
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: 'The clerk’s answer about more time', lines: [words], actions: [action] }),
  };
}

/** To the cover and the manager: which updates, never a word of blame (domain.md 4.5). */
async function latePart(services: BotServices, notice: Notice): Promise<Part | null> {
  const leadId = notice.subject.leadPersonId;
  const lead = leadId ? await services.people.byId(leadId) : null;
  if (!leadId || !lead) return null;
  // What the lead owes another committee is not this one's to hear.
  const { roundId } = notice.subject;
  const committeeId = roundId ? await services.committees.of('round', roundId) : null;
  const due = (await services.rounds.dueFrom(leadId))
    .filter(({ round }) => committeeId === null || round.committeeId === committeeId)
    .flatMap((list) => list.items)
    .filter((item) => item.late);
  if (due.length === 0) return null;
  const cover = notice.kind === 'late-to-cover';
  const words = `${sentenceCase(counted(due.length, 'update is', 'updates are'))} still to send from ${lead.name}.`;
  return {
    noticeIds: [notice.id],
    line: words,
    action: button(`Open ${due[0]?.request.ref ?? ''}`, 'update.open', {
      requestId: due[0]?.request.id ?? '',
    }),
    card: messageCard({
      title: 'Updates still to send',
      lines: [
        words,
        cover ? 'You are their cover, so you can send them.' : 'You are told because you manage this work.',
        ...due.slice(0, 12).map((item) => `${item.request.ref} ${item.request.title}`),
        ...(due.length > 12 ? [`and ${due.length - 12} more`] : []),
      ],
      actions: cover
        ? due
            .slice(0, 5)
            .map((item) => button(`Open ${item.request.ref}`, 'update.open', { requestId: item.request.id }))
        : [],
    }),
  };
}

/** To the clerk: whose updates somebody else must see to, never why (domain.md 5, failure 8). */
async function stoppedPart(services: BotServices, person: Person, notice: Notice): Promise<Part | null> {
  const { leadPersonId: leadId, roundId } = notice.subject;
  const lead = leadId ? await services.people.byId(leadId) : null;
  if (!lead || !(await services.stops.stoppedOf([lead.id])).has(lead.id)) return null;
  const list = (await services.rounds.dueFrom(lead.id)).find(({ round }) => round.id === roundId);
  const due = list?.items.filter((item) => item.need !== null) ?? [];
  const [first] = due;
  if (!list || !first) return null;
  const words = `Messages to ${lead.name} are stopped, and ${counted(due.length, 'update is', 'updates are')} due from them.`;
  const { committeeId } = list.round;
  const mayPassOn = may(person, 'round.run', { committeeId, on: londonDay(services.clock.now()) });
  const buttonFor = ({ request: { id: requestId, ref } }: (typeof due)[number]) =>
    mayPassOn
      ? button(`Pass on ${ref}`, 'update.pass-on', { requestId })
      : button(`Open ${ref}`, 'update.open', { requestId });
  return {
    noticeIds: [notice.id],
    line: words,
    action: buttonFor(first),
    card: messageCard({
      title: 'Updates of somebody who gets no messages',
      lines: [
        words,
        'They have not been asked. Please pass each to somebody else, or agree another way with them.',
        ...due.slice(0, 12).map((item) => `${item.request.ref} ${item.request.title}`),
        ...(due.length > 12 ? [`and ${due.length - 12} more`] : []),
      ],
      actions: due.slice(0, 5).map(buttonFor),
    }),
  };
}

async function reviewerPart(services: BotServices, person: Person, notices: Notice[]): Promise<Part | null> {
  if (notices.length === 0) return null;
  let waiting = 0;
  for (const committeeId of committeesWhere(person, 'scrutiny.decide', londonDay(services.clock.now()))) {
    const list = await services.scrutiny.list(committeeId);
    waiting += list?.pledges.reduce((sum, pledge) => sum + pledge.waiting.length, 0) ?? 0;
  }
  if (waiting === 0) return null;
  const words = `${sentenceCase(counted(waiting, 'update is', 'updates are'))} waiting for scrutiny.`;
  const action = button('Show updates for scrutiny', 'scrutiny.list', {});
  return {
    noticeIds: ids(notices),
    line: words,
    action,
    card: messageCard({ title: 'Updates for scrutiny', lines: [words], actions: [action] }),
  };
}

async function lateListPart(services: BotServices, notices: Notice[]): Promise<Part | null> {
  const [first] = notices;
  if (!first?.subject.roundId) return null;
  const overview = await services.rounds.overview(first.subject.roundId);
  const missing = overview.requests.filter((request) => request.state === 'not-started');
  if (missing.length === 0) return null;
  const words = `${sentenceCase(counted(missing.length, 'update has', 'updates have'))} not come yet for ${overview.round.periodLabel}.`;
  const action = button('Show status', 'clerk.status', {});
  return {
    noticeIds: ids(notices),
    line: words,
    action,
    card: messageCard({
      title: 'Not received yet',
      lines: [words, ...byLead(missing)],
      actions: [action],
    }),
  };
}

/** 'Head of Service: 1.1, 1.2, 1.3': every one of fifty, and still a short card. */
function byLead(requests: UpdateRequest[]): string[] {
  const refs = new Map<string, string[]>();
  for (const one of requests) {
    const lead = one.leadName ?? `${one.leadPost} (no one in post)`;
    refs.set(lead, [...(refs.get(lead) ?? []), one.ref]);
  }
  return [...refs].map(([lead, theirs]) => `${lead}: ${theirs.join(', ')}`);
}

async function openedPart(services: BotServices, notices: Notice[]): Promise<Part | null> {
  const [first] = notices;
  const round = first?.subject.roundId ? await services.rounds.byId(first.subject.roundId) : null;
  if (!round) return null;
  const words = `The round for ${round.periodLabel} is open. Each lead gets one message.`;
  const action = button('Show status', 'clerk.status', {});
  return {
    noticeIds: ids(notices),
    line: words,
    action,
    card: messageCard({ title: 'The round is open', lines: [words], actions: [action] }),
  };
}

function movedPart(notices: Notice[]): Part | null {
  const [first] = notices;
  if (!first) return null;
  const words =
    'A day off was added or taken away, and dates moved. The timetable shows each with its reason.';
  const { meetingId } = first.subject;
  const action = button('Timetable', 'clerk.timetable', meetingId ? { meetingId } : {});
  return {
    noticeIds: ids(notices),
    line: words,
    action,
    card: messageCard({ title: 'Dates have moved', lines: [words], actions: [action] }),
  };
}

async function moreTimePart(services: BotServices, person: Person, notice: Notice): Promise<Part | null> {
  const { moreTimeId } = notice.subject;
  const committeeId = moreTimeId ? await services.committees.of('moreTime', moreTimeId) : null;
  if (!committeeId || !may(person, 'round.run', { committeeId, on: londonDay(services.clock.now()) }))
    return null;
  const asked = await services.rounds.moreTimeAsked(committeeId);
  const item = asked.find((one) => one.id === notice.subject.moreTimeId);
  if (!item) return null;
  const view = moreTimeView(item);
  return {
    noticeIds: [notice.id],
    line: view.text,
    action: button('Show status', 'clerk.status', {}),
    card: moreTimeAskedCard({ submissionId: services.newId(), item: view }),
  };
}
