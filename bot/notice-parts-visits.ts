/** The parts of a message about visits, each built from what is true now; what is no longer due gives none. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { visitCard } from '../cards/visit-cards';
import { agreementCard, noteCard, replyCard } from '../cards/visit-note-cards';
import { formatShortDay } from '../services/calendar/rules';
import type { Notice } from '../services/notices/rules';
import { isVisitKind, type VisitNoticeKind } from '../services/notices/visit-kinds';
import type { Person } from '../services/people/rules';
import { isVisitNoticeNeeded } from './notice-needed-visits';
import type { Part } from './notice-part';
import { feedPart, listPart, paperPart, swapPart } from './notice-parts-visits-other';
import { visitNoticeNotes, visitNoticeTitles, visitNoticeWeight } from './notice-words-visits';
import { visitWords } from './present/visit-words';
import { seenBy, visitView } from './present/visits';
import type { BotServices } from './services';
import { noteView } from './verbs/visit-note';
import { agreementView, replyView } from './verbs/visit-reply';

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
    else if (notice.kind === 'visit-paper-ended') parts.push(await paperPart(services, person, notice));
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
    ? notices.filter(({ kind }) => isVisitNoticeNeeded(kind as VisitNoticeKind, seen, person.id, now))
    : notices.filter(({ kind }) => kind === 'visit-cancelled');
  // The one that asks most of them gives the message its words; the others are told with it.
  const [first] = needed.toSorted(
    (one, other) => visitNoticeWeight(one.kind) - visitNoticeWeight(other.kind),
  );
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
  const title = visitNoticeTitles[kind];
  const line = `${title}: ${visitWords(seen.visit)}`;
  const form = await formFor(services, person, visitId, kind);
  const view = await visitView(services, person, seen, { title, note: visitNoticeNotes[kind] ?? null });
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
