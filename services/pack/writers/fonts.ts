/** The PDF's fonts, out of packages and never from the machine, and which characters they can draw. */
import { readFileSync } from 'node:fs';

/** Arimo has the widths of Arial, which the Word file names; DejaVu draws the status shapes and most other scripts. */
const files = {
  regular: [
    '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ],
  bold: ['@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
};

export const fontFiles: string[] = [...files.regular, ...files.bold].map((file) => require.resolve(file));

let known: ((codePoint: number) => boolean) | null = null;

/** True when the character can be drawn both plain and bold. Reads the fonts once. */
export function canDraw(codePoint: number): boolean {
  known ??= readCoverage();
  return known(codePoint);
}

function readCoverage(): (codePoint: number) => boolean {
  const weights = Object.values(files).map((names) =>
    names.map((name) => coverage(readFileSync(require.resolve(name)))),
  );
  return (codePoint) => weights.every((fonts) => fonts.some((has) => has(codePoint)));
}

/** Reads a TrueType file's `cmap` table: which characters have a glyph (OpenType specification, formats 4 and 12). */
function coverage(font: Buffer): (codePoint: number) => boolean {
  const ranges: [number, number][] = [];
  const cmap = tableOffset(font, 'cmap');
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) ranges.push(...segments(font, subtable));
    if (format === 12) ranges.push(...groups(font, subtable));
  }
  return (codePoint) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
}

function tableOffset(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}

/** Format 4. The last segment, 0xFFFF, is the end mark and no character. */
function* segments(font: Buffer, at: number): Generator<[number, number]> {
  const count = font.readUInt16BE(at + 6) / 2;
  for (let index = 0; index < count; index += 1) {
    const to = font.readUInt16BE(at + 14 + index * 2);
    const from = font.readUInt16BE(at + 16 + count * 2 + index * 2);
    if (from !== 0xffff) yield [from, to];
  }
}

function* groups(font: Buffer, at: number): Generator<[number, number]> {
  for (let index = 0; index < font.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    yield [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  }
}
