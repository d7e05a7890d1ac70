/** The clerk sets how visits are run: how many, how swaps end, and whom to ring about a worry. */
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { type VisitRefusal, VisitSettings } from './rules';
import { readSettings, saveSettings } from './store';
import { runsVisits } from './visit-press';

/** What is named changes. It holds from then on: a rota that has been agreed stays as it is until it is drafted again. */
export function setSettings(
  deps: VisitsDeps,
  input: {
    committeeId: string;
    change: Partial<VisitSettings>;
    byPersonId: string;
    submissionId: string;
  },
): Promise<Result<VisitSettings, VisitRefusal>> {
  const { committeeId, change, byPersonId, submissionId } = input;
  return command<{ committeeId: string }, VisitSettings, VisitRefusal>(deps, {
    by: byPersonId,
    once: {
      submissionId,
      verb: 'visit.save-settings',
      again: async (on) => ok(await readSettings(on, committeeId)),
    },
    lock: async () => ok({ committeeId }),
    right: runsVisits,
    async write(on) {
      const settings = VisitSettings.safeParse({ ...(await readSettings(on, committeeId)), ...change });
      if (!settings.success)
        return refuse({ code: 'words-too-long', field: 'Each number or name to ring', most: 60 });
      await saveSettings(on, committeeId, settings.data);
      return ok(settings.data);
    },
    audit: () => ({ what: 'visit settings changed', subject: { committeeId } }),
  });
}
