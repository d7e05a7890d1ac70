/** A certificate for tests, made without OpenSSL's program. */
import { createSign, type KeyObject } from 'node:crypto';

/** The smallest certificate that OpenSSL reads: one name, one key, signed with itself. */
export function selfSigned(signer: KeyObject, key: KeyObject): Buffer {
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
