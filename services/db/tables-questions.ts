/** The tables of the shadow committee's questions. Young people's words are in one of them only, `locked_words`. */
import type { Generated } from 'kysely';
import type { DayText, Json } from './column-types';

export interface QuestionsTables {
  ask_group: {
    id: string;
    committee_id: string;
    name: string;
    code: string;
    state: 'active' | 'paused';
    made_by: string;
    changed_at: Date;
  };
  /** The envelope of what a young person wrote: never its words. */
  question: {
    id: string;
    committee_id: string;
    meeting_id: string | null;
    /** The meeting called off that it first stood for. */
    first_meeting_id: string | null;
    group_id: string | null;
    way: string;
    /** Keyed hash of the form's number and the words: the same sent twice is one. */
    dedupe: string;
    /** Keyed hash of a member's id, for those with an account; goes with the words. */
    asker: string | null;
    /** Keyed hash of the private word code. */
    keepsake: string | null;
    follows_id: string | null;
    raised: boolean;
    /** The order of reading: 2 words that can mean danger, 1 a statement, 0 a question. */
    rank: Generated<number>;
    /** Typed into the chat, and not sent as a question. */
    unsent: Generated<boolean>;
    /** Keyed hash of the chat's message; goes with the words. */
    message_tag: string | null;
    /** The change of its meeting that its asker was told of; '' for none. */
    told_shift: Generated<string>;
    practice: boolean;
    state: 'unread' | 'read' | 'ok' | 'worried';
    received_at: Date;
    read_at: Date | null;
    decided_by: string | null;
    decided_at: Date | null;
    asked_id: string | null;
    agreed_at: Date | null;
    agreed_how: string | null;
    heard: 'yes' | 'no' | null;
    heard_at: Date | null;
    purged_at: Date | null;
    /** What the worker tells the asker of one that does not go to a meeting; '' where it may. */
    aside: Generated<string>;
    aside_at: Date | null;
  };
  /** AES-256-GCM by the questions' own key; `key_id` names it, so that it can be replaced. */
  locked_words: {
    id: string;
    question_id: string | null;
    asked_id: string | null;
    kind: 'words' | 'proposal';
    key_id: string;
    sealed: Buffer;
    created_at: Date;
  };
  question_kept_from: { question_id: string; person_id: string };
  concern: {
    question_id: string;
    path: 'child' | 'allegation';
    holder_id: string;
    raised_by: string;
    raised_at: Date;
    reference: Generated<string>;
    received_by: Generated<string>;
    received_at: Date | null;
    on_record_by: string | null;
    on_record_at: Date | null;
    /** The council's route said that it is no safeguarding matter. */
    ended_by: string | null;
    ended_at: Date | null;
    ended_said: Generated<string>;
    ended_why: Generated<string>;
  };
  /** What the committee is asked: a theme and a wording that the asker has agreed. */
  asked_question: {
    id: string;
    committee_id: string;
    meeting_id: string | null;
    first_meeting_id: string | null;
    theme: string;
    wording: string;
    state: 'proposed' | 'agreed' | 'answered' | 'home' | 'withdrawn';
    made_by: string;
    made_at: Date;
    agreed_at: Date | null;
    officer_post: string | null;
    sent_at: Date | null;
    due_day: DayText | null;
    promised: Generated<boolean>;
    answer: Generated<string>;
    outcome: string | null;
    what: Generated<string>;
    by_day: DayText | null;
    who: Generated<string>;
    reason: Generated<string>;
    passed_to: Generated<string>;
    answered_by: string | null;
    answered_at: Date | null;
    reply: Generated<string>;
    reply_by: string | null;
    reply_at: Date | null;
    action_id: string | null;
    withdrawn_because: Generated<string>;
  };
  premeet: {
    meeting_id: string;
    day: DayText;
    worker_id: string;
    chair_came: boolean;
    head_came: boolean;
    recorded_at: Date;
  };
  practice_run: {
    id: string;
    committee_id: string;
    quarter: string;
    question_id: string;
    started_by: string;
    started_at: Date;
    finished_at: Date | null;
    result: Json<unknown> | null;
  };
  question_purge: {
    id: string;
    meeting_id: string | null;
    at: Date;
    questions: number;
    waiting: number;
  };
  survey_theme: {
    id: string;
    committee_id: string;
    survey: string;
    theme: string;
    did: string;
    cannot_because: string;
    by_day: DayText | null;
    service: string;
    action_ref: string;
    made_by: string;
    made_at: Date;
  };
  meeting_close: { meeting_id: string; closed_by: string; closed_at: Date };
}
