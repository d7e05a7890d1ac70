/** A PostgreSQL that cuts every connection under load: the process stays up, and what was confirmed is stored. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startConnector } from '../../../bench/started';
import { bodyOf, buttonsIn, dueFrom, inputsIn } from '../../../bench/update-presses';
import { demoObjectId, demoPeople } from '../../../local/demo/people';
import { freshPostgres } from '../../support/engines';
import { type Server, startServer } from '../../support/server';

const address = process.env.TEST_DATABASE_URL;
const cuts = 12;
const lastPresses = 3;

(address ? describe : describe.skip)('PostgreSQL cuts its connections under load', () => {
  let database: Awaited<ReturnType<typeof freshPostgres>>;
  let server: Server;
  let connector: Awaited<ReturnType<typeof startConnector>>;
  let admin: pg.Client;
  const dataDir = mkdtempSync(join(tmpdir(), 'pk-cut-'));

  beforeAll(async () => {
    database = await freshPostgres(address ?? '');
    admin = new pg.Client({ connectionString: address });
    await admin.connect();
    connector = await startConnector();
    server = await startServer(dataDir, database.url);
    await fetch(`${server.url}/local/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2027-01-06T10:00:00Z' }),
    });
  });
  afterAll(async () => {
    await server.kill();
    await connector.stop();
    await admin.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function press(aadObjectId: string, data: Record<string, unknown>): Promise<unknown> {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bodyOf(aadObjectId, connector.url, data),
    });
    const text = await response.text();
    return response.ok ? (JSON.parse(text).value as unknown) : null;
  }

  /** Every lead's updates that are due. */
  async function everyUpdate(): Promise<{ lead: string; requestId: string }[]> {
    const found: { lead: string; requestId: string }[] = [];
    for (const place of demoPeople.keys()) {
      const lead = demoObjectId(place);
      const due = await dueFrom((data) => press(lead, data));
      found.push(...due.map((requestId) => ({ lead, requestId })));
    }
    return found;
  }

  it('and all that people were told is sent is there, twelve cuts later, in the same process', async () => {
    const updates = await everyUpdate();
    expect(updates.length).toBeGreaterThan(10);
    const confirmed: string[] = [];
    let pressed = 0;
    let cutting = true;
    let sinceCut = 0;

    /** One person who sends their update again and again, from the form as it is. */
    async function keepSending({ lead, requestId }: (typeof updates)[number], last: number): Promise<void> {
      while (cutting || last > 0) {
        if (!cutting) last -= 1;
        const form = await press(lead, { verb: 'update.open', requestId });
        const send = buttonsIn(form).find(({ verb }) => verb === 'update.send');
        if (!send) continue;
        const words = `Carers met ${randomUUID()}`;
        const inputs = { ...inputsIn(form), status: 'on-track', done: words, next: 'A second evening.' };
        const answer = await press(lead, {
          ...inputs,
          difference: 'Children say that they know whom to ring.',
          ...send.data,
          verb: 'update.send',
          submissionId: randomUUID(),
        });
        pressed += 1;
        sinceCut += 1;
        if (JSON.stringify(answer ?? '').includes('"Sent on ')) confirmed.push(words);
      }
    }

    let fault: unknown = null;
    const people = updates.slice(0, 12).map((update) =>
      keepSending(update, lastPresses).catch((error: unknown) => {
        fault = error;
      }),
    );
    for (let cut = 0; cut < cuts; cut += 1) {
      sinceCut = 0;
      // By presses, not by seconds: in the middle of work, however fast the machine.
      while (sinceCut < 10 && fault === null) await new Promise((resolve) => setTimeout(resolve, 5));
      // Nothing is at the other end any more: the process has gone.
      if (fault !== null) throw fault;
      const { rowCount } = await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [new URL(database.url).pathname.slice(1)],
      );
      expect(rowCount).toBeGreaterThan(0);
    }
    cutting = false;
    await Promise.all(people);
    expect(fault).toBeNull();

    const health = await fetch(`${server.url}/health`);
    expect(await health.json()).toMatchObject({ healthy: true });
    expect(confirmed.length).toBeGreaterThan(cuts);
    expect(pressed).toBeGreaterThanOrEqual(confirmed.length);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ done: string }>('select done from update_version');
    await client.end();
    const stored = new Set(rows.map(({ done }) => done));
    expect(confirmed.filter((words) => !stored.has(words))).toEqual([]);
    // Faults were told by their kinds, and nobody's words with them.
    expect(server.said()).not.toContain('Carers met');
  });
});
