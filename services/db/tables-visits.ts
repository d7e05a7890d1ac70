/** The tables of frontline visits as Kysely reads them. */
import type { DayText, Json } from './column-types';

export interface VisitsTables {
  visit_setting: { committee_id: string; value: Json<unknown> };
  visit_service: {
    id: string;
    committee_id: string;
    name: string;
    place: string;
    manager_post: string;
    contact: string;
    what_to_see: string;
    what_to_ask: string;
    pledges: Json<number[]>;
    is_home: boolean;
    starts_at: string;
    minutes: number;
    retired_at: Date | null;
  };
  visit_member: {
    person_id: string;
    committee_id: string;
    party: string;
    trained_on: DayText | null;
    check_from: DayText | null;
    check_until: DayText | null;
    visits_before: number;
  };
  visit_away: { id: string; person_id: string; from_day: DayText; until_day: DayText; added_at: Date };
  visit_rota: {
    id: string;
    committee_id: string;
    from_day: DayText;
    until_day: DayText;
    draft: Json<unknown> | null;
    notes: Json<string[]>;
    version: number;
    drafted_at: Date;
    agreed_at: Date | null;
    agreed_by: string | null;
  };
  visit: {
    id: string;
    committee_id: string;
    rota_id: string;
    service_id: string;
    day: DayText;
    starts_at: string;
    minutes: number;
    state: 'planned' | 'cancelled' | 'made' | 'not-made';
    reason: string;
    manager_agreed_at: Date | null;
    children_agreed_at: Date | null;
    agreed_by: string | null;
    sequence: number;
    changed_at: Date;
    created_at: Date;
    line_summary: string | null;
    line_outcome: string | null;
    line_by: string | null;
    line_at: Date | null;
  };
  visit_place: {
    id: string;
    visit_id: string;
    slot: number;
    person_id: string | null;
    state: 'open' | 'held' | 'accepted';
    since: Date;
  };
  visit_answer: {
    visit_id: string;
    person_id: string;
    answer: 'cannot' | 'released' | 'swapped';
    at: Date;
  };
  visit_swap: {
    id: string;
    place_id: string;
    from_person_id: string;
    to_person_id: string | null;
    return_place_id: string | null;
    state: 'offered' | 'taken' | 'with-clerk' | 'done' | 'ended';
    reason: string;
    offered_at: Date;
    changed_at: Date;
  };
  visit_note: {
    id: string;
    visit_id: string;
    person_id: string;
    met: string;
    worked: string;
    hindered: string;
    ask: string;
    saved_at: Date;
    sent_at: Date | null;
  };
  visit_concern: {
    id: string;
    visit_id: string;
    person_id: string;
    told: string;
    reference: string;
    at: Date;
  };
  visit_reply: {
    visit_id: string;
    person_id: string;
    answer: 'agreed' | 'partly' | 'not-agreed' | 'nothing-asked';
    words: string;
    at: Date;
  };
  visit_action: {
    id: string;
    visit_id: string;
    what: string;
    owner_post: string;
    due_day: DayText;
    done_words: string | null;
    done_at: Date | null;
    done_by: string | null;
    created_at: Date;
  };
  visit_calendar: {
    visit_id: string;
    person_id: string;
    sequence: number;
    cancelled: boolean;
    not_before: Date | null;
    trouble: string;
    written_at: Date;
  };
  visit_theme: { visit_id: string; theme: string };
  visit_feed: { person_id: string; secret_hash: string | null; changed_by: string; changed_at: Date };
  /** The year of visits as a paper by itself. `outline` is null before it has been composed and once it has ended. */
  visit_paper: {
    id: string;
    committee_id: string;
    from_day: DayText;
    no: number;
    asked_by: string | null;
    asked_at: Date;
    state: 'queued' | 'made' | 'held' | 'failed';
    outline: Json<unknown> | null;
    files: Json<unknown>;
    error: string;
    ended_at: Date | null;
  };
}
