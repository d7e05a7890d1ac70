import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { neverForwarded } from '../../local/guard';
import { raiseStage, type Stage } from './far-side-bot';

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

describe('who may ask local Teams', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await raiseStage(() => undefined, { people: async () => [] });
    const library = join(stage.dataDir, 'library', '2027-01-26');
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, 'Pack.pdf'), '%PDF-1.7');
    writeFileSync(join(library, 'Pack.docx'), 'PK');
    writeFileSync(join(library, 'Pack.html'), '<p>Pack</p>');
    writeFileSync(join(library, '.hidden.pdf'), 'no');
    writeFileSync(join(stage.dataDir, 'secret.pdf'), 'no');
    symlinkSync(join(stage.dataDir, 'secret.pdf'), join(library, 'link.pdf'));
  });
  afterAll(() => stage.close());

  /** fetch would not let a test choose its Host, and tidies '..' away. */
  async function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
    const { port } = new URL(stage.baseUrl);
    const asked = request({ host: '127.0.0.1', port, path, method, headers });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer;
  }
  const status = async (path: string, asked?: Asked) => (await ask(path, asked)).statusCode;
  const json = { 'content-type': 'application/json' };
  const clock = '/local/api/clock';

  it.each(['127.0.0.1:3978', 'localhost', 'LOCALHOST:80', '[::1]:3978'])('answers to %s', async (host) => {
    expect(await status(clock, { headers: { host } })).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3978', '10.0.0.1'])(
    'does not answer to the host %j',
    async (host) => {
      expect(await status(clock, { headers: { host } })).toBe(403);
    },
  );

  it('takes nothing from another page, by script or by form', async () => {
    const body = '{"now":"2027-01-05T09:00:00Z"}';
    const from = (origin: string) => ({
      method: 'POST',
      body,
      headers: { ...json, host: 'localhost:1', origin },
    });
    expect(await status(clock, from('https://evil.example'))).toBe(403);
    expect(await status(clock, from('null'))).toBe(403);
    expect(await status(clock, from('http://localhost:2'))).toBe(403);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect(await status(clock, { method: 'POST', body, headers: { 'content-type': type } })).toBe(415);
    }
    expect(await status(clock, from('http://localhost:1'))).toBe(200);
  });

  it('says what was wrong with a body that is not JSON', async () => {
    expect(await status(clock, { method: 'POST', headers: json, body: '{' })).toBe(400);
  });

  it('opens a document of the library, each kind safely', async () => {
    const pdf = await ask('/local/library/2027-01-26/Pack.pdf');
    expect(pdf.statusCode).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe("inline; filename*=UTF-8''Pack.pdf");
    const html = await ask('/local/library/2027-01-26/Pack.html');
    expect(html.headers['content-security-policy']).toContain('sandbox');
    const word = await ask('/local/library/2027-01-26/Pack.docx');
    expect(word.headers['content-disposition']).toMatch(/^attachment/);
  });

  it.each([
    '/local/library/../secret.pdf',
    '/local/library/2027-01-26/../../secret.pdf',
    '/local/library/%2e%2e/secret.pdf',
    '/local/library/2027-01-26/..%2f..%2fsecret.pdf',
    '/local/library/2027-01-26/..%5c..%5csecret.pdf',
    '/local/library/2027-01-26/.hidden.pdf',
    '/local/library/2027-01-26/link.pdf',
    '/local/library/2027-01-26/nothing.pdf',
    '/local/library/2027-01-26/Pack.pdf%00',
  ])('does not open %s', async (path) => {
    expect(await status(path)).toBe(404);
  });

  it('says how to build the page when it is not there', async () => {
    expect(await status('/local/')).toBe(503);
  });
});

describe('a request that something passed on', () => {
  it.each([
    ['x-forwarded-for', '203.0.113.1'],
    ['X-Forwarded-Proto', 'https'],
    ['forwarded', 'for=203.0.113.1'],
    ['via', '1.1 proxy'],
    ['X-Client-IP', '203.0.113.1'],
    ['Fastly-Client-IP', '203.0.113.1'],
    ['X-Azure-ClientIP', '203.0.113.1'],
    ['CF-Ray', '1'],
    ['Forwarded-For', '203.0.113.1'],
    ['X-Forwarded', 'x'],
    ['X-Rewrite-URL', '/ask'],
    ['Front-End-Https', 'on'],
    ['CDN-Loop', 'x'],
    ['Proxy-Connection', 'close'],
    ['host', 'pledgekeeper.example.gov.uk'],
  ])('is refused everywhere in local mode, by its %s', async (name, value) => {
    const app = express();
    app.use(neverForwarded);
    app.get('/ask', (_request, response) => void response.send('the page'));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const statusWith = async (headers: Record<string, string>) => {
      const asked = request({ host: '127.0.0.1', port, path: '/ask', headers });
      asked.end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode;
    };
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ [name]: value })).toBe(403);
    server.close();
  });
});
