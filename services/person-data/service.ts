/** One person's rights over what is held about them: a copy of all of it, and taking out what need not stay. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { conversationOf, type Erased, erase, isInPost, personRow, placesOfPeople, rowsAbout } from './store';

export interface PersonExport {
  person: { id: string; name: string; email: string; accountId: string | null };
  /** By table: every row that names them, as it is stored. */
  tables: Record<string, Record<string, unknown>[]>;
  notHere: readonly string[];
}

export type PersonRefusal = { code: 'nobody' } | { code: 'several'; emails: string[] } | { code: 'in-post' };

export interface PersonData {
  /** @param who e-mail address, name or id. */
  export(who: string): Promise<Result<PersonExport, PersonRefusal>>;
  /** What would be taken out; with `really` it is. */
  erase(who: string, really: boolean): Promise<Result<{ name: string; erased: Erased[] }, PersonRefusal>>;
}

/** What an export does not hold, and why. */
const notHere = [
  'Questions that a member of the shadow committee asked in chat: they are locked, and the participation worker opens them together with the person.',
  'Files in the document library, and what is printed in papers: ask the clerk, or Democratic Services for what is published.',
  'Backups made before today: they are kept as long as the council’s own schedule says.',
] as const;

/** What an erasure leaves, and why it may (UK GDPR article 17(3)(b) and (d): a public task, and archives). */
export const whatStays: readonly string[] = [
  'Updates, reports, figures and decisions they sent or made, under “Somebody who has left”: they are the committee’s record of a public task.',
  'The dates of their roles and posts: whether a decision was lawful depends on who held which post.',
  'Entries of the record of who did what, which hold an id and no name: they show that nothing was done unseen, and are chained so that none can be taken out.',
  'A worry that they passed on: when, to whom and under which reference. It may never be lost.',
  'Their name where papers print it, as minutes do: published papers are the council’s to keep for six years and more.',
];

export function createPersonData(deps: { db: Executor; clock: Clock; audit: Audit }): PersonData {
  const { db, clock, audit } = deps;

  async function find(who: string) {
    const found = await personRow(db, who);
    const [one] = found;
    if (!one) return refuse({ code: 'nobody' } as const);
    if (found.length > 1)
      return refuse({ code: 'several', emails: found.map(({ email }) => email) } as const);
    return ok(one);
  }

  return {
    async export(who) {
      const found = await find(who);
      if (!found.ok) return found;
      const { id, name, email, aad_object_id: accountId } = found.value;
      const tables: Record<string, Record<string, unknown>[]> = {};
      for (const place of await placesOfPeople(db)) {
        const rows = await rowsAbout(db, place, id);
        if (rows.length > 0) tables[place.table] = rows;
      }
      const chats = await conversationOf(db, accountId);
      if (chats.length > 0) tables.conversation = chats;
      await audit.record(db, { personId: null, what: 'person-exported', subject: { personId: id } });
      return ok({ person: { id, name, email, accountId }, tables, notHere });
    },

    async erase(who, really) {
      const found = await find(who);
      if (!found.ok) return found;
      const person = found.value;
      if (await isInPost(db, person.id, londonDay(clock.now()))) return refuse({ code: 'in-post' });
      const looked = new Error('only looked');
      let erased: Erased[] = [];
      try {
        await db.transaction().execute(async (on) => {
          erased = await erase(on, person);
          // The same statements, undone: what is shown beforehand is what would happen.
          if (!really) throw looked;
          await audit.record(on, { personId: null, what: 'person-erased', subject: { personId: person.id } });
        });
      } catch (error) {
        if (error !== looked) throw error;
      }
      return ok({ name: person.name, erased });
    },
  };
}
