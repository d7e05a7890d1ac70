/** `update.pass-on` asks to whom; `update.send-pass-on` hands the request over and tells them. */

import { passOnCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import { type Day, londonDay } from '../../services/calendar/rules';
import type { Person } from '../../services/people/rules';
import { may, postsOf } from '../../services/platform/permissions';
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
  return showDueList(services, turn, { note: `${ref} is now with ${leadName ?? 'them'}.` });
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
  if (!mayRead(turn, request)) return notForYou(services, turn, request);
  const people = await services.people.everyone(request.committeeId);
  return show(
    passOnCard({
      requestId,
      submissionId: services.newId(),
      ref: request.ref,
      title: request.title,
      problem,
      people: likely(people, request, londonDay(turn.now)).map((person) => ({
        title: describe(person, request.committeeId, londonDay(turn.now)),
        value: person.id,
      })),
    }),
  );
}

/** The deputy first; only people who can answer, and never the one who has it. */
function likely(
  people: Person[],
  request: { committeeId: string; leadPersonId: string | null; deputyPersonId: string | null },
  on: Day,
): Person[] {
  const staff = people.filter(
    (person) =>
      person.id !== request.leadPersonId &&
      may(person, 'updates.receive', { committeeId: request.committeeId, on }),
  );
  return [
    ...staff.filter((person) => person.id === request.deputyPersonId),
    ...staff.filter((person) => person.id !== request.deputyPersonId),
  ].slice(0, mostChoices);
}

/** A longer list would push the card past what Teams carries. */
const mostChoices = 100;

function describe(person: Person, committeeId: string, on: Day): string {
  const post = postsOf(person, on, committeeId).find((title) => title !== person.name);
  return post ? `${person.name} (${post})` : person.name;
}
