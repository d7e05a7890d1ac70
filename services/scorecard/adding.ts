/** Figures come in: one from a card, many from the performance team's table; corrected and withdrawn, never erased. */

import { type Day, londonDay, parseDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person } from '../people/rules';
import { command } from '../platform/command';
import { inForce, may, postsOf } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import type { Sheet } from '../spreadsheets/rules';
import type { Strategy } from '../strategy/rules';
import { parseFigure } from '../updates/parse-figure';
import { fields } from '../updates/rules';
import { cleanText } from '../updates/text';
import { baselineFigures } from './baselines';
import type { ScorecardDeps } from './deps';
import { countsFrom } from './measure-text';
import * as store from './store-figures';
import { acceptedFigures } from './store-reported';
import { sourceKey, type UnderstoodFigures, understandFigures } from './understand-figures';

export interface TypedFigure {
  measureCode: string;
  count: string;
  base: string;
  asAt: string;
  source: string;
  definition: string;
  note: string;
}

export type AddRefusal =
  | { code: 'not-allowed' }
  | { code: 'no-plan' }
  /** A sentence for each thing to put right, by input. */
  | { code: 'needs-attention'; problems: { input: keyof TypedFigure; message: string }[] };

export interface AddedFigure {
  id: string;
  measureCode: string;
  measure: string;
  asAt: Day;
  /** It put an earlier figure of the same source right. */
  corrected: boolean;
}

export interface AddInput {
  committeeId: string;
  typed: TypedFigure;
  byPersonId: string;
  submissionId: string;
}

/** In whose name a person's own figure stands: a post they hold, else what they do here; never their name. */
export function confirmerFor(person: Person, committeeId: string, on: Day): string {
  const performance = person.appointments.some(
    (one) => one.role === 'performance-officer' && one.committeeId === committeeId && inForce(one, on),
  );
  const [post] = postsOf(person, on, committeeId);
  return post ?? (performance ? 'Performance team' : 'Democratic Services');
}

export async function addFigure(
  deps: ScorecardDeps,
  input: AddInput,
): Promise<Result<AddedFigure, AddRefusal>> {
  const { committeeId, byPersonId, submissionId } = input;
  const person = await deps.people.byId(byPersonId);
  const at = deps.clock.now();
  if (!person || !may(person, 'figures.keep', { committeeId, on: londonDay(at) }))
    return refuse({ code: 'not-allowed' });
  const plan = await deps.strategies.current(committeeId);
  if (!plan) return refuse({ code: 'no-plan' });
  const read = readTyped(input.typed, plan, londonDay(at));
  if (!read.ok) return read;
  const given = { ...read.value.given, confirmedBy: confirmerFor(person, committeeId, londonDay(at)) };
  return command<{ committeeId: string }, AddedFigure, AddRefusal>(deps, {
    by: byPersonId,
    once: {
      submissionId,
      verb: 'figures.send',
      again: async (on) => {
        const known = await store.standingFigures(on, committeeId);
        const own = known.find((one) => sourceKey(one) === sourceKey(given));
        return ok(added(own?.id ?? '', false));
      },
    },
    async lock(on) {
      await store.lockCommittee(on, committeeId);
      return ok({ committeeId });
    },
    right: keepsFigures,
    async write(on, _committee, id) {
      const known = await store.standingFigures(on, committeeId);
      const own = known.find((one) => sourceKey(one) === sourceKey(given));
      await store.insertFigure(on, given, {
        id,
        committeeId,
        cameBy: 'card',
        addedBy: byPersonId,
        addedAt: at,
        position: 0,
      });
      if (own) await store.markReplaced(on, own.id.replace(/^performance:/, ''), id);
      return ok(added(id, own !== undefined));
    },
    audit: ({ id, measureCode, corrected }) => ({
      what: corrected ? 'figure-corrected' : 'figure-added',
      subject: { figureId: id, committeeId, measureCode },
    }),
  });

  function added(id: string, corrected: boolean): AddedFigure {
    const { measureCode, asAt } = given;
    return { id, measureCode, measure: read.ok ? read.value.measure : '', asAt, corrected };
  }
}

const keepsFigures = ({ committeeId }: { committeeId: string }) =>
  ({ act: 'figures.keep', committeeId, otherwise: { code: 'not-allowed' } }) as const;

function readTyped(
  typed: TypedFigure,
  plan: Strategy,
  today: Day,
): Result<{ given: Omit<store.GivenFigure, 'confirmedBy'>; measure: string }, AddRefusal> {
  const code = typed.measureCode.trim().toLowerCase();
  const measure = plan.actions.flatMap(({ measures }) => measures).find((one) => one.code === code);
  if (!measure || (measure.kind !== 'count' && measure.kind !== 'percentage')) {
    const message = 'Choose a measure of the plan that is a number or a percentage.';
    return refuse({ code: 'needs-attention', problems: [{ input: 'measureCode', message }] });
  }
  const part = (name: 'count' | 'base' | 'asAt' | 'source') => fields.figure(measure.code, name);
  const asAt = parseDay(typed.asAt.trim()) ?? typed.asAt;
  const { figure, problems } = parseFigure(
    measure,
    {
      [part('count')]: typed.count,
      [part('base')]: typed.base,
      [part('asAt')]: asAt,
      [part('source')]: typed.source,
    },
    today,
  );
  const inputs = ['count', 'base', 'asAt', 'source'] as const;
  const wrong = problems.map(({ field, message }) => ({
    input: inputs.find((one) => part(one) === field) ?? ('count' as const),
    message,
  }));
  if (figure.count === null && wrong.length === 0)
    wrong.push({ input: 'count', message: 'Give the number.' });
  const definition = cleanText(typed.definition);
  const needs: { input: keyof TypedFigure; message: string }[] = [...wrong];
  if (definition === '')
    needs.push({ input: 'definition', message: 'Say what exactly was counted, such as the age group.' });
  if (needs.length > 0 || figure.asAt === null) return refuse({ code: 'needs-attention', problems: needs });
  return ok({
    measure: measure.name,
    given: {
      ...{ measureCode: measure.code, part: '', from: countsFrom(measure, plan.fromDay), asAt: figure.asAt },
      ...{ count: figure.count, base: figure.base, words: '', note: cleanText(typed.note) },
      ...{ source: figure.source, definition, population: null, zeroReveals: false },
    },
  });
}

/** What a table means beside what is stored; nothing is stored. @throws Error when there is no plan. */
export async function understandTable(
  deps: ScorecardDeps,
  committeeId: string,
  sheets: Sheet[],
): Promise<UnderstoodFigures> {
  const plan = await deps.strategies.current(committeeId);
  if (!plan) throw new Error('There is no plan yet. Import one first: import plan FILE.');
  const today = londonDay(deps.clock.now());
  const { operationalGroupName } = await deps.committees.settingsOn(committeeId, today);
  const everyone = await deps.people.everyone(committeeId);
  const posts = new Set((await deps.people.holders(committeeId)).keys());
  const accepted = await acceptedFigures(deps.db, {
    committeeId,
    upTo: today,
    confirmedBy: operationalGroupName,
  });
  return understandFigures(sheets, {
    measures: new Map(
      plan.actions
        .flatMap(({ measures }) => measures)
        .map((measure) => [measure.code.toLowerCase(), measure]),
    ),
    planBegan: plan.fromDay,
    today,
    // In a small council a person may be listed under the name of their post.
    peopleNames: new Set(
      everyone.filter(({ name }) => !posts.has(name)).map(({ name }) => name.toLowerCase()),
    ),
    known: [...accepted, ...(await store.standingFigures(deps.db, committeeId)), ...baselineFigures(plan)],
    partsOf: await store.partsOf(deps.db, committeeId),
  });
}

export interface StoredFigures {
  added: number;
  corrected: number;
  comparators: number;
}

export async function storeFigures(
  deps: ScorecardDeps,
  understood: UnderstoodFigures,
  options: { committeeId: string; cameBy: string; byPersonId: string | null },
  on: Executor,
): Promise<StoredFigures> {
  const { committeeId, cameBy, byPersonId } = options;
  const at = deps.clock.now();
  await store.lockCommittee(on, committeeId);
  for (const [position, { given, replaces }] of understood.figures.entries()) {
    const id = deps.newId();
    await store.insertFigure(on, given, {
      id,
      committeeId,
      cameBy,
      addedBy: byPersonId,
      addedAt: at,
      position,
    });
    if (replaces) await store.markReplaced(on, replaces, id);
  }
  for (const one of understood.comparators)
    await store.upsertComparator(on, one, { id: deps.newId(), committeeId, addedAt: at });
  for (const one of understood.partsOf) await store.addPartOf(on, committeeId, one);
  const corrected = understood.figures.filter(({ replaces }) => replaces !== null).length;
  const added = understood.figures.length - corrected;
  const subject = { committeeId, added: `${added}`, corrected: `${corrected}` };
  await deps.audit.record(on, { personId: byPersonId, what: 'figures-imported', subject });
  return { added, corrected, comparators: understood.comparators.length };
}

export type WithdrawRefusal = { code: 'not-allowed' } | { code: 'not-found' } | { code: 'reason-missing' };

/** The figure stays on record, with who withdrew it and why. */
export async function withdrawFigure(
  deps: ScorecardDeps,
  input: { committeeId: string; figureId: string; reason: string; byPersonId: string; submissionId: string },
): Promise<Result<{ figureId: string }, WithdrawRefusal>> {
  const at = deps.clock.now();
  const { committeeId, figureId, byPersonId, submissionId } = input;
  // As the performance team's figures are kept; the list names where each came from.
  const id = figureId.replace(/^performance:/, '');
  return command<{ committeeId: string }, { figureId: string }, WithdrawRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'figures.withdraw', again: async () => ok({ figureId }) },
    async lock(on) {
      await store.lockCommittee(on, committeeId);
      return ok({ committeeId });
    },
    right: keepsFigures,
    async write(on) {
      const reason = cleanText(input.reason);
      if (reason === '') return refuse({ code: 'reason-missing' });
      const known = await store.standingFigures(on, committeeId);
      if (!known.some(({ id }) => id === figureId)) return refuse({ code: 'not-found' });
      if (!(await store.withdraw(on, id, { personId: byPersonId, reason, at })))
        return refuse({ code: 'not-found' });
      return ok({ figureId });
    },
    audit: () => ({ what: 'figure-withdrawn', subject: { figureId: id, committeeId } }),
  });
}
