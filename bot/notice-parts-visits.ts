/** The parts of a message about visits, each built from what is true now; what is no longer due gives none. */
import { button } from '../cards/actions';
import type { Action, Card } from '../cards/card';
import { messageCard } from '../cards/message-card';
import { visitCard } from '../cards/visit-cards';
import { agreementCard, noteCard, replyCard } from '../cards/visit-note-cards';
import { formatShortDay, londonDay } from '../services/calendar/rules';
import type { Notice } from '../services/notices/rules';
import { isVisitKind, type VisitNoticeKind } from '../services/notices/visit-kinds';
import type { Person } from '../services/people/rules';
import { agreedTo, placeOf } from '../services/visits/rules';
import { endOf, startOf } from '../services/visits/times';
import { visitWords } from './present/visit-words';
import { type Seen, seenBy, visitView } from './present/visits';
import type { BotServices } from './services';
import { noteView } from './verbs/visit-note';
import { agreementView, replyView } from './verbs/visit-reply';
import { swapCardFor } from './verbs/visit-swap';

/** As notice-parts.ts has it, which calls this. */
interface Part {
  noticeIds: string[];
  line: string;
  action: Action;
  card: Card;
}

/** One part for each visit, whatever brought it: somebody asked and reminded on one day reads it once. */
export async function visitParts(services: BotServices, person: Person, notices: Notice[]): Promise<Part[]> {
  const mine = notices.filter(({ kind }) => isVisitKind(kind));
  const parts: (Part | null)[] = [];
  const byVisit = new Map<string, Notice[]>();
  for (const notice of mine) {
    const { swapId, visitId, meetingId } = notice.subject;
    if (swapId) parts.push(await swapPart(services, person, notice, swapId));
    else if (notice.kind === 'visit-list-drafted') parts.push(listPart(notice, meetingId));
    else if (notice.kind === 'visit-feed-stopped') parts.push(feedPart(notice));
    else if (visitId) byVisit.set(visitId, [...(byVisit.get(visitId) ?? []), notice]);
  }
  for (const [visitId, about] of byVisit) parts.push(await visitPart(services, person, visitId, about));
  return parts.filter((part) => part !== null);
}

async function visitPart(
  services: BotServices,
  person: Person,
  visitId: string,
  notices: Notice[],
): Promise<Part | null> {
  const seen = await seenBy(services, person, visitId);
  const now = services.clock.now();
  const needed = seen
    ? notices.filter(({ kind }) => isNeeded(kind as VisitNoticeKind, seen, person.id, now))
    : notices.filter(({ kind }) => kind === 'visit-cancelled');
  // The one that asks most of them gives the message its words; the others are told with it.
  const [first] = needed.toSorted((one, other) => weight(one.kind) - weight(other.kind));
  if (!first) return null;
  const noticeIds = needed.map((notice) => notice.id);
  if (!seen) {
    const words = 'A place on a visit that you had has gone to someone else. You need do nothing.';
    return {
      noticeIds,
      line: words,
      action: button('All my visits', 'visits.list', {}),
      card: messageCard({ title: 'A visit has changed', lines: [words] }),
    };
  }
  const kind = first.kind as VisitNoticeKind;
  // With its day, so that two visits in one message have two buttons to tell apart.
  const action = button(`Open ${formatShortDay(seen.visit.day)}`, 'visit.open', { visitId });
  const title = titles[kind];
  const line = `${title}: ${visitWords(seen.visit)}`;
  const form = await formFor(services, person, visitId, kind);
  const view = await visitView(services, person, seen, { title, note: notes[kind] ?? null });
  return { noticeIds, line, action, card: form ?? visitCard(view) };
}

/** A form where the message asks for one: answered in the very card. */
async function formFor(services: BotServices, person: Person, visitId: string, kind: VisitNoticeKind) {
  if (kind === 'visit-note-asked' || kind === 'visit-note-reminder') {
    const view = await noteView(services, person.id, visitId, null);
    return view ? noteCard(view) : null;
  }
  if (kind === 'visit-reply-asked' || kind === 'visit-reply-reminder') {
    const view = await replyView(services, { person }, visitId, {}, []);
    return view ? replyCard(view) : null;
  }
  if (kind === 'visit-agreement-asked') {
    const view = await agreementView(services, { person }, visitId, 'false', []);
    return view ? agreementCard(view) : null;
  }
  return null;
}

function isNeeded(kind: VisitNoticeKind, { visit, record, as }: Seen, personId: string, now: Date): boolean {
  const ahead = visit.state === 'planned' && startOf(visit) > now;
  const place = placeOf(visit, personId);
  const noted = record.notes.some((note) => note.personId === personId);
  switch (kind) {
    case 'visit-invited':
      return ahead && place?.state === 'held' && agreedTo(visit);
    case 'visit-reminder':
      return ahead && place !== null && agreedTo(visit);
    case 'visit-place-open':
      return ahead && place === null && as.member && visit.places.some((one) => one.state === 'open');
    case 'visit-thanks':
      return (
        as.accepted &&
        londonDay(now) === visit.day &&
        endOf(visit) <= now &&
        visit.state !== 'not-made' &&
        visit.state !== 'cancelled'
      );
    case 'visit-note-asked':
      return as.accepted && !noted && (visit.state === 'planned' || visit.state === 'made');
    case 'visit-note-reminder':
      return as.accepted && record.notes.length === 0 && visit.state === 'planned';
    case 'visit-agreement-asked':
      return ahead && as.manager && !agreedTo(visit);
    case 'visit-manager-told':
      return ahead && as.manager;
    case 'visit-reply-asked':
    case 'visit-reply-reminder':
      return as.manager && record.reply === null && record.notes.length > 0;
    case 'visit-changed':
      return ahead && (place !== null || as.manager);
    case 'visit-cancelled':
      return visit.state === 'cancelled' ? place !== null || as.manager : place === null && !as.manager;
    case 'visit-answered':
      return place !== null && record.reply !== null && isNews(record.reply.at, now);
    case 'visit-action-done':
      return (
        place !== null &&
        record.actions.some((action) => action.doneAt !== null && isNews(action.doneAt, now))
      );
    case 'visit-action-given':
    case 'visit-action-due':
      return as.owns.length > 0;
    case 'visit-gap':
      return (
        as.clerk &&
        visit.state !== 'cancelled' &&
        visit.state !== 'not-made' &&
        stillMissing({ visit, record }, ahead)
      );
    case 'visit-swap-offered':
    case 'visit-swap-taken':
    case 'visit-swap-done':
    case 'visit-swap-clerk':
    case 'visit-list-drafted':
    case 'visit-feed-stopped':
      return true;
  }
}

/** After a long outage nobody is told what is old by then; it is on the visit’s card. */
const newsForMs = 30 * 86_400_000;

function isNews(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < newsForMs;
}

function stillMissing({ visit, record }: Pick<Seen, 'visit' | 'record'>, ahead: boolean): boolean {
  if (ahead) return !agreedTo(visit) || visit.places.some((place) => place.state !== 'accepted');
  return record.notes.length === 0 || record.reply === null;
}

const titles: Record<VisitNoticeKind, string> = {
  'visit-invited': 'You are invited to a frontline visit',
  'visit-reminder': 'A frontline visit soon',
  'visit-place-open': 'A place is open on a frontline visit',
  'visit-swap-offered': 'A swap is on offer',
  'visit-note-asked': 'Your note of the visit',
  'visit-note-reminder': 'Your note of the visit is welcome still',
  'visit-agreement-asked': 'May two councillors visit?',
  'visit-reply-asked': 'A note of a visit to your service',
  'visit-reply-reminder': 'A note that waits for your reply',
  'visit-changed': 'A frontline visit has changed',
  'visit-cancelled': 'A frontline visit has been called off',
  'visit-thanks': 'Thank you for going today',
  'visit-swap-taken': 'Your swap has an answer',
  'visit-swap-done': 'How the swap ended',
  'visit-swap-clerk': 'Two members swap a visit',
  'visit-manager-told': 'A visit to your service',
  'visit-answered': 'The service has replied to your visit',
  'visit-action-given': 'Something to do after a visit',
  'visit-action-due': 'Something to do after a visit, due today',
  'visit-action-done': 'What you asked for has been done',
  'visit-gap': 'Something is missing of a visit',
  'visit-list-drafted': 'Visits for the meeting',
  'visit-feed-stopped': 'Your calendar link was stopped',
};

const notes: Partial<Record<VisitNoticeKind, string>> = {
  'visit-thanks': 'The card for your note comes on the next working day. It takes under three minutes.',
  'visit-manager-told':
    'Councillors plan to visit. If the day will not do, please call it off here, on the day too.',
  'visit-changed': 'The day has moved, so please say again whether you can go.',
};

/** What asks something of them comes before what only tells. */
function weight(kind: Notice['kind']): number {
  const order: Notice['kind'][] = [
    'visit-cancelled',
    'visit-changed',
    'visit-reply-reminder',
    'visit-reply-asked',
    'visit-note-reminder',
    'visit-note-asked',
    'visit-agreement-asked',
    'visit-reminder',
    'visit-invited',
  ];
  const place = order.indexOf(kind);
  return place < 0 ? order.length : place;
}

async function swapPart(
  services: BotServices,
  person: Person,
  notice: Notice,
  swapId: string,
): Promise<Part | null> {
  const view = await services.visits.swap(swapId, person.id);
  if (!view || !swapNeeded(notice.kind as VisitNoticeKind, view.swap, person)) return null;
  const card = swapCardFor(services, person, view, null);
  if (!card) return null;
  return {
    noticeIds: [notice.id],
    line: `${titles[notice.kind as VisitNoticeKind]}: ${visitWords(view.visit)}`,
    action: button('Open the swap', 'visit.swap-open', { swapId }),
    card,
  };
}

function swapNeeded(
  kind: VisitNoticeKind,
  swap: { state: string; fromPersonId: string; toPersonId: string | null },
  person: Person,
): boolean {
  switch (kind) {
    case 'visit-swap-offered':
      return swap.state === 'offered';
    case 'visit-swap-taken':
      return swap.state === 'taken' && swap.fromPersonId === person.id;
    case 'visit-swap-clerk':
      return swap.state === 'with-clerk' || swap.state === 'done';
    default:
      return swap.state === 'done' || swap.state === 'ended';
  }
}

function listPart(notice: Notice, meetingId: string | undefined): Part {
  const words = 'The list of visits for the next meeting is drafted. Please read it and choose the wording.';
  const action = button('Show the visits', 'visit.meeting', meetingId ? { meetingId } : {});
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: titles['visit-list-drafted'], lines: [words], actions: [action] }),
  };
}

function feedPart(notice: Notice): Part {
  const words = 'The clerk has stopped your calendar link. You can make a new one.';
  const action = button('My calendar link', 'visit.calendar', {});
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: titles['visit-feed-stopped'], lines: [words], actions: [action] }),
  };
}
