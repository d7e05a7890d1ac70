/** `update.no-change` asks for the reason; `update.send-no-change` sends last time's words again with it. */
import { noChangeCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import { statusLabel } from '../present/due-list';
import { type Handler, show } from '../press';
import { updateRefused } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showUpdate } from './update-open';
import { nextDue, showSent } from './update-send';

export const updateNoChange: Handler<'update.no-change'> = ({ turn, data, services }) =>
  askWhy(services, turn, data.requestId, null);

export const updateSendNoChange: Handler<'update.send-no-change'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const reason = typed[inputIds.noChangeReason] ?? '';
  const { requestId, submissionId } = data;
  const next = nextDue(services, turn, requestId);
  const sent = await services.updates.sendNoChange({
    requestId,
    personId: turn.person.id,
    reason,
    submissionId,
  });
  if (sent.ok) return showSent(services, turn, sent.value, await next);
  if (sent.refusal.code === 'reason-missing') {
    return askWhy(services, turn, requestId, 'Please say in a few words why nothing has changed.');
  }
  return updateRefused(services, turn, requestId, sent.refusal, reason === '' ? {} : { done: reason });
};

async function askWhy(
  services: BotServices,
  turn: Turn,
  requestId: string,
  problem: string | null,
): Promise<Reply> {
  const form = await services.updates.form(requestId, turn.person.id);
  if (!form.ok || !form.value.mayEdit || !form.value.last) return showUpdate(services, turn, requestId);
  const { request, last } = form.value;
  const card = show(
    noChangeCard({
      requestId,
      submissionId: services.newId(),
      ref: request.ref,
      title: request.title,
      problem,
      reason: '',
      lastStatus: statusLabel(last.content.status),
    }),
  );
  return { ...card, about: request.committeeId };
}
