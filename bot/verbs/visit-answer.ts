/** A member’s answers: `visit.accept`, `visit.cannot`, `visit.take`, and the days they are away. */

import { visitInputs } from '../../cards/verbs-visits';
import { awayCard } from '../../cards/visit-cards';
import { formatDay, parseDay } from '../../services/calendar/rules';
import { placeOf, type Visit } from '../../services/visits/rules';
import { visitWords } from '../present/visit-words';
import { listOf } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { committeeOf } from '../which-committee';
import { showVisit, showVisits } from './visit-list';

export const visitAccept: Handler<'visit.accept'> = async ({ turn, data, services }) => {
  const done = await services.visits.accept({ ...data, byPersonId: turn.person.id });
  return showVisit(
    services,
    turn,
    data.visitId,
    done.ok
      ? isGoing(done.value, turn)
        ? { title: 'Thank you: you are going', note: 'Reminders come ten and two working days before.' }
        : {}
      : { problem: visitRefusalWords(done.refusal).join(' ') },
  );
};

/** An old card pressed again is answered with how things stand now. */
function isGoing(visit: Visit, turn: Turn): boolean {
  return placeOf(visit, turn.person.id)?.state === 'accepted';
}

export const visitCannot: Handler<'visit.cannot'> = async ({ turn, data, services }) => {
  const done = await services.visits.cannot({ ...data, byPersonId: turn.person.id });
  if (!done.ok)
    return showVisit(services, turn, data.visitId, { problem: visitRefusalWords(done.refusal).join(' ') });
  if (isGoing(done.value, turn)) return showVisit(services, turn, data.visitId);
  return showVisits(services, turn, {
    done: `Thank you for saying so. Your place on the visit (${visitWords(done.value)}) is offered to others.`,
  });
};

export const visitTake: Handler<'visit.take'> = async ({ turn, data, services }) => {
  const done = await services.visits.takeOpen({ ...data, byPersonId: turn.person.id });
  if (done.ok)
    return showVisit(
      services,
      turn,
      data.visitId,
      isGoing(done.value, turn) ? { title: 'Thank you: the place is yours' } : {},
    );
  const problem = visitRefusalWords(done.refusal).join(' ');
  return done.refusal.code === 'place-taken'
    ? showVisits(services, turn, { problem })
    : showVisit(services, turn, data.visitId, { problem });
};

export const visitAway: Handler<'visit.away'> = ({ turn, services }) => showAway(services, turn);

export const visitAddAway: Handler<'visit.add-away'> = async ({ turn, data, typed, services }) => {
  const filled = { from: typed[visitInputs.awayFrom] ?? '', until: typed[visitInputs.awayUntil] ?? '' };
  const [from, until] = [parseDay(filled.from), parseDay(filled.until)];
  if (!from || !until) {
    const which = from ? 'last' : 'first';
    return showAway(services, turn, {
      ...filled,
      problem: `Please choose the ${which} day, such as 14 June 2027.`,
    });
  }
  const committee = await committeeOf(services, turn);
  const added = await services.visits.addAway({
    committeeId: committee?.committeeId ?? '',
    ...{ from, until, byPersonId: turn.person.id, submissionId: data.submissionId },
  });
  if (!added.ok)
    return showAway(services, turn, { ...filled, problem: visitRefusalWords(added.refusal).join(' ') });
  return showAway(services, turn, {
    done: [
      'Kept: you are not asked on those days.',
      ...(added.value.length > 0
        ? [`These places are offered to others: ${listOf(added.value.map(visitWords))}.`]
        : []),
    ],
  });
};

export const visitRemoveAway: Handler<'visit.remove-away'> = async ({ turn, data, services }) => {
  await services.visits.removeAway(data.awayId, turn.person.id);
  return showAway(services, turn, { done: ['Taken out.'] });
};

async function showAway(
  services: BotServices,
  turn: Turn,
  filled: { problem?: string; done?: string[]; from?: string; until?: string } = {},
): Promise<Reply> {
  const days = await services.visits.away(turn.person.id);
  return show(
    awayCard({
      problem: filled.problem ?? null,
      done: filled.done ?? [],
      from: filled.from ?? '',
      until: filled.until ?? '',
      days: days.slice(-12).map((one) => ({
        awayId: one.id,
        words:
          one.from === one.until ? formatDay(one.from) : `${formatDay(one.from)} to ${formatDay(one.until)}`,
      })),
      submissionId: services.newId(),
    }),
  );
}
