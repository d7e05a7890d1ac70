/** Roles, posts and whoever stands in belong to one committee and to a span of days; a person's own dates go. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table person_role drop constraint person_role_pkey`,
  `alter table person_role add column id text not null default gen_random_uuid()::text`,
  `alter table person_role add primary key (id)`,
  `alter table person_role add column from_day date`,
  `alter table person_role add column until_day date`,
  // Stands in for whoever holds the role: the same rights, told after them.
  `alter table person_role add column deputy boolean not null default false`,
  `create index person_role_person on person_role (person_id)`,
  `create index person_role_committee on person_role (committee_id, role)`,
  `update person_role r set from_day = p.from_day, until_day = p.until_day from person p where p.id = r.person_id`,

  // A post was held everywhere: it is now held for each committee on which its holder had a role.
  `alter table post_holding add column committee_id text references committee`,
  `alter table post_holding add column deputy boolean not null default false`,
  // Whoever had no role at all held it for every committee.
  `create temporary table held_before as
     select h.id, h.post_id, h.person_id, h.deputy_person_id, c.id as committee_id,
       greatest(h.from_day, p.from_day) as from_day, least(h.until_day, p.until_day) as until_day
     from post_holding h join person p on p.id = h.person_id cross join committee c
     where exists (select from person_role r where r.person_id = h.person_id and r.committee_id = c.id)
       or not exists (select from person_role r where r.person_id = h.person_id)`,
  `delete from post_holding`,
  `alter table post_holding drop column deputy_person_id`,
  `insert into post_holding (id, post_id, person_id, committee_id, from_day, until_day, deputy)
     select gen_random_uuid()::text, post_id, person_id, committee_id, from_day, until_day, false from held_before`,
  `insert into post_holding (id, post_id, person_id, committee_id, from_day, until_day, deputy)
     select gen_random_uuid()::text, b.post_id, b.deputy_person_id, b.committee_id,
       greatest(b.from_day, d.from_day), least(b.until_day, d.until_day), true
     from held_before b join person d on d.id = b.deputy_person_id`,
  `drop table held_before`,
  `alter table post_holding alter column committee_id set not null`,
  `create index post_holding_person on post_holding (person_id)`,

  `alter table person drop column from_day`,
  `alter table person drop column until_day`,

  // Where a person has a role or a post, and when: what "in post" means everywhere.
  `create view in_post as
     select committee_id, person_id, from_day, until_day from person_role
     union all select committee_id, person_id, from_day, until_day from post_holding`,

  // The committee that somebody with several chose last.
  `create table committee_choice (
     person_id text primary key references person, committee_id text not null references committee,
     chosen_at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
