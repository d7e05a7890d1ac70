/** Gives a person the Entra object id that Teams or Graph says is theirs: by their address, once, and never another. */
import { sql } from 'kysely';
import type { Audit } from '../audit/service';
import type { Executor } from '../db/tables';
import { guestAddress } from '../guest-address';

export interface Matching {
  /** Whether anybody here has never been matched, so that a stranger may be one of them. */
  wanted(): Promise<boolean>;
  /** Those who have no object id, by address, lower case. */
  unmatched(): Promise<{ personId: string; email: string }[]>;
  /**
   * @param addresses what is said of the person: their user principal name and email.
   * @returns false, and nothing changes, where no person or several have one of them, where that person has an id
   * already, or where somebody else has this one.
   */
  match(aadObjectId: string, addresses: readonly string[]): Promise<boolean>;
}

export function createMatching({ db, audit }: { db: Executor; audit: Pick<Audit, 'record'> }): Matching {
  const withoutId = (on: Executor) =>
    on.selectFrom('person').select(['id', 'email']).where('aad_object_id', 'is', null);
  return {
    wanted: async () => (await withoutId(db).limit(1).execute()).length > 0,
    async unmatched() {
      const rows = await withoutId(db).execute();
      return rows.map(({ id, email }) => ({ personId: id, email: email.toLowerCase() }));
    },
    match: (aadObjectId, addresses) =>
      db.transaction().execute(async (on) => {
        const said = addresses.flatMap((address) => [address, guestAddress(address) ?? '']);
        const wanted = [...new Set(said.map((address) => address.trim().toLowerCase()).filter(Boolean))];
        if (wanted.length === 0 || aadObjectId === '') return false;
        const found = await on
          .selectFrom('person')
          .select(['id', 'aad_object_id'])
          .where(sql<string>`lower(email)`, 'in', wanted)
          .forUpdate()
          .execute();
        const [person] = found;
        if (!person || found.length > 1 || person.aad_object_id !== null) return false;
        const key = aadObjectId.toLowerCase();
        const other = await on
          .selectFrom('person')
          .select('id')
          .where('aad_object_id', '=', key)
          .executeTakeFirst();
        if (other) return false;
        await on.updateTable('person').set({ aad_object_id: key }).where('id', '=', person.id).execute();
        await audit.record(on, { personId: null, what: 'person matched', subject: { personId: person.id } });
        return true;
      }),
  };
}
