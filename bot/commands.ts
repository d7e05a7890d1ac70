/** What people type, in their own words, and what it opens. */

import type { PackBuild } from '../services/pack/service';
import { agendaCommands } from './commands-agenda';
import { questionCommands, shadowMemberSays } from './commands-questions';
import { presentCommittee } from './committee';
import { show } from './press';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showChase } from './verbs/clerk-chase';
import { showNotices } from './verbs/clerk-notices';
import { clerkBuildPack, showPack } from './verbs/clerk-pack';
import { clerkOpenRound } from './verbs/clerk-round';
import { clerksOnly, isClerk, showStatus } from './verbs/clerk-status';
import { clerkDayOff, showTimetable } from './verbs/clerk-timetable';
import { showPresentEdition } from './verbs/edition-open';
import { showFigureForm } from './verbs/figures-add';
import { showDisputes } from './verbs/figures-list';
import { helpCard } from './verbs/help';
import { showVersions } from './verbs/pack-lists';
import { showScrutiny } from './verbs/scrutiny-list';
import { showSmallNumbers } from './verbs/small-numbers';
import { showStops } from './verbs/stops';
import { showDueList } from './verbs/updates-list';
import { visitCommands } from './verbs/visit-commands';

type Command = (services: BotServices, turn: Turn) => Promise<Reply>;

const commands: [pattern: RegExp, command: Command][] = [
  [/^(my )?updates?$|^what is due|^due$/, (services, turn) => showDueList(services, turn.person.id)],
  [/^scrutiny$|^review$/, (services, turn) => showScrutiny(services, turn, null)],
  [/^status$|^who (is late|has sent)/, (services, turn) => showStatus(services, turn)],
  [/^chase/, (services, turn) => inPresentRound(services, turn, (id) => showChase(services, turn, id, null))],
  [
    /^(messages( sent)?|notices)$/,
    (services, turn) => inPresentRound(services, turn, (id) => showNotices(services, turn, id, 0)),
  ],
  [/^(stop|stopped|start)( all)?( the)? messages/, (services, turn) => showStops(services, turn)],
  [/^open (the |a )?round/, openRound],
  [/^build( the)?( committee)? pack/, buildPack],
  [/^(the )?(pack|papers)$/, showPapers],
  [/^versions$/, showAllVersions],
  [/^(the )?young peoples? edition|^edition$/, showPresentEdition],
  ...visitCommands,
  [/^timetable|^dates$/, (services, turn) => showTimetable(services, turn, null)],
  [/^figures( in conflict)?$|^conflicts?$/, (services, turn) => showDisputes(services, turn)],
  [/^add (a )?figure$/, (services, turn) => showFigureForm(services, turn, { typed: {}, problems: [] })],
  [/^small numbers?$/, (services, turn) => showSmallNumbers(services, turn)],
  [
    /^(add )?(a )?(bank holiday|day off|closure)/,
    (services, turn) => clerkDayOff({ turn, services, data: {}, typed: {} }),
  ],
  ...agendaCommands,
];

/** Typed words to a reply; what is not a command gets help, and is kept nowhere. */
export async function answer(
  services: BotServices,
  turn: Turn,
  text: string,
  withFile: boolean,
): Promise<Reply> {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const theirs = await shadowMemberSays(services, turn, { text, words, withFile });
  if (theirs) return theirs;
  const found = [...commands, ...questionCommands].find(([pattern]) => pattern.test(words));
  return found ? found[1](services, turn) : show(helpCard(turn.person));
}

async function inPresentRound(
  services: BotServices,
  turn: Turn,
  then: (roundId: string) => Promise<Reply>,
): Promise<Reply> {
  if (!isClerk(turn)) return clerksOnly();
  const committee = await presentCommittee(services, turn.person, ['clerk']);
  const round = committee && (await services.rounds.present(committee.committeeId));
  return round ? then(round.id) : showStatus(services, turn);
}

function openRound(services: BotServices, turn: Turn): Promise<Reply> {
  return inPresentRound(services, turn, (roundId) =>
    clerkOpenRound({ turn, services, data: { roundId }, typed: {} }),
  );
}

async function buildPack(services: BotServices, turn: Turn): Promise<Reply> {
  if (!isClerk(turn)) return clerksOnly();
  const committee = await presentCommittee(services, turn.person, ['clerk']);
  const round = committee && (await services.rounds.present(committee.committeeId));
  if (!round) return showStatus(services, turn);
  const data = { meetingId: round.meetingId, submissionId: services.newId() };
  return clerkBuildPack({ turn, services, data, typed: {} });
}

/** The newest version as it stands; with none yet, the status, from which one is built. */
async function showPapers(services: BotServices, turn: Turn): Promise<Reply> {
  const latest = await latestPack(services, turn);
  return latest ? showPack(services, latest.id) : showStatus(services, turn);
}

async function showAllVersions(services: BotServices, turn: Turn): Promise<Reply> {
  const latest = await latestPack(services, turn);
  return latest ? showVersions(services, turn, latest.meetingId) : showStatus(services, turn);
}

async function latestPack(services: BotServices, turn: Turn): Promise<PackBuild | null> {
  if (!isClerk(turn)) return null;
  const committee = await presentCommittee(services, turn.person, ['clerk']);
  const round = committee && (await services.rounds.present(committee.committeeId));
  return round ? services.packs.latest(round.meetingId) : null;
}
