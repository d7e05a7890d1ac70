/** `scrutiny.accept` and `scrutiny.send-back`: a decision on the version that stands, then the next to look at. */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { inputIds } from '../../cards/verbs';
import type { Result } from '../../services/result';
import type { ScrutinyItem, ScrutinyRefusal } from '../../services/scrutiny/service';
import { type Handler, show } from '../press';
import { scrutinyRefusalWords } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showForScrutiny } from './scrutiny-open';

export const scrutinyAccept: Handler<'scrutiny.accept'> = async ({ turn, data, services }) => {
  const decided = await services.scrutiny.accept({ ...data, reviewerId: turn.person.id });
  return answer(services, turn, data.requestId, decided, '', 'Accepted');
};

export const scrutinySendBack: Handler<'scrutiny.send-back'> = async ({ turn, data, typed, services }) => {
  const comment = typed[inputIds.comment] ?? '';
  const decided = await services.scrutiny.sendBack({ ...data, comment, reviewerId: turn.person.id });
  return answer(services, turn, data.requestId, decided, comment, 'Sent back');
};

async function answer(
  services: BotServices,
  turn: Turn,
  requestId: string,
  decided: Result<ScrutinyItem, ScrutinyRefusal>,
  comment: string,
  what: 'Accepted' | 'Sent back',
): Promise<Reply> {
  if (!decided.ok) {
    return showForScrutiny(services, turn, requestId, {
      problem: scrutinyRefusalWords(decided.refusal),
      comment,
    });
  }
  const { request } = decided.value;
  const next = await nextWaiting(services, turn, request.id);
  return show(
    messageCard({
      title: `${what}: ${request.ref} ${request.title}`,
      lines: [
        what === 'Accepted'
          ? 'It goes into the pack. If the lead changes it, it comes back to you.'
          : `${request.leadName ?? 'The lead'} is told, with your comment beside their words.`,
      ],
      actions: [
        ...(next ? [button(`Next: ${next.ref}`, 'scrutiny.open', { requestId: next.id })] : []),
        button('Back to scrutiny', 'scrutiny.list', {}),
      ],
    }),
  );
}

async function nextWaiting(
  services: BotServices,
  turn: Turn,
  notRequestId: string,
): Promise<{ id: string; ref: string } | null> {
  const list = await services.scrutiny.list(turn.committeeId);
  const waiting = list?.pledges.flatMap((pledge) => pledge.waiting) ?? [];
  return waiting.find((item) => item.request.id !== notRequestId)?.request ?? null;
}
