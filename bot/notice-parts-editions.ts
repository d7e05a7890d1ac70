/** The messages about the young people's edition: to the worker who reads it, and to the clerk when that is done. */
import { button } from '../cards/actions';
import type { Action, Card } from '../cards/card';
import { editionCard } from '../cards/edition-card';
import { messageCard } from '../cards/message-card';
import { formatDay } from '../services/calendar/rules';
import type { Notice } from '../services/notices/rules';
import type { Person } from '../services/people/rules';
import { editionView, standingWords } from './present/edition';
import type { BotServices } from './services';

/** One of a message's parts, as notice-parts.ts has them. */
interface EditionPart {
  noticeIds: string[];
  line: string;
  action: Action;
  card: Card;
}

export function editionParts(
  services: BotServices,
  person: Person,
  notices: Notice[],
): Promise<(EditionPart | null)[]> {
  return Promise.all(
    notices.map((notice) => {
      if (notice.kind === 'edition-to-sign-off') return toSignOff(services, person, notice);
      return notice.kind === 'edition-decided' ? decided(services, notice) : null;
    }),
  );
}

/** Nothing when somebody has decided already, or a newer version has come: that one has a notice of its own. */
async function toSignOff(services: BotServices, person: Person, notice: Notice): Promise<EditionPart | null> {
  const { buildId, meetingId } = notice.subject;
  if (!buildId || !meetingId) return null;
  const edition = await services.editions.view(buildId, person.id);
  if (!edition.ok || edition.value.signOff.state !== 'asked') return null;
  const { committeeId } = await services.meetings.byId(meetingId);
  const present = await services.editions.present(committeeId);
  if (present?.meetingId === meetingId && present.buildId !== buildId) return null;
  const view = await editionView(services, edition.value, {
    personId: person.id,
    problem: null,
    comment: '',
  });
  return {
    noticeIds: [notice.id],
    line: 'A young people’s edition is there for you to read.',
    action: button('Read the edition', 'edition.open', { buildId }),
    card: editionCard(view),
  };
}

async function decided(services: BotServices, notice: Notice): Promise<EditionPart | null> {
  const { buildId } = notice.subject;
  const signOff = buildId ? await services.editions.ofBuild(buildId) : null;
  if (!signOff) return null;
  const meeting = await services.meetings.byId(signOff.meetingId);
  const words = `The young people’s edition for ${formatDay(meeting.day)}, version ${signOff.versionNo}: ${standingWords(signOff)}`;
  const action = button('Show the edition', 'edition.open', { buildId: signOff.buildId });
  return {
    noticeIds: [notice.id],
    line: words,
    action,
    card: messageCard({
      title: 'About the young people’s edition',
      lines: [words],
      ...(signOff.comment === '' ? {} : { words: [{ label: 'Their comment', text: signOff.comment }] }),
      actions: [action],
    }),
  };
}
