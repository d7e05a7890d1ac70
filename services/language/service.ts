/** The checks of words as one committee has set them (domain.md 4.3: an editable list of protected names). */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { defaultProtectedNames } from './context';
import type { LanguageSettings } from './settings';
import { readSettings, saveSettings } from './store';

export interface Language {
  /** What the committee has set, or what every committee starts with. */
  settingsOf(committeeId: string, on?: Executor): Promise<LanguageSettings>;
  change(committeeId: string, changes: Partial<LanguageSettings>): Promise<LanguageSettings>;
}

const atFirst: LanguageSettings = {
  protectedNames: [...defaultProtectedNames],
  placeNames: [],
  extraTerms: false,
};

export function createLanguage({ db, clock }: { db: Executor; clock: Clock }): Language {
  const settingsOf = async (committeeId: string, on: Executor = db) =>
    (await readSettings(on, committeeId)) ?? atFirst;
  return {
    settingsOf,
    change: (committeeId, changes) =>
      db.transaction().execute(async (on) => {
        const settings = { ...(await settingsOf(committeeId, on)), ...changes };
        await saveSettings(on, committeeId, settings, clock.now());
        return settings;
      }),
  };
}
