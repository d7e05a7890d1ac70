/** Drafts the year, lets the clerk change it by hand, and agrees it: the visits and their places follow the draft. */
import { Day, dayParts, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { draftRota } from './draft-rota';
import { follow } from './follow-rota';
import { asPlanned, dayWords, existing, problemOf, whyNotMembers } from './gather-rota';
import { dayRuleBroken, type PlannedVisit, type RotaProblem } from './rota-problem';
import type { VisitRefusal } from './rules';
import { readServices } from './store';
import { insertRota, markAgreed, type Rota, readRota, readRotas, saveDraft } from './store-rota';
import { runsVisits } from './visit-press';
import { membersOf } from './who';
import { type VisitsYear, visitsYear } from './year-rules';

export interface RotaView {
  rota: Rota;
  /** There is none for a later year. */
  isNewest: boolean;
  /** The draft where there is one, else the visits as they are. */
  visits: PlannedVisit[];
  /** What each service is called and each member's name and count in these visits. */
  services: { id: string; name: string; isHome: boolean }[];
  members: { personId: string; name: string; party: string; count: number; before: number }[];
}

/** The year's rota is agreed by July (domain.md 3): from June on the next year is meant. */
function rotaYear(today: Day): VisitsYear {
  const { year, month } = dayParts(today);
  return month >= 6 ? visitsYear(Day.parse(`${year}-09-01`)) : visitsYear(today);
}

export async function rotaView(
  deps: VisitsDeps,
  on: Executor,
  committeeId: string,
  rotaId?: string,
): Promise<RotaView | null> {
  const rotas = await readRotas(on, committeeId);
  const rota = rotas.find((one) => one.id === rotaId) ?? rotas[0];
  if (!rota) return null;
  const visits = rota.draft ?? (await existing(on, rota)).map(asPlanned);
  const members = await membersOf(deps, on, committeeId, rota.from);
  return {
    rota,
    isNewest: rota.id === rotas[0]?.id,
    visits,
    services: await readServices(on, committeeId),
    members: members.map(({ personId, name, party, visitsBefore }) => ({
      ...{ personId, name, party, before: visitsBefore },
      count: visits.filter((visit) => visit.memberIds.includes(personId)).length,
    })),
  };
}

/** Drafts, or drafts again: what the clerk set by hand and what has been made or agreed to stays. */
export async function draft(
  deps: VisitsDeps,
  input: { committeeId: string; from?: Day; byPersonId: string; submissionId: string },
): Promise<Result<Rota, VisitRefusal>> {
  const { committeeId, byPersonId } = input;
  const latest = async (on: Executor) => {
    const [rota] = await readRotas(on, committeeId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return command<{ committeeId: string }, Rota, VisitRefusal>(deps, {
    by: byPersonId,
    once: { submissionId: input.submissionId, verb: 'visit.draft', again: latest },
    lock: async () => ok({ committeeId }),
    right: runsVisits,
    write: (on) => draftIn(deps, on, committeeId, input.from),
  });
}

/** In the caller's transaction, without asking who: for the press above, the command line and the demo. */
export async function draftIn(
  deps: VisitsDeps,
  on: Executor,
  committeeId: string,
  from?: Day,
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  const year = from ? visitsYear(from) : rotaYear(londonDay(at));
  await insertRota(on, { id: deps.newId(), committeeId, ...year }, at);
  const rota = (await readRotas(on, committeeId)).find((one) => one.from === year.from);
  if (!rota) return refuse({ code: 'not-found' });
  const drafted = draftRota(await problemOf(deps, on, rota));
  const saved = await saveDraft(on, { ...rota, draft: drafted.visits, notes: drafted.notes, at });
  if (!saved) return refuse({ code: 'draft-changed' });
  const stored = await readRota(on, rota.id);
  return stored ? ok(stored) : refuse({ code: 'not-found' });
}

/** One visit of the draft, changed by the clerk: no hard rule may be broken by hand either. */
export async function changeDraft(
  deps: VisitsDeps,
  input: {
    rotaId: string;
    version: number;
    /** Its place in the draft's list. */
    index: number;
    day: Day;
    serviceId: string;
    memberIds: string[];
    byPersonId: string;
    submissionId: string;
  },
): Promise<Result<Rota, VisitRefusal>> {
  const { rotaId, byPersonId, submissionId } = input;
  const again = async (on: Executor): Promise<Result<Rota, VisitRefusal>> => {
    const rota = await readRota(on, rotaId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return command<Rota & { draft: PlannedVisit[] }, Rota, VisitRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'visit.set', again },
    // Held by its version: `saveDraft` writes over the one that was read alone.
    async lock(on) {
      const rota = await readRota(on, rotaId);
      return rota?.draft ? ok({ ...rota, draft: rota.draft }) : refuse({ code: 'no-draft' });
    },
    right: runsVisits,
    async write(on, rota) {
      const stood = rota.draft[input.index];
      if (rota.version !== input.version || !stood) return refuse({ code: 'draft-changed' });
      const problem = await problemOf(deps, on, rota);
      const changed: PlannedVisit = {
        ...stood,
        ...{ day: input.day, serviceId: input.serviceId, memberIds: input.memberIds, byHand: true },
      };
      const refusal = whyNotByHand(problem, changed, stood);
      if (refusal) return refuse(refusal);
      const draft = rota.draft
        .with(input.index, changed)
        .toSorted((one, other) => (one.day < other.day ? -1 : 1));
      const saved = await saveDraft(on, { ...rota, draft, at: deps.clock.now() });
      return saved ? again(on) : refuse({ code: 'draft-changed' });
    },
  });
}

function whyNotByHand(problem: RotaProblem, changed: PlannedVisit, stood: PlannedVisit): VisitRefusal | null {
  if (stood.visitId !== null && stood.day <= problem.today) return { code: 'visit-past' };
  const service = problem.services.find((one) => one.id === changed.serviceId);
  if (!service) return { code: 'not-found' };
  if (new Set(changed.memberIds).size < changed.memberIds.length) return { code: 'same-member-twice' };
  if (changed.day < problem.from || changed.day > problem.until)
    return { code: 'day-not-valid', why: 'That day is outside the year of this rota.' };
  const [broken] =
    changed.day === stood.day && changed.serviceId === stood.serviceId
      ? []
      : dayRuleBroken(problem, changed.day, service.isHome);
  if (broken) return { code: 'day-not-valid', why: dayWords[broken] };
  return whyNotMembers(problem.members, changed.memberIds, changed.day);
}

export async function agree(
  deps: VisitsDeps,
  input: { rotaId: string; version: number; byPersonId: string; submissionId: string },
): Promise<Result<Rota, VisitRefusal>> {
  const again = async (on: Executor): Promise<Result<Rota, VisitRefusal>> => {
    const rota = await readRota(on, input.rotaId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return command<Rota, Rota, VisitRefusal>(deps, {
    by: input.byPersonId,
    once: { submissionId: input.submissionId, verb: 'visit.agree-rota', again },
    // Held by its version: `markAgreed` agrees to the one that the card showed alone.
    lock: again,
    right: runsVisits,
    write: (on, rota) => agreeIn(deps, on, rota, { version: input.version, by: input.byPersonId }),
  });
}

/** In the caller's transaction, without asking who. */
export async function agreeIn(
  deps: VisitsDeps,
  on: Executor,
  rota: Rota,
  agreed: { version: number; by: string },
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  if (!rota.draft) return refuse({ code: 'no-draft' });
  if (!(await markAgreed(on, { id: rota.id, version: agreed.version, by: agreed.by, at })))
    return refuse({ code: 'draft-changed' });
  await follow(deps, on, rota, rota.draft);
  await deps.audit.record(on, { personId: null, what: 'visit rota agreed', subject: { rotaId: rota.id } });
  const stored = await readRota(on, rota.id);
  return stored ? ok(stored) : refuse({ code: 'not-found' });
}
