/** `messages stopped|stop|start`: whose messages are stopped, for an administrator. */
import { formatDay, parseDay } from '../calendar/rules';
import { unreachable } from '../result';
import type { MessageStop, StopElsewhere, StopRefusal } from '../stops/service';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'stops' | 'people' | 'committees'>;

export async function listStopped({ stops, committees }: Parts): Promise<string> {
  const lines: string[] = [];
  for (const { committeeId, name } of await committees.all()) {
    const standing = await stops.standing(committeeId);
    const elsewhere = await stops.elsewhere(committeeId);
    if (standing.length + elsewhere.length > 0) lines.push(`${name}:`);
    lines.push(...standing.map((stop) => `  ${sentence(stop)}`));
    lines.push(...elsewhere.map((stop) => `  ${daysOf(stop)} (stopped by another committee)`));
  }
  return lines.length === 0 ? 'Everyone gets their messages.' : lines.join('\n');
}

/** @throws Error with a plain sentence for what cannot be used. */
export async function stopMessages(
  { stops, people, committees }: Parts,
  input: { email: string; reason: string; from?: string; until?: string },
): Promise<string> {
  const { committeeId } = await committees.default();
  const person = await personBy(people, input.email);
  const draft = {
    personId: person.id,
    fromDay: dayOf('--from', input.from),
    untilDay: dayOf('--until', input.until),
    reason: input.reason,
  };
  const stopped = await stops.stop(committeeId, draft, null);
  if (!stopped.ok) throw new Error(refusalWords(stopped.refusal, person.name));
  return `Stopped: ${sentence(stopped.value)}`;
}

export async function startMessages(
  { stops, people, committees }: Parts,
  input: { email: string },
): Promise<string> {
  const person = await personBy(people, input.email);
  const { committeeId } = await committees.default();
  const theirs = (await stops.standing(committeeId)).filter(({ personId }) => personId === person.id);
  for (const { id } of theirs) await stops.end(id, null);
  if ((await stops.stoppedOf([person.id])).has(person.id)) {
    return `${person.name} still gets no messages: another committee stopped them. Name it with --committee. See: messages stopped`;
  }
  if (theirs.length === 0) return `${person.name} gets their messages already. See: messages stopped`;
  return `${person.name} gets messages again. What is still due goes out in one message.`;
}

async function personBy(people: Parts['people'], email: string) {
  const wanted = email.trim().toLowerCase();
  const found = (await people.known()).find((person) => person.email.toLowerCase() === wanted);
  if (!found) throw new Error(`The e-mail address: nobody here has “${email}”. See: doctor`);
  return found;
}

function dayOf(option: string, text: string | undefined) {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (!day) throw new Error(`${option}: “${text}” is not a date. Give it as 2027-06-14.`);
  return day;
}

function daysOf({ personName, fromDay, untilDay }: StopElsewhere): string {
  const until = untilDay ? `until ${formatDay(untilDay)}` : 'until they are started again';
  return `${personName}, from ${formatDay(fromDay)} ${until}`;
}

const sentence = (stop: MessageStop) => `${daysOf(stop)} (${stop.reason})`;

function refusalWords(refusal: StopRefusal, name: string): string {
  switch (refusal.code) {
    case 'not-found':
    case 'nobody-chosen':
      return `${name} is not of this committee. Name another with --committee.`;
    case 'no-reason':
      return 'The reason is empty. Give it in a few words.';
    case 'reason-too-long':
      return `The reason has more than ${refusal.most} characters. Please shorten it.`;
    case 'days-past':
      return '--until: that day has gone. Give a later one.';
    case 'until-before-from':
      return '--until is before --from. Please change one of them.';
    case 'not-allowed':
      return 'This may be done by the committee’s clerk or manager only.';
    default:
      return unreachable(refusal);
  }
}
