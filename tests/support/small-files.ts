/** Small files of every kind, made part by part, to plant words in. */
import { strToU8, zipSync } from 'fflate';

export const utf16 = (text: string) => Buffer.from(text, 'utf16le');
export const wml = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function zip(parts: Record<string, string | Buffer>): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name,
          typeof part === 'string' ? strToU8(part) : new Uint8Array(part),
        ]),
      ),
    ),
  );
}

export const body = (inner: string) => `<w:document ${wml}><w:body>${inner}</w:body></w:document>`;
export const paragraph = (runs: string) => `<w:p>${runs}</w:p>`;
export const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

export function word(parts: Record<string, string | Buffer>): Buffer {
  return zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': body(paragraph(run('Nothing here.'))),
    ...parts,
  });
}

export function workbook(parts: Record<string, string | Buffer>): Buffer {
  return zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Figures" sheetId="1"/></sheets></workbook>',
    ...parts,
  });
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content, Buffer.alloc(4)]);
}

export function png(...chunks: Buffer[]): Buffer {
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    pngChunk('IHDR', Buffer.alloc(13)),
    ...chunks,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function jpeg(marker: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, marker]),
    length,
    content,
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
  ]);
}

/** A PDF of the objects given, numbered from 1; a stream is `[dictionary, content]`. */
export function pdf(...objects: (string | [string, string | Buffer])[]): Buffer {
  const parts = objects.map((object, index) => {
    if (typeof object === 'string') return Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`, 'latin1');
    const content = Buffer.isBuffer(object[1]) ? object[1] : Buffer.from(object[1], 'latin1');
    return Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n<< /Length ${content.length} ${object[0]} >>\nstream\n`, 'latin1'),
      content,
      Buffer.from('\nendstream\nendobj\n', 'latin1'),
    ]);
  });
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...parts,
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

export const page = '<< /Type /Page /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>';
export const simpleFont = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
export const catalog = '<< /Type /Catalog >>';

/** A font whose codes are the letters' own numbers moved on by 1000, as no plain reader could guess. */
export function wideFont(word: string): { table: string; codes: string } {
  const letters = [...new Set(word)];
  const code = (letter: string) => (letter.charCodeAt(0) + 1000).toString(16).padStart(4, '0');
  return {
    table: `${letters.length} beginbfchar\n${letters.map((letter) => `<${code(letter)}> <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`).join('\n')}\nendbfchar`,
    codes: [...word].map(code).join(''),
  };
}
