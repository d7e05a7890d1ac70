import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthentication, readCertificate } from '../../../bot/teams/credentials';

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

/** The smallest certificate that OpenSSL reads: one name, one key, signed with itself. */
function selfSigned(signer: KeyObject, key: KeyObject): Buffer {
  const tagged = (tag: number, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const length =
      body.length < 128 ? [body.length] : [0x82, Math.floor(body.length / 256), body.length % 256];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const list = (...parts: Buffer[]) => tagged(0x30, ...parts);
  const number = (value: number) => tagged(0x02, Buffer.from([value]));
  const identifier = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
  const algorithm = list(identifier('2a864886f70d01010b'), tagged(0x05));
  const name = list(tagged(0x31, list(identifier('550403'), tagged(0x0c, Buffer.from('bot')))));
  const date = (text: string) => tagged(0x17, Buffer.from(text));
  const content = list(
    tagged(0xa0, number(2)),
    number(1),
    algorithm,
    name,
    list(date('260101000000Z'), date('460101000000Z')),
    name,
    key.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(content).sign(signer);
  return list(content, algorithm, tagged(0x03, Buffer.from([0]), signature));
}
