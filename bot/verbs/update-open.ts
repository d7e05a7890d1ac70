/** `update.open`: one action's form, or a copy of it where it can only be read. */

import { sentCard } from '../../cards/sent-card';
import { updateFormCard } from '../../cards/update-card';
import { formatMoment, londonDay } from '../../services/calendar/rules';
import { may } from '../../services/platform/permissions';
import { type FieldProblem, fields } from '../../services/updates/rules';
import type { UpdateForm } from '../../services/updates/service';
import { updateCopyView, updateFormView } from '../present/update';
import { type Handler, show } from '../press';
import { mayRead, notForYou } from '../reading';
import { remarksOnEach } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showDueList } from './updates-list';

export const updateOpen: Handler<'update.open'> = ({ turn, data, services }) =>
  showUpdate(services, turn, data.requestId);

/** The form as it stands now, with anything to put right beside its field. */
export async function showUpdate(
  services: BotServices,
  turn: Turn,
  requestId: string,
  problems: FieldProblem[] = [],
): Promise<Reply> {
  const found = await services.updates.form(requestId, turn.person.id);
  if (!found.ok) {
    return showDueList(services, turn, {
      note: 'That update is no longer asked for. This is due now.',
    });
  }
  const form = found.value;
  if (!mayRead(turn, form.request)) return notForYou();
  const about = form.request.committeeId;
  if (!form.mayEdit) return { ...show(readOnly(form, turn)), about };
  const submissionId = services.newId();
  const remarks = await remarksOnEach(services, about, wordsOf(form.typed));
  const view = updateFormView(form, { submissionId, problems, now: turn.now, remarks });
  return { ...show(updateFormCard(view)), about };
}

/** What was typed into the boxes for words; figures have checks of their own. */
const wordsOf = (typed: Record<string, string>) =>
  Object.fromEntries(
    [fields.done, fields.difference, fields.next, fields.voice].map((id) => [id, typed[id] ?? '']),
  );

function readOnly(form: UpdateForm, turn: Turn) {
  const { current, request } = form;
  const there = { committeeId: request.committeeId, on: londonDay(turn.now) };
  const seesStatus = may(turn.person, 'status.read', there);
  return sentCard({
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
  });
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
