/** A canary in a young person's words, by each way in, before OK to use: it is looked for everywhere (the first test). */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { verbs } from '../../cards/verbs';
import { demoObjectId, demoPeople } from '../../local/demo/people';
import { tablesInOrder } from '../../services/db/catalogue';
import { copyOut } from '../../services/db/copy-out';
import { openDatabase } from '../../services/db/database';
import { asks, getPage, hiddenFields, keepsakeOn, postForm } from '../support/ask-page';
import { Dialog } from '../support/dialogs';
import { freshPostgres } from '../support/engines';
import { type Server, startServer } from '../support/server';
import { type Chat, openTeams, type Teams } from '../support/teams';
import { fillSeeded } from '../support/town-template';

jest.setTimeout(240_000);

const canary = 'zebrafinch';
const say = (way: string) =>
  `please help me ${canary} ${way} I am scared of him <b>${canary}</b> 'quoted' \\ ${canary}`;

/** As text, as UTF-16, in hexadecimal and in base64 at each of its three places. */
const disguises = [
  Buffer.from(canary),
  Buffer.from(canary, 'utf16le'),
  Buffer.from(Buffer.from(canary).toString('hex')),
  ...[0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${canary}`).toString('base64');
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
  }),
];
const holds = (bytes: Buffer | string) => {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return disguises.some((form) => all.includes(form));
};

describe('a young person’s words before OK to use', () => search(null));
const postgres = process.env.TEST_DATABASE_URL;
if (postgres) describe('a young person’s words before OK to use, on PostgreSQL', () => search(postgres));

function search(databaseServer: string | null): void {
  let dataDir: string;
  let database: { url: string; drop(): Promise<void> } | null = null;
  let server: Server;
  let teams: Teams;
  let address = '';
  const chats = new Map<string, Chat>();
  const questionIds: string[] = [];
  /** Everything that anyone but a reader in a dialog was answered. */
  const answers: { who: string; what: string; body: string }[] = [];

  const of = (name: string) => chats.get(name) as Chat;
  const keep = (who: string, what: string, answer: unknown) =>
    answers.push({ who, what, body: JSON.stringify(answer) ?? '' });

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'pk-canary-'));
    if (databaseServer) database = await freshPostgres(databaseServer);
    else await fillSeeded(dataDir);
    server = await startServer(dataDir, database?.url ?? null);
    await fetch(`${server.url}/local/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2027-01-05T09:30:00Z' }),
    });
    teams = await openTeams(() => server.url);
    for (const [place, { name }] of demoPeople.entries()) {
      chats.set(name, await teams.person(demoObjectId(place), name));
    }
    await of('Participation Worker').says('groups');
    address = of('Participation Worker').linksOnCard[0] ?? '';
  });
  afterAll(async () => {
    await server?.kill();
    await teams?.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Nobody with the same roles twice. */
  function oneOfEachRole(): [string, Chat][] {
    const first = new Map(demoPeople.toReversed().map((person) => [person.roles.join(), person.name]));
    return [...first.values()].map((name) => [name, of(name)]);
  }

  it('come in by every way there is', async () => {
    const page = await asks(address, { words: say('ask page') });
    expect(keepsakeOn(page)).not.toBe('');
    keep('asker', 'ask page', page.html);
    const viewed = await postForm(`${server.url}/ask/answer`, { keepsake: keepsakeOn(page) });
    keep('asker', 'answer', viewed.html);
    const reply = await postForm(`${server.url}/ask/answer/reply`, {
      ...hiddenFields(viewed),
      keepsake: keepsakeOn(page),
      ticket: hiddenFields(await getPage(address)).ticket ?? '',
      words: say('reply'),
    });
    expect(reply.text).toContain('Thank you for telling us');
    keep('asker', 'reply', reply.html);

    const young = of('Shadow Committee Member');
    await young.says('hello');
    const form = await Dialog.open(young, 'Ask a question');
    await form.presses('Send my question', { 'Your question, in your own words': say('dialog') });
    expect(form.text).toContain('Got it');
    keep('Shadow Committee Member', 'dialog', form.card);
    await young.says(say('chat'));
    expect(young.text).toContain('Send this as a question?');
    keep('Shadow Committee Member', 'chat answer', young.card);

    const elsewhere = {
      conversation: { id: '19:meeting', conversationType: 'groupChat', tenantId: 'tenant' },
    };
    const opened = await young.deliver({
      ...elsewhere,
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'ask-a-question' },
    });
    const card = (opened as { task: { value: { card: { content: { actions: { data: object }[] } } } } }).task
      .value.card.content;
    const sent = await young.deliver({
      ...elsewhere,
      ...{ type: 'invoke', name: 'composeExtension/submitAction' },
      value: { commandId: 'ask-a-question', data: { ...card.actions[0]?.data, words: say('extension') } },
    });
    expect(JSON.stringify(sent)).toContain('Got it');
    keep('Shadow Committee Member', 'extension', sent);

    const worker = of('Participation Worker');
    await worker.says('questions');
    const entry = await Dialog.open(worker, 'Enter one for someone');
    await entry.presses('Put it in the queue', {
      'Their question, in their words': say('worker'),
      'For you alone: whom to bring the answer to (deleted with the words)': `${canary} in the blue house`,
    });
    expect(entry.text).toContain('It is in the queue');
    const premeet = await Dialog.fetch(worker, { verb: 'question.for-someone', premeet: 'yes' });
    await premeet.presses('Put it in the queue', { 'Their question, in their words': say('pre-meet') });
    expect(premeet.text).toContain('It is in the queue');

    const { people } = (await (await fetch(`${server.url}/local/api/people`)).json()) as {
      people: { id: string; name: string }[];
    };
    const id = people.find((person) => person.name === 'Shadow Committee Member')?.id;
    const local = await fetch(`${server.url}/local/api/chats/${id}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: say('local Teams') }),
    });
    expect(local.status).toBe(200);
  });

  it('come in broken too: too long, too large, by a wrong code, on an old card, as no JSON', async () => {
    const wrongCode = await postForm(`${server.url}/ask/no-such-code-here`, { words: say('wrong code') });
    expect(wrongCode.status).toBe(404);
    // What they typed comes back to them, in this answer alone.
    expect(wrongCode.text).toContain('It was not sent');
    keep('stranger', 'wrong code', (await getPage(`${server.url}/ask/no-such-code-here`)).html);
    const inTheCodeBox = await postForm(`${server.url}/ask`, { code: say('code box') });
    keep('asker', 'code box', [inTheCodeBox.html, [...inTheCodeBox.headers]]);
    const inTheKeepsake = await postForm(`${server.url}/ask/answer`, { keepsake: say('keepsake box') });
    keep('asker', 'keepsake box', inTheKeepsake.html);
    await getPage(`${server.url}/ask/${encodeURIComponent(say('address'))}`);
    await getPage(`${server.url}/ask/%E0%A4%A${canary}`);
    await getPage(`${server.url}/ask?code=${encodeURIComponent(say('query'))}`);
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=latin-9' },
      body: `words=${encodeURIComponent(say('charset'))}`,
    });
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
      body: say('not gzip'),
    });
    const tooLarge = await postForm(address, { words: say('large').padEnd(400_000, 'x') });
    expect(tooLarge.status).toBe(413);
    keep('asker', 'too large', tooLarge.html);
    await asks(address, { words: say('too long').padEnd(20_500, 'y') });
    await postForm(address, { words: say('no ticket') });
    await postForm(address, { words: `${say('nul')}\u0000\ud83d`, ...hiddenFields(await getPage(address)) });
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"words": ${say('json')}`,
    });
    await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{${say('no json')}`,
    });
    const young = of('Shadow Committee Member');
    for (const name of [
      'adaptiveCard/action',
      'task/submit',
      'task/fetch',
      'composeExtension/submitAction',
    ]) {
      const data = { verb: 'question.unheard-of', words: say(name) };
      keep(
        'Shadow Committee Member',
        name,
        await young.deliver({ type: 'invoke', name, value: { data, action: { verb: data.verb, data } } }),
      );
      const half = { verb: 'question.send', words: say(name) };
      keep(
        'Shadow Committee Member',
        name,
        await young.deliver({
          type: 'invoke',
          name,
          value: { data: half, action: { verb: half.verb, data: half } },
        }),
      );
    }
    await young
      .deliver({ type: 'invoke', name: 'composeExtension/query', value: { words: say('query') } })
      .catch(() => null);
  });

  it('wait in the queue, of which the worker’s chat shows no word', async () => {
    await fetch(`${server.url}/local/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2027-01-05T10:30:00Z' }),
    });
    const worker = of('Participation Worker');
    await worker.says('questions');
    for (const [, id] of JSON.stringify(worker.card).matchAll(/"questionId":"([^"]+)"/g)) {
      if (id && !questionIds.includes(id)) questionIds.push(id);
    }
    expect(questionIds.length).toBeGreaterThanOrEqual(8);
    const dialog = await Dialog.open(worker, 'Read the first');
    expect(dialog.text).toContain(canary);
    // What is looked for is found where it is.
    expect(holds(JSON.stringify(dialog.card))).toBe(true);
    expect(holds(Buffer.from(`one ${say('way')}`).toString('base64'))).toBe(true);
    expect(holds(Buffer.from(say('way'), 'utf16le'))).toBe(true);
  });

  it('are not shown to any other role by any verb, id, old card, command or page', async () => {
    const inDialog = ['Participation Worker', 'Participation Cover'];
    const commands = [
      'questions',
      'questions to answer',
      'pre-meet',
      'groups',
      'you said',
      'practice',
      'deleted',
      'help',
      'status',
      'my updates',
      'scrutiny',
      'messages sent',
      'timetable',
      'close the meeting',
      'queue',
    ];
    const ids = {
      questionId: questionIds[0],
      askedId: questionIds[0],
      groupId: questionIds[0],
      meetingId: questionIds[0],
      requestId: questionIds[0],
      roundId: questionIds[0],
      buildId: questionIds[0],
      moreTimeId: questionIds[0],
    };
    for (const [name, chat] of oneOfEachRole()) {
      // The two readers press last: here they press in the chat alone, where no word may come.
      const names = inDialog.includes(name)
        ? ['adaptiveCard/action']
        : ['adaptiveCard/action', 'task/fetch', 'task/submit', 'composeExtension/submitAction'];
      if (name !== 'Shadow Committee Member') for (const text of commands) await chat.says(text);
      for (const verb of Object.keys(verbs)) {
        if (
          ['question.worried', 'question.ok', 'question.allegation', 'question.take-over'].includes(verb) &&
          inDialog.includes(name)
        )
          continue;
        const data = {
          verb,
          ...ids,
          submissionId: randomUUID(),
          code: 'x',
          to: 'active',
          agree: true,
          versionNo: 1,
          basedOn: 1,
          way: 'worker',
          answered: 'no',
          postponed: '',
        };
        for (const activity of names) {
          const value = { data, action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
          keep(name, `${activity} ${verb}`, await chat.deliver({ type: 'invoke', name: activity, value }));
        }
        if (!verb.startsWith('question.') && !verb.startsWith('meeting.')) continue;
        await chat.deliver({ type: 'message', text: '', value: data, replyToId: randomUUID() });
      }
      answers.push({
        who: name,
        what: 'every message',
        body: JSON.stringify([chat.received, chat.texts, chat.previews]),
      });
    }
    for (const path of [
      '/',
      '/about',
      '/about/privacy',
      '/health',
      '/local',
      '/local/api/people',
      '/local/api/clock',
      '/ask',
      '/ask/answer',
      '/ask/-/style.css',
      '/metrics',
      '/api/messages',
      address.replace(server.url, ''),
    ]) {
      const response = await fetch(`${server.url}${path}`);
      answers.push({ who: 'anyone', what: path, body: await response.text() });
    }
    const { people } = (await (await fetch(`${server.url}/local/api/people`)).json()) as {
      people: { id: string }[];
    };
    for (const { id } of people) {
      const response = await fetch(`${server.url}/local/api/chats/${id}/messages`);
      answers.push({ who: 'local Teams', what: `chat ${id}`, body: await response.text() });
    }
    expect(answers.filter(({ body }) => holds(body)).map(({ who, what }) => `${who}: ${what}`)).toEqual([]);
    expect(answers.length).toBeGreaterThan(1000);
  });

  it('are in no file, no line of output, no table in the clear, and in no backup', async () => {
    const output = server.said();
    await server.kill();
    expect(holds(output)).toBe(false);
    const files = function* (path: string): Generator<string> {
      if (statSync(path).isFile()) return yield path;
      if (!statSync(path).isDirectory()) return;
      for (const entry of readdirSync(path)) yield* files(join(path, entry));
    };
    const found: string[] = [];
    let count = 0;
    for (const file of files(dataDir)) {
      count += 1;
      if (holds(readFileSync(file))) found.push(file.slice(dataDir.length));
    }
    expect([found, count > 0]).toEqual([[], true]);

    const opened = await openDatabase({ databaseUrl: database?.url ?? null, dataDir });
    try {
      const tables = await tablesInOrder(opened.db);
      expect(tables.map((table) => table.name)).toContain('locked_words');
      const clear: string[] = [];
      for (const { name } of tables) {
        const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
          opened.db,
        );
        if (rows.some(({ row }) => holds(row) || holds(Buffer.from(row.replace(/[^0-9a-f]/g, ''), 'hex'))))
          clear.push(name);
      }
      expect(clear).toEqual([]);
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from locked_words`.execute(
        opened.db,
      );
      expect(rows[0]?.count).toBeGreaterThanOrEqual(questionIds.length);
      const backup = join(dataDir, 'backup.gz');
      await copyOut(opened.db, backup, new Date());
      expect(holds(gunzipSync(readFileSync(backup)))).toBe(false);
    } finally {
      await opened.close();
    }
  });
}
