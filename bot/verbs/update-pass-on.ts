/** `update.pass-on` asks to whom; `update.send-pass-on` hands the request over and tells them. */
import { passOnCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import type { Person } from '../../services/people/rules';
import { type Handler, show } from '../press';
import { mayRead, notForYou } from '../reading';
import { roundRefusalWords } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showUpdate } from './update-open';
import { showDueList } from './updates-list';

export const updatePassOn: Handler<'update.pass-on'> = ({ turn, data, services }) =>
  askWhom(services, turn, data.requestId, null);

export const updateSendPassOn: Handler<'update.send-pass-on'> = async ({ turn, data, typed, services }) => {
  const toPersonId = typed[inputIds.toPersonId] ?? '';
  const { requestId, submissionId } = data;
  if (toPersonId === '') return askWhom(services, turn, requestId, 'Please choose a person.');
  const passed = await services.rounds.handOver({
    requestId,
    byPersonId: turn.person.id,
    toPersonId,
    submissionId,
  });
  if (!passed.ok) return askWhom(services, turn, requestId, roundRefusalWords(passed.refusal));
  const { ref, leadName } = passed.value;
  return showDueList(services, turn.person.id, { note: `${ref} is now with ${leadName ?? 'them'}.` });
};

async function askWhom(
  services: BotServices,
  turn: Turn,
  requestId: string,
  problem: string | null,
): Promise<Reply> {
  const found = await services.rounds.request(requestId);
  if (!found) return showUpdate(services, turn, requestId);
  const { request } = found;
  if (!mayRead(turn.person, request)) return notForYou();
  const people = await services.people.everyone();
  return show(
    passOnCard({
      requestId,
      submissionId: services.newId(),
      ref: request.ref,
      title: request.title,
      problem,
      people: likely(people, request).map((person) => ({ title: describe(person), value: person.id })),
    }),
  );
}

/** The deputy first; only people who can answer, and never the one who has it. */
function likely(
  people: Person[],
  request: { leadPersonId: string | null; deputyPersonId: string | null },
): Person[] {
  const staff = people.filter(
    (person) => person.id !== request.leadPersonId && person.roles.some((role) => role !== 'member'),
  );
  return [
    ...staff.filter((person) => person.id === request.deputyPersonId),
    ...staff.filter((person) => person.id !== request.deputyPersonId),
  ].slice(0, mostChoices);
}

/** A longer list would push the card past what Teams carries. */
const mostChoices = 100;

function describe(person: Person): string {
  const post = person.posts.find((title) => title !== person.name);
  return post ? `${person.name} (${post})` : person.name;
}
