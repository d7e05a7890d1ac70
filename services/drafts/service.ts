/** Keeps what people type into forms until it is sent, for whoever typed it alone. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { storable } from '../updates/text';
import type { FormDraft, FormKey } from './rules';
import { deleteDraft, draftOf, wasTaken, writeDraft } from './store';

export interface FormDrafts {
  of(key: FormKey): Promise<FormDraft | null>;
  keep(key: FormKey, draft: Omit<FormDraft, 'keptAt'>): Promise<void>;
  drop(key: FormKey): Promise<void>;
  /** True: this person's press changed what it was for, so that its words are stored there. */
  wasTaken(press: { by: string; presses: string[]; requests: string[] }): Promise<boolean>;
}

export function createFormDrafts({ db, clock }: { db: Executor; clock: Clock }): FormDrafts {
  return {
    of: (key) => draftOf(db, key),
    keep: (key, { typed, standsOn }) =>
      writeDraft(db, key, { typed: asStored(typed), standsOn, keptAt: clock.now() }),
    drop: (key) => deleteDraft(db, key),
    wasTaken: (press) => wasTaken(db, press),
  };
}

/** A draft is never refused for a character that the database does not take. */
function asStored(typed: FormDraft['typed']): Record<string, string> {
  const entries = Object.entries(typed).map(([id, text]) => [storable(id), storable(text)]);
  return Object.fromEntries(entries);
}
