import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DatabaseUnavailable, openPostgres } from '../../../services/db/database';
import { explainPostgres } from '../../../services/db/errors';
import { databaseAddress, freshName } from '../../support/templates';

const secret = `postgres://clerk:s3cret@127.0.0.1:1/council?sslpassword=s3cret`;

describe('a DATABASE_URL that cannot be used', () => {
  it('is named in one sentence, without its password, when nothing answers there', async () => {
    const refused = openPostgres(secret);
    await expect(refused).rejects.toThrow(DatabaseUnavailable);
    await expect(refused).rejects.toThrow(
      'DATABASE_URL (127.0.0.1:1/council) cannot be used: nothing answers at that address.',
    );
  });

  it.each([
    ['28P01', /refused the user name or the password/],
    ['3D000', /has no database of that name/],
    ['ENOTFOUND', /no server of that name is known/],
  ])('is explained for the code %s', (code, message) => {
    const explained = explainPostgres(Object.assign(new Error('x'), { code }), secret) as Error;
    expect(explained.message).toMatch(message);
    expect(explained.message).not.toContain('s3cret');
  });

  it('is not blamed for a bug', () => {
    const bug = new TypeError('x is not a function');
    expect(explainPostgres(bug, secret)).toBe(bug);
  });
});

const server = process.env.TEST_DATABASE_URL;
if (server) {
  describe('a PostgreSQL that several instances share', () => {
    let admin: pg.Client;
    beforeAll(async () => {
      admin = new pg.Client({ connectionString: server });
      await admin.connect();
    });
    afterAll(() => admin.end());

    it('tells each how many there are, so that they share what Teams allows, and forgets one that ends', async () => {
      const name = freshName();
      await admin.query(`create database ${name}`);
      const address = databaseAddress(server, name);
      const first = await openPostgres(address);
      expect(await first.instances()).toBe(1);
      const second = await openPostgres(address);
      await second.instances();
      expect([await first.instances(), await second.instances()]).toEqual([2, 2]);
      await second.close();
      expect(await first.instances()).toBe(1);
      await first.close();
      await admin.query(`drop database ${name} with (force)`);
    });

    it('is made ready by one of several that start together', async () => {
      const name = freshName();
      await admin.query(`create database ${name}`);
      const instances = await Promise.all(
        Array.from({ length: 6 }, () => openPostgres(databaseAddress(server, name), 2)),
      );
      const applied = await admin.query('select 1');
      expect(applied.rowCount).toBe(1);
      for (const { db } of instances) expect(await db.selectFrom('person').selectAll().execute()).toEqual([]);
      await Promise.all(instances.map((instance) => instance.close()));
      await admin.query(`drop database ${name}`);
    });

    it('says so when it has no database of that name', async () => {
      await expect(openPostgres(databaseAddress(server, `pk_${randomUUID()}`))).rejects.toThrow(
        /cannot be used: the server has no database of that name/,
      );
    });

    it('replaces a connection that the server ended while nobody used it', async () => {
      const name = freshName();
      await admin.query(`create database ${name}`);
      const lost: Error[] = [];
      const database = await openPostgres(databaseAddress(server, name), 1, {
        log: (error) => lost.push(error),
      });
      await database.db.selectFrom('person').selectAll().execute();
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      while (lost.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await database.db.selectFrom('person').selectAll().execute()).toEqual([]);
      await database.close();
      await admin.query(`drop database ${name}`);
    });
  });
}
