/** What a clerk decides about an attached file: whether changes stand and hidden words are printed, until the papers are final. */
import { onePress } from '../db/press';
import { ok, type Result, refuse } from '../result';
import { mayMakePapers } from './asking';
import type { Choice } from './attachments/facts';
import type { PacksDeps } from './deps';
import * as store from './store';

export interface ChooseInput {
  itemId: string;
  attachmentId: string;
  choice: Partial<Choice>;
  byPersonId: string;
  submissionId: string;
}

export type ChooseRefusal =
  | { code: 'not-allowed' }
  /** The file is off the agenda, or has not been looked at yet. */
  | { code: 'gone' }
  /** It is printed in final papers: it stays as it was printed. */
  | { code: 'final-already' };

export async function chooseForFile(
  deps: PacksDeps,
  input: ChooseInput,
): Promise<Result<Choice, ChooseRefusal>> {
  const found = await deps.agendas.item(input.itemId);
  if (!found) return refuse({ code: 'gone' });
  const { meetingId } = found.agenda;
  if (!(await mayMakePapers(deps, input.byPersonId, meetingId))) return refuse({ code: 'not-allowed' });
  const file = found.item.attachments.find(({ id }) => id === input.attachmentId);
  if (!file) return refuse({ code: 'gone' });
  const press = {
    submissionId: input.submissionId,
    personId: input.byPersonId,
    verb: 'attached-file-decided',
    at: deps.clock.now(),
  };
  return onePress<Choice, ChooseRefusal>(
    deps.db,
    press,
    async (on) => {
      await store.lockMeeting(on, meetingId);
      const [known] = await deps.attachments.factsOf([file.id], on);
      if (!known) return refuse({ code: 'gone' });
      if (await store.isPrinted(on, meetingId, file.id)) return refuse({ code: 'final-already' });
      const { attachmentId, itemId, choice, byPersonId } = input;
      return ok(
        await deps.attachments.choose(on, { attachmentId, itemId, sha256: known.sha256, choice, byPersonId }),
      );
    },
    async (on) => {
      const [known] = await deps.attachments.factsOf([file.id], on);
      return known ? ok(known.choice) : refuse({ code: 'gone' });
    },
  );
}
