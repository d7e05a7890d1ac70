/** Tables of the agenda, the written reports, the committee actions and the work programme. */
import type { DayText, Json } from './column-types';

export interface AgendaTables {
  /** The usual order of business, true from a day on. */
  agenda_order: {
    committee_id: string;
    from_day: DayText;
    content: Json<unknown>;
    set_at: Date;
    set_by: string;
  };
  /** `version` goes up with every change of the order, so that an old card cannot undo a newer one. */
  agenda: { meeting_id: string; first_minute_number: number | null; version: number; made_at: Date };
  agenda_item: {
    id: string;
    meeting_id: string;
    kind: string;
    position: number;
    title: string;
    public_title: string;
    purpose: string;
    lead_post: string | null;
    part: number;
    privacy: Json<unknown> | null;
    timing: Json<unknown>;
    report_id: string | null;
    withdrawn_reason: string | null;
    withdrawn_at: Date | null;
    added_at: Date;
    added_by: string;
    version: number;
  };
  agenda_attachment: {
    id: string;
    item_id: string;
    part: number;
    title: string;
    folder: string;
    name: string;
    format: string;
    added_at: Date;
    added_by: string;
  };
  /** Never changed: an edited form is a new row, and reports keep the form they were begun in. */
  report_template: {
    id: string;
    committee_id: string;
    name: string;
    from_day: DayText;
    content: Json<unknown>;
    imported_at: Date;
    imported_by: string;
  };
  report: {
    id: string;
    meeting_id: string;
    template_id: string;
    template: Json<unknown>;
    created_at: Date;
    created_by: string;
  };
  /** Every text ever saved, by section; the highest version of a key stands. The title block is a key of its own. */
  report_text: {
    report_id: string;
    key: string;
    version: number;
    text: string;
    saved_at: Date;
    saved_by: string;
  };
  /** Texts that were sent back from the papers: a version once. */
  report_return: {
    report_id: string;
    key: string;
    version: number;
    reason: string;
    returned_by: string;
    returned_at: Date;
  };
  /** What somebody typed while another was saving the same section: kept until they save. */
  report_draft: { report_id: string; key: string; person_id: string; text: string; saved_at: Date };
  committee_action: {
    id: string;
    committee_id: string;
    meeting_id: string;
    kind: string;
    ask: string;
    owner_post: string;
    due_day: DayText | null;
    state: string;
    outcome: string;
    closed_day: DayText | null;
    version: number;
    created_at: Date;
  };
  /** A yearly item of the defaults has a row only once it was changed. */
  programme_item: {
    id: string;
    committee_id: string;
    default_key: string | null;
    title: string;
    lead_post: string | null;
    usual_month: number | null;
    meeting_id: string | null;
    removed: boolean;
    version: number;
  };
  /** A yearly item taken at another meeting in one year. `due_from` is the first of its usual month. */
  programme_move: { item_id: string; due_from: DayText; meeting_id: string };
}
