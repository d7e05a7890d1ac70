/** The words of pictures that are drawn in lines and letters: SVG, and the two kinds that Word makes of charts and tables. */
import { readMarkup } from '../export/markup';
import { apart } from '../export/words';

/** '' for pictures of dots, and where nothing is written. */
export function drawnWords(content: Buffer): string {
  if (/^\ufeff?\s*<(\?xml|svg|!)/.test(content.toString('utf8', 0, 200))) {
    const { text, said } = readMarkup(content.toString('utf8'));
    return inOneLine([text, ...said]);
  }
  if (content.length < 48) return '';
  if (content.toString('latin1', 40, 44) === ' EMF') return inOneLine(enhancedWords(content));
  const from = content.readUInt32LE(0) === placeable ? 22 : 0;
  const isOlder = content.readUInt16LE(from) === 1 && content.readUInt16LE(from + 2) === 9;
  return isOlder ? inOneLine(olderWords(content, from + 18)) : '';
}

const inOneLine = (pieces: string[]) =>
  pieces.join(' ').replaceAll(apart, ' ').split(/\s+/).filter(Boolean).join(' ');

/** Enhanced metafiles (MS-EMF 2.3.5): ExtTextOutA, ExtTextOutW and SmallTextOut; those of GDI+ lie in comments (MS-EMFPLUS). */
function enhancedWords(content: Buffer): string[] {
  const found: string[] = [];
  for (let place = 0; place + 8 <= content.length; ) {
    const type = content.readUInt32LE(place);
    const size = content.readUInt32LE(place + 4);
    if (size < 8 || place + size > content.length) break;
    const record = content.subarray(place, place + size);
    if ((type === 83 || type === 84) && size >= 52) {
      const [letters, from] = [record.readUInt32LE(44), record.readUInt32LE(48)];
      found.push(type === 84 ? wide(record, from, letters) : record.toString('latin1', from, from + letters));
    } else if (type === 108 && size >= 36) {
      const [letters, options] = [record.readUInt32LE(16), record.readUInt32LE(24)];
      const from = (options & 0x100) === 0 ? 52 : 36;
      const single = (options & 0x200) !== 0;
      found.push(single ? record.toString('latin1', from, from + letters) : wide(record, from, letters));
    } else if (type === 70 && record.toString('latin1', 12, 16) === 'EMF+') {
      found.push(...plusWords(record.subarray(16)));
    }
    place += size;
  }
  return found;
}

const wide = (bytes: Buffer, from: number, letters: number) =>
  bytes.toString('utf16le', from, Math.min(from + letters * 2, bytes.length));

/** DrawString (MS-EMFPLUS 2.3.4.14). */
function plusWords(records: Buffer): string[] {
  const found: string[] = [];
  for (let place = 0; place + 12 <= records.length; ) {
    const size = records.readUInt32LE(place + 4);
    if (size < 12) break;
    if (records.readUInt16LE(place) === 0x401c && place + 40 <= records.length)
      found.push(wide(records, place + 40, records.readUInt32LE(place + 20)));
    place += size;
  }
  return found;
}

const placeable = 0x9ac6cdd7;

/** Metafiles of the older kind (MS-WMF 2.3.3): TextOut and ExtTextOut. */
function olderWords(content: Buffer, from: number): string[] {
  const found: string[] = [];
  for (let place = from; place + 6 <= content.length; ) {
    const size = content.readUInt32LE(place) * 2;
    const type = content.readUInt16LE(place + 4);
    if (size < 6 || place + size > content.length) break;
    const record = content.subarray(place, place + size);
    if (type === 0x0521 && size >= 8) found.push(record.toString('latin1', 8, 8 + record.readUInt16LE(6)));
    if (type === 0x0a32 && size >= 14) {
      const start = (record.readUInt16LE(12) & 6) === 0 ? 14 : 22;
      found.push(record.toString('latin1', start, start + record.readUInt16LE(10)));
    }
    place += size;
  }
  return found;
}
