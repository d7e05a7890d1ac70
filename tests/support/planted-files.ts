/** Files with a word planted in one place each: every place of a finished file where something can lie unseen. */
import { deflateSync } from 'node:zlib';
import {
  body,
  catalog,
  jpeg,
  page,
  paragraph,
  pdf,
  png,
  pngChunk,
  run,
  simpleFont,
  utf16,
  wideFont,
  wml,
  word,
  workbook,
} from './small-files';

export interface Planted {
  place: string;
  name: string;
  content: Buffer;
}

/** @param word at least eight plain letters. */
export function plantedFiles(word_: string): Planted[] {
  const [head, tail] = [word_.slice(0, 4), word_.slice(4)];
  const inWord = (place: string, parts: Record<string, string | Buffer>): Planted => ({
    place: `Word: ${place}`,
    name: 'paper.docx',
    content: word(parts),
  });
  const inSheet = (place: string, parts: Record<string, string | Buffer>): Planted => ({
    place: `Excel: ${place}`,
    name: 'figures.xlsx',
    content: workbook(parts),
  });
  const inPdf = (place: string, content: Buffer): Planted => ({
    place: `PDF: ${place}`,
    name: 'paper.pdf',
    content,
  });
  const inHtml = (place: string, html: string): Planted => ({
    place: `HTML: ${place}`,
    name: 'paper.html',
    content: Buffer.from(`<!doctype html><html lang="en-GB"><body>${html}</body></html>`),
  });
  const inImage = (place: string, content: Buffer): Planted => ({
    place: `picture: ${place}`,
    name: /jpeg/.test(place) ? 'a.jpg' : 'a.png',
    content,
  });
  const wide = wideFont(word_);
  const base64 = (content: Buffer) => content.toString('base64');
  const exif = Buffer.concat([Buffer.from('Exif\0\0II*\0'), Buffer.from(`${word_}\0`)]);
  return [
    inWord('text', { 'word/document.xml': body(paragraph(run(word_))) }),
    inWord('text split over runs', { 'word/document.xml': body(paragraph(run(head) + run(tail))) }),
    inWord('text with a soft hyphen', { 'word/document.xml': body(paragraph(run(`${head}\u00ad${tail}`))) }),
    inWord('text in entities', {
      'word/document.xml': body(
        paragraph(run([...word_].map((letter) => `&#${letter.charCodeAt(0)};`).join(''))),
      ),
    }),
    inWord('text in capitals', { 'word/document.xml': body(paragraph(run(word_.toUpperCase()))) }),
    inWord('hidden text', { 'word/document.xml': body(paragraph(run(word_, '<w:rPr><w:vanish/></w:rPr>'))) }),
    inWord('deleted text', {
      'word/document.xml': body(
        paragraph(`<w:del w:author="x"><w:r><w:delText>${word_}</w:delText></w:r></w:del>`),
      ),
    }),
    inWord('inserted text', {
      'word/document.xml': body(paragraph(`<w:ins w:id="1">${run(word_)}</w:ins>`)),
    }),
    inWord('moved text', {
      'word/document.xml': body(paragraph(`<w:moveFrom w:id="1">${run(word_)}</w:moveFrom>`)),
    }),
    inWord('author of a change', {
      'word/document.xml': body(paragraph(`<w:ins w:author="${word_}">${run('a')}</w:ins>`)),
    }),
    inWord('header', { 'word/header1.xml': `<w:hdr ${wml}>${paragraph(run(word_))}</w:hdr>` }),
    inWord('footer', { 'word/footer2.xml': `<w:ftr ${wml}>${paragraph(run(word_))}</w:ftr>` }),
    inWord('footnote', {
      'word/footnotes.xml': `<w:footnotes ${wml}>${paragraph(run(word_))}</w:footnotes>`,
    }),
    inWord('comment', {
      'word/comments.xml': `<w:comments ${wml}><w:comment w:id="0">${paragraph(run(word_))}</w:comment></w:comments>`,
    }),
    inWord('people', { 'word/people.xml': `<w15:people><w15:person w15:author="${word_}"/></w15:people>` }),
    inWord('settings', {
      'word/settings.xml': `<w:settings ${wml}><w:docVars><w:docVar w:val="${word_}"/></w:docVars></w:settings>`,
    }),
    inWord('custom XML', { 'customXml/item1.xml': `<a><b>${word_}</b></a>` }),
    inWord('custom XML in UTF-16', {
      'customXml/item1.xml': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(`<a>${word_}</a>`)]),
    }),
    inWord('XML comment', { 'word/styles.xml': `<w:styles ${wml}><!-- ${word_} --></w:styles>` }),
    inWord('author', {
      'docProps/core.xml': `<cp:coreProperties><dc:creator>${word_}</dc:creator></cp:coreProperties>`,
    }),
    inWord('last saved by', {
      'docProps/core.xml': `<cp:coreProperties><cp:lastModifiedBy>${word_}</cp:lastModifiedBy></cp:coreProperties>`,
    }),
    inWord('manager', { 'docProps/app.xml': `<Properties><Manager>${word_}</Manager></Properties>` }),
    inWord('custom property', {
      'docProps/custom.xml': `<Properties><property name="Owner"><vt:lpwstr>${word_}</vt:lpwstr></property></Properties>`,
    }),
    inWord('alternative text', {
      'word/document.xml': body(
        paragraph(`<w:r><w:drawing><wp:docPr id="1" descr="${word_}"/></w:drawing></w:r>`),
      ),
    }),
    inWord('address of a link', {
      'word/_rels/document.xml.rels': `<Relationships><Relationship Target="https://example.org/${word_}"/></Relationships>`,
    }),
    inWord('name of a part', { [`word/media/${word_}.bin`]: 'x' }),
    inWord('embedded workbook', {
      'word/embeddings/sheet1.xlsx': workbook({
        'xl/sharedStrings.xml': `<sst><si><t>${word_}</t></si></sst>`,
      }),
    }),
    inWord('embedded old file', {
      'word/embeddings/oleObject1.bin': Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]),
        utf16(word_),
      ]),
    }),
    inWord('a package within a package within it', {
      'word/embeddings/a.docx': word({
        'word/embeddings/b.xlsx': workbook({
          'xl/comments1.xml': `<comments><comment><t>${word_}</t></comment></comments>`,
        }),
      }),
    }),
    inWord('picture', { 'word/media/image1.png': png(pngChunk('tEXt', Buffer.from(`Author\0${word_}`))) }),
    inWord('vector picture', { 'word/media/image1.svg': `<svg><title>${word_}</title></svg>` }),
    inWord('thumbnail', { 'docProps/thumbnail.jpeg': jpeg(0xfe, Buffer.from(word_)) }),

    inSheet('shared text', {
      'xl/sharedStrings.xml': `<sst><si><r><t>${head}</t></r><r><t>${tail}</t></r></si></sst>`,
    }),
    inSheet('cell', {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${word_}</t></is></c></row></sheetData></worksheet>`,
    }),
    inSheet('hidden sheet', {
      'xl/workbook.xml': '<workbook><sheets><sheet name="B" state="veryHidden"/></sheets></workbook>',
      'xl/worksheets/sheet2.xml': `<worksheet><sheetData><row><c><v>${word_}</v></c></row></sheetData></worksheet>`,
    }),
    inSheet('hidden row', {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1" hidden="1"><c><v>${word_}</v></c></row></sheetData></worksheet>`,
    }),
    inSheet('name of a sheet', {
      'xl/workbook.xml': `<workbook><sheets><sheet name="${word_}"/></sheets></workbook>`,
    }),
    inSheet('defined name', {
      'xl/workbook.xml': `<workbook><definedName name="a">${word_}</definedName></workbook>`,
    }),
    inSheet('comment', {
      'xl/comments1.xml': `<comments><authors><author>${word_}</author></authors></comments>`,
    }),
    inSheet('kept table of a pivot', {
      'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords><r><s v="${word_}"/></r></pivotCacheRecords>`,
    }),

    inPdf('page', pdf(catalog, page, ['', `BT /F1 12 Tf (${word_}) Tj ET`], simpleFont)),
    inPdf(
      'page, compressed',
      pdf(catalog, page, ['/Filter /FlateDecode', deflateSync(`BT /F1 12 Tf (${word_}) Tj ET`)], simpleFont),
    ),
    inPdf(
      'page, letter by letter',
      pdf(catalog, page, ['', `BT /F1 12 Tf [(${head}) -20 (${tail})] TJ ET`], simpleFont),
    ),
    inPdf(
      'page, hyphen at the end of a line',
      pdf(catalog, page, ['', `BT /F1 12 Tf (${head}-) Tj 0 -14 Td (${tail}) Tj ET`], simpleFont),
    ),
    inPdf(
      'page, a font with codes of its own',
      pdf(
        catalog,
        page,
        ['/Filter /FlateDecode', deflateSync(`BT /F1 12 Tf <${wide.codes}> Tj ET`)],
        '<< /Type /Font /Subtype /Type0 /ToUnicode 5 0 R >>',
        ['', wide.table],
      ),
    ),
    inPdf('invisible text', pdf(catalog, page, ['', `BT 3 Tr /F1 12 Tf (${word_}) Tj ET`], simpleFont)),
    inPdf(
      'page header',
      pdf(catalog, page, ['', `/Artifact BMC BT /F1 9 Tf (${word_}) Tj ET EMC`], simpleFont),
    ),
    inPdf(
      'spoken words of a page',
      pdf(catalog, page, ['', `/Span << /ActualText (${word_}) >> BDC EMC`], simpleFont),
    ),
    inPdf(
      'shape drawn on a page',
      pdf(
        catalog,
        '<< /Type /Page /Contents 3 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
        ['', '/X Do'],
        simpleFont,
        [
          '/Type /XObject /Subtype /Form /Resources << /Font << /F1 4 0 R >> >>',
          `BT /F1 9 Tf (${word_}) Tj ET`,
        ],
      ),
    ),
    inPdf(
      'an earlier saving',
      pdf(catalog, page, ['', 'BT (new) Tj ET'], simpleFont, ['', `BT /F1 12 Tf (${word_}) Tj ET`]),
    ),
    inPdf('author', pdf(catalog, `<< /Author (${word_}) /Producer (x) >>`)),
    inPdf(
      'keywords in UTF-16',
      pdf(
        catalog,
        `<< /Producer (x) /Keywords <feff${Buffer.from(utf16(word_)).swap16().toString('hex')}> >>`,
      ),
    ),
    inPdf(
      'object stream',
      pdf(catalog, [
        '/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode',
        deflateSync(`6 0 7 3 1  << /Subject (${word_}) >>`),
      ]),
    ),
    inPdf(
      'metadata',
      pdf(catalog, [
        '/Type /Metadata /Subtype /XML',
        `<x:xmpmeta><dc:creator><rdf:li>${word_}</rdf:li></dc:creator></x:xmpmeta>`,
      ]),
    ),
    inPdf(
      'note on a page',
      pdf(catalog, `<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (${word_}) >>`),
    ),
    inPdf('bookmark', pdf(catalog, `<< /Title (${word_}) /Parent 1 0 R >>`)),
    inPdf('alternative text', pdf(catalog, `<< /S /Figure /Alt (${word_}) >>`)),
    inPdf('name of an attached file', pdf(catalog, `<< /Type /Filespec /F (${word_}.xlsx) >>`)),
    inPdf(
      'attached file',
      pdf(catalog, [
        '/Type /EmbeddedFile /Filter /FlateDecode',
        deflateSync(workbook({ 'xl/sharedStrings.xml': `<sst><si><t>${word_}</t></si></sst>` })),
      ]),
    ),
    inPdf('picture', pdf(catalog, ['/Type /XObject /Subtype /Image /Filter /DCTDecode', jpeg(0xe1, exif)])),
    inPdf('after the end', Buffer.concat([pdf(catalog), Buffer.from(`\n${word_}\n`)])),

    inHtml('text', `<p>${word_}</p>`),
    inHtml('text split over elements', `<p>${head}<b>${tail}</b></p>`),
    inHtml('text with a soft hyphen', `<p>${head}&shy;${tail}</p>`),
    inHtml('hidden element', `<p hidden>${word_}</p>`),
    inHtml('comment', `<!-- ${word_} -->`),
    inHtml('attribute', `<p data-by="${word_}">x</p>`),
    inHtml('alternative text', `<img alt='${word_}' src="x.png">`),
    inHtml('script', `<script>var a = "${word_}"</script>`),
    inHtml('style', `<style>/* ${word_} */</style>`),
    inHtml('drawing', `<svg><desc>${word_}</desc></svg>`),
    inHtml(
      'address',
      `<a href="https://example.org/?q=${[...word_].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}">x</a>`,
    ),
    inHtml(
      'picture in the page',
      `<img alt="" src="data:image/png;base64,${base64(png(pngChunk('tEXt', Buffer.from(`By\0${word_}`))))}">`,
    ),
    inHtml(
      'file in the page',
      `<a href="data:application/pdf;base64,${base64(pdf(catalog, `<< /Author (${word_}) /Producer (x) >>`))}">x</a>`,
    ),
    inHtml(
      'drawing in an address',
      `<img alt="" src="data:image/svg+xml,%3Csvg%3E%3Ctitle%3E${word_}%3C/title%3E%3C/svg%3E">`,
    ),

    inImage('text of a png', png(pngChunk('tEXt', Buffer.from(`Author\0${word_}`)))),
    inImage(
      'compressed text of a png',
      png(pngChunk('zTXt', Buffer.concat([Buffer.from('Note\0\0'), deflateSync(word_)]))),
    ),
    inImage('EXIF of a png', png(pngChunk('eXIf', Buffer.from(`II*\0${word_}\0`)))),
    inImage('after a png', Buffer.concat([png(), Buffer.from(word_)])),
    inImage('EXIF of a jpeg', jpeg(0xe1, exif)),
    inImage('EXIF of a jpeg in UTF-16', jpeg(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), utf16(word_)]))),
    inImage('comment of a jpeg', jpeg(0xfe, Buffer.from(word_))),
    { place: 'the file’s own name', name: `2027-03-02 ${word_}.pdf`, content: pdf(catalog) },
    {
      place: 'an old Word file',
      name: 'paper.doc',
      content: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), utf16(word_)]),
    },
    { place: 'plain text', name: 'paper.txt', content: Buffer.from(`a b c ${word_}`) },
  ];
}
