/** `update.save-draft`: keeps what was typed, right or wrong. */
import type { Handler } from '../press';
import { updateRefused } from '../refusals';
import { showUpdate } from './update-open';

export const updateSaveDraft: Handler<'update.save-draft'> = async ({ turn, data, typed, services }) => {
  const { requestId, basedOn } = data;
  const saved = await services.updates.saveDraft({ requestId, personId: turn.person.id, typed, basedOn });
  if (!saved.ok) return updateRefused(services, turn, requestId, saved.refusal, typed);
  return showUpdate(services, turn, requestId);
};
