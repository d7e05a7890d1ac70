/** `update.send`: one update of one press, however often it arrives; then the copy and the way on. */
import { sentCard } from '../../cards/sent-card';
import { formatMoment } from '../../services/calendar/rules';
import type { SentUpdate } from '../../services/updates/service';
import { updateCopyView } from '../present/update';
import { type Handler, show } from '../press';
import { updateRefused } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const updateSend: Handler<'update.send'> = async ({ turn, data, typed, services }) => {
  const sent = await services.updates.send({
    requestId: data.requestId,
    personId: turn.person.id,
    typed,
    basedOn: data.basedOn,
    submissionId: data.submissionId,
    ...(data.overOther ? { overOther: true } : {}),
  });
  if (!sent.ok) return updateRefused(services, turn, data.requestId, sent.refusal, typed);
  return showSent(services, turn, sent.value);
};

export async function showSent(services: BotServices, turn: Turn, sent: SentUpdate): Promise<Reply> {
  const { version, request } = sent;
  const [action, lists] = await Promise.all([
    services.strategies.action(request.actionId),
    // A cover goes on with what is due from the person they cover for.
    services.rounds.dueFrom(request.leadPersonId ?? turn.person.id),
  ]);
  const due = lists
    .flatMap((list) => list.items)
    .filter((item) => item.need !== null && item.request.id !== request.id);
  const next = due.find((item) => item.need !== 'figures') ?? null;
  return show(
    sentCard({
      requestId: request.id,
      ref: request.ref,
      title: request.title,
      headline: sent.again
        ? `This was sent on ${formatMoment(version.sentAt)}, once. Here is your copy.`
        : `Sent on ${formatMoment(version.sentAt)}. Here is your copy.`,
      note: note(sent, turn),
      copy: updateCopyView(version.content, action?.measures ?? []),
      mayChange: turn.now < request.locksAt,
      hasHistory: version.no > 1,
      next: next ? { requestId: next.request.id, ref: next.request.ref } : null,
    }),
  );
}

function note({ request }: SentUpdate, turn: Turn): string {
  const figures = request.figuresToCome ? ` Figures to come by ${formatMoment(request.figuresDueAt)}.` : '';
  const until =
    turn.now < request.locksAt ? ` You can change it until ${formatMoment(request.locksAt)}.` : '';
  return `The Operational Group will look at it.${figures}${until}`;
}
