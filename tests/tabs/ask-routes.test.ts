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
import { heldBytes } from '../support/heap';
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
      const page = await postForm(`${town.url}/ask/answer/${step}`, { keepsake: 'no such code' });
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
        ending: new AbortController().signal,
        failed: (name) => told.push(name),
      }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ask/${code}`;
    const page = await postForm(url, { ...hiddenFields(await getPage(url)), words: 'pineapple' });
    server.close();
    expect([page.status, told]).toEqual([500, ['TypeError']]);
    expect(page.html).not.toMatch(/TypeError|node_modules|could not store/);
    // To the one who typed it alone, to be sent again: nothing is lost.
    expect([page.html.split('pineapple').length, page.html.includes(`action="/ask/${code}"`)]).toEqual([
      ...[2, true],
    ]);
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

  it('leads from a typed group code to its form, and puts nothing that was typed into an address', async () => {
    const code = address.split('/').at(-1) ?? '';
    const to = async (fields: Record<string, string>) => {
      const response = await fetch(`${town.url}/ask`, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
      });
      return [response.status, response.headers.get('location')];
    };
    expect(await to({ code: ` ${code.replaceAll('-', ' ').toUpperCase()} ` })).toEqual([303, `/ask/${code}`]);
    expect(await to({ code: 'please help me I am scared' })).toEqual([404, null]);
    expect((await getPage(`${town.url}/ask`)).html).not.toContain('method="get"');
  });

  it('gives back what was typed where the code has been paused, and takes it with the new one', async () => {
    const worker = await town.at('Participation Worker');
    const { groups } = town.services.questions;
    const { committeeId } = (await town.services.committees.all())[0] ?? { committeeId: '' };
    const personId = (await town.services.people.withRole(committeeId, 'participation-worker'))[0]?.id ?? '';
    const added = await groups.add({
      committeeId,
      personId,
      name: 'Late',
      submissionId: crypto.randomUUID(),
    });
    if (!added.ok) throw new Error(added.refusal.code);
    const old = `${town.url}/ask/${added.value.code}`;
    const form = hiddenFields(await getPage(old));
    const change = { groupId: added.value.id, personId, code: added.value.code };
    const renewed = await groups.change({ ...change, to: 'new-code' });
    const late = await postForm(old, { ...form, words: 'why <so> late' });
    expect([late.status, late.text.includes('why <so> late')]).toEqual([404, true]);
    expect(late.text).toContain('It was not sent');
    const code = renewed.ok ? renewed.value.code : '';
    const again = await postForm(`${town.url}/ask`, { code, words: 'why <so> late' });
    expect([again.status, again.text.includes('why <so> late')]).toEqual([200, true]);
    const sent = await postForm(`${town.url}/ask/${code}`, {
      ...hiddenFields(again),
      words: 'why <so> late',
    });
    expect(keepsakeOn(sent)).not.toBe('');
    expect(JSON.stringify(worker.received)).not.toContain('why');
  });

  it('gives back a reply whose private code does not work any more', async () => {
    const page = await postForm(`${town.url}/ask/answer/reply`, {
      ...{ keepsake: 'not a code', ticket: 'x', answered: 'no', words: 'it says nothing' },
    });
    expect([page.status, page.text.includes('it says nothing')]).toEqual([404, true]);
  });

  it('says first of all that something is to be put right, and ties it to the box', async () => {
    const page = await postForm(address, { ...hiddenFields(await getPage(address)), words: ' \n ' });
    expect(page.html).toMatch(/<title>Please check: /);
    expect(page.html).toMatch(
      /<textarea id="words"[^>]*aria-describedby="problem words-hint" aria-invalid="true"/,
    );
    expect(page.html).toContain('id="problem"');
  });

  it('slows replies by one private code like a group’s questions, and keeps their words in the box', async () => {
    const asked = await postForm(address, { ...hiddenFields(await getPage(address)), words: 'a first one' });
    const keepsake = keepsakeOn(asked);
    const ticketed = await Promise.all(
      Array.from({ length: 120 }, async () => hiddenFields(await getPage(address)).ticket ?? ''),
    );
    const enough = new AbortController();
    const turnedAway: boolean[] = [];
    const send = async (ticket: string, place: number) => {
      const words = `reply ${place}`;
      const response = await fetch(`${town.url}/ask/answer/reply`, {
        ...{ method: 'POST', body: new URLSearchParams({ keepsake, ticket, words }), signal: enough.signal },
      });
      if (response.status === 503) turnedAway.push((await response.text()).includes(words));
    };
    const all = Promise.allSettled(ticketed.map(send));
    // By answers, not by seconds: of 120 at once 40 are taken and 60 may wait.
    while (turnedAway.length < 10) await new Promise((resolve) => setTimeout(resolve, 20));
    enough.abort();
    await all;
    const { questions, committees, people } = town.services;
    const committeeId = (await committees.all())[0]?.committeeId ?? '';
    const reader = (await people.withRole(committeeId, 'participation-worker'))[0]?.id ?? '';
    const queue = await questions.queue.list(committeeId, reader);
    expect(queue.filter(({ question }) => question.way === 'reply').length).toBeLessThan(50);
    expect([turnedAway.length > 0, turnedAway.every(Boolean)]).toEqual([true, true]);
  });

  it('serves others while one source posts ten thousand times, and keeps nothing about anyone', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 500 });
    const before = heldBytes();
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
    expect(heldBytes() - before).toBeLessThan(300_000_000);
    const worker = await town.at('Participation Worker');
    await worker.says('questions');
    expect(JSON.stringify(worker.card).length).toBeLessThan(28_000);
    await town.down();
    const database = await openDatabase({ databaseUrl: null, dataDir: town.dataDir });
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from question where way = 'ask-page'`.execute(database.db);
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
