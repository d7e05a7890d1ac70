/** The reader's queue: who may see what is there, exact words one at a time, and the two decisions (domain.md 2.9.3 to 2.9.5). */
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { Held } from './held';
import type { LockedRoom } from './room';
import type { Concern, LockedContent, Question, QuestionRefusal } from './rules';
import { decide, lockQuestion, markRead, openQuestionsOf, questionsOfAsked, setAside } from './store';
import { findAsked, withdraw } from './store-asked';
import { heldAmong } from './store-held';
import { concernsOf, findConcern, keepFrom, keptFrom, putConcern } from './store-safety';
import { tellAskers } from './telling';

export interface QueueItem {
  question: Question;
  concern: Concern | null;
  /** It stands in an adult's text: OK puts it back there, and it is no question for the committee. */
  held: boolean;
}

export interface ReadQuestion extends QueueItem {
  /** null: forgotten, as promised. */
  content: LockedContent | null;
}

export interface Queue {
  /** What this person may know of, raised ones first. */
  list(committeeId: string, personId: string, on?: Executor): Promise<QueueItem[]>;
  /** The exact words. Each time is an audit row. */
  open(questionId: string, personId: string): Promise<Result<ReadQuestion, QuestionRefusal>>;
  /** `held`: words of an adult's text, which stand there again. */
  okToUse(
    questionId: string,
    personId: string,
  ): Promise<Result<Question & { held: boolean }, QuestionRefusal>>;
  /** Locks it from everyone else at once, whatever was decided before. Pressing again changes nothing. */
  worried(questionId: string, personId: string): Promise<Result<ReadQuestion, QuestionRefusal>>;
  /** Not one for the meeting: the asker is told why in the worker's own words, and may answer. */
  setAside(questionId: string, personId: string, message: string): Promise<Result<Question, QuestionRefusal>>;
  /**
   * About someone who works with children, a carer or a councillor: the one named and their manager lose sight of it, and
   * it is held by the presser, or by the next in the chain where the presser is one of them (domain.md 2.9.8).
   */
  allegation(
    questionId: string,
    personId: string,
    about: { personIds: string[] },
  ): Promise<Result<{ holderName: string; isMine: boolean }, QuestionRefusal>>;
}

export function createQueue(deps: QuestionDeps, room: LockedRoom, heldWords: Held): Queue {
  const { db, clock, people } = deps;

  const nameOf = async (on: Executor, personId: string | null) =>
    (personId && (await people.byId(personId, on))?.name) || 'Someone else';

  /** Held, if this person may know of it; anyone else hears that there is nothing. */
  async function take(
    on: Executor,
    questionId: string,
    personId: string,
  ): Promise<Result<Question, QuestionRefusal>> {
    const question = await lockQuestion(on, questionId);
    const known = question && (await room.mayKnow(on, question, personId));
    return known ? ok(question) : refuse({ code: 'not-found' });
  }

  async function readOne(on: Executor, questionId: string, personId: string) {
    const content = await room.read(on, questionId, personId, 'question-read');
    if (!content.ok) return content;
    await markRead(on, questionId, clock.now());
    const question = await lockQuestion(on, questionId);
    if (!question) return refuse({ code: 'not-found' });
    const held = (await heldAmong(on, [questionId])).has(questionId);
    return ok({ question, content: content.value, concern: await findConcern(on, questionId), held });
  }

  /** Nobody is left to ask by this wording: it is taken back, and the officer is not kept waiting. */
  async function leaveGroup(on: Executor, question: Question): Promise<void> {
    if (!question.askedId) return;
    const others = (await questionsOfAsked(on, question.askedId)).filter((one) => one.id !== question.id);
    const asked = await findAsked(on, question.askedId);
    // What has been answered stands: young people and committee have read it.
    if (others.length > 0 || !asked || !['proposed', 'agreed'].includes(asked.state)) return;
    await withdraw(on, question.askedId, 'Taken back by the participation worker.');
    await room.forget(on, { askedId: question.askedId });
  }

  async function lockIt(
    on: Executor,
    question: Question,
    concern: { path: Concern['path']; holderId: string; by: string },
  ): Promise<void> {
    const at = clock.now();
    await leaveGroup(on, question);
    if (question.state !== 'worried') await decide(on, question.id, { state: 'worried', by: concern.by, at });
    await putConcern(on, {
      questionId: question.id,
      path: concern.path,
      holderId: concern.holderId,
      raisedBy: concern.by,
      raisedAt: at,
    });
    await deps.audit.record(on, {
      personId: concern.by,
      what: concern.path === 'child' ? 'question-worried' : 'question-allegation',
      subject: { questionId: question.id, holderId: concern.holderId },
    });
  }

  /** Who takes it up when the presser may not: cover, then service manager, then head of service. */
  async function nextHolder(on: Executor, committeeId: string, kept: ReadonlySet<string>) {
    for (const role of [
      'participation-worker',
      'question-cover',
      'question-manager',
      'head-of-service',
    ] as const) {
      const holder = (await people.withRole(committeeId, role, on)).find((one) => !kept.has(one.id));
      if (holder) return holder;
    }
    return null;
  }

  return {
    async list(committeeId, personId, on = db) {
      const mine = await room.known(on, await openQuestionsOf(on, committeeId), personId);
      const concerns = await concernsOf(
        on,
        mine.map((one) => one.id),
      );
      const held = await heldAmong(
        on,
        mine.map((one) => one.id),
      );
      return mine.map((question) => ({
        question,
        concern: concerns.get(question.id) ?? null,
        held: held.has(question.id),
      }));
    },

    open: (questionId, personId) => db.transaction().execute((on) => readOne(on, questionId, personId)),

    okToUse: (questionId, personId) =>
      command<Question, Question & { held: boolean }, QuestionRefusal>(deps, {
        by: personId,
        // Its state says whether it has been decided, for this and the three below.
        once: null,
        lock: (on) => take(on, questionId, personId),
        async write(on, question) {
          if (question.state === 'worried') return refuse({ code: 'locked' });
          const held = (await heldAmong(on, [questionId])).has(questionId);
          if (question.state === 'ok') return ok({ ...question, held });
          // Nobody may call words fine that nobody has opened.
          if (question.state === 'unread') return refuse({ code: 'not-ready' });
          await decide(on, questionId, { state: 'ok', by: personId, at: clock.now() });
          if (held) {
            const content = await room.read(on, questionId, personId, 'question-linked');
            if (content.ok && content.value)
              await heldWords.giveBack(on, questionId, content.value.words, personId);
          }
          return ok({ ...question, state: 'ok' as const, held });
        },
        audit: (_now, before) =>
          before.state === 'ok' ? null : { what: 'question-ok', subject: { questionId } },
      }),

    worried: (questionId, personId) =>
      command<Question, ReadQuestion, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        lock: (on) => take(on, questionId, personId),
        // Locking it, and each reading of the words, puts itself on the record.
        async write(on, question) {
          if (question.state !== 'worried') {
            await lockIt(on, question, { path: 'child', holderId: personId, by: personId });
          }
          const one = await readOne(on, questionId, personId);
          // Marked OK before: it stands in papers and tables, and leaves them now.
          if (question.state === 'ok' && one.ok && one.value.content)
            await heldWords.takeOut(on, questionId, one.value.content.words, personId);
          return one;
        },
      }),

    setAside: (questionId, personId, message) =>
      command<Question, Question, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        lock: (on) => take(on, questionId, personId),
        async write(on, question) {
          const aside = cleanText(message);
          if (aside === '') {
            const problem = 'To the one who asked: please say why it does not go to the meeting.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'reason', message: problem }] });
          }
          if (question.aside !== '') return ok(question);
          if (question.state !== 'ok' || question.askedId !== null) return refuse({ code: 'not-ready' });
          if (question.unsent || (await heldAmong(on, [questionId])).has(questionId))
            return refuse({ code: 'not-ready' });
          await setAside(on, questionId, aside, clock.now());
          await tellAskers(deps, room, on, [question], personId);
          return ok({ ...question, aside });
        },
        audit: (_now, before) =>
          before.aside === '' ? { what: 'question-set-aside', subject: { questionId } } : null,
      }),

    allegation: (questionId, personId, about) =>
      command<Question, { holderName: string; isMine: boolean }, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        lock: (on) => take(on, questionId, personId),
        // `lockIt` puts on the record who holds it now.
        async write(on, question) {
          const before = (await keptFrom(on, [questionId])).get(questionId) ?? new Set<string>();
          const kept = new Set([...before, ...about.personIds]);
          const holder = kept.has(personId)
            ? await nextHolder(on, question.committeeId, kept)
            : await people.byId(personId, on);
          // With nobody to give it to it stays with the one who reads it, who rings.
          if (!holder) return refuse({ code: 'nobody-else', phoneList: true });
          await keepFrom(on, questionId, about.personIds);
          await lockIt(on, question, { path: 'allegation', holderId: holder.id, by: personId });
          if (holder.id !== personId) {
            await deps.notices.queue(on, [
              {
                key: `question:${questionId}:yours:${holder.id}`,
                kind: 'question-yours',
                personId: holder.id,
                subject: { questionId },
                dueAt: clock.now(),
              },
            ]);
          }
          return ok({ holderName: await nameOf(on, holder.id), isMine: holder.id === personId });
        },
      }),
  };
}
