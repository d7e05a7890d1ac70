/** Parts of a message that are about no single visit: a swap, the committee’s list, a calendar link, the year’s paper. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import type { Notice } from '../services/notices/rules';
import type { VisitNoticeKind } from '../services/notices/visit-kinds';
import type { Person } from '../services/people/rules';
import type { Part } from './notice-part';
import { visitNoticeTitles as titles } from './notice-words-visits';
import { visitWords } from './present/visit-words';
import type { BotServices } from './services';
import { swapCardFor } from './verbs/visit-swap';
import { yearCardOf } from './verbs/visit-year';

export async function swapPart(
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

export function listPart(notice: Notice, meetingId: string | undefined): Part {
  const words = 'The list of visits for the next meeting is drafted. Please read it and choose the wording.';
  const action = button('Show the visits', 'visit.meeting', meetingId ? { meetingId } : {});
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: titles['visit-list-drafted'], lines: [words], actions: [action] }),
  };
}

export function feedPart(notice: Notice): Part {
  const words = 'The clerk has stopped your calendar link. You can make a new one.';
  const action = button('My calendar link', 'visit.calendar', {});
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({ title: titles['visit-feed-stopped'], lines: [words], actions: [action] }),
  };
}

/** The year’s card, on which the paper and its files are, or why there are none. */
export async function paperPart(services: BotServices, person: Person, notice: Notice): Promise<Part | null> {
  const { paperId } = notice.subject;
  const paper = paperId ? await services.visitPapers.byId(paperId) : null;
  if (!paper) return null;
  const line =
    paper.state === 'made'
      ? 'The year of visits is in the library as a paper.'
      : 'The year of visits could not be written as a paper.';
  return {
    noticeIds: [notice.id],
    line,
    action: button('Show the year', 'visit.year', { from: paper.from }),
    card: await yearCardOf(services, person, paper.committeeId, paper.from),
  };
}
