/** `clerk.open-round` and `clerk.decide-more-time`. */
import { formatDay } from '../../services/calendar/rules';
import type { Handler } from '../press';
import { roundRefusalWords } from '../refusals';
import { showStatus } from './clerk-status';

export const clerkOpenRound: Handler<'clerk.open-round'> = async ({ turn, data, services }) => {
  const opened = await services.rounds.open(data.roundId, turn.person.id);
  return showStatus(
    services,
    turn,
    opened.ok
      ? { done: 'The round is open. Each lead gets one message.' }
      : { problem: roundRefusalWords(opened.refusal) },
  );
};

export const clerkDecideMoreTime: Handler<'clerk.decide-more-time'> = async ({ turn, data, services }) => {
  const decided = await services.rounds.decideMoreTime({ ...data, byPersonId: turn.person.id });
  if (!decided.ok) return showStatus(services, turn, { problem: roundRefusalWords(decided.refusal) });
  const { ref, untilDay, decision, askedByName } = decided.value;
  return showStatus(services, turn, {
    done:
      decision === 'agreed'
        ? `${ref} may come until ${formatDay(untilDay)}. ${askedByName} is told.`
        : `The date for ${ref} stands. ${askedByName} is told.`,
  });
};
