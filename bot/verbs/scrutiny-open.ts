/** `scrutiny.open`: one update beside last time's, to accept or send back. */
import { type ScrutinyItemView, scrutinyItemCard } from '../../cards/scrutiny-cards';
import { inputIds } from '../../cards/verbs';
import { formatMoment } from '../../services/calendar/rules';
import type { ScrutinyDecision } from '../../services/scrutiny/service';
import type { UpdateForm } from '../../services/updates/service';
import { updateCopyView } from '../present/update';
import { wordsSaid } from '../present/update-words';
import { type Handler, show } from '../press';
import { scrutinyRefusalWords } from '../refusals';
import { confirmOwnNumbers, readDraft } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showScrutiny } from './scrutiny-list';

export const scrutinyOpen: Handler<'scrutiny.open'> = ({ turn, data, services }) =>
  showForScrutiny(services, turn, data.requestId, { problem: null, comment: '' });

export async function showForScrutiny(
  services: BotServices,
  turn: Turn,
  requestId: string,
  filled: { problem: string | null; comment: string; done?: string },
): Promise<Reply> {
  const viewed = await services.scrutiny.view(requestId, turn.person.id);
  if (!viewed.ok) return showScrutiny(services, turn, scrutinyRefusalWords(viewed.refusal));
  const view = itemView(viewed.value.form, viewed.value.decisions, services.newId());
  if (!view) return showScrutiny(services, turn, 'Nothing has been sent for that action yet.');
  const { current, request } = viewed.value.form;
  const words = current ? wordsSaid(current.content) : '';
  const read = await readDraft(services, request.committeeId, words);
  return show(scrutinyItemCard({ ...view, ...filled, done: filled.done ?? null, ...read }));
}

/** The reviewer has looked at the small numbers of the version that stands. */
export const scrutinyConfirmNumbers: Handler<'scrutiny.confirm-numbers'> = async ({
  turn,
  data: { requestId, seen },
  typed,
  services,
}) => {
  const viewed = await services.scrutiny.view(requestId, turn.person.id);
  if (!viewed.ok) return showScrutiny(services, turn, scrutinyRefusalWords(viewed.refusal));
  const { current, request } = viewed.value.form;
  const text = current ? wordsSaid(current.content) : '';
  const { committeeId } = request;
  const done = await confirmOwnNumbers(services, turn, { committeeId, text, seen, subject: { requestId } });
  return showForScrutiny(services, turn, requestId, {
    ...{ problem: null, done },
    comment: typed[inputIds.comment] ?? '',
  });
};

function itemView(
  form: UpdateForm,
  decisions: ScrutinyDecision[],
  submissionId: string,
): Omit<ScrutinyItemView, 'problem' | 'comment' | 'remarks' | 'numbers' | 'done'> | null {
  const { request, current, last, action } = form;
  if (!current) return null;
  const decided = decisions.find((decision) => decision.versionNo === current.no) ?? null;
  return {
    requestId: request.id,
    versionNo: current.no,
    submissionId,
    ref: request.ref,
    title: request.title,
    sent: `Sent by ${current.sentByName} on ${formatMoment(current.sentAt)}`,
    copy: updateCopyView(current.content, action.measures),
    last: last ? { title: 'Last time', copy: updateCopyView(last.content, action.measures) } : null,
    comments: decisions
      .filter((decision) => decision.comment !== '')
      .map((decision) => ({
        title: `${decision.byName} sent version ${decision.versionNo} back on ${formatMoment(decision.at)}:`,
        text: decision.comment,
      })),
    closed: decided
      ? `${decided.decision === 'accepted' ? 'Accepted' : 'Sent back'} by ${decided.byName} on ${formatMoment(decided.at)}`
      : null,
  };
}
