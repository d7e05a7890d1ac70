/** `update.confirm-numbers`: a lead says that the small numbers in their own update count no children. */
import { textTyped, wordsSaid } from '../present/update-words';
import { type Handler, show } from '../press';
import { notForYou, updateIsGone } from '../reading';
import { confirmOwnNumbers } from '../remarks';
import { sentCopy, showUpdate } from './update-open';

/** From the form what was typed on it is kept as a draft before this; from the copy there is nothing typed. */
export const updateConfirmNumbers: Handler<'update.confirm-numbers'> = async ({
  turn,
  data: { requestId, seen },
  typed,
  services,
}) => {
  const found = await services.updates.form(requestId, turn.person.id);
  if (!found.ok) return updateIsGone(services, turn);
  const form = found.value;
  const { committeeId } = form.request;
  if (!form.mayEdit) return notForYou(services, turn, form.request);
  const copy = Object.keys(typed).length === 0 ? form.current : null;
  const text = copy ? wordsSaid(copy.content) : textTyped(form.typed);
  const done = await confirmOwnNumbers(services, turn, { committeeId, text, seen, subject: { requestId } });
  if (!copy) return showUpdate(services, turn, requestId, { notice: done });
  return { ...show(await sentCopy(services, form, turn, done)), about: committeeId };
};
