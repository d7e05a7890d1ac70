/** What a clerk decides about an attached file: whether changes stand and hidden words are printed, until the papers are final. */
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { lockPapers, makesPapers } from './asking';
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
  const file = found.item.attachments.find(({ id }) => id === input.attachmentId);
  return command<{ committeeId: string }, Choice, ChooseRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'attached-file-decided',
      async again(on) {
        const [known] = await deps.attachments.factsOf([input.attachmentId], on);
        return known ? ok(known.choice) : refuse({ code: 'gone' });
      },
    },
    lock: async (on) => ok(await lockPapers(deps, on, meetingId)),
    right: makesPapers,
    // What is chosen is put on the record by `attachments`.
    async write(on) {
      if (!file) return refuse({ code: 'gone' });
      const [known] = await deps.attachments.factsOf([file.id], on);
      if (!known) return refuse({ code: 'gone' });
      if (await store.isPrinted(on, meetingId, file.id)) return refuse({ code: 'final-already' });
      const { attachmentId, itemId, choice, byPersonId } = input;
      return ok(
        await deps.attachments.choose(on, { attachmentId, itemId, sha256: known.sha256, choice, byPersonId }),
      );
    },
  });
}
