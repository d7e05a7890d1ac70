import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../services/db/database';
import { createCredential, createTokens, type GraphIdentity } from '../../../services/graph/tokens';
import { plainLibraryFault } from '../../../services/library/faults';
import { selfSigned } from '../../support/certificate';
import { onEachEngine } from '../../support/engines';
import { type GraphDouble, openGraphDouble } from '../../support/graph-double';
import { bytes, meeting, openPlace, unit } from './town';

const tenantId = '21111111-2222-4333-8444-555555555555';
const clientId = '11111111-2222-4333-8444-555555555555';
const secret: GraphIdentity = { kind: 'secret', clientId, tenantId, secret: 'hush' };
const scope = 'https://graph.microsoft.com/.default';

onEachEngine('tokens for Graph', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('come from the sign-in that AZURE_AUTHORITY_HOST names, and are kept', async () => {
    const place = await openPlace(database, { checksTokens: true });
    await place.library({ identity: secret }).list(meeting);
    await place.library({ identity: secret }).list(meeting);
    const asked = place.graph.seen.filter(({ step }) => step === 'token');
    expect(asked.every(({ url }) => url.startsWith(`/${tenantId}/`))).toBe(true);
    expect(place.graph.tokens()).toBe(2);
    await place.close();
  });

  it('are renewed when Graph refuses the one in use, in the middle of an upload', async () => {
    const place = await openPlace(database, { checksTokens: true });
    const library = place.library({ identity: secret });
    await library.put(meeting, 'first.pdf', bytes(20));
    let revoked = false;
    place.graph.faults = ({ step }) => {
      if (step === 'fields' && !revoked) place.graph.revoke();
      revoked ||= step === 'fields';
      return null;
    };
    const facts = { meetingDay: '2027-03-02', committee: 'C', part: 1, version: 1, status: 'final' } as const;
    await library.put(meeting, 'second.pdf', bytes(2 * unit), facts);
    expect(place.graph.drive.at('Packs', '2027', meeting, 'second.pdf')?.fields).toMatchObject({
      Part: 'Part 1',
    });
    const refused = place.graph.seen.filter(({ step }) => step === 'fields');
    expect(refused.map(({ headers }) => headers.authorization)).toContain('Bearer token-1');
    expect(place.graph.tokens()).toBeGreaterThan(1);
    await place.close();
  });
});

describe('the sign-in', () => {
  let graph: GraphDouble;
  beforeEach(async () => {
    graph = await openGraphDouble();
  });
  afterEach(() => graph.close());
  const tokens = (identity: GraphIdentity = secret) =>
    createTokens({ identity, authorityHost: graph.authority, scope });

  it('takes a certificate and its key from one PEM file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    const certificateFile = join(folder, 'graph.pem');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const der = selfSigned(privateKey, publicKey).toString('base64');
    const lines = der.match(/.{1,64}/g)?.join('\n');
    writeFileSync(
      certificateFile,
      `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n${privateKey.export({ type: 'pkcs8', format: 'pem' })}`,
    );
    expect(await tokens({ kind: 'certificate', clientId, tenantId, certificateFile }).token()).toBe(
      'token-1',
    );
    rmSync(folder, { recursive: true });
  });

  it('keeps a token, and asks afresh only for the one that was refused', async () => {
    const kept = tokens();
    expect(await kept.token()).toBe('token-1');
    expect(await kept.token()).toBe('token-1');
    kept.refused('token-1');
    expect(await kept.token()).toBe('token-2');
    kept.refused('token-1');
    expect(await kept.token()).toBe('token-2');
  });

  it.each([
    ['a secret that has run out', 'sign-in-refused', 'AADSTS7000222'],
    ['an app that is not there', 'sign-in-refused', 'AADSTS700016'],
  ])('with %s is a plain fault: its number, and nothing secret', async (_, code, serviceCode) => {
    graph.faults = ({ method }) =>
      method === 'POST'
        ? {
            status: 401,
            json: { error: 'invalid_client', error_description: `${serviceCode}: hush, the app ${clientId}` },
          }
        : null;
    const thrown = await tokens()
      .token()
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code, serviceCode });
    expect(plainLibraryFault(thrown)?.sentence).toMatch(/^Pledgekeeper was not let in/);
    expect(JSON.stringify(thrown) + String((thrown as Error).stack)).not.toMatch(/hush|1111/);
  });

  it.each([
    [503, 'AADSTS90033'],
    [400, 'AADSTS90033'],
    [500, 'AADSTS50000'],
    [429, 'AADSTS90055'],
    [503, 'AADSTS700016'],
  ])(
    'that is not well (%i, %s) is a fault that passes, and asks nobody to put anything right',
    async (status, number) => {
      graph.faults = ({ method }) =>
        method === 'POST'
          ? {
              status,
              json: {
                error: 'temporarily_unavailable',
                error_description: `${number}: not now, ${clientId}`,
              },
            }
          : null;
      const kept = tokens();
      const thrown = await kept.token().catch((error: unknown) => error);
      expect(thrown).toMatchObject({ code: 'unwell' });
      expect(plainLibraryFault(thrown)?.sentence).not.toMatch(/administrator|not let in/i);
      graph.faults = () => null;
      expect(await kept.token()).toBe('token-1');
    },
  );

  it.each([
    ['a fault of its own', { status: 500 }],
    ['a cut connection', { cut: 'at-once' } as const],
  ])('with %s is a fault that passes', async (_, fault) => {
    graph.faults = () => fault;
    await expect(tokens().token()).rejects.toMatchObject({ code: 'unreachable' });
    graph.faults = () => null;
    expect(await tokens().token()).toBe('token-1');
  });

  it.each(['https://login.microsoftonline.us', 'https://login.partner.microsoftonline.cn'])(
    'is the one of the cloud that is named: %s',
    async (authorityHost) => {
      const identity = { kind: 'secret', clientId, tenantId, secret: 'hush' } as const;
      const asked: string[] = [];
      const credential = await createCredential(identity, authorityHost, {
        httpClient: {
          sendRequest: async (request) => {
            asked.push(new URL(request.url).origin);
            throw new Error('no network');
          },
        },
      });
      await expect(credential.getToken(scope)).rejects.toThrow();
      expect(new Set(asked)).toEqual(new Set([authorityHost]));
    },
  );
});
