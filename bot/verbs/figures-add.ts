/** `figures.add` is the form for one figure, `figures.send` stores it, `figures.withdraw` takes it back with a reason. */

import { button } from '../../cards/actions';
import { addedFigureCard, figureFormCard } from '../../cards/figure-cards';
import { messageCard } from '../../cards/message-card';
import { figureInputs } from '../../cards/verbs-scorecard';
import { unreachable } from '../../services/result';
import type { TypedFigure, WithdrawRefusal } from '../../services/scorecard/service';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { plainDay, presentRound } from './figures-list';

export const figuresAdd: Handler<'figures.add'> = ({ turn, data, services }) =>
  showFigureForm(services, turn, {
    typed: { [figureInputs.measureCode]: data.measureCode ?? '' },
    problems: [],
  });

export const figuresSend: Handler<'figures.send'> = async ({ turn, data, typed, services }) => {
  const committee = await committeeOf(services, turn);
  if (!committee) return noPlan();
  const given = Object.fromEntries(
    (['measureCode', 'count', 'base', 'asAt', 'source', 'definition', 'note'] as const).map((name) => [
      name,
      typed[figureInputs[name]] ?? '',
    ]),
  ) as unknown as TypedFigure;
  const added = await services.scorecards.add({
    committeeId: committee.committeeId,
    typed: given,
    byPersonId: turn.person.id,
    submissionId: data.submissionId,
  });
  if (added.ok) {
    const { id, measureCode, measure, asAt, corrected } = added.value;
    return show(
      addedFigureCard({
        figureId: `performance:${id}`,
        submissionId: services.newId(),
        title: `${measureCode} ${measure}`,
        lines: [
          `The figure as at ${plainDay(asAt)} is stored${corrected ? ' as a correction; the one before stays on record' : ''}.`,
          ...(await stillDisputed(services, turn, measureCode)),
        ],
        problem: null,
      }),
    );
  }
  switch (added.refusal.code) {
    case 'not-allowed':
      return notAllowed('figures.keep');
    case 'no-plan':
      return noPlan();
    case 'needs-attention':
      return showFigureForm(services, turn, {
        typed,
        problems: added.refusal.problems.map(({ input, message }) => `${labels[input]}: ${message}`),
      });
    default:
      return unreachable(added.refusal);
  }
};

async function stillDisputed(services: BotServices, turn: Turn, measureCode: string): Promise<string[]> {
  const round = await presentRound(services, turn);
  const disputes = round ? await services.scorecards.disputes(round.meetingId) : [];
  return disputes.some((one) => one.measureCode === measureCode && one.blocks)
    ? [
        'Another source gives a different figure for the same day. Neither is printed until the clerk confirms one.',
      ]
    : [];
}

export const figuresWithdraw: Handler<'figures.withdraw'> = async ({ turn, data, typed, services }) => {
  const committee = await committeeOf(services, turn);
  if (!committee) return noPlan();
  const withdrawn = await services.scorecards.withdraw({
    ...data,
    committeeId: committee.committeeId,
    reason: typed[figureInputs.reason] ?? '',
    byPersonId: turn.person.id,
  });
  if (!withdrawn.ok && withdrawn.refusal.code === 'reason-missing')
    return show(
      addedFigureCard({
        ...{ figureId: data.figureId, submissionId: services.newId(), title: 'Withdraw this figure' },
        ...{ lines: [], problem: withdrawWords(withdrawn.refusal) },
      }),
    );
  return show(
    messageCard({
      title: withdrawn.ok ? 'The figure is withdrawn' : withdrawWords(withdrawn.refusal),
      lines: withdrawn.ok ? ['It is printed nowhere from now on, and stays on record with your reason.'] : [],
      actions: [button('Add a figure', 'figures.add', {}), button('Figures in conflict', 'figures.list', {})],
    }),
  );
};

function withdrawWords(refusal: WithdrawRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only a clerk or the performance officer can do that.';
    case 'not-found':
      return 'That figure has been withdrawn or corrected already.';
    case 'reason-missing':
      return 'Please say in a few words why it is withdrawn.';
    default:
      return unreachable(refusal);
  }
}

const labels: Record<keyof TypedFigure, string> = {
  measureCode: 'Measure',
  count: 'How many',
  base: 'Out of how many',
  asAt: 'As at',
  source: 'Source',
  definition: 'What exactly was counted',
  note: 'Note',
};

export async function showFigureForm(
  services: BotServices,
  turn: Turn,
  form: { typed: Record<string, string>; problems: string[] },
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const measures = committee ? await services.scorecards.measures(committee.committeeId) : [];
  if (measures.length === 0) return noPlan();
  return show(
    figureFormCard({
      submissionId: services.newId(),
      measures: measures.map(({ code, name }) => ({ title: `${code} ${name}`, value: code })),
      ...form,
    }),
  );
}

function noPlan(): Reply {
  return show(
    messageCard({
      title: 'There is no plan yet',
      lines: ['Import one at the command line: npm run pledgekeeper -- import plan FILE'],
    }),
  );
}
