/** What a picture carries besides the picture: EXIF, XMP, comments and text chunks. */
import { inflateSync } from 'node:zlib';
import { readMarkup } from './markup';
import { emptyReading, type Reading, wordsInBytes } from './reading';

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function isImage(name: string): boolean {
  return /\.(png|jpe?g|gif|tiff?|bmp|webp|emf|wmf|svg|ico)$/i.test(name);
}

export function readImage(bytes: Buffer, place: string): Reading {
  const reading = emptyReading();
  const add = (text: string) => {
    if (text !== '') reading.texts.push({ place: `${place}, data within the picture`, text, zone: 'behind' });
  };
  if (bytes.subarray(0, 8).equals(pngStart)) for (const text of pngTexts(bytes)) add(text);
  else if (bytes[0] === 0xff && bytes[1] === 0xd8) for (const text of jpegTexts(bytes)) add(text);
  else if (/^\s*<(\?xml|svg|!)/.test(bytes.subarray(0, 200).toString('utf8'))) {
    const markup = readMarkup(bytes.toString('utf8'));
    reading.texts.push({ place, text: [markup.text, ...markup.said].join('\n'), zone: 'text' });
    add([...markup.attributes, ...markup.comments].join('\n'));
    for (const { bytes: inner } of markup.data) add(wordsInBytes(inner));
    return reading;
  } else add(wordsInBytes(bytes));
  if (reading.texts.length > 0) reading.traces.push({ kind: 'image-data', place, words: '' });
  return reading;
}

const textChunks = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf']);
const pictureChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'pHYs',
  'iCCP',
  'bKGD',
  'sBIT',
  'tIME',
]);

function pngTexts(bytes: Buffer): string[] {
  const found: string[] = [];
  let place = 8;
  while (place + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(place);
    const type = bytes.toString('latin1', place + 4, place + 8);
    const content = bytes.subarray(place + 8, place + 8 + length);
    if (textChunks.has(type) || !pictureChunks.has(type))
      found.push(wordsInBytes(content), ...inflated(content));
    place += length + 12;
    if (type === 'IEND') break;
  }
  if (place < bytes.length) found.push(wordsInBytes(bytes.subarray(place)));
  return found.filter((text) => text !== '');
}

/** Compressed text begins after a keyword and a few zero bytes; zlib's first byte shows where. */
function inflated(content: Buffer): string[] {
  for (
    let place = content.indexOf(0x78);
    place >= 0 && place < 300;
    place = content.indexOf(0x78, place + 1)
  ) {
    try {
      return [inflateSync(content.subarray(place)).toString('utf8')];
    } catch {
      // Not the beginning of the compressed text: the next one may be.
    }
  }
  return [];
}

/** Segments of applications and comments before the picture itself, and whatever follows its end. */
function jpegTexts(bytes: Buffer): string[] {
  const found: string[] = [];
  let place = 2;
  while (place + 4 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    const length = bytes.readUInt16BE(place + 2);
    const content = bytes.subarray(place + 4, place + 2 + length);
    const plainHeader = marker === 0xe0 && content.toString('latin1', 0, 4) === 'JFIF';
    const adobe = marker === 0xee || (marker === 0xe2 && content.toString('latin1', 0, 3) === 'ICC');
    if (((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) && !plainHeader && !adobe)
      found.push(wordsInBytes(content));
    place += 2 + length;
  }
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end >= 0 && end + 2 < bytes.length) found.push(wordsInBytes(bytes.subarray(end + 2)));
  return found.filter((text) => text !== '');
}
