import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import express from 'express';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { createAboutPages } from '../../manifest/about';
import { writeManifest } from '../../manifest/command';
import { buildManifest, manifestSettings, typedCommands } from '../../manifest/manifest';
import { projectRoot } from '../../services/project-root';

const appId = '11111111-2222-4333-8444-555555555555';
const config = { bot: { appId }, publicUrl: 'https://bot.example.gov.uk' };

const schemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.25';

let validate: ValidateFunction;

beforeAll(async () => {
  const schema = JSON.parse(await readFile(join(projectRoot, schemas, 'MicrosoftTeams.schema.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv as unknown as Parameters<typeof addFormats>[0]);
  validate = ajv.compile(schema);
});

describe('the manifest', () => {
  test('is valid by the 1.25 schema, whatever the address and the id', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.domain(),
        fc.option(fc.integer({ min: 1, max: 65535 })),
        (id, domain, port) => {
          const publicUrl = `https://${domain}${port ? `:${port}` : ''}`;
          validate(buildManifest({ appId: id, publicUrl, version: '0.1.0' }));
          expect(validate.errors ?? []).toEqual([]);
        },
      ),
    );
  });

  test('and the schema does refuse a wrong one', () => {
    const manifest = buildManifest({ appId, publicUrl: config.publicUrl, version: '0.1.0' });
    expect(validate({ ...manifest, id: 'not-a-guid' })).toBe(false);
    expect(validate({ ...manifest, unknownPart: true })).toBe(false);
  });

  test('offers the typed commands in personal chats, with the bot of the registration', () => {
    const manifest = buildManifest({ appId, publicUrl: config.publicUrl, version: '0.1.0' });
    expect(manifest.bots).toEqual([
      {
        botId: appId,
        scopes: ['personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [{ scopes: ['personal'], commands: typedCommands }],
      },
    ]);
    expect(manifest.validDomains).toEqual(['bot.example.gov.uk']);
    expect(typedCommands.map(({ title }) => title)).toContain('build the pack');
    expect(typedCommands.length).toBeLessThanOrEqual(12);
  });
});

describe('settings that the manifest needs', () => {
  test.each([
    ['both missing', { bot: null, publicUrl: null }, ['MicrosoftAppId', 'PUBLIC_URL']],
    ['no bot', { ...config, bot: null }, ['MicrosoftAppId']],
    ['no address', { ...config, publicUrl: null }, ['PUBLIC_URL']],
    ['an address without encryption', { ...config, publicUrl: 'http://bot.example' }, ['PUBLIC_URL']],
  ])('%s: each is named', (_name, settings, named) => {
    const result = manifestSettings(settings, '0.1.0');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusal.problems.map((problem) => problem.split(' ')[0])).toEqual(named);
  });
});

describe('the app package', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pledgekeeper-manifest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('holds a valid manifest and icons of the sizes that Teams asks for', async () => {
    const written = await writeManifest(config, join(folder, 'app.zip'));
    if (!written.ok) throw new Error(written.refusal.problems.join());
    const files = unzipSync(await readFile(written.value.file));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
    expect(pngSize(files['color.png'])).toEqual([192, 192]);
    expect(pngSize(files['outline.png'])).toEqual([32, 32]);
  });

  test('is the same bytes for the same settings', async () => {
    await writeManifest(config, join(folder, 'one.zip'));
    await writeManifest(config, join(folder, 'two.zip'));
    expect(await readFile(join(folder, 'one.zip'))).toEqual(await readFile(join(folder, 'two.zip')));
  });

  test('is not written while a setting is missing', async () => {
    const file = join(folder, 'none.zip');
    await expect(writeManifest({ ...config, publicUrl: null }, file)).resolves.toMatchObject({ ok: false });
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });
});

test('the pages that the manifest names are there', async () => {
  const app = express();
  app.use(createAboutPages({ complaints: null, accessibility: null, numbers: ['In danger now: 999'] }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { developer } = buildManifest({ appId, publicUrl: `http://127.0.0.1:${port}`, version: '0.1.0' });
  for (const url of [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl]) {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/<h1>.+<\/h1>/);
  }
  await new Promise((resolve) => server.close(resolve));
});

/** A PNG states its width and height in its first chunk. */
function pngSize(file: Uint8Array | undefined): number[] {
  const bytes = Buffer.from(file ?? []);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
