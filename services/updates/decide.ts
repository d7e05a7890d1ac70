/** Whether a press may store a version, and which: decided without a clock or a database. */
import type { Day } from '../calendar/rules';
import { type Result, refuse } from '../result';
import type { Round, UpdateRequest } from '../rounds/rules';
import type { Measure } from '../strategy/rules';
import type { UpdateRefusal } from './answers';
import { sameUpdate, sameWords } from './compare';
import { labelOf } from './labels';
import { emptyFigure } from './parse-figure';
import { parseReason, parseUpdate } from './parse-update';
import { fields, type TypedUpdate, type UpdateContent, type UpdateVersion } from './rules';

/** What is true when the press arrives. */
export interface Standing {
  request: UpdateRequest;
  round: Round;
  measures: Measure[];
  standing: UpdateVersion | null;
  /** Versions that this very press has stored before. */
  pressed: UpdateVersion[];
  now: Date;
  today: Day;
}

export type Decision =
  | { kind: 'store'; content: UpdateContent }
  | { kind: 'again'; version: UpdateVersion }
  | { kind: 'refuse'; refusal: UpdateRefusal };

/** The lead (whoever it was handed to, else the holder of the post) or their deputy, in an open round, before its lock. */
export function mayWrite(
  request: UpdateRequest,
  round: Round,
  personId: string,
  now: Date,
): Result<null, UpdateRefusal> {
  if (round.state !== 'open') return refuse({ code: 'round-not-open' });
  if (personId !== request.leadPersonId && personId !== request.deputyPersonId) {
    return refuse({ code: 'not-your-update', leadName: request.leadName });
  }
  if (now >= request.locksAt) return refuse({ code: 'round-locked', lockedAt: request.locksAt });
  return { ok: true, value: null };
}

/**
 * The same card stays open on a phone and a desk: the same press with the same words is one press; with other words it is
 * that person's next version. Another person's version in between is shown first, unless they have seen it (`overOther`).
 */
export function decideSend(
  is: Standing,
  by: { personId: string; typed: TypedUpdate; basedOn: number; overOther: boolean },
): Decision {
  const { request, standing } = is;
  const parsed = parseUpdate(by.typed, is.measures, is.today);
  if (parsed.ok) {
    const before = is.pressed.find(
      (version) => version.sentBy === by.personId && sameUpdate(version.content, parsed.content),
    );
    if (before) return { kind: 'again', version: before };
  }
  const allowed = mayWrite(request, is.round, by.personId, is.now);
  if (!allowed.ok) return { kind: 'refuse', refusal: allowed.refusal };
  if (!parsed.ok) return needsAttention(parsed.problems);

  const content = carryOver(parsed.content, standing, request, by.typed);
  if (standing && sameUpdate(standing.content, content) && standing.content.reply === content.reply) {
    if (request.state !== 'returned') return { kind: 'again', version: standing };
    return needsAttention([
      {
        field: fields.reply,
        label: labelOf(fields.reply, is.measures),
        message: 'This is word for word what was sent back. Answer the comment here, or change the update.',
      },
    ]);
  }
  if (standing && standing.no > by.basedOn && standing.sentBy !== by.personId && !by.overOther) {
    return { kind: 'refuse', refusal: { code: 'changed-meanwhile', theirs: standing } };
  }
  return { kind: 'store', content };
}

/** Last round's words stand, because…; a figure of last time is never sent as this time's. */
export function decideNoChange(
  is: Standing,
  by: { personId: string; reason: string },
  last: UpdateContent | null,
): Decision {
  const before = is.pressed.find((version) => version.sentBy === by.personId);
  if (before) return { kind: 'again', version: before };
  const allowed = mayWrite(is.request, is.round, by.personId, is.now);
  if (!allowed.ok) return { kind: 'refuse', refusal: allowed.refusal };
  const reason = parseReason(by.reason);
  if (reason.text === '') return { kind: 'refuse', refusal: { code: 'reason-missing' } };
  if (reason.problems.length > 0) return needsAttention(reason.problems);
  // An old card's 'no change' must not put last quarter's words over what has been sent since.
  if (is.standing) {
    if (is.standing.content.noChangeReason === reason.text) return { kind: 'again', version: is.standing };
    return { kind: 'refuse', refusal: { code: 'changed-meanwhile', theirs: is.standing } };
  }
  if (!last) return { kind: 'refuse', refusal: { code: 'nothing-last-time' } };
  return { kind: 'store', content: unchanged(last, is.measures, reason.text) };
}

/** Adding a figure keeps the reason of no change; a card without the comment keeps the answer given to it. */
function carryOver(
  content: UpdateContent,
  standing: UpdateVersion | null,
  request: UpdateRequest,
  typed: TypedUpdate,
): UpdateContent {
  if (!standing) return content;
  const { noChangeReason, reply } = standing.content;
  return {
    ...content,
    noChangeReason: sameWords(content, standing.content) ? noChangeReason : null,
    reply: typed[fields.reply] === undefined && request.state !== 'returned' ? reply : content.reply,
  };
}

function needsAttention(problems: Extract<UpdateRefusal, { code: 'needs-attention' }>['problems']): Decision {
  return { kind: 'refuse', refusal: { code: 'needs-attention', problems } };
}

function unchanged(last: UpdateContent, measures: Measure[], reason: string): UpdateContent {
  const figures = measures.map((measure) => {
    const before = last.figures.find((figure) => figure.measureId === measure.id);
    const empty = emptyFigure(measure);
    return before && !empty.toCome ? before : empty;
  });
  return { ...last, reply: '', noChangeReason: reason, figures };
}
