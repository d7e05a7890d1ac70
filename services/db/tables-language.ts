/** The tables of services/language. */
import type { TermKind } from '../language/terms';
import type { Json } from './column-types';

export interface LanguageTables {
  language_setting: {
    committee_id: string;
    protected_names: Json<string[]>;
    place_names: Json<string[]>;
    extra_terms: boolean;
    changed_at: Date;
  };
  accepted_term: {
    committee_id: string;
    /** The term in lower case, its spaces and apostrophes made alike. */
    term_key: string;
    /** '': in every document of the committee. */
    document: string;
    term: string;
    kind: TermKind;
    accepted_by: string | null;
    accepted_at: Date;
  };
  confirmed_number: {
    committee_id: string;
    number_key: string;
    confirmed_by: string;
    confirmed_at: Date;
  };
}
