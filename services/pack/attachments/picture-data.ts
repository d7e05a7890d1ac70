/** Pictures without what cameras and programs write into them: who took them, where, and what they were called. */

/** Other kinds stay as they are: what is written in them is read as words (drawn-words.ts). */
export function withoutPictureData(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (content.subarray(0, 8).equals(pngStart)) return cleanPng(content);
  if (content[0] === 0xff && content[1] === 0xd8) return cleanJpeg(content);
  return bytes;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture is drawn from and how its colours are meant. */
const drawnFrom = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|cICP|pHYs|iCCP|bKGD|sBIT|acTL|fcTL|fdAT)$/;

function cleanPng(content: Buffer): Uint8Array<ArrayBuffer> {
  const kept: Buffer[] = [pngStart];
  let place = 8;
  while (place + 12 <= content.length) {
    const end = place + 12 + content.readUInt32BE(place);
    const type = content.toString('latin1', place + 4, place + 8);
    if (drawnFrom.test(type)) kept.push(content.subarray(place, end));
    place = end;
    if (type === 'IEND') break;
  }
  return Buffer.concat(kept);
}

/** Everything before the picture itself but its tables, its size and its colours; nothing after its end. */
function cleanJpeg(content: Buffer): Uint8Array<ArrayBuffer> {
  const kept: Buffer[] = [content.subarray(0, 2)];
  let place = 2;
  while (place + 4 <= content.length && content[place] === 0xff) {
    const marker = content[place + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    const end = place + 2 + content.readUInt16BE(place + 2);
    if (ofPicture(marker, content.subarray(place + 4, end))) kept.push(content.subarray(place, end));
    place = end;
  }
  const last = content.lastIndexOf(Buffer.from([0xff, 0xd9]));
  kept.push(content.subarray(place, last < place ? undefined : last + 2));
  return Buffer.concat(kept);
}

function ofPicture(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = segment.toString('latin1', 0, 11);
  if (marker === 0xe0) return name.startsWith('JFIF');
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE');
  return marker === 0xee && name.startsWith('Adobe');
}
