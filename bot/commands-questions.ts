/** What people type about questions. A young person's own words are no command: they go to the locked room. */

import type { Turn } from './turn';
import type { Answer, Command, TypedWord } from './typed-word';
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

export const questionCommands: TypedWord[] = [
  [/^questions?( queue)?$|^queue$/, 'questions.queue', showQueue],
  [
    /^questions to answer$|^answers?$/,
    'questions.answer',
    (services, turn) => showToAnswer(services, turn, null),
  ],
  [/^pre ?meet$/, 'questions.premeet', (services, turn) => showPremeet(services, turn)],
  [
    /^(groups|codes|groups and codes)$/,
    'questions.enter',
    (services, turn) => showGroups(services, turn, null),
  ],
  [/^you said( we did)?$/, 'questions.year', showYear],
  [/^practice$/, 'questions.read', (services, turn) => showPractice(services, turn)],
  [
    /^(what was )?(deleted|forgotten)$/,
    'questions.forgotten',
    (services, turn) => questionForgotten({ turn, services, data: {}, typed: {} }),
  ],
  [/^close( the)?( meeting)?$/, 'meeting.close', (services, turn) => showClose(services, turn, null)],
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
export function shadowMemberSays(
  turn: Turn,
  { text, words, withFile }: { text: string; words: string; withFile: boolean },
): Answer | null {
  if (!isShadowMember(turn)) return null;
  // Never asked which committee: their words would travel in the card that asks.
  const theirOwn = (run: Command): Answer => ({ act: 'questions.ask', switches: false, run });
  if (text.trim() === '') return theirOwn((services) => showDoor(services, 'I can only take words here'));
  const found = theirs.find(([pattern]) => pattern.test(words));
  return theirOwn(found ? found[1] : (services, there) => takeFromChat(services, there, text, withFile));
}
