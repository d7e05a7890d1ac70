/** The shadow committee's questions: a locked room, and the doors that open one at a time (domain.md 1.3 Y1 to Y5, 2.9). */
import type { Executor } from '../db/tables';
import { forgetNews } from '../notices/news';
import { type Answering, createAnswering } from './answering';
import { type ChatWords, createChatWords } from './chat-words';
import type { QuestionDeps } from './deps';
import { createForgetting, type Forgetting } from './forgetting';
import { createGroups, type Groups } from './groups';
import { createHeld, type Held } from './held';
import { createHome, type Home } from './home';
import { createMeetingChanges, standingOf } from './meeting-changes';
import { createMeetingQuestions, type MeetingQuestions } from './meeting-part';
import { createPractice, type Practice } from './practice';
import { createQueue, type Queue } from './queue';
import { createReceiving, type Receiving } from './receiving';
import { createRoom } from './room';
import type { AskedQuestion, Concern, MeetingShift, Question } from './rules';
import { createSafety, type Safety } from './safety';
import { askedUnderWay, findAsked } from './store-asked';
import { findConcern } from './store-safety';
import { createSweep } from './sweeping';
import { createTiming, isStillUndecided, type Timing } from './timers';
import { createTopics, type Topics } from './topics';
import { createWording, type Wording } from './wording';
import { createYear, type Year } from './year';

export type { AddCommitteeAction } from './deps';
export type { QuestionRefusal } from './rules';

export interface Questions extends Receiving, Topics, ChatWords {
  /** Young people's words in adults' texts. */
  held: Pick<Held, 'hold'>;
  queue: Queue;
  safety: Safety;
  wording: Wording;
  answering: Answering;
  home: Home;
  groups: Groups;
  meeting: MeetingQuestions;
  year: Year;
  practice: Practice;
  forgetting: Forgetting;
  timing: Timing;
  /** Proposed, with an officer, or answered and not yet home: themes and states for the reader's list. */
  underWay(committeeId: string): Promise<AskedQuestion[]>;
  /** For a notice that is about to be sent: is there still a reason? */
  stillUndecided(questionId: string): Promise<boolean>;
  askedById(askedId: string): Promise<AskedQuestion | null>;
  concernOf(questionId: string): Promise<Concern | null>;
  /** What became of its meeting; null: it is held as planned. */
  meetingShift(question: Question): Promise<MeetingShift | null>;
  /** Every few seconds: what the clock makes due. */
  tick(on: Executor): Promise<void>;
  /** Seals every row by the newest key. */
  rekey(): Promise<number>;
}

export function createQuestions(deps: QuestionDeps): Questions {
  const { db } = deps;
  const room = createRoom(deps);
  const receiving = createReceiving(deps, room);
  const held = createHeld(deps, receiving);
  const wording = createWording(deps, room);
  const answering = createAnswering(deps, room);
  const meeting = createMeetingQuestions(deps);
  const changes = createMeetingChanges(deps);
  const timing = createTiming(deps, meeting.notHome, changes);
  const practice = createPractice(deps, receiving);
  const forgetting = createForgetting(deps, room, held);
  const sweep = createSweep(deps, held);
  return {
    ...receiving,
    ...createTopics(deps),
    ...createChatWords(deps, room),
    held,
    queue: createQueue(deps, room, held),
    safety: createSafety(deps, room),
    wording,
    answering,
    home: createHome(deps, receiving, wording, changes),
    groups: createGroups(deps),
    meeting,
    year: createYear(deps),
    practice,
    forgetting,
    timing,
    underWay: (committeeId) => askedUnderWay(db, committeeId),
    stillUndecided: (questionId) => isStillUndecided(db, questionId),
    askedById: (askedId) => findAsked(db, askedId),
    concernOf: (questionId) => findConcern(db, questionId),
    meetingShift: (question) => changes.shift(standingOf(question), question.committeeId),
    async tick(on) {
      // What was promised to be forgotten goes, key or no key.
      await forgetting.forget();
      if (!deps.keys) return;
      await sweep();
      await changes.carry();
      await answering.followMeetings();
      await changes.tellAskers();
      await forgetNews(on, deps.clock.now());
      await deps.notices.queue(on, await timing.planned());
      await practice.finish();
    },
    rekey: () => db.transaction().execute((on) => room.rekey(on)),
  };
}
