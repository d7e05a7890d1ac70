/** `figures.open` shows what each source says; `figures.confirm` settles which figure stands. */

import { disputeCard } from '../../cards/figure-cards';
import { figureInputs } from '../../cards/verbs-scorecard';
import { unreachable } from '../../services/result';
import type { ConfirmRefusal, Dispute } from '../../services/scorecard/service';
import { notAllowed } from '../not-allowed';
import type { Handler } from '../press';
import { show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { plainDay, showDisputes, titleOf } from './figures-list';

interface Typed {
  chosen: string;
  confirmedBy: string;
  reason: string;
  problem: string | null;
}
const nothing: Typed = { chosen: '', confirmedBy: '', reason: '', problem: null };

export const figuresOpen: Handler<'figures.open'> = ({ turn, data, services }) =>
  showDispute(services, turn, data, nothing);

export const figuresConfirm: Handler<'figures.confirm'> = async ({ turn, data, typed, services }) => {
  const given = {
    chosen: typed[figureInputs.figure] ?? '',
    confirmedBy: typed[figureInputs.confirmedBy] ?? '',
    reason: typed[figureInputs.reason] ?? '',
  };
  const confirmed = await services.scorecards.confirm({
    ...data,
    figureId: given.chosen,
    reason: given.reason,
    confirmedBy: given.confirmedBy,
    byPersonId: turn.person.id,
  });
  if (!confirmed.ok) {
    if (confirmed.refusal.code === 'not-allowed') return notAllowed('figures.confirm');
    return showDispute(services, turn, data, { ...given, problem: words(confirmed.refusal) });
  }
  const { measureCode, measure, confirmedBy } = confirmed.value;
  return showDisputes(services, turn, {
    done: `${measureCode} ${measure}: one figure stands now, confirmed by ${confirmedBy}. The next pack prints it.`,
  });
};

async function showDispute(
  services: BotServices,
  turn: Turn,
  { meetingId, disputeId }: { meetingId: string; disputeId: string },
  typed: Typed,
): Promise<Reply> {
  const dispute = (await services.scorecards.disputes(meetingId)).find(({ id }) => id === disputeId);
  if (!dispute)
    return showDisputes(services, turn, { done: 'That figure is settled. This is what is open now.' });
  const { committeeId } = await services.meetings.byId(meetingId);
  return show(
    disputeCard({
      ...{ meetingId, disputeId, seen: dispute.seen, submissionId: services.newId() },
      title: titleOf(dispute),
      asAt: `As at ${plainDay(dispute.asAt)}`,
      how: how(dispute),
      figures: dispute.figures,
      confirmers: await services.scorecards.confirmers(committeeId),
      ...typed,
    }),
  );
}

function how({ kind }: Dispute): string {
  switch (kind) {
    case 'value':
      return 'Sources give different figures for the same day. None is printed until you confirm one.';
    case 'definition':
      return 'Sources give different figures, and count different things. None is printed until you confirm one.';
    case 'rounding':
      return 'Sources give the same figure, rounded differently or for a different group. It is printed once; confirm one to settle it.';
    case 'presentation':
      return 'Sources give the same total in different ways. The total is printed; confirm one to settle it.';
  }
}

function words(refusal: ConfirmRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only a clerk can do that.';
    case 'not-found':
      return 'That figure is settled already.';
    case 'changed-meanwhile':
      return 'A figure has come or changed since this card was made. This is how they stand now; nothing was confirmed.';
    case 'figure-missing':
      return 'Please choose which figure stands.';
    case 'confirmer-missing':
      return 'Please choose the post or group that confirms it.';
    case 'reason-missing':
      return 'Please say in a few words why this figure stands.';
    default:
      return unreachable(refusal);
  }
}
