/** `stops.list`: whose messages are stopped; `stops.stop` stops all messages to one person, `stops.end` starts them again. */
import { messageCard } from '../../cards/message-card';
import { stopFormCard, stopsCard } from '../../cards/stop-cards';
import { stopInputs, type stopVerbs } from '../../cards/verbs-stops';
import { type Day, formatDay, formatMoment, londonDay, parseDay } from '../../services/calendar/rules';
import { unreachable } from '../../services/result';
import { longestReason } from '../../services/stops/rules';
import type { MessageStop, StopRefusal } from '../../services/stops/service';
import { presentCommittee } from '../committee';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export async function showStops(
  services: BotServices,
  turn: Turn,
  options: { committeeId?: string; note?: string } = {},
): Promise<Reply> {
  const committeeId = options.committeeId ?? (await committeeOf(services, turn));
  if (!committeeId || !(await services.stops.mayStop(committeeId, turn.person.id))) return forClerks();
  const [stops, settings] = await Promise.all([
    services.stops.standing(committeeId),
    services.committees.all(),
  ]);
  return show(
    stopsCard({
      committeeId,
      committee: settings.find((one) => one.committeeId === committeeId)?.name ?? '',
      note: options.note ?? null,
      submissionId: services.newId(),
      rows: stops.map((stop) => ({
        stopId: stop.id,
        who: stop.personName,
        days: daysOf(stop),
        reason: stop.reason,
        by: `Stopped ${formatMoment(stop.stoppedAt)} by ${stop.stoppedByName ?? 'an administrator'}`,
      })),
    }),
  );
}

async function committeeOf(services: BotServices, turn: Turn): Promise<string | null> {
  const committee = await presentCommittee(services, turn.person, ['clerk', 'head-of-service']);
  return committee?.committeeId ?? null;
}

const list: Handler<'stops.list'> = ({ turn, data, services }) =>
  showStops(services, turn, data.committeeId ? { committeeId: data.committeeId } : {});

const form: Handler<'stops.form'> = ({ turn, data, services }) =>
  showForm(services, turn, data.committeeId, services.newId(), {}, []);

async function showForm(
  services: BotServices,
  turn: Turn,
  committeeId: string,
  submissionId: string,
  typed: Record<string, string>,
  problems: { field: string; message: string }[],
): Promise<Reply> {
  if (!(await services.stops.mayStop(committeeId, turn.person.id))) return forClerks();
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
  const { committeeId, submissionId } = data;
  const from = readDay(typed[stopInputs.from] ?? '');
  const until = readDay(typed[stopInputs.until] ?? '');
  const problems = [
    ...(from === 'unclear' ? [{ field: stopInputs.from as string, message: dayProblem }] : []),
    ...(until === 'unclear' ? [{ field: stopInputs.until as string, message: dayProblem }] : []),
  ];
  if (from === 'unclear' || until === 'unclear') {
    return showForm(services, turn, committeeId, submissionId, typed, problems);
  }
  const draft = {
    personId: typed[stopInputs.person] ?? '',
    fromDay: from,
    untilDay: until,
    reason: typed[stopInputs.reason] ?? '',
  };
  const stopped = await services.stops.stop(committeeId, draft, {
    personId: turn.person.id,
    submissionId,
  });
  if (!stopped.ok) {
    if (stopped.refusal.code === 'not-allowed') return forClerks();
    return showForm(services, turn, committeeId, submissionId, typed, [problemOf(stopped.refusal)]);
  }
  const note = `${stopped.value.personName} gets no messages, ${daysOf(stopped.value)}.`;
  return showStops(services, turn, { committeeId, note });
};

const end: Handler<'stops.end'> = async ({ turn, data, services }) => {
  const ended = await services.stops.end(data.stopId, {
    personId: turn.person.id,
    submissionId: data.submissionId,
  });
  if (!ended.ok) return ended.refusal.code === 'not-allowed' ? forClerks() : showStops(services, turn);
  const { committeeId, personName } = ended.value;
  const note = `${personName} gets messages again. What is still due goes out in one message.`;
  return showStops(services, turn, { committeeId, note });
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

function forClerks(): Reply {
  return show(
    messageCard({
      title: 'This is for the committee’s clerk or manager',
      lines: ['They can stop all messages to one person for a time.'],
    }),
  );
}

export const stopHandlers: { [Name in keyof typeof stopVerbs]: Handler<Name> } = {
  'stops.list': list,
  'stops.form': form,
  'stops.stop': stop,
  'stops.end': end,
};
