/** What people type, in their own words, and what it opens. */

import { presentCommittee } from './committee';
import { show } from './press';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showChase } from './verbs/clerk-chase';
import { showNotices } from './verbs/clerk-notices';
import { clerkBuildPack } from './verbs/clerk-pack';
import { clerkOpenRound } from './verbs/clerk-round';
import { clerksOnly, isClerk, showStatus } from './verbs/clerk-status';
import { clerkDayOff, showTimetable } from './verbs/clerk-timetable';
import { helpCard } from './verbs/help';
import { showScrutiny } from './verbs/scrutiny-list';
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
  [/^open (the |a )?round/, openRound],
  [/^build( the)?( committee)? pack|^pack$/, buildPack],
  ...visitCommands,
  [/^timetable|^dates$/, (services, turn) => showTimetable(services, turn, null)],
  [
    /^(add )?(a )?(bank holiday|day off|closure)/,
    (services, turn) => clerkDayOff({ turn, services, data: {}, typed: {} }),
  ],
];

/** Typed words to a reply; what is not a command gets help, and is kept nowhere. */
export async function answer(services: BotServices, turn: Turn, text: string): Promise<Reply> {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const found = commands.find(([pattern]) => pattern.test(words));
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
