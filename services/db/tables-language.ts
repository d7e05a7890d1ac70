/** The table of services/language. */
import type { Json } from './column-types';

export interface LanguageTables {
  language_setting: {
    committee_id: string;
    protected_names: Json<string[]>;
    place_names: Json<string[]>;
    extra_terms: boolean;
    changed_at: Date;
  };
}
