/** The record's chain (docs/decisions/0029), and how long each kind of record is kept. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // One link for each audit row, in the order in which they were stored. No foreign key: a row that is gone must be seen.
  `create table audit_link (
     no bigint primary key, entry_id text not null unique, committee_id text, previous text not null, hash text not null)`,
  `create trigger audit_link_stays before update or delete on audit_link
     for each row execute function audit_entry_stays()`,
  // A row of a whole hour only is of somebody whose moment is nobody's business: it is linked after its day, in any order.
  `create table audit_waiting (entry_id text primary key, day date not null)`,

  // Where an entry belongs, by whatever it names. A table that is not there any more is no reason to lose the entry.
  `create function audit_committee(s jsonb) returns text language plpgsql stable as $$
   begin
     return coalesce(
       s->>'committeeId',
       (select committee_id from meeting where id = s->>'meetingId'),
       (select m.committee_id from reporting_round r join meeting m on m.id = r.meeting_id where r.id = s->>'roundId'),
       (select m.committee_id from update_request u join reporting_round r on r.id = u.round_id
          join meeting m on m.id = r.meeting_id where u.id = s->>'requestId'),
       (select m.committee_id from pack_build b join meeting m on m.id = b.meeting_id where b.id = s->>'buildId'),
       (select m.committee_id from agenda_item i join meeting m on m.id = i.meeting_id where i.id = s->>'itemId'),
       (select m.committee_id from report r join meeting m on m.id = r.meeting_id where r.id = s->>'reportId'),
       (select committee_id from visit where id = s->>'visitId'),
       (select committee_id from visit_rota where id = s->>'rotaId'),
       (select committee_id from question where id = s->>'questionId'),
       (select committee_id from asked_question where id = s->>'askedId'),
       (select committee_id from ask_group where id = s->>'groupId'),
       (select committee_id from committee_action where id = s->>'actionId'),
       (select committee_id from strategy where id = s->>'strategyId'));
   exception when undefined_table or undefined_column then return s->>'committeeId';
   end $$`,

  // services/record/chain.ts works out the same hash, without asking this function.
  `create function audit_add_link(entry audit_entry) returns void language plpgsql as $$
   declare last audit_link; place text; next bigint; text_of text;
   begin
     if exists (select from audit_link where entry_id = entry.id) then return; end if;
     select * into last from audit_link order by no desc limit 1;
     next := coalesce(last.no, 0) + 1;
     place := audit_committee(entry.subject);
     text_of := jsonb_build_array(coalesce(last.hash, ''), next, entry.id,
       to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.person_id, entry.what, place,
       entry.subject::text)::text;
     insert into audit_link (no, entry_id, committee_id, previous, hash) values
       (next, entry.id, place, coalesce(last.hash, ''), encode(sha256(convert_to(text_of, 'UTF8')), 'hex'));
   end $$`,

  // Deferred to the commit: the lock that puts links in a row is then held for no other work, and waits for no other lock.
  `create function audit_link_at_commit() returns trigger language plpgsql as $$
   declare waited record;
   begin
     if exists (select from audit_link where entry_id = new.id) then return null; end if;
     if date_trunc('hour', new.at) = new.at then
       insert into audit_waiting values (new.id, (new.at at time zone 'UTC')::date) on conflict do nothing;
       return null;
     end if;
     perform pg_advisory_xact_lock(7270914, 1);
     for waited in delete from audit_waiting where day < (new.at at time zone 'UTC')::date returning entry_id loop
       perform audit_add_link(e) from audit_entry e where e.id = waited.entry_id;
     end loop;
     perform audit_add_link(e) from audit_entry e where e.id = new.id;
     return null;
   end $$`,
  `create constraint trigger audit_entry_link after insert on audit_entry deferrable initially deferred
     for each row execute function audit_link_at_commit()`,

  // What is there already is chained as it stands.
  `do $$ declare e audit_entry; begin
     for e in select * from audit_entry order by at, id loop perform audit_add_link(e); end loop;
   end $$`,

  `create table retention_setting (
     what text not null, from_day date not null, days int not null check (days between 1 and 36500),
     set_by text not null, set_at timestamptz not null, primary key (what, from_day))`,
  `create table retention_log (
     id text primary key, at timestamptz not null, what text not null, before_day date not null, rows int not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
