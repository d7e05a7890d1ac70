/** To an answer and home again: the officer who must answer, the outcome, and the reply that a person sends. */
import { addWorkingDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import { type AskedQuestion, type OutcomeDraft, outcomeProblems, type QuestionRefusal } from './rules';
import { questionsOfAsked, takeToMeeting } from './store';
import {
  findAsked,
  lockAsked,
  setAction,
  setAnswer,
  setOfficer,
  setReply,
  waitingForOfficer,
} from './store-asked';
import { tellAskers } from './telling';

export interface Answering {
  /** Posts that are held today: who can be asked to answer. */
  posts(committeeId: string): Promise<string[]>;
  toOfficer(input: {
    askedId: string;
    post: string;
    personId: string;
  }): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** For the officer, their deputy, and those who steer: the agreed wording only. */
  forAnswer(askedId: string, personId: string): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** What this person must answer, soonest first. */
  dueFrom(personId: string, on?: Executor): Promise<AskedQuestion[]>;
  answer(
    input: { askedId: string; personId: string; submissionId: string; keepWords: boolean } & OutcomeDraft,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** The meeting, or a day off, may have moved: answers that are waited for move with it. */
  followMeetings(): Promise<void>;
  /** A person sends it: "you asked, they said, this happens now". */
  reply(input: {
    askedId: string;
    personId: string;
    text: string;
  }): Promise<Result<AskedQuestion, QuestionRefusal>>;
}

/** After the meeting, so that its answer can be given there: five working days leave five more for the way home. */
const answerDueAfterMeeting = 5;

export function createAnswering(deps: QuestionDeps, room: LockedRoom): Answering {
  const { db, clock, people } = deps;

  /** A meeting that is called off puts off no answer: it is due as if that one had been held. */
  async function dueDay(on: Executor, asked: AskedQuestion, sentAt: Date): Promise<Day> {
    const meetingId = asked.firstMeetingId ?? asked.meetingId;
    const calendar = await deps.calendar.workingCalendar(on);
    const soonest = addWorkingDays(londonDay(sentAt), answerDueAfterMeeting, calendar);
    if (!meetingId) return soonest;
    const { day } = await deps.meetings.byId(meetingId, on);
    const afterMeeting = addWorkingDays(day, answerDueAfterMeeting, calendar);
    const [later = soonest] = [soonest, afterMeeting].sort().reverse();
    return later;
  }

  async function answerers(on: Executor, asked: AskedQuestion): Promise<string[]> {
    const holder = asked.officerPost
      ? await people.holderOf(asked.committeeId, asked.officerPost, undefined, on)
      : null;
    return [holder?.person.id, holder?.deputy?.id].filter((id) => id !== undefined);
  }

  async function readsQueue(on: Executor, asked: AskedQuestion, personId: string): Promise<boolean> {
    for (const question of await questionsOfAsked(on, asked.id)) {
      if (!(await room.mayKnow(on, question, personId))) return false;
    }
    return true;
  }

  /** The workers, or where an asker did not want them to know, whoever read it in their place. */
  async function whoBringsItHome(on: Executor, asked: AskedQuestion): Promise<string[]> {
    for (const role of ['participation-worker', 'question-cover', 'question-manager'] as const) {
      const may: string[] = [];
      for (const { id } of await people.withRole(asked.committeeId, role, on)) {
        if (await readsQueue(on, asked, id)) may.push(id);
      }
      if (may.length > 0) return may;
    }
    return [];
  }

  /** Held, for whoever must answer it; anyone else hears that there is nothing. */
  async function lockForAnswer(on: Executor, { askedId, personId }: { askedId: string; personId: string }) {
    const asked = await lockAsked(on, askedId);
    return asked && (await answerers(on, asked)).includes(personId)
      ? ok(asked)
      : refuse({ code: 'not-found' });
  }

  /** Held, for whoever may know of every question that it stands for; anyone else hears that there is nothing. */
  async function lockForReader(on: Executor, askedId: string, personId: string) {
    const asked = await lockAsked(on, askedId);
    return asked && (await readsQueue(on, asked, personId)) ? ok(asked) : refuse({ code: 'not-found' });
  }

  async function store(
    on: Executor,
    input: Parameters<Answering['answer']>[0],
    draft: OutcomeDraft,
    asked: AskedQuestion,
  ) {
    if (asked.state === 'withdrawn' || asked.state === 'home') return refuse({ code: 'done-already' });
    if (asked.state !== 'agreed' && asked.state !== 'answered') return refuse({ code: 'not-ready' });
    await setAnswer(on, asked.id, draft, input.personId, clock.now());
    if (asked.actionId) {
      const { what, byDay, who } = draft;
      const promised = draft.outcome === 'change' && byDay ? { what, byDay, who } : null;
      await deps.changeCommitteeAction?.(on, asked.actionId, promised, input.personId);
    }
    if (draft.outcome === 'change' && draft.byDay && !asked.actionId) {
      const actionId = await deps.addCommitteeAction(on, {
        committeeId: asked.committeeId,
        meetingId: asked.meetingId,
        askedId: asked.id,
        what: draft.what,
        byDay: draft.byDay,
        who: draft.who,
        addedBy: input.personId,
      });
      if (actionId) await setAction(on, asked.id, actionId);
    }
    const told = await whoBringsItHome(on, asked);
    await deps.notices.queue(
      on,
      told.map((personId) => ({
        key: `asked:${asked.id}:answered:${personId}`,
        kind: 'question-answered' as const,
        personId,
        subject: { askedId: asked.id },
        dueAt: clock.now(),
      })),
    );
    const stored = await findAsked(on, asked.id);
    return stored ? ok(stored) : refuse({ code: 'not-found' });
  }

  return {
    async posts(committeeId) {
      return [...(await people.holders(committeeId)).keys()].sort();
    },

    toOfficer: ({ askedId, post, personId }) =>
      command<AskedQuestion, AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        // With an officer, it is no longer ready to go to one.
        once: null,
        lock: (on) => lockForReader(on, askedId, personId),
        async write(on, asked) {
          if (asked.state !== 'agreed') return refuse({ code: 'not-ready' });
          const holder = await people.holderOf(asked.committeeId, post, undefined, on);
          if (!holder) {
            const message = 'Who must answer: nobody holds that post now. Please choose another.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'post', message }] });
          }
          const due = await dueDay(on, asked, clock.now());
          await setOfficer(on, askedId, { post, sentAt: clock.now(), dueDay: due });
          await deps.notices.queue(on, [
            {
              key: `asked:${askedId}:to-answer:${holder.person.id}`,
              kind: 'question-to-answer',
              personId: holder.person.id,
              subject: { askedId },
              dueAt: clock.now(),
            },
          ]);
          return ok({ ...asked, officerPost: post, sentAt: clock.now(), dueDay: due });
        },
        audit: () => ({ what: 'question-to-officer', subject: { askedId } }),
      }),

    async forAnswer(askedId, personId) {
      const asked = await findAsked(db, askedId);
      if (!asked || asked.wording === '') return refuse({ code: 'not-found' });
      const may = (await answerers(db, asked)).includes(personId);
      return may ? ok(asked) : refuse({ code: 'not-found' });
    },

    async dueFrom(personId, on = db) {
      const mine: AskedQuestion[] = [];
      for (const asked of await waitingForOfficer(on)) {
        if ((await answerers(on, asked)).includes(personId)) mine.push(asked);
      }
      return mine.sort((one, other) => ((one.dueDay ?? '') < (other.dueDay ?? '') ? -1 : 1));
    },

    async answer(input) {
      const draft: OutcomeDraft = {
        outcome: input.outcome,
        answer: cleanText(input.answer),
        what: cleanText(input.what),
        byDay: input.byDay,
        who: cleanText(input.who),
        reason: cleanText(input.reason),
        passedTo: cleanText(input.passedTo),
      };
      const problems = outcomeProblems(draft, londonDay(clock.now()));
      if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
      const written = [draft.answer, draft.what, draft.who, draft.reason, draft.passedTo];
      const advice = [
        ...written.flatMap(deps.checkIdentity),
        ...[draft.answer, draft.what, draft.reason].flatMap(deps.checkPlainWords),
      ];
      if (advice.length > 0 && !input.keepWords) {
        // Who may not answer hears nothing of the words they sent.
        const may = await this.forAnswer(input.askedId, input.personId);
        return may.ok ? refuse({ code: 'plain-words', problems: advice }) : may;
      }
      const { submissionId, personId } = input;
      return command<AskedQuestion, AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        once: {
          submissionId,
          verb: 'question.answer',
          async again(on) {
            const asked = await findAsked(on, input.askedId);
            const may = asked && (await answerers(on, asked)).includes(personId);
            return may ? ok(asked) : refuse({ code: 'not-found' });
          },
        },
        lock: (on) => lockForAnswer(on, input),
        write: (on, asked) => store(on, input, draft, asked),
        audit: ({ id }) => ({
          what: 'question-answered',
          subject: { askedId: id, outcome: draft.outcome },
        }),
      });
    },

    async followMeetings() {
      for (const { committeeId } of await deps.committees.all()) {
        const [next] = await deps.meetings.upcoming(committeeId);
        if (next) await takeToMeeting(db, committeeId, next.id);
      }
      for (const asked of await waitingForOfficer(db)) {
        const { officerPost: post, sentAt } = asked;
        if (!post || !sentAt) continue;
        const due = await dueDay(db, asked, sentAt);
        if (due !== asked.dueDay) await setOfficer(db, asked.id, { post, sentAt, dueDay: due });
      }
    },

    reply: ({ askedId, personId, text }) =>
      command<AskedQuestion, AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        // The same reply again is the one that went home.
        once: null,
        lock: (on) => lockForReader(on, askedId, personId),
        async write(on, asked) {
          const reply = cleanText(text);
          if (reply === '') {
            const message = 'Reply: please write what the young people will read.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'reply', message }] });
          }
          if (asked.state === 'home' && asked.reply === reply) return ok(asked);
          if (asked.state !== 'answered' && asked.state !== 'home') return refuse({ code: 'not-ready' });
          const at = clock.now();
          await setReply(on, askedId, reply, personId, at);
          await tellAskers(deps, room, on, await questionsOfAsked(on, askedId), personId);
          return ok({ ...asked, reply, replyAt: at, state: 'home' as const });
        },
        audit: (now, before) => (now === before ? null : { what: 'question-replied', subject: { askedId } }),
      }),
  };
}
