/** Messages about the steps of a meeting's cycle: what is to do, by when, and the button that does it. */
import { button } from '../cards/actions';
import { present } from '../cards/card';
import { messageCard } from '../cards/message-card';
import { stepCard } from '../cards/step-card';
import { formatDay, formatMoment } from '../services/calendar/rules';
import type { Notice } from '../services/notices/rules';
import { isStepKind, type StepNoticeKind } from '../services/notices/step-kinds';
import type { Person } from '../services/people/rules';
import type { Part } from './notice-part';
import { publicationView } from './present/publication';
import { stepCardView } from './present/steps';
import type { BotServices } from './services';

export async function stepParts(
  services: BotServices,
  person: Person,
  notices: Notice[],
): Promise<(Part | null)[]> {
  const parts: (Part | null)[] = [];
  for (const notice of notices) {
    if (!isStepKind(notice.kind) || !(await services.cycle.stillNeeded(notice))) continue;
    parts.push(await partOf(services, person, notice, notice.kind));
  }
  return parts;
}

async function partOf(
  services: BotServices,
  person: Person,
  notice: Notice,
  kind: StepNoticeKind,
): Promise<Part | null> {
  switch (kind) {
    case 'step-due':
      return stepPart(services, person, notice);
    case 'step-publication-amber':
    case 'step-publication-red':
    case 'step-publication-cover':
    case 'step-publication-missed':
      return publicationPart(services, notice, kind === 'step-publication-cover');
    case 'step-deadline-earlier':
      return earlierPart(services, person, notice);
    case 'step-agenda-carried':
      return carriedPart(services, notice);
  }
}

async function stepPart(services: BotServices, person: Person, notice: Notice): Promise<Part | null> {
  const { meetingId = '', step = '' } = notice.subject;
  const found = await services.cycle.step(meetingId, step, person.id);
  if (!found) return null;
  const view = await stepCardView(services, found);
  return {
    noticeIds: [notice.id],
    line: `${view.title} (for the meeting on ${formatDay(found.meeting.day)}): ${view.when}`,
    action: button(`Open “${found.duty.label}”`, 'step.open', { meetingId, step }),
    card: stepCard(view),
  };
}

/** To a lead who owes something: the date that they knew of has come nearer. */
async function earlierPart(services: BotServices, person: Person, notice: Notice): Promise<Part | null> {
  const lists = await services.rounds.dueFrom(person.id);
  const list = lists.find(({ round }) => round.id === notice.subject.roundId);
  const owed = list?.items.find(({ need }) => need !== null);
  if (!list || !owed) return null;
  const { wordsDueAt, figuresDueAt } = owed.request;
  const words =
    `The meeting is on ${formatDay(list.round.meetingDay)}, and there is less time than you were told: words are now due ` +
    `${formatMoment(wordsDueAt)}, figures ${formatMoment(figuresDueAt)}.`;
  const action = button('My updates', 'updates.list', {});
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: 'A date has come nearer', lines: [words], actions: [action] }),
  };
}

async function carriedPart(services: BotServices, notice: Notice): Promise<Part> {
  const { meetingId = '', calledOffId = '' } = notice.subject;
  const [calledOff, to] = [
    await services.meetings.byId(calledOffId),
    await services.meetings.byId(meetingId),
  ];
  const words =
    `The meeting on ${formatDay(calledOff.day)} was called off. What had been put on its agenda, and the reports written ` +
    `for it, are with the meeting on ${formatDay(to.day)} now.`;
  const action = button('Show the agenda', 'agenda.list', { meetingId });
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: 'Items of a meeting that was called off', lines: [words], actions: [action] }),
  };
}

async function publicationPart(services: BotServices, notice: Notice, cover: boolean): Promise<Part | null> {
  const meeting = await services.meetings.byId(notice.subject.meetingId ?? '');
  const view = await publicationView(services, meeting);
  if (!view) return null;
  const about = `Papers for the meeting on ${formatDay(meeting.day)}`;
  const why = cover
    ? 'The clerk has not recorded publication yet. You are told so that it is not missed.'
    : null;
  return {
    noticeIds: [notice.id],
    line: `${about}: ${view.line}`,
    action:
      cover || !view.action ? button('Timetable', 'clerk.timetable', { meetingId: meeting.id }) : view.action,
    card: messageCard({
      title: about,
      lines: present([view.line, why]),
      actions: present([
        cover ? null : view.action,
        button('Timetable', 'clerk.timetable', { meetingId: meeting.id }),
      ]),
    }),
  };
}
