/** The tables of services/pack, and the Word template that a committee's papers use. */
import type { Generated } from 'kysely';
import type { DayText, Json, JsonByDefault } from './column-types';

export interface PackTables {
  pack_build: {
    id: string;
    meeting_id: string;
    no: number;
    kind: Generated<'pack' | 'supplement'>;
    stage: Generated<'draft' | 'final'>;
    supplement_no: number | null;
    /** Of a supplement: the agenda items in it. */
    item_ids: JsonByDefault<string[]>;
    /** Of a final version: the draft whose words it prints. */
    based_on: string | null;
    requested_by: string;
    requested_at: Date;
    /** When it was last put in the queue by a person: the same, until it is tried again. */
    queued_at: Date;
    state: 'queued' | 'building' | 'waiting' | 'built' | 'failed';
    progress: string;
    /** What was true when the build began, composed: a build that is run again prints the same. */
    composed: Json<unknown> | null;
    /** When everything it prints was true. */
    data_at: Date | null;
    files: Json<unknown>;
    edition_files: JsonByDefault<unknown>;
    notes: Json<string[]>;
    findings: JsonByDefault<unknown>;
    /** While waiting for the library: when it is tried again. */
    retry_at: Date | null;
    /** Runs asked for by a person after a fault, so that each has a job of its own. */
    tries: Generated<number>;
    /** Runs begun: after a lost lease there may be two at once, and the last one alone ends it as failed. */
    runs: Generated<number>;
    built_at: Date | null;
    /** Final versions only: from then on nothing of it changes. */
    sealed_at: Date | null;
    error: string;
    card_conversation_id: string | null;
    card_activity_id: string | null;
  };
  finding_kept: {
    meeting_id: string;
    fingerprint: string;
    office: 'clerk' | 'chair' | 'adviser';
    rule: string;
    reason: string;
    kept_by: string;
    kept_at: Date;
  };
  committee_word_template: {
    committee_id: string;
    from_day: DayText;
    name: string;
    file: Buffer | null;
    set_at: Date;
  };
  despatch: {
    build_id: string;
    despatched_by: string;
    despatched_at: Date;
    recorded_at: Date;
    /** The day that it counts as, and the last lawful one, as reckoned when it was recorded. */
    counts_as: DayText | null;
    lawful_day: DayText | null;
  };
}
