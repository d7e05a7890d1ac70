/** What people type about questions. A young person's own words are no command: they go to the locked room. */
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showClose } from './verbs/meeting-close';
import { showToAnswer } from './verbs/question-answer';
import {
  answerLast,
  isShadowMember,
  questionComing,
  questionMine,
  showDoor,
  takeFromChat,
} from './verbs/question-ask';
import { showGroups } from './verbs/question-groups';
import { showQueue } from './verbs/question-queue';
import { questionForgotten, showPractice, showPremeet, showYear } from './verbs/question-records';

type Command = (services: BotServices, turn: Turn) => Promise<Reply>;

export const questionCommands: [pattern: RegExp, command: Command][] = [
  [/^questions?( queue)?$|^queue$/, showQueue],
  [/^questions to answer$|^answers?$/, (services, turn) => showToAnswer(services, turn, null)],
  [/^pre ?meet$/, (services, turn) => showPremeet(services, turn)],
  [/^(groups|codes|groups and codes)$/, (services, turn) => showGroups(services, turn, null)],
  [/^you said( we did)?$/, showYear],
  [/^practice$/, (services, turn) => showPractice(services, turn)],
  [
    /^(what was )?(deleted|forgotten)$/,
    (services, turn) => questionForgotten({ turn, services, data: {}, typed: {} }),
  ],
  [/^close( the)?( meeting)?$/, (services, turn) => showClose(services, turn, null)],
];

/** The few things that a young person can mean to the bot itself, whole and nothing more. */
const theirs: [pattern: RegExp, command: Command][] = [
  [/^(ask|question|ask a question|hello|hi|start|menu|help)$/, (services) => showDoor(services)],
  [/^(my questions|mine)$/, (services, turn) => questionMine({ turn, services, data: {}, typed: {} })],
  [
    /^(coming|what is coming|whats coming|meeting)$/,
    (services, turn) => questionComing({ turn, services, data: {}, typed: {} }),
  ],
  [/^you said( we did)?$/, showYear],
  [/^(send|send it|yes|yes please)$/, (services, turn) => answerLast(services, turn, 'send')],
  [
    /^(no|no thanks|take (it|that) back|delete (it|that)|undo)$/,
    (services, turn) => answerLast(services, turn, 'take-back'),
  ],
  // What others may type here: no young person means it as a question.
  [
    /^(agenda|papers|pack|status|timetable|dates|(my )?updates?|visits?|rota|figures|messages|notices|scrutiny|review|questions|queue|actions|reports?|versions|edition|(work )?programme|calendar|groups|codes|practice|deleted|forgotten|chase|answers?|small numbers?|settings|test|ok|okay|thanks?|thank you|bye)$/,
    (services) => showDoor(services),
  ],
];

/**
 * For a young person everything that is not one of their few commands is their own words. null: somebody else speaks.
 * `words` is the text in small letters without marks.
 */
export async function shadowMemberSays(
  services: BotServices,
  turn: Turn,
  { text, words, withFile }: { text: string; words: string; withFile: boolean },
): Promise<Reply | null> {
  if (!isShadowMember(turn)) return null;
  if (text.trim() === '') return showDoor(services, 'I can only take words here');
  const found = theirs.find(([pattern]) => pattern.test(words));
  return found ? found[1](services, turn) : takeFromChat(services, turn, text, withFile);
}
