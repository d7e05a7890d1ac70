/** From words to a wording: alike ones grouped, a wording proposed, checked and agreed by those who asked (domain.md 2.2 R1 to R6). */
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import type { AskedQuestion, Question, QuestionRefusal } from './rules';
import { clearAgreed, findQuestion, join, leave, lockQuestion, questionsOfAsked, setAgreed } from './store';
import { findAsked, insertAsked, lockAsked, setTheme, setWordingAgreed, withdraw } from './store-asked';
import { heldAmong } from './store-held';
import { tellAskers } from './telling';

export interface Proposal {
  theme: string;
  wording: string;
  /** R2: about six or more young people could have said it. */
  couldBeSix: boolean;
}

export interface AskedView {
  asked: AskedQuestion;
  /** Those it stands for: envelopes, no words. */
  questions: Question[];
  /** The wording as it stands: proposed or agreed. */
  wording: string;
  /** Names this theme and wording: who agrees says which they saw. */
  seen: string;
}

export interface Wording {
  /** Questions marked OK to use, alike enough for one wording. */
  propose(
    input: { questionIds: string[]; personId: string; submissionId: string } & Proposal,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** Before an officer has it; whoever agreed is asked again. */
  change(
    input: { askedId: string; personId: string } & Proposal,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** For a reader of the queue. */
  view(askedId: string, personId: string): Promise<Result<AskedView, QuestionRefusal>>;
  /** The wording that waits for the one who asked; null when there is none. */
  proposalFor(question: Question): Promise<{ theme: string; wording: string; seen: string } | null>;
  /**
   * The asker says yes, by keepsake or account; with the last of them the wording leaves the room. Refused as 'not-ready'
   * where it is not the one they saw (domain.md 2.2 R5).
   */
  agree(
    questionId: string,
    how: 'keepsake' | 'account',
    seen: string,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
  /** The worker has sat with them, and they all agreed. */
  agreedWithWorker(
    askedId: string,
    personId: string,
    seen: string,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
  withdraw(
    askedId: string,
    personId: string,
    because: string,
  ): Promise<Result<AskedQuestion, QuestionRefusal>>;
}

/** A wording and the questions that it stands for. */
interface Handled {
  asked: AskedQuestion;
  questions: Question[];
}

export function createWording(deps: QuestionDeps, room: LockedRoom): Wording {
  const { db, clock } = deps;

  function problemsOf(proposal: Proposal): { field: string; message: string }[] {
    const found = (field: string, text: string) =>
      deps.checkWording(text).map((message) => ({ field, message }));
    return [
      ...(proposal.theme === ''
        ? [{ field: 'theme', message: 'Theme: please give it in two or three words.' }]
        : []),
      ...(proposal.wording === ''
        ? [{ field: 'wording', message: 'Wording: please write the question.' }]
        : []),
      ...found('theme', proposal.theme),
      ...found('wording', proposal.wording),
      ...(proposal.couldBeSix
        ? []
        : [
            {
              field: 'couldBeSix',
              message:
                'R2: fewer than six young people could have said this. Join it with another, or word it more widely, then tick the box.',
            },
          ]),
    ];
  }

  const clean = (proposal: Proposal): Proposal => ({
    ...proposal,
    theme: cleanText(proposal.theme),
    wording: cleanText(proposal.wording),
  });

  const seenOf = (asked: AskedQuestion, wording: string) =>
    deps.keys?.tag('seen', JSON.stringify([asked.id, asked.theme, wording])).slice(0, 22) ?? '';

  async function isWhatTheySaw(on: Executor, asked: AskedQuestion, seen: string): Promise<boolean> {
    const wording = await room.proposal(on, asked.id, null);
    return wording !== null && seen === seenOf(asked, wording);
  }

  /** A reader of every question that it stands for; anyone else hears that there is nothing. */
  async function mayHandle(on: Executor, asked: AskedQuestion, personId: string): Promise<Question[] | null> {
    const questions = await questionsOfAsked(on, asked.id);
    for (const question of questions) if (!(await room.mayKnow(on, question, personId))) return null;
    return questions.length > 0 ? questions : null;
  }

  /** R1 to R6 again at the door: the checks may have learnt something since it was proposed. */
  async function letOut(on: Executor, asked: AskedQuestion): Promise<Result<AskedQuestion, QuestionRefusal>> {
    const questions = await questionsOfAsked(on, asked.id);
    if (asked.state !== 'proposed' || questions.some((one) => one.agreedAt === null)) return ok(asked);
    const wording = await room.proposal(on, asked.id, null);
    if (wording === null) return refuse({ code: 'not-found' });
    const problems = deps.checkWording(wording).map((message) => ({ field: 'wording', message }));
    if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
    await setWordingAgreed(on, asked.id, wording, clock.now());
    await room.forget(on, { askedId: asked.id });
    return ok({ ...asked, wording, state: 'agreed' as const });
  }

  /** Held, with what it stands for, by a reader of all of it. */
  async function lockToHandle(on: Executor, askedId: string, personId: string) {
    const asked = await lockAsked(on, askedId);
    const questions = asked && (await mayHandle(on, asked, personId));
    return asked && questions ? ok({ asked, questions }) : refuse({ code: 'not-found' });
  }

  /** Held, in one order, by a reader of each of them. */
  async function lockToPropose(
    on: Executor,
    input: Parameters<Wording['propose']>[0],
  ): Promise<Result<Question[], QuestionRefusal>> {
    const questions: Question[] = [];
    for (const id of [...new Set(input.questionIds)].sort()) {
      const question = await lockQuestion(on, id);
      if (!question || !(await room.mayKnow(on, question, input.personId)))
        return refuse({ code: 'not-found' });
      if (question.unsent || (await heldAmong(on, [id])).has(id)) return refuse({ code: 'not-ready' });
      if (question.state !== 'ok' || question.practice || question.askedId !== null || question.aside !== '')
        return refuse({ code: 'not-ready' });
      questions.push(question);
    }
    return ok(questions);
  }

  async function store(
    on: Executor,
    personId: string,
    proposal: Proposal,
    questions: Question[],
    id: string,
  ): Promise<Result<AskedQuestion, QuestionRefusal>> {
    const [first] = questions;
    if (!first || questions.some((one) => one.committeeId !== first.committeeId)) {
      return refuse({ code: 'not-ready' });
    }
    const { committeeId, meetingId, firstMeetingId } = first;
    const made = { madeBy: personId, madeAt: clock.now() };
    await insertAsked(on, { id, committeeId, meetingId, firstMeetingId, theme: proposal.theme, ...made });
    await room.putProposal(on, id, proposal.wording);
    await join(
      on,
      questions.map((one) => one.id),
      id,
    );
    await tellAskers(deps, room, on, questions, personId);
    const asked = await findAsked(on, id);
    return asked ? ok(asked) : refuse({ code: 'not-found' });
  }

  return {
    async propose(input) {
      const proposal = clean(input);
      const problems = problemsOf(proposal);
      if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
      const { submissionId, personId } = input;
      return command<Question[], AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        once: {
          submissionId,
          verb: 'question.propose',
          async again(on) {
            const question = await findQuestion(on, input.questionIds[0] ?? '');
            const asked = question?.askedId ? await findAsked(on, question.askedId) : null;
            return asked ? ok(asked) : refuse({ code: 'not-found' });
          },
        },
        lock: (on) => lockToPropose(on, input),
        write: (on, questions, id) => store(on, personId, proposal, questions, id),
        audit: ({ id }) => ({ what: 'wording-proposed', subject: { askedId: id } }),
      });
    },

    async change(input) {
      const proposal = clean(input);
      const problems = problemsOf(proposal);
      if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
      return command<Handled, AskedQuestion, QuestionRefusal>(deps, {
        by: input.personId,
        // The same words again are the same proposal.
        once: null,
        lock: (on) => lockToHandle(on, input.askedId, input.personId),
        async write(on, { asked, questions }) {
          if (!['proposed', 'agreed'].includes(asked.state) || asked.sentAt)
            return refuse({ code: 'not-ready' });
          await setTheme(on, asked.id, proposal.theme);
          await clearAgreed(on, asked.id);
          await room.putProposal(on, asked.id, proposal.wording);
          await tellAskers(deps, room, on, questions, input.personId);
          return ok({ ...asked, theme: proposal.theme, wording: '', state: 'proposed' as const });
        },
        audit: ({ id }) => ({ what: 'wording-changed', subject: { askedId: id } }),
      });
    },

    view: (askedId, personId) =>
      db.transaction().execute(async (on) => {
        const asked = await findAsked(on, askedId);
        const questions = asked && (await mayHandle(on, asked, personId));
        if (!asked || !questions) return refuse({ code: 'not-found' });
        const proposed = asked.wording === '' ? await room.proposal(on, askedId, personId) : null;
        const wording = proposed ?? asked.wording;
        return ok({ asked, questions, wording, seen: seenOf(asked, wording) });
      }),

    proposalFor: (question) =>
      db.transaction().execute(async (on) => {
        const asked = question.askedId ? await findAsked(on, question.askedId) : null;
        if (asked?.state !== 'proposed' || question.state !== 'ok') return null;
        const wording = await room.proposal(on, asked.id, null);
        return wording === null ? null : { theme: asked.theme, wording, seen: seenOf(asked, wording) };
      }),

    agree: (questionId, how, seen) =>
      db.transaction().execute(async (on) => {
        const question = await lockQuestion(on, questionId);
        const asked = question?.askedId ? await lockAsked(on, question.askedId) : null;
        if (!question || !asked) return refuse({ code: 'not-found' });
        if (asked.state !== 'proposed') return ok(asked);
        if (!(await isWhatTheySaw(on, asked, seen))) return refuse({ code: 'not-ready' });
        await setAgreed(on, [questionId], how, clock.now());
        await deps.audit.record(on, { personId: null, what: 'wording-agreed', subject: { questionId } });
        return letOut(on, asked);
      }),

    agreedWithWorker: (askedId, personId, seen) =>
      command<Handled, AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        // Agreed, it is no longer a proposal.
        once: null,
        lock: (on) => lockToHandle(on, askedId, personId),
        async write(on, { asked, questions }) {
          if (asked.state !== 'proposed') return ok(asked);
          if (!(await isWhatTheySaw(on, asked, seen))) return refuse({ code: 'not-ready' });
          const left = questions.filter((one) => one.agreedAt === null).map((one) => one.id);
          await setAgreed(on, left, 'worker', clock.now());
          return letOut(on, asked);
        },
        audit: (_now, { asked }) =>
          asked.state === 'proposed' ? { what: 'wording-agreed', subject: { askedId } } : null,
      }),

    withdraw: (askedId, personId, because) =>
      command<Handled, AskedQuestion, QuestionRefusal>(deps, {
        by: personId,
        // Withdrawn, it can be withdrawn no more.
        once: null,
        lock: (on) => lockToHandle(on, askedId, personId),
        async write(on, { asked }) {
          const reason = cleanText(because);
          if (reason === '') {
            const message = 'Because: please say why it is taken back.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'reason', message }] });
          }
          if (!['proposed', 'agreed'].includes(asked.state)) return refuse({ code: 'not-ready' });
          await withdraw(on, askedId, reason);
          // Those it stood for wait for another wording: none is lost without an outcome.
          await leave(on, askedId);
          await room.forget(on, { askedId });
          return ok({ ...asked, state: 'withdrawn' as const, withdrawnBecause: reason });
        },
        audit: () => ({ what: 'wording-withdrawn', subject: { askedId } }),
      }),
  };
}
