/** Over the year: you said, we did, we can't because; the count for action 6.3; and the survey's themes (domain.md 1.3 Y2, Y5). */
import { type Day, instantAt } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { AskedQuestion, OutcomeKind, QuestionRefusal } from './rules';
import { questionsOfAsked } from './store';
import { askedBetween } from './store-asked';
import { insertTheme, themesOf } from './store-practice';

export interface YouSaid {
  theme: string;
  youSaid: string;
  /** '' where there is none. */
  weDid: string;
  weCannotBecause: string;
  outcome: OutcomeKind;
}

/** Evidence for action 6.3: change because of young people at committee. */
export interface YearCounts {
  asked: number;
  answered: number;
  changed: number;
  cannot: number;
  notOurs: number;
  /** How many askers said that the answer answered, and that it did not. */
  heardYes: number;
  heardNo: number;
}

export interface SurveyTheme {
  id: string;
  survey: string;
  theme: string;
  did: string;
  cannotBecause: string;
  byDay: Day | null;
  service: string;
  actionRef: string;
}

export interface Year {
  /** Answers given from `from` up to and including `until`; agreed wordings only. */
  youSaid(committeeId: string, from: Day, until: Day, on?: Executor): Promise<YouSaid[]>;
  counts(committeeId: string, from: Day, until: Day, on?: Executor): Promise<YearCounts>;
  /** 6.4: a theme of the survey, never a quotation; checked by R1 to R4 like a wording. */
  addTheme(
    input: { committeeId: string; personId: string; submissionId: string } & Omit<SurveyTheme, 'id'>,
  ): Promise<Result<SurveyTheme, QuestionRefusal>>;
  themes(committeeId: string, on?: Executor): Promise<SurveyTheme[]>;
}

export function createYear(deps: QuestionDeps): Year {
  const { db, clock } = deps;

  const answered = (on: Executor, committeeId: string, from: Day, until: Day) =>
    askedBetween(
      on,
      committeeId,
      instantAt(from, '00:00'),
      new Date(instantAt(until, '23:59').getTime() + 60_000),
    );

  return {
    async youSaid(committeeId, from, until, on = db) {
      return (await answered(on, committeeId, from, until)).flatMap((one) =>
        one.outcome ? [youSaid(one)] : [],
      );
    },

    async counts(committeeId, from, until, on = db) {
      const all = await answered(on, committeeId, from, until);
      const of = (outcome: OutcomeKind) => all.filter((one) => one.outcome === outcome).length;
      const heard = (await Promise.all(all.map((one) => questionsOfAsked(on, one.id)))).flat();
      return {
        asked: all.length,
        answered: of('answered'),
        changed: of('change'),
        cannot: of('cannot'),
        notOurs: of('not-ours'),
        heardYes: heard.filter((one) => one.heard === 'yes').length,
        heardNo: heard.filter((one) => one.heard === 'no').length,
      };
    },

    async addTheme(input) {
      const theme = {
        survey: cleanText(input.survey),
        theme: cleanText(input.theme),
        did: cleanText(input.did),
        cannotBecause: cleanText(input.cannotBecause),
        byDay: input.byDay,
        service: cleanText(input.service),
        actionRef: cleanText(input.actionRef),
      };
      const need = (field: string, text: string, message: string) =>
        text === '' ? [{ field, message }] : [];
      const problems = [
        ...need('survey', theme.survey, 'Survey: please name it, such as “Survey 2027”.'),
        ...need('theme', theme.theme, 'You said: please give the theme.'),
        ...need(
          'did',
          theme.did + theme.cannotBecause,
          'We did: please say what was done, or why it cannot be.',
        ),
        ...deps.checkWording(theme.theme).map((message) => ({ field: 'theme', message })),
        // Councillors and the papers read all of it: what tells who is meant stands in none of the boxes.
        ...(['survey', 'did', 'cannotBecause', 'service', 'actionRef'] as const).flatMap((field) =>
          deps
            .checkIdentity(theme[field])
            .map((message) => ({ field: field === 'cannotBecause' ? 'reason' : field, message })),
        ),
      ];
      if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
      const { submissionId, personId, committeeId } = input;
      return command<null, SurveyTheme, QuestionRefusal>(deps, {
        by: personId,
        once: {
          submissionId,
          verb: 'question.add-theme',
          again: async (_on, id) => ok({ id, ...theme }),
        },
        lock: async () => ok(null),
        right: () => ({ act: 'questions.enter', committeeId, otherwise: { code: 'not-allowed' } }),
        async write(on, _none, id) {
          await insertTheme(on, {
            ...{ id, committee_id: committeeId, survey: theme.survey, theme: theme.theme },
            ...{ did: theme.did, cannot_because: theme.cannotBecause, by_day: theme.byDay },
            ...{ service: theme.service, action_ref: theme.actionRef },
            ...{ made_by: personId, made_at: clock.now() },
          });
          return ok({ id, ...theme });
        },
      });
    },

    async themes(committeeId, on = db) {
      return (await themesOf(on, committeeId)).map((row) => ({
        id: row.id,
        survey: row.survey,
        theme: row.theme,
        did: row.did,
        cannotBecause: row.cannot_because,
        byDay: row.by_day as Day | null,
        service: row.service,
        actionRef: row.action_ref,
      }));
    },
  };
}

function youSaid(asked: AskedQuestion): YouSaid {
  const outcome = asked.outcome ?? 'answered';
  const passed = outcome === 'not-ours' ? ` Passed to: ${asked.passedTo}.` : '';
  return {
    theme: asked.theme,
    youSaid: asked.wording,
    weDid: outcome === 'cannot' ? '' : outcome === 'change' ? asked.what : `${asked.answer}${passed}`,
    weCannotBecause: outcome === 'cannot' ? asked.reason : '',
    outcome,
  };
}
