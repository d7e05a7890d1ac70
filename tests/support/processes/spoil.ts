/**
 * Runs in a copied release, in place of the writer of files (faulty-release.ts): writes as the real one does, then spoils
 * the files that the fault names, as a writer or one of its libraries would that lets something through.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Fault } from '../faulty-release';

interface File {
  name: string;
  edition: string;
  content: Buffer;
}
interface Written {
  files: File[];
}
type Write = (...given: unknown[]) => Promise<Written>;

// The real writer, beside which this file was put under its name.
const real = require('./write-files-as-built') as Record<string, Write>;

export const writeFiles: Write = async (...given) => spoiled(await real.writeFiles?.(...given));
export const writeYoungPeoples: Write = async (...given) => spoiled(await real.writeYoungPeoples?.(...given));
export const writePieces: Write = async (...given) => spoiled(await real.writePieces?.(...given));

function spoiled(written: Written | undefined): Written {
  if (!written) throw new Error('the writer of this release has another name');
  const { edition, format, plant, words }: Fault = JSON.parse(
    readFileSync(join(__dirname, 'fault.json'), 'utf8'),
  );
  for (const file of written.files) {
    const its = file.name.slice(file.name.lastIndexOf('.') + 1) as 'docx' | 'pdf' | 'html';
    if ((edition !== 'every' && edition !== file.edition) || (format !== 'every' && format !== its)) continue;
    file.content = plants[its][plant](file.content, words);
  }
  return written;
}

type Plant = (content: Buffer, words: string) => Buffer;

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const inWord =
  (part: string, change: (xml: string, words: string) => string): Plant =>
  (content, words) => {
    const parts = unzipSync(content);
    const before = parts[part];
    const changed = change(before ? strFromU8(before) : '', escaped(words));
    if (before && strFromU8(before) === changed) throw new Error(`nothing was planted in ${part}`);
    parts[part] = strToU8(changed);
    return Buffer.from(zipSync(parts));
  };

/** Objects behind those that are there, as a program that saves a second time adds them. */
const inPdf =
  (...objects: ((words: string) => string)[]): Plant =>
  (content, words) =>
    Buffer.concat([
      content,
      Buffer.from(
        objects
          .map((object, index) => `\n${90_000 + index} 0 obj\n${object(words)}\nendobj\n`)
          .join('')
          .concat('\n%%EOF\n'),
        'latin1',
      ),
    ]);
const sign = (words: string) => words.replace(/[\\()]/g, '\\$&').replaceAll('’', "'");

const inHtml =
  (from: RegExp, to: (words: string) => string): Plant =>
  (content, words) => {
    const source = content.toString();
    const changed = source.replace(from, () => to(escaped(words)));
    if (changed === source) throw new Error('nothing was planted in the page');
    return Buffer.from(changed);
  };

const half: Plant = (content) => content.subarray(0, Math.floor(content.length / 2));

const plants: Record<'docx' | 'pdf' | 'html', Record<Fault['plant'], Plant>> = {
  docx: {
    text: inWord('word/document.xml', (xml, words) =>
      xml.replace('<w:sectPr', `<w:p><w:r><w:t>${words}</w:t></w:r></w:p><w:sectPr`),
    ),
    property: inWord('docProps/core.xml', (xml, words) =>
      xml.replace('</cp:coreProperties>', `<cp:keywords>${words}</cp:keywords></cp:coreProperties>`),
    ),
    author: inWord('docProps/core.xml', (xml, words) =>
      xml.replace(/<dc:creator>[^<]*/, `<dc:creator>${words}`),
    ),
    comment: inWord(
      'word/comments.xml',
      (_xml, words) =>
        `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:comment></w:comments>`,
    ),
    revision: inWord('word/document.xml', (xml, words) =>
      xml.replace(
        '<w:sectPr',
        `<w:p><w:del w:id="9"><w:r><w:delText>${words}</w:delText></w:r></w:del></w:p><w:sectPr`,
      ),
    ),
    untagged: inWord('docProps/core.xml', (xml) => xml.replace(/<dc:language>[^<]*<\/dc:language>/, '')),
    unreadable: half,
  },
  pdf: {
    text: inPdf(
      (words) =>
        `<< /Type /Page /Resources << /Font << /F1 90001 0 R >> >> /Contents 90002 0 R /X (${words.length}) >>`,
      () => '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      (words) => {
        const drawn = `BT /F1 12 Tf (${sign(words)}) Tj ET`;
        return `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`;
      },
    ),
    property: inPdf((words) => `<< /Keywords (${sign(words)}) >>`),
    author: inPdf((words) => `<< /Author (${sign(words)}) >>`),
    comment: inPdf((words) => `<< /Type /Annot /Subtype /Text /Contents (${sign(words)}) >>`),
    revision: inPdf((words) => `<< /Type /EmbeddedFile /Desc (${sign(words)}) >>`),
    untagged: (content) =>
      Buffer.from(content.toString('latin1').replaceAll('/Marked true', '/Marked null'), 'latin1'),
    unreadable: half,
  },
  html: {
    text: inHtml(/<\/main>|<\/body>/, (words) => `<p>${words}</p></body>`),
    property: inHtml(/<\/head>/, (words) => `<meta name="keywords" content="${words}"></head>`),
    author: inHtml(/<\/head>/, (words) => `<meta name="author" content="${words}"></head>`),
    comment: inHtml(/<\/body>/, (words) => `<!-- ${words} --></body>`),
    revision: inHtml(/<\/body>/, (words) => `<del hidden data-was="${words}"></del></body>`),
    untagged: inHtml(/ lang="en-GB"/, () => ''),
    unreadable: half,
  },
};
