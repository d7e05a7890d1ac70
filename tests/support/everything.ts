/** All that a file could tell, for tests that look for words which must not be there. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { hasPdftotext, pdfText } from './programs';

/** Every byte of a file as words: as it lies, unzipped, inflated, and a PDF's text as a reader takes it out. */
export async function everything(content: Buffer): Promise<string> {
  const words = [content.toString('utf8')];
  for (let at = content.indexOf('PK\u0003\u0004'); at >= 0; at = content.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    words.push(content.subarray(at + 30, start).toString('utf8'));
    try {
      words.push(inflateRawSync(content.subarray(start)).toString('utf8'));
    } catch {}
  }
  for (let at = content.indexOf('stream\n'); at >= 0; at = content.indexOf('stream\n', at + 7)) {
    try {
      words.push(inflateSync(content.subarray(at + 7)).toString('utf8'));
    } catch {}
  }
  if (hasPdftotext && content.subarray(0, 5).toString() === '%PDF-') words.push(await pdfText(content));
  const plain = words.join('\n');
  // Runs, cells and line breaks are taken out too, so that a word set in two pieces is found.
  return `${plain}\n${plain.replace(/<[^>]*>/g, '')}`;
}
