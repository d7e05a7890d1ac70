/** The messages about the young people's edition: to the worker who reads it, to the clerk when that is done, or it is not out. */
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
      if (notice.kind === 'edition-not-out') return notOut(services, notice);
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

/** Nothing once it has gone out after all. */
async function notOut(services: BotServices, notice: Notice): Promise<EditionPart | null> {
  const { buildId, why } = notice.subject;
  const build = buildId ? await services.packs.byId(buildId) : null;
  if (!build || build.editionFiles.length > 0) return null;
  const meeting = await services.meetings.byId(build.meetingId);
  const line = `The young people’s edition for ${formatDay(meeting.day)}, version ${build.no}, was signed off and is not in the library.`;
  const reason =
    why === 'held'
      ? 'A finished file of it holds words or figures that must not be in it, so none was put in the library. A new version without them can be built, and read again.'
      : 'The document library did not take it. It is tried again by itself, with growing waits; what is in its way can be looked at meanwhile.';
  const action = button('Show the pack', 'clerk.pack', { buildId: build.id });
  return {
    noticeIds: [notice.id],
    line,
    action,
    card: messageCard({
      title: 'The young people’s edition is not out yet',
      lines: [line, reason],
      actions: [action],
    }),
  };
}
