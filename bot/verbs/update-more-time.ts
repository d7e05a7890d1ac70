/** `update.more-time` asks until when and why; `update.ask-more-time` puts it to the clerk. */
import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { moreTimeCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import { type Handler, show } from '../press';
import { mayRead, notForYou } from '../reading';
import { roundRefusalWords } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showUpdate } from './update-open';

export const updateMoreTime: Handler<'update.more-time'> = ({ turn, data, services }) =>
  askUntilWhen(services, turn, data.requestId, { problem: null, untilDay: '', reason: '' });

export const updateAskMoreTime: Handler<'update.ask-more-time'> = async ({ turn, data, typed, services }) => {
  const untilDay = typed[inputIds.untilDay] ?? '';
  const reason = typed[inputIds.moreTimeReason] ?? '';
  const { requestId, submissionId } = data;
  const asked = await services.rounds.askMoreTime({
    requestId,
    byPersonId: turn.person.id,
    untilDay,
    reason,
    submissionId,
  });
  if (!asked.ok) {
    return askUntilWhen(services, turn, requestId, {
      problem: roundRefusalWords(asked.refusal),
      untilDay,
      reason,
    });
  }
  return show(
    messageCard({
      title: 'The clerk has been asked',
      lines: [
        `You would like to send ${asked.value.ref} by ${formatDay(asked.value.untilDay)}. You will be told what the clerk says; the present date stands until then.`,
      ],
      actions: [
        button('Back to this update', 'update.open', { requestId }),
        button('Back to my list', 'updates.list', {}),
      ],
    }),
  );
};

async function askUntilWhen(
  services: BotServices,
  turn: Turn,
  requestId: string,
  filled: { problem: string | null; untilDay: string; reason: string },
): Promise<Reply> {
  const found = await services.rounds.request(requestId);
  if (!found) return showUpdate(services, turn, requestId);
  const { request } = found;
  if (!mayRead(turn, request)) return notForYou(services, turn, request);
  return show(
    moreTimeCard({
      requestId,
      submissionId: services.newId(),
      ref: request.ref,
      title: request.title,
      deadline: `It is due ${formatMoment(request.wordsDueAt)}.`,
      ...filled,
    }),
  );
}
