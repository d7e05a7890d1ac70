/** `small-numbers.*`: what is hidden in the public papers, and the two presses that print one (domain.md 2.10, S8). */
import { smallNumberCard, smallNumberListCard } from '../../cards/small-number-cards';
import { figureInputs } from '../../cards/verbs-scorecard';
import { unreachable } from '../../services/result';
import type { AgreeRefusal, SmallNumber } from '../../services/scorecard/service';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { noMeeting, pageOf, plainDay, presentRound, titleOf } from './figures-list';

export const smallNumbersList: Handler<'small-numbers.list'> = ({ turn, data, services }) =>
  showSmallNumbers(services, turn, data.page ?? 0);

export async function showSmallNumbers(services: BotServices, turn: Turn, page = 0): Promise<Reply> {
  const round = await presentRound(services, turn);
  if (!round) return noMeeting();
  const all = await services.scorecards.smallNumbers(round.meetingId);
  const { smallCount, smallBase } = await services.scorecards.thresholds(round.committeeId);
  const shown = pageOf(all, page);
  return show(
    smallNumberListCard({
      period: round.periodLabel,
      rule: `Counts of 1 to ${smallCount} children are hidden, and percentages of fewer than ${smallBase} or that give such a count away.`,
      items: shown.items.map((item) => ({
        meetingId: item.meetingId,
        smallNumberId: item.id,
        title: titleOf(item),
        name: nameAmong(shown.items, item),
        state: `${stateOf(item)} · as at ${plainDay(item.asAt)}`,
        mayOpen: !item.workedOut,
      })),
      page: shown.page,
    }),
  );
}

/** '2.1-a', and its day where the page has that measure twice: no two buttons may say the same. */
function nameAmong(items: SmallNumber[], item: SmallNumber): string {
  const code = titleOf(item).split(' ')[0] ?? '';
  const alike = items.filter((one) => titleOf(one).split(' ')[0] === code);
  return alike.length > 1 ? `${code}, ${plainDay(item.asAt)}` : code;
}

function stateOf({ printed, workedOut, agreed }: SmallNumber): string {
  if (printed && agreed.length > 1) return 'Printed: both have agreed';
  if (workedOut) return 'Hidden, because another could be worked out from it';
  const [first] = agreed;
  if (!first) return 'Hidden';
  return `Hidden; ${first.office === 'chair' ? 'the chair has' : 'the data protection adviser has'} agreed to print it, the other has not`;
}

export const smallNumbersOpen: Handler<'small-numbers.open'> = ({ turn, data, services }) =>
  showSmallNumber(services, turn, data, { reason: '', problem: null });

export const smallNumbersAgree: Handler<'small-numbers.agree'> = async ({ turn, data, typed, services }) => {
  const reason = typed[figureInputs.reason] ?? '';
  const agreed = await services.scorecards.agree({ ...data, reason, byPersonId: turn.person.id });
  const problem = agreed.ok ? null : words(agreed.refusal);
  return showSmallNumber(services, turn, data, { reason: agreed.ok ? '' : reason, problem });
};

export const smallNumbersWithdraw: Handler<'small-numbers.withdraw'> = async ({ turn, data, services }) => {
  const withdrawn = await services.scorecards.withdrawAgreement({ ...data, byPersonId: turn.person.id });
  const problem = withdrawn.ok ? null : words(withdrawn.refusal);
  return showSmallNumber(services, turn, data, { reason: '', problem });
};

async function showSmallNumber(
  services: BotServices,
  turn: Turn,
  { meetingId, smallNumberId }: { meetingId: string; smallNumberId: string },
  typed: { reason: string; problem: string | null },
): Promise<Reply> {
  const item = (await services.scorecards.smallNumbers(meetingId)).find(({ id }) => id === smallNumberId);
  if (!item) return showSmallNumbers(services, turn);
  const offices = await services.scorecards.officesOf(meetingId, turn.person);
  const open = offices.filter((office) => !item.agreed.some((one) => one.office === office));
  return show(
    smallNumberCard({
      ...{ meetingId, smallNumberId, submissionId: services.newId() },
      title: titleOf(item),
      asAt: `As at ${plainDay(item.asAt)}`,
      state: `${stateOf(item)}.`,
      agreed: item.agreed.map(({ office, reason }) => ({
        title:
          office === 'chair' ? 'The chair agreed, because' : 'The data protection adviser agreed, because',
        reason,
      })),
      mayAgree: open.length > 0 && !item.workedOut,
      mayWithdraw: offices.length > 0 && item.agreed.length > 0,
      ...typed,
    }),
  );
}

function words(refusal: AgreeRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only the chair of the Operational Group and the data protection adviser can do that.';
    case 'not-found':
      return 'That number is no longer hidden, or has changed.';
    case 'reason-missing':
      return 'Please say why printing it harms nobody.';
    case 'same-person':
      return 'You have agreed already. The second must be another person.';
    case 'already-agreed':
      return 'This has been agreed for your office already.';
    default:
      return unreachable(refusal);
  }
}
