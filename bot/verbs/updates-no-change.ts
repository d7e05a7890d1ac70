/** `updates.no-change` offers the updates that can stand as they did; `updates.send-no-change` sends those that were ticked. */
import { noChangeManyCard } from '../../cards/no-change-many';
import { inputIds } from '../../cards/verbs';
import type { UpdateRefusal } from '../../services/updates/service';
import { listOf } from '../present/words';
import { type Handler, show } from '../press';
import { readDraft } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

/** As many as a card of Teams holds; the rest are there when these are sent. */
const mostAtOnce = 40;

export const updatesNoChange: Handler<'updates.no-change'> = ({ turn, services }) =>
  showChoice(services, turn, { chosen: [], reason: '', problem: null, done: [] });

export const updatesSendNoChange: Handler<'updates.send-no-change'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const reason = typed[inputIds.noChangeReason] ?? '';
  const ticked = (typed[inputIds.noChangeRequests] ?? '').split(',');
  // Those that the same press has sent already too: it is answered as it was the first time.
  const chosen = (await asked(services, turn))
    .filter(({ requestId }) => ticked.includes(requestId))
    .slice(0, mostAtOnce);
  const again = (problem: string) =>
    showChoice(services, turn, {
      chosen: chosen.map(({ requestId }) => requestId),
      reason,
      problem,
      done: [],
    });
  if (chosen.length === 0) return again('Please tick the updates in which nothing has changed.');
  if (reason.trim() === '') return again('Please say in a few words why nothing has changed.');
  const sent: string[] = [];
  const not: string[] = [];
  for (const { requestId, ref } of chosen) {
    const result = await services.updates.sendNoChange({
      ...{ requestId, personId: turn.person.id, reason },
      // One press for each: the same card sent again stores nothing twice.
      submissionId: `${data.submissionId} ${requestId}`,
    });
    if (result.ok) sent.push(ref);
    else not.push(`${ref} was not sent: ${whyNot(result.refusal)}`);
  }
  const told = await remarksOfThose(
    services,
    chosen.filter(({ ref }) => sent.includes(ref)),
    reason,
  );
  const done = [...(sent.length > 0 ? [`Sent, with your reason: ${listOf(sent)}.`] : []), ...told, ...not];
  return showChoice(services, turn, {
    chosen: [],
    reason: not.length > 0 ? reason : '',
    problem: null,
    done,
  });
};

/** What the checks of each committee would ask of the one reason, which is printed in the papers of all. */
async function remarksOfThose(
  services: BotServices,
  sent: readonly { committeeId: string }[],
  reason: string,
): Promise<string[]> {
  const committees = [...new Set(sent.map(({ committeeId }) => committeeId))];
  const read = await Promise.all(committees.map((committeeId) => readDraft(services, committeeId, reason)));
  return [...new Set(read.flatMap(({ remarks }) => remarks))].map((remark) => `◇ ${remark}`);
}

function whyNot(refusal: UpdateRefusal): string {
  switch (refusal.code) {
    case 'round-locked':
      return 'its round has locked. The clerk can agree to more time.';
    case 'round-not-open':
      return 'its round is not open.';
    case 'not-your-update':
      return `${refusal.leadName ?? 'nobody at present'} answers for it now.`;
    case 'changed-meanwhile':
      return 'somebody has sent it since. Open it to see.';
    case 'needs-attention':
      return refusal.problems.map(({ message }) => message).join(' ');
    case 'not-found':
    case 'nothing-last-time':
    case 'reason-missing':
      return 'please open it and send it by itself.';
  }
}

/** Everything asked of this person, in every committee. */
async function asked(services: BotServices, turn: Turn) {
  const lists = await services.rounds.dueFrom(turn.person.id);
  return lists
    .flatMap((list) => list.items)
    .map(({ request, lastStatus }) => ({
      ...{ requestId: request.id, committeeId: request.committeeId, ref: request.ref },
      title: `${request.ref} ${request.title}`,
      // Not begun, and told of last time.
      canStand: request.state === 'not-started' && lastStatus !== null,
    }));
}

async function showChoice(
  services: BotServices,
  turn: Turn,
  filled: { chosen: string[]; reason: string; problem: string | null; done: string[] },
): Promise<Reply> {
  const updates = (await asked(services, turn)).filter(({ canStand }) => canStand).slice(0, mostAtOnce);
  // They may be of several committees, so the card is about none of them.
  return { ...show(noChangeManyCard({ submissionId: services.newId(), updates, ...filled })), about: null };
}
