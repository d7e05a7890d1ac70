/** Loads what fills the update card: this person's draft, the version that stands, and last time's. */
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { Rounds } from '../rounds/service';
import type { PlanAction } from '../strategy/rules';
import type { Strategies } from '../strategy/service';
import type { UpdateForm, UpdateRefusal } from './answers';
import { mayWrite } from './decide';
import { fields, type TypedUpdate, type UpdateVersion } from './rules';
import { lastTime, returnedWith, type StoredVersion, standingOf } from './store';
import { type Draft, draftOf } from './store-drafts';
import { typedFrom, typedFromLast } from './typed';

export async function loadForm(
  services: { rounds: Pick<Rounds, 'request'>; strategies: Pick<Strategies, 'action'> },
  on: Executor,
  requestId: string,
  personId: string,
  now: Date,
): Promise<Result<UpdateForm, UpdateRefusal>> {
  const found = await services.rounds.request(requestId, on);
  if (!found) return refuse({ code: 'not-found' });
  const { request, round } = found;
  const action = await services.strategies.action(request.actionId, on);
  if (!action) return refuse({ code: 'not-found' });
  const draft = await draftOf(on, requestId, personId);
  const current = await standingOf(on, requestId);
  const last = await lastTimeFor(on, requestId, action);
  const comment =
    request.state === 'returned' && current ? await returnedWith(on, requestId, current.no) : null;
  const returned = comment && current ? { ...comment, versionNo: current.no } : null;
  const overtaken = draft && current && current.no > draft.basedOn && current.sentBy !== personId;
  return ok({
    request,
    round,
    action,
    ...fill(draft, current, last, action, returned !== null),
    draftSavedAt: draft?.savedAt ?? null,
    current: current && withoutPress(current),
    last,
    returned,
    mayEdit: mayWrite(request, round, personId, now).ok,
    basedOn: draft?.basedOn ?? current?.no ?? 0,
    overtakenBy: overtaken ? withoutPress(current) : null,
  });
}

/** Last round's version in terms of this plan: a measure is the same while its code and kind are. */
export async function lastTimeFor(
  on: Executor,
  requestId: string,
  action: PlanAction,
): Promise<UpdateVersion | null> {
  const last = await lastTime(on, requestId);
  if (!last) return null;
  const figures = last.content.figures.flatMap((figure) => {
    const was = last.measures.get(figure.measureId);
    const measure = action.measures.find((one) => one.code === was?.code && one.kind === was.kind);
    return measure ? [{ ...figure, measureId: measure.id }] : [];
  });
  return withoutPress({ ...last, content: { ...last.content, figures } });
}

export function withoutPress({ no, content, sentBy, sentByName, sentAt }: StoredVersion): UpdateVersion {
  return { no, content, sentBy, sentByName, sentAt };
}

function fill(
  draft: Draft | null,
  current: UpdateVersion | null,
  last: UpdateVersion | null,
  action: PlanAction,
  returned: boolean,
): { typed: TypedUpdate; filledFrom: UpdateForm['filledFrom'] } {
  if (draft) return { typed: draft.typed, filledFrom: 'draft' };
  if (current) {
    const typed = typedFrom(current.content, action.measures);
    // A new comment asks for a new answer, not the one given to the comment before.
    return { typed: returned ? { ...typed, [fields.reply]: '' } : typed, filledFrom: 'current' };
  }
  if (last) return { typed: typedFromLast(last.content, action.measures), filledFrom: 'last-time' };
  return { typed: {}, filledFrom: 'nothing' };
}
