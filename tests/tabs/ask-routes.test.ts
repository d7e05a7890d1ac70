/** The ask page over HTTP: what it tells nobody, what it keeps of nobody, and ten thousand posts from one source. */
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { sql } from 'kysely';
import { tablesInOrder } from '../../services/db/catalogue';
import { openDatabase } from '../../services/db/database';
import { createKeyRing } from '../../services/questions/keys';
import { createAskPage, createClosedAskPage } from '../../tabs/server/ask-routes';
import { getPage, hiddenFields, keepsakeOn, postForm } from '../support/ask-page';
import { openTown, type Town } from '../support/town';

jest.setTimeout(240_000);

describe('the ask page', () => {
  let town: Town;
  let address = '';

  beforeAll(async () => {
    town = await openTown();
    await town.clock('2027-01-05T09:30:00Z');
    const worker = await town.at('Participation Worker');
    await worker.says('groups');
    address = worker.linksOnCard[0] ?? '';
  });
  afterAll(() => town?.stop());

  it('sets no cookie, asks for nothing from elsewhere, and may be kept or framed by nobody', async () => {
    for (const url of [address, `${town.url}/ask`, `${town.url}/ask/answer`, `${town.url}/ask/wrong-code`]) {
      const { headers, html } = await getPage(url);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('etag')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(html).not.toMatch(/style=|\son\w+=|https?:\/\//);
    }
  });

  it('shows what was typed as it was typed, and as nothing else', async () => {
    const typed = `"><script>alert(1)</script> & 'mum' \n second line ünïcödé 🦊`;
    const page = await postForm(address, { words: typed });
    expect(page.status).toBe(400);
    expect(page.html).not.toContain('<script>alert');
    expect(page.text).toContain(`"><script>alert(1)</script> & 'mum'`);
    expect(page.text).toContain('Please press Send one more time');
    const sent = await postForm(address, { ...hiddenFields(page), words: typed });
    expect(sent.status).toBe(200);
  });

  it('makes one question of a form sent twice, and takes what was added after going back', async () => {
    const form = hiddenFields(await getPage(address));
    const [one, again] = await Promise.all([
      postForm(address, { ...form, words: 'why' }),
      postForm(address, { ...form, words: 'why' }),
    ]);
    expect(keepsakeOn(again)).toBe(keepsakeOn(one));
    const more = await postForm(address, { ...form, words: 'why is that' });
    expect(keepsakeOn(more)).not.toBe(keepsakeOn(one));
    await postForm(address, { ...form, words: 'a third' });
    const fourth = await postForm(address, { ...form, words: 'a fourth' });
    expect(fourth.text).toContain('Please press Send one more time');
    expect(fourth.html).toContain('a fourth');
    expect((await postForm(address, { ...hiddenFields(fourth), words: 'a fourth' })).status).toBe(200);
  });

  it('answers a wrong private code, somebody’s group code and nonsense alike', async () => {
    const wrong = await postForm(`${town.url}/ask/answer`, { keepsake: 'one two three four five six' });
    for (const keepsake of ['', 'x'.repeat(5000), address.split('/').at(-1) ?? '', "' or 1=1 --", '🦊']) {
      const page = await postForm(`${town.url}/ask/answer`, { keepsake });
      expect([page.status, page.html]).toEqual([wrong.status, wrong.html]);
    }
    expect(wrong.status).toBe(404);
    for (const step of ['agree', 'reply']) {
      const page = await postForm(`${town.url}/ask/answer/${step}`, { keepsake: 'no such code', words: 'x' });
      expect([page.status, page.html]).toEqual([wrong.status, wrong.html]);
    }
  });

  it('says nothing of what was typed when something fails, to the page or to the log', async () => {
    const told: string[] = [];
    const { questions, committees } = town.services;
    const code = address.split('/').at(-1) ?? '';
    const app = express();
    app.use(
      '/ask',
      createAskPage({
        questions: {
          ...questions,
          deposit: async ({ words }) => {
            throw new TypeError(`could not store ${words}`);
          },
        },
        ...{
          committees,
          keys: createKeyRing([Buffer.alloc(32, 1).toString('base64')]),
          now: () => new Date(),
        },
        ...{ reader: 'worker', dutyTeam: '01234 5', behindProxy: false },
        failed: (name) => told.push(name),
      }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ask/${code}`;
    const page = await postForm(url, { ...hiddenFields(await getPage(url)), words: 'pineapple' });
    server.close();
    expect([page.status, told]).toEqual([500, ['TypeError']]);
    expect(page.html).not.toMatch(/pineapple|TypeError|node_modules/);
    expect(page.text).toContain('0800 1111');
    expect(page.text).toContain('01234 5');
  });

  it('shows the numbers and takes nothing in where no key is set', async () => {
    const app = express();
    app.use('/ask', createClosedAskPage({ reader: 'worker', dutyTeam: null }));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ask/any-code`;
    const page = await postForm(url, { words: 'pineapple' });
    server.close();
    expect(page.status).toBe(503);
    expect(page.text).toContain('0800 1111');
    expect(page.html).not.toContain('textarea');
  });

  it('leads from a typed group code to its form', async () => {
    const code = address.split('/').at(-1) ?? '';
    const page = await getPage(
      `${town.url}/ask?code=${encodeURIComponent(code.replaceAll('-', ' ').toUpperCase())}`,
    );
    expect(page.text).toContain('Your question');
  });

  it('serves others while one source posts ten thousand times, and keeps nothing about anyone', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 500 });
    const form = hiddenFields(await getPage(address));
    const statuses = new Map<number, number>();
    let under = true;
    const flood = Promise.all(
      Array.from({ length: 10_000 }, async (_, place) => {
        const body = new URLSearchParams({ ...form, words: `flood ${place}` }).toString();
        const status = await send(address, 'POST', body, '127.0.0.1', agent).then(
          (answer) => answer.status,
          () => 0,
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    ).then(() => {
      under = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    let duringFlood = 0;
    for (let count = 0; count < 4; count++) {
      const page = await send(address, 'GET', '', '127.0.0.2');
      expect(page.status).toBe(200);
      const ticket = /name="ticket" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
      const body = new URLSearchParams({ ticket, words: `another young person ${count}` }).toString();
      const sent = await send(address, 'POST', body, '127.0.0.2');
      expect(sent.body).toContain('Got it. Thank you.');
      if (under) duringFlood += 1;
    }
    expect(duringFlood).toBeGreaterThan(0);
    await flood;
    agent.destroy();
    expect(process.memoryUsage().heapUsed).toBeLessThan(1_000_000_000);
    const worker = await town.at('Participation Worker');
    await worker.says('questions');
    expect(JSON.stringify(worker.card).length).toBeLessThan(28_000);
    await town.down();
    const database = await openDatabase({ databaseUrl: null, dataDir: town.dataDir });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from question`.execute(
      database.db,
    );
    // One form brought three at most.
    expect(rows[0]?.count).toBeLessThan(20);
    for (const { name } of await tablesInOrder(database.db)) {
      const stored = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        database.db,
      );
      expect([name, stored.rows.some(({ row }) => row.includes('127.0.0.2'))]).toEqual([name, false]);
    }
    await database.close();
    await town.up();
  });
});

/** From an address of this machine's own: 127.0.0.2 is another source than 127.0.0.1. */
function send(
  url: string,
  method: string,
  body: string,
  localAddress: string,
  agent?: Agent,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers =
      method === 'POST'
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
        : {};
    const sending = request(
      url,
      { method, headers, localAddress, ...(agent ? { agent } : {}) },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
