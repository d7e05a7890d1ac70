/** `update.send`: one update of one press, however often it arrives; then the copy and the way on. */
import { sentCard } from '../../cards/sent-card';
import { formatMoment } from '../../services/calendar/rules';
import type { UpdateRequest } from '../../services/rounds/rules';
import type { NextDue } from '../../services/rounds/service';
import type { SentUpdate } from '../../services/updates/service';
import { updateCopyView } from '../present/update';
import { wordsSaid } from '../present/update-words';
import { type Handler, show } from '../press';
import { updateRefused } from '../refusals';
import { readDraft } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const updateSend: Handler<'update.send'> = async ({ turn, data, typed, services }) => {
  const next = nextDue(services, turn, data.requestId);
  const sent = await services.updates.send({
    requestId: data.requestId,
    personId: turn.person.id,
    typed,
    basedOn: data.basedOn,
    submissionId: data.submissionId,
    ...(data.overOther ? { overOther: true } : {}),
  });
  if (!sent.ok) return updateRefused(services, turn, data.requestId, sent.refusal, typed);
  return showSent(services, turn, sent.value, await next);
};

/** Looked for while the update is stored; should it not be found, what was sent is still shown. */
export async function nextDue(services: BotServices, turn: Turn, requestId: string): Promise<NextDue | null> {
  return services.rounds.nextDue({ requestId, personId: turn.person.id }).catch(() => null);
}

export async function showSent(
  services: BotServices,
  turn: Turn,
  { version, request, again }: SentUpdate,
  next: NextDue | null,
): Promise<Reply> {
  const action = await services.strategies.action(request.actionId);
  const { remarks, numbers } = await readDraft(services, request.committeeId, wordsSaid(version.content));
  const card = show(
    sentCard({
      requestId: request.id,
      ref: request.ref,
      title: request.title,
      headline: again
        ? `This was sent on ${formatMoment(version.sentAt)}, once. Here is your copy.`
        : `Sent on ${formatMoment(version.sentAt)}. Here is your copy.`,
      note: note(request, turn),
      remarks,
      numbers,
      copy: updateCopyView(version.content, action?.measures ?? []),
      mayChange: turn.now < request.locksAt,
      hasHistory: version.no > 1,
      next,
    }),
  );
  return { ...card, about: request.committeeId };
}

function note(request: UpdateRequest, turn: Turn): string {
  const figures = request.figuresToCome ? ` Figures to come by ${formatMoment(request.figuresDueAt)}.` : '';
  const until =
    turn.now < request.locksAt ? ` You can change it until ${formatMoment(request.locksAt)}.` : '';
  return `The Operational Group will look at it.${figures}${until}`;
}
