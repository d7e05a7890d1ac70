/** The shape of every table as Kysely reads it: `date` columns are 'YYYY-MM-DD' strings, instants are Date. */
import type { ColumnType, Generated, Kysely } from 'kysely';
import type { DayText, Json } from './column-types';
import type { AgendaTables } from './tables-agenda';
import type { AttachedTables } from './tables-attached';
import type { DaysTables } from './tables-days';
import type { EditionsTables } from './tables-editions';
import type { LanguageTables } from './tables-language';
import type { MessageTables } from './tables-messages';
import type { PackTables } from './tables-pack';
import type { QuestionsTables } from './tables-questions';
import type { RecordTables } from './tables-record';
import type { ScorecardTables } from './tables-scorecard';
import type { SharepointTables } from './tables-sharepoint';
import type { TypedTables } from './tables-typed';
import type { VisitsTables } from './tables-visits';
import type { YoungTables } from './tables-young';

export interface Tables
  extends AgendaTables,
    AttachedTables,
    DaysTables,
    EditionsTables,
    LanguageTables,
    MessageTables,
    PackTables,
    QuestionsTables,
    RecordTables,
    ScorecardTables,
    SharepointTables,
    TypedTables,
    VisitsTables,
    YoungTables {
  committee: { id: string; created_at: Date };
  committee_setting: {
    committee_id: string;
    from_day: DayText;
    name: string;
    parent_body: string;
    governance_model: string;
    operational_group_name: string;
    shadow_committee_name: string;
    meeting_time: string;
    venue: string;
    offsets: Json<unknown>;
  };
  day_off: {
    day: DayText;
    kind: 'bank-holiday' | 'closure';
    name: string;
    source: 'library' | 'clerk';
    added_by: string | null;
    added_at: Date;
    removed_by: string | null;
    /** The row of a removed day stays, so that the library does not bring it back. */
    removed_at: Date | null;
  };
  /** `source`: the library and version that the bank holidays up to `known_until` were read from. */
  day_off_horizon: { id: number; known_until: DayText; source: string };
  person: {
    id: string;
    name: string;
    email: string;
    aad_object_id: string | null;
    created_at: Date;
  };
  person_role: {
    id: ColumnType<string, string | undefined, string>;
    person_id: string;
    role: string;
    committee_id: string;
    from_day: DayText | null;
    until_day: DayText | null;
    /** Stands in for whoever holds the role. */
    deputy: ColumnType<boolean, boolean | undefined, boolean>;
  };
  post: { id: string; title: string };
  post_holding: {
    id: string;
    post_id: string;
    person_id: string;
    committee_id: string;
    from_day: DayText | null;
    until_day: DayText | null;
    /** Stands in for the holder of the post. */
    deputy: ColumnType<boolean, boolean | undefined, boolean>;
  };
  /** A view of roles and posts together: where a person is in post, and when. */
  in_post: { committee_id: string; person_id: string; from_day: DayText | null; until_day: DayText | null };
  /** The committee that somebody with several chose last. */
  committee_choice: { person_id: string; committee_id: string };
  strategy: {
    id: string;
    committee_id: string;
    version: number;
    title: string;
    from_day: DayText;
    until_day: DayText;
    state: 'current' | 'closed';
    source: string;
    imported_at: Date;
    imported_by: string;
  };
  pledge: { id: string; strategy_id: string; no: number; slug: string; wording: string; short_name: string };
  workstream: { id: string; strategy_id: string; name: string; lead_post: string | null };
  workstream_pledge: { workstream_id: string; pledge_no: number };
  plan_action: {
    id: string;
    strategy_id: string;
    pledge_no: number;
    ref: string;
    position: number;
    title: string;
    lead_post: string;
    contributor_posts: Json<string[]>;
    kind: string;
    starts: DayText | null;
    due: DayText | null;
    due_precision: string | null;
    flags: Json<string[]>;
  };
  measure: {
    id: string;
    action_id: string;
    code: string;
    position: number;
    name: string;
    kind: 'count' | 'percentage' | 'milestone' | 'descriptive';
    unit: string | null;
    good_direction: string | null;
    baseline: Json<unknown> | null;
    target: Json<unknown> | null;
    due: DayText | null;
    frequency: string | null;
    small_number_risk: boolean;
    note: string | null;
  };
  meeting: {
    id: string;
    committee_id: string;
    day: DayText;
    starts_at: string;
    venue: string;
    profile: 'normal' | 'light';
    period_label: string;
    period_ends: DayText;
    created_at: Date;
    /** Its day before it was last moved. */
    moved_from: DayText | null;
    moved_at: Date | null;
    cancelled_at: Date | null;
  };
  meeting_date: {
    meeting_id: string;
    step: string;
    day: DayText;
    reasons: Json<string[]>;
    /** Since when people know of it; null: nobody has been told. */
    told_at: Date | null;
  };
  reporting_round: {
    id: string;
    meeting_id: string;
    strategy_id: string;
    state: 'planned' | 'open' | 'closed';
    opens_at: Date;
    words_due_at: Date;
    figures_due_at: Date;
    locks_at: Date;
    opened_at: Date | null;
    opened_by: string | null;
    closed_at: Date | null;
  };
  update_request: {
    id: string;
    round_id: string;
    action_id: string;
    handed_to: string | null;
    handed_by: string | null;
    handed_at: Date | null;
    words_extended_to: Date | null;
    state: 'not-started' | 'sent' | 'returned' | 'accepted';
    version_no: number;
  };
  more_time_request: {
    id: string;
    request_id: string;
    asked_by: string;
    asked_at: Date;
    until_day: DayText;
    reason: string;
    decision: 'asked' | 'agreed' | 'declined';
    decided_by: string | null;
    decided_at: Date | null;
  };
  update_draft: {
    request_id: string;
    person_id: string;
    content: Json<unknown>;
    based_on: number;
    saved_at: Date;
  };
  update_version: {
    id: string;
    request_id: string;
    no: number;
    status: string;
    done: string;
    difference: string;
    next_steps: string;
    voice: string;
    no_change_reason: string | null;
    reply_to_comment: string;
    sent_by: string;
    sent_at: Date;
    /** The press that stored it: the same press again finds this row, and stores nothing. */
    submission_id: string;
  };
  update_figure: {
    version_id: string;
    measure_id: string;
    to_come: boolean;
    /** numeric comes back as text; stores turn it into a number. */
    count: ColumnType<string | null, number | null, number | null>;
    base: number | null;
    as_at: DayText | null;
    source: string;
    reached: boolean | null;
    reached_on: DayText | null;
    words: string;
  };
  press: {
    submission_id: string;
    person_id: string;
    verb: string;
    pressed_at: Date;
    /** The id of what the press made, where it made one thing. */
    made: Generated<string>;
  };
  scrutiny_decision: {
    id: string;
    request_id: string;
    version_no: number;
    decision: 'accepted' | 'returned';
    comment: string;
    decided_by: string;
    decided_at: Date;
  };
  job: {
    id: string;
    kind: string;
    key: string;
    payload: Json<unknown>;
    run_at: Date;
    attempts: number;
    max_attempts: number;
    lease_token: string | null;
    leased_until: Date | null;
    state: 'waiting' | 'running' | 'done' | 'failed';
    last_error: string;
    created_at: Date;
    ended_at: Date | null;
  };
  audit_entry: { id: string; at: Date; person_id: string | null; what: string; subject: Json<unknown> };
  installation_fact: { name: string; value: Json<unknown>; set_at: Date };
}

/** A pool or an open transaction: every store function takes one first, so that it works in or out of a transaction. */
export type Executor = Kysely<Tables>;
