/** What may stand in a finished file and must not: planted into a sound one, as a fault of whoever made it would leave it there. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** `text`: as a reader sees it; `revision`: what editing leaves behind; `untagged`: without what screen readers need. */
export type PlantKind = 'text' | 'property' | 'author' | 'comment' | 'revision' | 'untagged' | 'unreadable';

export type Plant = (content: Buffer, words: string) => Buffer;

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

export const plants: Record<'docx' | 'pdf' | 'html', Record<PlantKind, Plant>> = {
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
