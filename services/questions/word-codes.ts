/** Private codes in plain words: a keepsake for the one who asked, a group's code for the form. */
import { randomBytes } from 'node:crypto';
import { codeWords } from './word-list';

/** Six of 2,048 words: 66 bits. */
const keepsakeWords = 6;
/** Four: 44 bits. It opens a form and shows nothing. */
const groupWords = 4;
const bitsPerWord = 11;

/** @param bytes at least 9 for a keepsake. */
export function keepsakeFrom(bytes: Buffer): string {
  return wordsFrom(bytes, keepsakeWords);
}

export const freshKeepsake = (): string => keepsakeFrom(randomBytes(16));
export const freshGroupCode = (): string => wordsFrom(randomBytes(16), groupWords);

function wordsFrom(bytes: Buffer, count: number): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  const words: string[] = [];
  for (let place = 0; place < count; place++) {
    words.push(codeWords[Number(value & 2047n)] ?? '');
    value >>= BigInt(bitsPerWord);
  }
  return words.join('-');
}

/** As typed on a phone: capitals, commas and spaces between the words do not matter. */
export function readCode(typed: string): string {
  return (
    typed
      .slice(0, 200)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  ).join('-');
}
