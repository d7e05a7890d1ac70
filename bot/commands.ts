/** What people type, in their own words, the act that it is, and what it opens. */

import { agendaCommands } from './commands-agenda';
import { questionCommands, shadowMemberSays } from './commands-questions';
import { show } from './press';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import type { Answer, TypedWord } from './typed-word';
import { showChase } from './verbs/clerk-chase';
import { showNotices } from './verbs/clerk-notices';
import { clerkBuildPack, showPack } from './verbs/clerk-pack';
import { clerkOpenRound } from './verbs/clerk-round';
import { showStatus } from './verbs/clerk-status';
import { showTimetable } from './verbs/clerk-timetable';
import { clerkDayOff } from './verbs/days-off';
import { showPresentEdition } from './verbs/edition-open';
import { showFigureForm } from './verbs/figures-add';
import { showDisputes } from './verbs/figures-list';
import { helpCard } from './verbs/help';
import { showMeetings } from './verbs/meetings';
import { showVersions } from './verbs/pack-lists';
import { showRecord } from './verbs/record-read';
import { showScrutiny } from './verbs/scrutiny-list';
import { showSmallNumbers } from './verbs/small-numbers';
import { showStops } from './verbs/stops';
import { showDueList } from './verbs/updates-list';
import { visitCommands } from './verbs/visit-commands';

export const typedWords: TypedWord[] = [
  [/^(my )?updates?$|^what is due|^due$/, 'updates.own', (services, turn) => showDueList(services, turn)],
  [/^scrutiny$|^review$/, 'scrutiny.decide', (services, turn) => showScrutiny(services, turn, null)],
  [/^status$|^who (is late|has sent)/, 'status.read', (services, turn) => showStatus(services, turn)],
  [
    /^chase/,
    'round.chase',
    (services, turn) => inPresentRound(services, turn, (id) => showChase(services, turn, id, null)),
  ],
  [
    /^(messages( sent)?|notices)$/,
    'messages.read',
    (services, turn) => inPresentRound(services, turn, (id) => showNotices(services, id, 0)),
  ],
  [
    /^(stop|stopped|start)( all)?( the)? messages/,
    'messages.stop',
    (services, turn) => showStops(services, turn),
  ],
  [
    /^(the )?record$|^who did what$|^audit$/,
    'record.read',
    (services, turn) => showRecord(services, turn, { page: 0, typed: {} }),
  ],
  [/^open (the |a )?round/, 'round.run', openRound],
  [/^build( the)?( committee)? pack/, 'pack.make', buildPack],
  [/^(the )?(pack|papers)$/, 'pack.make', showPapers],
  [/^versions$/, 'pack.make', showAllVersions],
  [/^(the )?young peoples? edition|^edition$/, 'edition.read', showPresentEdition],
  ...visitCommands,
  [
    /^(the )?meetings$|^(add|make) (a )?meeting$/,
    'meetings.keep',
    (services, turn) => showMeetings(services, turn),
  ],
  [/^timetable|^dates$/, 'timetable.read', (services, turn) => showTimetable(services, turn, null)],
  [/^figures( in conflict)?$|^conflicts?$/, 'figures.keep', (services, turn) => showDisputes(services, turn)],
  [
    /^add (a )?figure$/,
    'figures.keep',
    (services, turn) => showFigureForm(services, turn, { typed: {}, problems: [] }),
  ],
  [/^small numbers?$/, 'small-numbers.read', (services, turn) => showSmallNumbers(services, turn)],
  [
    /^(add )?(a )?(bank holiday|day off|closure)/,
    'days-off.change',
    (services, turn) => clerkDayOff({ turn, services, data: {}, typed: {} }),
  ],
  ...agendaCommands,
  ...questionCommands,
];

/** Typed words to what they open; what is not a command gets help, and is kept nowhere. */
export function answer(turn: Turn, text: string, withFile: boolean): Answer {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const theirs = shadowMemberSays(turn, { text, words, withFile });
  if (theirs) return theirs;
  const found = typedWords.find(([pattern]) => pattern.test(words));
  if (!found) return { act: 'help.read', switches: true, run: async (_, there) => show(helpCard(there)) };
  const [, act, run] = found;
  // What is due from a lead is one list over all their committees.
  return { act, switches: act !== 'updates.own', run };
}

async function inPresentRound(
  services: BotServices,
  turn: Turn,
  then: (roundId: string) => Promise<Reply>,
): Promise<Reply> {
  const round = await services.rounds.present(turn.committeeId);
  return round ? then(round.id) : showStatus(services, turn);
}

function openRound(services: BotServices, turn: Turn): Promise<Reply> {
  return inPresentRound(services, turn, (roundId) =>
    clerkOpenRound({ turn, services, data: { roundId }, typed: {} }),
  );
}

async function buildPack(services: BotServices, turn: Turn): Promise<Reply> {
  const round = await services.rounds.present(turn.committeeId);
  if (!round) return showStatus(services, turn);
  const data = { meetingId: round.meetingId, submissionId: services.newId() };
  return clerkBuildPack({ turn, services, data, typed: {} });
}

/** The newest version as it stands; with none yet, the status, from which one is built. */
async function showPapers(services: BotServices, turn: Turn): Promise<Reply> {
  const round = await services.rounds.present(turn.committeeId);
  const latest = round && (await services.packs.latest(round.meetingId));
  return latest ? showPack(services, latest.id) : showStatus(services, turn);
}

async function showAllVersions(services: BotServices, turn: Turn): Promise<Reply> {
  const round = await services.rounds.present(turn.committeeId);
  const latest = round && (await services.packs.latest(round.meetingId));
  return latest ? showVersions(services, latest.meetingId) : showStatus(services, turn);
}
