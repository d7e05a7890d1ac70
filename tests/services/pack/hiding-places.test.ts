/** Where words lie in a file that is attached and no reader of the page sees them: each is read, or its file is refused. */
import { strFromU8, unzipSync } from 'fflate';
import { cleanWord } from '../../../services/pack/attachments/clean-word';
import { noChoice } from '../../../services/pack/attachments/facts';
import { readingFindings } from '../../../services/pack/attachments/findings';
import { readAttached } from '../../../services/pack/attachments/read';
import { jpeg, pdf, png, pngChunk, simpleFont } from '../../support/small-files';
import { para, wordFile, words } from '../../support/word-files';

const planted = ['Jayden, aged 14, moved to Oak House in Crewe', 'only 2 children'];

const drawn = (text: string) => `BT /F1 12 Tf (${text}) Tj ET`;
const resources = '/Resources << /Font << /F1 4 0 R >> >> /MediaBox [0 0 600 800]';
const onePage = `<< /Type /Page /Contents 3 0 R ${resources} >>`;
type Streamed = [string, string | Buffer];

/** A page with words of its own, and what is planted beside it from object 5 on. */
const paper = (catalog: string, ...more: (string | Streamed)[]) =>
  pdf(
    `<< /Type /Catalog /Lang (en-GB) /Pages << /Count 1 >> ${catalog} >>`,
    onePage,
    ['', drawn('The homes were opened in time, as all of us had hoped for.')],
    simpleFont,
    ...more,
  );
const inPage = (content: string) =>
  pdf('<< /Type /Catalog /Pages << /Count 1 >> >>', onePage, ['', content], simpleFont);

const inPdf: [place: string, plant: (text: string) => Buffer][] = [
  ['white letters', (text) => inPage(`1 g ${drawn(text)}`)],
  ['letters that are not drawn', (text) => inPage(`3 Tr ${drawn(text)}`)],
  ['letters of no size', (text) => inPage(`BT /F1 0.1 Tf (${text}) Tj ET`)],
  ['letters beside the page', (text) => inPage(`BT /F1 12 Tf 5000 0 Td (${text}) Tj ET`)],
  ['letters under a black box', (text) => inPage(`${drawn(text)} 0 g 0 0 600 800 re f`)],
  [
    'a layer that is not shown',
    (text) => paper('/OCProperties << /D << /OFF [5 0 R] >> >>', `<< /Type /OCG /Name (${text}) >>`),
  ],
  ['a note', (text) => paper('', `<< /Type /Annot /Subtype /Text /Contents (${text}) >>`)],
  [
    'the words of a link',
    (text) => paper('', `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (${text}) >>`),
  ],
  [
    'where a link leads',
    (text) => paper('', `<< /Type /Annot /Subtype /Link /A << /S /URI /URI (mailto:x?subject=${text}) >> >>`),
  ],
  [
    'a field that is filled in',
    (text) => paper('/AcroForm << /Fields [5 0 R] >>', `<< /FT /Tx /T (name) /V (${text}) >>`),
  ],
  [
    'what a field had at first',
    (text) => paper('/AcroForm << /Fields [5 0 R] >>', `<< /FT /Tx /DV (${text}) >>`),
  ],
  [
    'a choice of a field',
    (text) => paper('/AcroForm << /Fields [5 0 R] >>', `<< /FT /Ch /Opt [[(1) (${text})]] >>`),
  ],
  [
    'a form of Adobe’s own kind',
    (text) =>
      paper('/AcroForm << /XFA 5 0 R >>', ['', `<xdp:xdp xmlns:xdp="x"><name>${text}</name></xdp:xdp>`]),
  ],
  ['a program', (text) => paper('/OpenAction 5 0 R', `<< /S /JavaScript /JS (app.alert\\('${text}'\\)) >>`)],
  ['another file', (text) => paper('', ['/Type /EmbeddedFile', text])],
  ['a bookmark', (text) => paper('/Outlines 5 0 R', `<< /Title (${text}) /Parent 1 0 R >>`)],
  ['words that are heard', (text) => paper('', `<< /S /Figure /P 1 0 R /Alt (${text}) >>`)],
  ['keywords', (text) => paper('', `<< /Producer (x) /Keywords (${text}) >>`)],
  ['an author', (text) => paper('', `<< /Author (${text}) >>`)],
  [
    'metadata',
    (text) =>
      paper('', [
        '/Type /Metadata /Subtype /XML',
        `<x:xmpmeta xmlns:x="x"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:own="o"><own:Case>${text}</own:Case></rdf:Description></rdf:RDF></x:xmpmeta>`,
      ]),
  ],
  [
    'metadata in an attribute',
    (text) =>
      paper('', [
        '/Type /Metadata /Subtype /XML',
        `<x:xmpmeta xmlns:x="x"><rdf:Description xmlns:rdf="r" xmlns:pdfx="p" pdfx:Case="${text}"/></x:xmpmeta>`,
      ]),
  ],
  [
    'an earlier saving of the page',
    (text) =>
      Buffer.concat([
        inPage(drawn(text)),
        Buffer.from(
          `3 0 obj\n<< /Length 40 >>\nstream\n${drawn('The homes were opened.')}\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
        ),
      ]),
  ],
];

const inWord: [place: string, plant: (text: string) => Buffer][] = [
  [
    'a text box',
    (text) =>
      wordFile(
        para(
          `<w:r><w:pict><v:textbox><w:txbxContent>${para(words(text))}</w:txbxContent></v:textbox></w:pict></w:r>`,
        ),
      ),
  ],
  [
    'the old result of a field',
    (text) => wordFile(para(`<w:fldSimple w:instr=" REF x ">${words(text)}</w:fldSimple>`)),
  ],
  [
    'the code of a field',
    (text) => wordFile(para(`${words('x')}<w:r><w:instrText>QUOTE "${text}"</w:instrText></w:r>`)),
  ],
  [
    'a field to fill in',
    (text) =>
      wordFile(
        `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>${para(words(text))}</w:sdtContent></w:sdt>`,
      ),
  ],
  [
    'a drawing in lines',
    (text) => wordFile(para(words('x')), { 'word/media/image1.svg': `<svg><text>${text}</text></svg>` }),
  ],
  ['an enhanced metafile', (text) => wordFile(para(words('x')), { 'word/media/image1.emf': enhanced(text) })],
  ['an older metafile', (text) => wordFile(para(words('x')), { 'word/media/image1.wmf': older(text) })],
];

/** A header and one text of it, as Excel draws a table for Word. */
function enhanced(text: string): Buffer {
  const header = Buffer.alloc(48);
  header.writeUInt32LE(1, 0);
  header.writeUInt32LE(48, 4);
  header.write(' EMF', 40, 'latin1');
  const letters = Buffer.from(text, 'utf16le');
  const record = Buffer.alloc(76 + letters.length);
  record.writeUInt32LE(84, 0);
  record.writeUInt32LE(record.length, 4);
  record.writeUInt32LE(text.length, 44);
  record.writeUInt32LE(76, 48);
  letters.copy(record, 76);
  return Buffer.concat([header, record]);
}

function older(text: string): Buffer {
  const header = Buffer.alloc(18);
  header.writeUInt16LE(1, 0);
  header.writeUInt16LE(9, 2);
  const record = Buffer.alloc(14 + text.length + (text.length % 2));
  record.writeUInt32LE(record.length / 2, 0);
  record.writeUInt16LE(0x0a32, 4);
  record.writeUInt16LE(text.length, 10);
  record.write(text, 14, 'latin1');
  return Buffer.concat([header, record, Buffer.alloc(32)]);
}

const asked = { itemId: 'i', attachmentId: 'a', place: 'Item 1', excerpt: '' };
/** Read like our own papers, or a finding that no reason clears. */
function isSeen(name: string, content: Buffer, text: string): boolean {
  const reading = readAttached(name, content);
  if (reading.texts.some((one) => one.text.includes(text))) return true;
  return readingFindings(reading, noChoice, asked).some(
    ({ severity, mayKeep }) => severity === 'stops' && !mayKeep,
  );
}

describe.each(planted)('“%s”', (text) => {
  it.each(inPdf)('in a PDF: %s', (_, plant) => {
    expect(isSeen('a.pdf', plant(text), text)).toBe(true);
  });
  it.each(inWord)('in a Word file: %s', (_, plant) => {
    expect(isSeen('a.docx', plant(text), text)).toBe(true);
  });
});

describe('a sound PDF', () => {
  it('is not refused, and what programs write of themselves is nothing to read', () => {
    const { facts, texts } = readAttached(
      'a.pdf',
      paper('', [
        '/Type /Metadata /Subtype /XML',
        '<?xpacket begin=""?><x:xmpmeta xmlns:x="x" x:xmptk="Adobe XMP Core"><rdf:Description xmlns:rdf="r" xmlns:xmp="m"><xmp:CreatorTool>Acme Writer</xmp:CreatorTool></rdf:Description></x:xmpmeta>',
      ]),
    );
    expect(facts).toMatchObject({ problem: null, picturePages: 0 });
    expect(texts.map(({ text }) => text)).toEqual([
      'The homes were opened in time, as all of us had hoped for.',
    ]);
  });

  it('with a scanned page among pages of words says which page nobody can read', () => {
    const scanned = pdf(
      '<< /Type /Catalog /Pages << /Count 2 >> >>',
      onePage,
      ['', drawn('The homes were opened in time, as all of us had hoped for.')],
      simpleFont,
      `<< /Type /Page /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /I 7 0 R >> >> /MediaBox [0 0 600 800] >>`,
      ['', `q 600 0 0 800 0 0 cm /I Do Q ${drawn('Page 2')}`],
      ['/Type /XObject /Subtype /Image', 'dots'],
    );
    const reading = readAttached('a.pdf', scanned);
    expect(reading.facts).toMatchObject({ pages: 2, picturePages: 1 });
    expect(readingFindings(reading, noChoice, asked)).toContainEqual(
      expect.objectContaining({ rule: 'export-no-words', severity: 'stops', place: 'Item 1: page 2' }),
    );
  });
});

describe('pictures in the copy of a Word file', () => {
  it('have no data of their own, and stay pictures', () => {
    const source = wordFile(para(words('x')), {
      'word/media/image1.png': png(pngChunk('tEXt', Buffer.from('Author\0Wobbegong'))),
      'word/media/image2.jpg': jpeg(0xe1, Buffer.from('Exif\0\0Wobbegong')),
    });
    const made = unzipSync(cleanWord(source, noChoice, 'T'));
    for (const [name, starts] of [
      ['word/media/image1.png', 'PNG'],
      ['word/media/image2.jpg', '\u00d8'],
    ] as const) {
      const inside = strFromU8(made[name] ?? new Uint8Array(), true);
      expect([name, inside.slice(1).startsWith(starts), inside.includes('Wobbegong')]).toEqual([
        name,
        true,
        false,
      ]);
    }
  });
});
