/** A practice message each quarter takes the whole safety route, and what came of it is recorded (domain.md 2.9.16). */
import { londonDay } from '../calendar/rules';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { QuestionDeps } from './deps';
import type { Receiving } from './receiving';
import { type QuestionRefusal, quarterOf } from './rules';
import { findQuestion } from './store';
import { finishRun, insertRun, type PracticeRun, runOf, runsOf } from './store-practice';
import { findConcern } from './store-safety';

export interface PracticeResult {
  /** Whole minutes from arrival, by the clock on the wall; null: it has not happened. */
  minutesToRead: number | null;
  minutesToWorried: number | null;
  minutesToHandOver: number | null;
  reference: string;
}

export interface Practice {
  /** By the cover or the service manager: the worker is not told which message it is until it is opened. */
  start(committeeId: string, personId: string): Promise<Result<PracticeRun, QuestionRefusal>>;
  /** Newest first. */
  list(committeeId: string, personId: string): Promise<Result<PracticeRun[], QuestionRefusal>>;
  /** Records a run whose hand-over has come, or that was marked OK. */
  finish(): Promise<void>;
}

const practiceWords =
  'This is a practice message. Nobody is in danger. Please do with it what you would do with a worry about safety: press “Worried about safety”, then record a hand-over with the reference PRACTICE.';

export function createPractice(deps: QuestionDeps, receiving: Receiving): Practice {
  const { db, clock } = deps;
  const minutes = (from: Date, to: Date | null) =>
    to ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000)) : null;

  const mayStart = (committeeId: string, personId: string) =>
    deps.people.may(personId, 'questions.practise', committeeId);

  return {
    async start(committeeId, personId) {
      if (!(await mayStart(committeeId, personId))) return refuse({ code: 'not-allowed' });
      const quarter = quarterOf(londonDay(clock.now()));
      const before = await runOf(db, committeeId, quarter);
      if (before) return ok(before);
      const received = await receiving.deposit({
        ...{ committeeId, way: 'practice', words: practiceWords, practice: true },
        // One for a quarter, whoever presses and however often.
        formId: `practice ${committeeId} ${quarter}`,
      });
      if (!received.ok) return received;
      const { questionId } = received.value;
      const started = await command<null, { run: PracticeRun; isNew: boolean }, QuestionRefusal>(deps, {
        by: personId,
        // One for a quarter, as its words are.
        once: null,
        lock: async () => ok(null),
        right: () => ({ act: 'questions.practise', committeeId, otherwise: { code: 'not-allowed' } }),
        async write(on, _none, id) {
          const run = { id, committeeId, quarter, questionId, startedBy: personId, startedAt: clock.now() };
          const isNew = await insertRun(on, run);
          const stands = await runOf(on, committeeId, quarter);
          return stands ? ok({ run: stands, isNew }) : refuse({ code: 'not-found' });
        },
        audit: ({ run, isNew }) =>
          isNew ? { what: 'practice-started', subject: { runId: run.id, committeeId } } : null,
      });
      return started.ok ? ok(started.value.run) : started;
    },

    async list(committeeId, personId) {
      const allowed = await deps.people.may(personId, 'questions.read', committeeId);
      return allowed ? ok(await runsOf(db, committeeId)) : refuse({ code: 'not-allowed' });
    },

    async finish() {
      for (const { committeeId } of await deps.committees.all()) {
        for (const run of await runsOf(db, committeeId)) {
          if (run.finished_at) continue;
          const question = await findQuestion(db, run.question_id);
          const concern = await findConcern(db, run.question_id);
          // "OK to use" ends it too: a practice that missed the worry is worth knowing.
          if (!question || !(concern?.receivedAt || question.state === 'ok')) continue;
          const from = question.receivedAt;
          const result: PracticeResult = {
            minutesToRead: minutes(from, question.readAt),
            minutesToWorried: minutes(from, concern?.raisedAt ?? null),
            minutesToHandOver: minutes(from, concern?.receivedAt ?? null),
            reference: concern?.reference ?? '',
          };
          await finishRun(db, run.id, result, clock.now());
        }
      }
    },
  };
}
