/** From a draft to final papers: the version sealed, and its despatch recorded. */
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { begin, lockPapers, makesPapers, mayMakePapers } from './asking';
import { comparePacks } from './compare/packs';
import { comparisonLines } from './compare/told';
import { composePack } from './compose-pack';
import type { PacksDeps } from './deps';
import { type ComposedPack, printsTheSame } from './documents';
import { standingOf } from './keeping';
import { type FinalRefusal, type PackBuild, whyNotFinal } from './rules';
import * as store from './store';
import * as decisions from './store-decisions';

interface Pressed {
  buildId: string;
  byPersonId: string;
  submissionId: string;
}

export type MakeFinalRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | FinalRefusal
  /** What is true now would print otherwise: in words, so that the clerk chooses with open eyes. */
  | { code: 'changed-since'; lines: string[] };

/**
 * @param input.evenSo print the draft as it was read, although something has changed since.
 * @returns the final version, queued; its files follow.
 */
export async function makeFinal(
  deps: PacksDeps,
  input: Pressed & { evenSo: boolean },
): Promise<Result<PackBuild, MakeFinalRefusal>> {
  const { db } = deps;
  const draft = await store.byId(db, input.buildId);
  if (!draft) return refuse({ code: 'gone' });
  if (!(await mayMakePapers(deps, input.byPersonId, draft.meetingId))) return refuse({ code: 'not-allowed' });
  // Before it is told what has changed since: with a later version there it could not be made final anyway.
  const latest = await store.latest(db, draft.meetingId);
  const why = latest && whyNotFinal(draft, latest, await standingOf(deps, db, draft));
  if (why && latest?.basedOn !== draft.id) return refuse(why);
  if (!why && !input.evenSo) {
    const lines = await changedSince(deps, draft);
    if (lines.length > 0) return refuse({ code: 'changed-since', lines });
  }
  const { meetingId } = draft;
  return command<{ committeeId: string }, PackBuild, MakeFinalRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'make-final',
      async again(on) {
        const last = await store.latest(on, meetingId);
        return last ? ok(last) : refuse({ code: 'gone' });
      },
    },
    lock: async (on) => ok(await lockPapers(deps, on, meetingId)),
    right: makesPapers,
    async write(on, _committee, id) {
      const build = await store.byId(on, input.buildId);
      const last = await store.latest(on, meetingId);
      if (!build || !last) return refuse({ code: 'gone' });
      const stillNot = whyNotFinal(build, last, await standingOf(deps, on, build));
      if (stillNot) return refuse(stillNot);
      return ok(
        await begin(deps, on, {
          id,
          meetingId,
          byPersonId: input.byPersonId,
          stage: 'final',
          kind: build.kind,
          supplementNo: build.supplementNo,
          itemIds: build.itemIds,
          basedOn: build.id,
          after: last,
        }),
      );
    },
    audit: ({ id }) => ({ what: 'pack-made-final', subject: { buildId: id, meetingId } }),
  });
}

/** As many as a person reads before pressing. */
const changesTold = 8;

/** In words, how the papers would print now; empty when they would print the same, or when the draft is not a draft. */
async function changedSince(deps: PacksDeps, draft: PackBuild): Promise<string[]> {
  if (draft.stage !== 'draft' || draft.state !== 'built') return [];
  const printed = await store.composed(deps.db, draft.id);
  if (!printed) return [];
  const { composed: now } = await composePack(deps, draft);
  const replaced = replacedFiles(printed, now);
  if (printsTheSame(printed, now) && replaced.length === 0) return [];
  const lines = [...replaced, ...comparisonLines(comparePacks(printed, now))];
  if (lines.length === 0) return ['The words are the same, but some of it is set out otherwise.'];
  const left = lines.length - changesTold;
  return left <= 0
    ? lines
    : [
        ...lines.slice(0, changesTold),
        `And ${left} more. “Build it again” makes a draft whose record tells them all.`,
      ];
}

/** The page of an item names its files and not what is in them. */
function replacedFiles(printed: ComposedPack, now: ComposedPack): string[] {
  const known = new Map(now.attached.map(({ id, sha256 }) => [id, sha256]));
  return printed.attached
    .filter(({ id, sha256 }) => id !== undefined && sha256 !== undefined && known.get(id) !== sha256)
    .map(
      ({ itemNumber, title }) =>
        `Item ${itemNumber}: the attached file “${title}” has been changed or taken off.`,
    );
}

export type DespatchRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'not-final' }
  | { code: 'in-future' };

/** An officer has published it: the product records when, and never does it itself (domain.md 0.2). */
export async function recordDespatch(
  deps: PacksDeps,
  input: Pressed & { at: Date },
): Promise<Result<decisions.Despatch, DespatchRefusal>> {
  const { clock } = deps;
  const recorded = await command<
    PackBuild & { committeeId: string },
    { despatch: decisions.Despatch; first: boolean },
    DespatchRefusal
  >(deps, {
    by: input.byPersonId,
    // The first to be recorded stays.
    once: null,
    async lock(on) {
      const build = await store.byId(on, input.buildId);
      return build
        ? ok({ ...build, ...(await lockPapers(deps, on, build.meetingId)) })
        : refuse({ code: 'gone' });
    },
    right: makesPapers,
    write,
    audit: ({ despatch: { lawfulDay, countsAs }, first }, { id: buildId, meetingId }) => {
      if (!first || countsAs === null) return null;
      const late = lawfulDay !== null && countsAs > lawfulDay;
      return { what: late ? 'despatched-late' : 'despatched', subject: { buildId, meetingId, countsAs } };
    },
  });
  return recorded.ok ? ok(recorded.value.despatch) : recorded;

  async function write(
    on: Executor,
    build: PackBuild,
  ): Promise<Result<{ despatch: decisions.Despatch; first: boolean }, DespatchRefusal>> {
    if (build.sealedAt === null) return refuse({ code: 'not-final' });
    if (input.at > clock.now()) return refuse({ code: 'in-future' });
    const countsAs = await deps.meetings.countsAs(input.at, on);
    // A supplement is open from when it is added (s.100B(3)): only the agenda itself can be late.
    const lawfulDay =
      build.kind === 'pack' ? await deps.meetings.lawfulPublication(build.meetingId, on) : null;
    const despatch = {
      buildId: build.id,
      despatchedBy: input.byPersonId,
      despatchedAt: input.at,
      countsAs,
      lawfulDay,
    };
    const first = await decisions.recordDespatch(on, { ...despatch, recordedAt: clock.now() });
    const stands = await decisions.despatchOf(on, build.id);
    return stands ? ok({ despatch: stands, first }) : refuse({ code: 'gone' });
  }
}
