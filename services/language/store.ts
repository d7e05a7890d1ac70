/** What a committee adds to the checks of words: the only writer of `language_setting`. */
import type { Executor } from '../db/tables';
import type { LanguageSettings } from './settings';

export async function readSettings(on: Executor, committeeId: string): Promise<LanguageSettings | null> {
  const row = await on
    .selectFrom('language_setting')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .executeTakeFirst();
  return row
    ? { protectedNames: row.protected_names, placeNames: row.place_names, extraTerms: row.extra_terms }
    : null;
}

export async function saveSettings(
  on: Executor,
  committeeId: string,
  settings: LanguageSettings,
  at: Date,
): Promise<void> {
  const values = {
    protected_names: JSON.stringify(settings.protectedNames),
    place_names: JSON.stringify(settings.placeNames),
    extra_terms: settings.extraTerms,
    changed_at: at,
  };
  await on
    .insertInto('language_setting')
    .values({ committee_id: committeeId, ...values })
    .onConflict((conflict) => conflict.column('committee_id').doUpdateSet(values))
    .execute();
}
