/** A clerk settles which of several figures stands, with a reason (domain.md 1.4 C, trap 1; Annex B 5). */
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import { conflictsOf, standings } from './conflicts';
import type { ScorecardDeps } from './deps';
import { gatherFacts, measuresOf, placeId, shortHash } from './gather-facts';
import { cardValue } from './masking';
import { type FigureConflict, fingerprint, type ScorecardFacts, type SourcedFigure } from './rules';
import * as decisions from './store-decisions';
import { lockCommittee } from './store-figures';
import { decideVerdicts } from './verdicts';

/** What a clerk may see of one source's figure: a small number is not put on a card (domain.md 2.10, S10). */
export interface DisputedFigure {
  figureId: string;
  value: string;
  source: string;
  definition: string;
  confirmedBy: string;
}

export interface Dispute {
  id: string;
  meetingId: string;
  measureCode: string;
  measure: string;
  part: string;
  asAt: FigureConflict['asAt'];
  kind: FigureConflict['kind'];
  blocks: boolean;
  figures: DisputedFigure[];
  /** Changes when any of the figures does. */
  seen: string;
}

export type ConfirmRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'changed-meanwhile' }
  | { code: 'figure-missing' }
  | { code: 'reason-missing' }
  | { code: 'confirmer-missing' };

export interface ConfirmInput {
  meetingId: string;
  disputeId: string;
  /** As the card showed the figures. */
  seen: string;
  figureId: string;
  reason: string;
  /** One of `confirmers`: a post or a group. */
  confirmedBy: string;
  byPersonId: string;
  submissionId: string;
}

export interface Confirmed {
  measureCode: string;
  measure: string;
  confirmedBy: string;
}

export function disputesOf(facts: ScorecardFacts, meetingId: string): Dispute[] {
  const names = new Map(measuresOf(facts).map(({ code, name }) => [code, name]));
  const found = conflictsOf(
    standings(facts.figures, facts.confirmations),
    facts.figures,
    (code) => names.get(code) ?? facts.figures.find((one) => one.measureCode === code)?.definition ?? code,
  );
  const printed = decideVerdicts(facts);
  return found.map((conflict) => ({
    id: placeId(conflict),
    meetingId,
    measureCode: conflict.measureCode,
    measure: conflict.measure,
    part: conflict.part,
    asAt: conflict.asAt,
    kind: conflict.kind,
    blocks: conflict.blocks,
    seen: seenHash(conflict.figures),
    figures: conflict.figures.map((figure) => ({
      figureId: figure.id,
      value: cardValue(figure, facts, printed),
      source: figure.source,
      definition: figure.definition,
      confirmedBy: figure.confirmedBy ?? '',
    })),
  }));
}

const seenHash = (figures: SourcedFigure[]) => shortHash(figures.map(fingerprint).sort().join('\n'));

/** Posts and groups in whose name a figure is confirmed; never a person's name. */
export async function confirmers(
  deps: ScorecardDeps,
  { committeeId, groupName }: { committeeId: string; groupName: string },
  on?: Executor,
): Promise<string[]> {
  const holders = await deps.people.holders(committeeId, undefined, on);
  return [...new Set([groupName, 'Performance team', ...[...holders.keys()].sort()])];
}

export async function confirm(
  deps: ScorecardDeps,
  input: ConfirmInput,
): Promise<Result<Confirmed, ConfirmRefusal>> {
  return command<{ committeeId: string }, Confirmed & { id: string }, ConfirmRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'figures.confirm',
      async again(on, id) {
        // The press's own confirmation is what stands now.
        const facts = await gatherFacts(deps, input.meetingId, on);
        const stands = facts.confirmations.find((one) => placeId(one) === input.disputeId);
        if (!stands) return refuse({ code: 'not-found' });
        const measure = measuresOf(facts).find(({ code }) => code === stands.measureCode)?.name ?? '';
        return ok({ id, measureCode: stands.measureCode, measure, confirmedBy: stands.confirmedBy });
      },
    },
    async lock(on) {
      const { committeeId } = await deps.meetings.byId(input.meetingId, on);
      await lockCommittee(on, committeeId);
      return ok({ committeeId });
    },
    right: ({ committeeId }) => ({ act: 'figures.confirm', committeeId, otherwise: { code: 'not-allowed' } }),
    write: decide,
    audit: ({ id, measureCode }, { committeeId }) => ({
      what: 'figure-confirmed',
      subject: { confirmationId: id, committeeId, measureCode },
    }),
  });

  async function decide(
    on: Executor,
    { committeeId }: { committeeId: string },
    id: string,
  ): Promise<Result<Confirmed & { id: string }, ConfirmRefusal>> {
    const facts = await gatherFacts(deps, input.meetingId, on);
    const dispute = disputesOf(facts, input.meetingId).find(({ id }) => id === input.disputeId);
    if (!dispute) return refuse({ code: 'not-found' });
    if (dispute.seen !== input.seen) return refuse({ code: 'changed-meanwhile' });
    const figure = facts.figures.find(({ id }) => id === input.figureId);
    if (!figure || placeId(figure) !== dispute.id) return refuse({ code: 'figure-missing' });
    const confirmedBy = input.confirmedBy.trim();
    const known = await confirmers(deps, { committeeId, groupName: facts.operationalGroupName }, on);
    if (!known.includes(confirmedBy)) return refuse({ code: 'confirmer-missing' });
    const reason = cleanText(input.reason);
    if (reason === '') return refuse({ code: 'reason-missing' });
    const { measureCode, part, from, asAt } = figure;
    const seen = facts.figures.filter((one) => placeId(one) === dispute.id).map(fingerprint);
    await decisions.insertConfirmation(
      on,
      { measureCode, part, from, asAt, figureId: figure.id, seen, reason, confirmedBy },
      { id, committeeId, personId: input.byPersonId, at: deps.clock.now() },
    );
    return ok({ id, measureCode, measure: dispute.measure, confirmedBy });
  }
}
