/** `stops.list`: whose messages are stopped; `stops.stop` stops all messages to one person, `stops.end` starts them again. */
import { stopFormCard, stopsCard } from '../../cards/stop-cards';
import { stopInputs, type stopVerbs } from '../../cards/verbs-stops';
import { type Day, formatDay, formatMoment, londonDay, parseDay } from '../../services/calendar/rules';
import { unreachable } from '../../services/result';
import { longestReason } from '../../services/stops/rules';
import type { MessageStop, StopRefusal } from '../../services/stops/service';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export async function showStops(
  services: BotServices,
  turn: Turn,
  note: string | null = null,
): Promise<Reply> {
  const { committeeId } = turn;
  const stops = await services.stops.standing(committeeId);
  const elsewhere = await services.stops.elsewhere(committeeId);
  return show(
    stopsCard({
      committeeId,
      note,
      submissionId: services.newId(),
      rows: stops.map((stop) => ({
        stopId: stop.id,
        who: stop.personName,
        days: daysOf(stop),
        reason: stop.reason,
        by: `Stopped ${formatMoment(stop.stoppedAt)} by ${stop.stoppedByName ?? 'an administrator'}`,
      })),
      elsewhere: elsewhere.map((stop) => `${stop.personName}, ${daysOf(stop)}`),
    }),
  );
}

const list: Handler<'stops.list'> = ({ turn, services }) => showStops(services, turn);

const form: Handler<'stops.form'> = ({ turn, services }) =>
  showForm(services, turn, services.newId(), {}, []);

async function showForm(
  services: BotServices,
  turn: Turn,
  submissionId: string,
  typed: Record<string, string>,
  problems: { field: string; message: string }[],
): Promise<Reply> {
  const { committeeId } = turn;
  const people = await services.stops.peopleOf(committeeId);
  return show(
    stopFormCard({
      ...{ committeeId, submissionId, typed, problems, longestReason },
      people: people.map(({ id, name }) => ({ title: name, value: id })),
      today: londonDay(turn.now),
    }),
  );
}

const stop: Handler<'stops.stop'> = async ({ turn, data, typed, services }) => {
  const { submissionId } = data;
  const from = readDay(typed[stopInputs.from] ?? '');
  const until = readDay(typed[stopInputs.until] ?? '');
  const problems = [
    ...(from === 'unclear' ? [{ field: stopInputs.from as string, message: dayProblem }] : []),
    ...(until === 'unclear' ? [{ field: stopInputs.until as string, message: dayProblem }] : []),
  ];
  if (from === 'unclear' || until === 'unclear') {
    return showForm(services, turn, submissionId, typed, problems);
  }
  const draft = {
    personId: typed[stopInputs.person] ?? '',
    fromDay: from,
    untilDay: until,
    reason: typed[stopInputs.reason] ?? '',
  };
  const stopped = await services.stops.stop(turn.committeeId, draft, {
    personId: turn.person.id,
    submissionId,
  });
  if (!stopped.ok) {
    if (stopped.refusal.code === 'not-allowed') return notAllowed('messages.stop');
    return showForm(services, turn, submissionId, typed, [problemOf(stopped.refusal)]);
  }
  const note = `${stopped.value.personName} gets no messages, ${daysOf(stopped.value)}.`;
  return showStops(services, turn, note);
};

const end: Handler<'stops.end'> = async ({ turn, data, services }) => {
  const ended = await services.stops.end(data.stopId, {
    personId: turn.person.id,
    submissionId: data.submissionId,
  });
  if (!ended.ok) {
    return ended.refusal.code === 'not-allowed' ? notAllowed('messages.stop') : showStops(services, turn);
  }
  const { personId, personName } = ended.value;
  const isStopped = (await services.stops.stoppedOf([personId])).has(personId);
  const note = isStopped
    ? `This stop has ended. ${personName} still gets no messages, because another one stands: see below.`
    : `${personName} gets messages again. What is still due goes out in one message.`;
  return showStops(services, turn, note);
};

const dayProblem = 'Please choose the day, such as 14 June 2027.';

function readDay(text: string): Day | null | 'unclear' {
  if (text.trim() === '') return null;
  return parseDay(text) ?? 'unclear';
}

function daysOf({ fromDay, untilDay }: Pick<MessageStop, 'fromDay' | 'untilDay'>): string {
  return untilDay
    ? `from ${formatDay(fromDay)} until ${formatDay(untilDay)}`
    : `from ${formatDay(fromDay)} until they are started again`;
}

function problemOf(refusal: StopRefusal): { field: string; message: string } {
  switch (refusal.code) {
    case 'nobody-chosen':
    case 'not-found':
      return { field: stopInputs.person, message: 'Please choose a person of this committee.' };
    case 'no-reason':
      return { field: stopInputs.reason, message: 'Please give the reason in a few words.' };
    case 'reason-too-long':
      return {
        field: stopInputs.reason,
        message: `Please shorten the reason to ${refusal.most} characters.`,
      };
    case 'days-past':
      return { field: stopInputs.until, message: 'This last day has gone. Please choose a later one.' };
    case 'until-before-from':
      return { field: stopInputs.until, message: 'The last day is before the first. Please change one.' };
    case 'not-allowed':
      return { field: '', message: 'Only the committee’s clerk or manager can stop messages.' };
    default:
      return unreachable(refusal);
  }
}

export const stopHandlers: { [Name in keyof typeof stopVerbs]: Handler<Name> } = {
  'stops.list': list,
  'stops.form': form,
  'stops.stop': stop,
  'stops.end': end,
};
