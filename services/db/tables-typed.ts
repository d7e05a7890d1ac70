/** What people typed into forms and have not sent. */
import type { Json } from './column-types';

export interface TypedTables {
  /** `form`: the verb that the form sends; `thing`: the ids of what it is about, as text. */
  form_draft: {
    person_id: string;
    form: string;
    thing: string;
    typed: Json<unknown>;
    stands_on: Json<unknown>;
    kept_at: Date;
  };
}
