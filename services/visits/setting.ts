/** The clerk sets how visits are run: how many, how swaps end, and whom to ring about a worry. */
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { oneOfCard } from './one-press';
import { type VisitRefusal, VisitSettings } from './rules';
import { readSettings, saveSettings } from './store';
import { mayDo } from './who';

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
  const { committeeId, change, byPersonId: personId, submissionId } = input;
  return oneOfCard<VisitSettings, VisitRefusal>(
    deps.db,
    { submissionId, personId, verb: 'visit.save-settings', at: deps.clock.now() },
    async (on) => {
      if (!(await mayDo(deps, committeeId, 'visits.run', personId, on)))
        return refuse({ code: 'not-allowed' });
      const settings = VisitSettings.safeParse({ ...(await readSettings(on, committeeId)), ...change });
      if (!settings.success)
        return refuse({ code: 'words-too-long', field: 'Each number or name to ring', most: 60 });
      await saveSettings(on, committeeId, settings.data);
      await deps.audit.record(on, { personId, what: 'visit settings changed', subject: { committeeId } });
      return ok(settings.data);
    },
    async (on) => ok(await readSettings(on, committeeId)),
  );
}
