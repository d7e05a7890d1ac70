/** The tables of attached files: what was found in them, and what a clerk has chosen. */
import type { Json } from './column-types';

export interface AttachedTables {
  attached_reading: { sha256: string; kind: string; reader: number; facts: Json<unknown>; read_at: Date };
  attached_seen: { attachment_id: string; sha256: string; seen_at: Date };
  attached_choice: {
    attachment_id: string;
    sha256: string;
    changes: string | null;
    hidden: string | null;
    chosen_by: string;
    chosen_at: Date;
  };
}
