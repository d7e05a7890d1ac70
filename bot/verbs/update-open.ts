/** `update.open`: one action's form, or a copy of it where it can only be read. */

import { type SentView, sentCard } from '../../cards/sent-card';
import { updateFormCard } from '../../cards/update-card';
import { formatMoment, londonDay } from '../../services/calendar/rules';
import { may } from '../../services/platform/permissions';
import type { FieldProblem } from '../../services/updates/rules';
import type { UpdateForm } from '../../services/updates/service';
import { updateCopyView, updateFormView } from '../present/update';
import { textTyped, wordsSaid, wordsTyped } from '../present/update-words';
import { type Handler, show } from '../press';
import { mayRead, notForYou, updateIsGone } from '../reading';
import { readDraft, remarksOnEach } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const updateOpen: Handler<'update.open'> = ({ turn, data, services }) =>
  showUpdate(services, turn, data.requestId);

/** The form as it stands now, with anything to put right beside its field. */
export async function showUpdate(
  services: BotServices,
  turn: Turn,
  requestId: string,
  told: { problems?: FieldProblem[]; notice?: string } = {},
): Promise<Reply> {
  const found = await services.updates.form(requestId, turn.person.id);
  if (!found.ok) return updateIsGone(services, turn);
  const form = found.value;
  if (!mayRead(turn, form.request)) return notForYou(services, turn, form.request);
  const about = form.request.committeeId;
  if (!form.mayEdit) return { ...show(sentCard(readOnly(form, turn))), about };
  const submissionId = services.newId();
  const remarks = await remarksOnEach(services, about, wordsTyped(form.typed));
  const { numbers } = await readDraft(services, about, textTyped(form.typed));
  const { problems = [], notice = null } = told;
  const extra = { submissionId, problems, now: turn.now, remarks, numbers, notice };
  const view = updateFormView(form, extra);
  return { ...show(updateFormCard(view)), about };
}

/** A copy of what was sent, with what may be done about it still. */
export async function sentCopy(services: BotServices, form: UpdateForm, turn: Turn, note: string) {
  const said = form.current ? wordsSaid(form.current.content) : '';
  const { remarks, numbers } = await readDraft(services, form.request.committeeId, said);
  return sentCard({ ...readOnly(form, turn), note, remarks, numbers, mayChange: form.mayEdit });
}

function readOnly(form: UpdateForm, turn: Turn): SentView {
  const { current, request } = form;
  const there = { committeeId: request.committeeId, on: londonDay(turn.now) };
  const seesStatus = may(turn.person, 'status.read', there);
  return {
    requestId: request.id,
    ref: request.ref,
    title: request.title,
    headline: current
      ? `Sent by ${current.sentByName} on ${formatMoment(current.sentAt)}`
      : 'Nothing has been sent yet',
    note: whyReadOnly(form, turn),
    copy: current ? updateCopyView(current.content, form.action.measures) : null,
    mayChange: false,
    hasHistory: current !== null,
    next: null,
    back: seesStatus && request.leadPersonId !== turn.person.id ? 'status' : 'list',
  };
}

function whyReadOnly(form: UpdateForm, turn: Turn): string {
  const { request, round } = form;
  if (round.state !== 'open') return `The round for ${round.periodLabel} is not open.`;
  if (turn.now >= request.locksAt) {
    return `This round locked on ${formatMoment(request.locksAt)}. The clerk can still agree to more time.`;
  }
  return request.leadName
    ? `${request.leadName} answers for this action.`
    : 'No one holds this post at present.';
}
