/** Words of young people that wait in adults' texts, and the order in which young people's own messages are read. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // The code stands in the adult's text where the words stood; the words are in locked_words.
  `create table held_words (
     question_id text primary key references question, code text not null unique)`,
  // 2: its words can mean danger; 1: it tells something; 0: it asks. Order only, nothing is ever lowered.
  `alter table question add column rank smallint not null default 0`,
  // Typed into the chat and not sent as a question; which message of the chat it was, as a keyed hash.
  `alter table question add column unsent boolean not null default false`,
  `alter table question add column message_tag text`,
  `create index question_message on question (message_tag) where message_tag is not null`,
  // Which change of its meeting its asker has been told of: here, so that no message's row has to stay for it.
  `alter table question add column told_shift text not null default ''`,
  `update question set rank = case when raised then 2 else 0 end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
