import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthentication, readCertificate } from '../../../bot/teams/credentials';
import { selfSigned } from '../../support/certificate';

const folder = mkdtempSync(join(tmpdir(), 'pledgekeeper-certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const der = selfSigned(privateKey, publicKey);
const certificatePem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test.each([
  ['certificate first', certificatePem + keyPem],
  ['key first', keyPem + certificatePem],
])('a certificate is read with its key and its thumbprint: %s', (name, text) => {
  const read = readCertificate(fileOf(`${name}.pem`, text));
  expect(read.thumbprint).toBe(createHash('sha1').update(der).digest('hex').toUpperCase());
  expect(read.certificate).toContain('BEGIN CERTIFICATE');
  expect(read.privateKey).toContain('BEGIN PRIVATE KEY');
});

test('a file with one half only is refused by the setting’s name, and nothing of the key is told', () => {
  expect(() => readCertificate(fileOf('key.pem', keyPem))).toThrow(/^MicrosoftAppCertificateFile must hold/);
  expect(() => readCertificate(fileOf('certificate.pem', certificatePem))).toThrow(/private key/);
});

test('a file that is not there is refused by the setting’s name', () => {
  expect(() => readCertificate(join(folder, 'none.pem'))).toThrow(
    /^MicrosoftAppCertificateFile cannot be read/,
  );
});

test.each([
  [
    'a certificate',
    () => ({ kind: 'certificate', certificateFile: fileOf('both.pem', certificatePem + keyPem) }),
  ],
  ['a secret', () => ({ kind: 'secret', password: 'not-a-real-one' })],
  ['a managed identity', () => ({ kind: 'managed-identity' })],
])('a bot with %s asks for a token, and one in local mode does not', async (_name, credentials) => {
  const activity = { type: 'message', channelId: 'msteams' } as Parameters<
    ReturnType<typeof createAuthentication>['authenticateRequest']
  >[0];
  const registered = createAuthentication({
    appId: 'app',
    tenantId: 'tenant',
    ...credentials(),
  } as Parameters<typeof createAuthentication>[0]);
  await expect(registered.authenticateRequest(activity, '')).rejects.toThrow(/not authorized/);
  await expect(createAuthentication(null).authenticateRequest(activity, '')).resolves.toBeDefined();
});
