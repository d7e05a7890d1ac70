import { strFromU8, unzipSync } from 'fflate';
import { whyNotByContent, whyNotByName } from '../../../services/agenda/file-kinds';
import { cleanWord } from '../../../services/pack/attachments/clean-word';
import type { Choice } from '../../../services/pack/attachments/facts';
import { readApart } from '../../../services/pack/attachments/process';
import { readAttached } from '../../../services/pack/attachments/read';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { wml, zip } from '../../support/small-files';
import { deleted, inserted, para, wordFile, words } from '../../support/word-files';

const createdAt = new Date('2027-02-18T10:00:00Z');
const outline = settle({
  ...{
    title: 'Health report',
    subject: 'Health',
    status: 'Final',
    marking: null,
    body: 'Committee',
    facts: [],
  },
  blocks: [
    { kind: 'heading', level: 2, text: 'Health', numbered: true },
    { kind: 'paragraph', text: 'Most health assessments were done in time.', numbered: true },
  ],
});
const plain = wordFile(para(words('The home opens in May.')));
const said = (content: Buffer) => readAttached('a.docx', content).texts.map(({ text }) => text);

/** The list of its parts says that the last of them has 2 GB. */
function saysItHolds(content: Buffer): Buffer {
  const bomb = Buffer.from(content);
  bomb.writeUInt32LE(2_000_000_000, bomb.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
  return bomb;
}

describe('which files may be attached', () => {
  it.each([
    ['~$Offer review.docx', /lock file.*attach the document itself/],
    ['Figures.xlsx', /workbook.*table in the paper/],
    ['figures.CSV', /workbook/],
    ['Old.doc', /\.docx/],
    ['Notes.rtf', /\.docx/],
    ['Notes.odt', /\.docx/],
    ['Macros.docm', /macros/],
    ['Slides.pptx', /PDF/],
    ['Photo.jpg', /picture/],
    ['All.zip', /archive/],
    ['Mail.msg', /e-mail/],
    ['Page.html', /PDF/],
    ['nothing', /Only PDF and Word/],
  ])('%s is refused by its name, with what to do', (name, why) => {
    expect(whyNotByName(name, 100)).toMatch(why);
  });

  it('an empty file and one of more than 50 MB are refused before a byte is read', () => {
    expect(whyNotByName('a.pdf', 0)).toMatch(/empty/);
    expect(whyNotByName('a.docx', 50_000_001)).toMatch(/50 MB/);
    expect(whyNotByName('a.docx', 50_000_000)).toBeNull();
  });

  it.each([
    ['a.pdf', Buffer.from('Some words'), /named \.pdf and is no such document/],
    ['a.pdf', plain, /is a Word document/],
    ['a.pdf', Buffer.alloc(0), /empty/],
    ['a.docx', Buffer.from('%PDF-1.4'), /is a PDF/],
    ['a.docx', Buffer.from('{\\rtf1 x}'), /Rich Text/],
    ['a.docx', Buffer.from('<html>'), /web page/],
    ['a.docx', Buffer.from('\u000bPat Example'), /no such document/],
    ['a.docx', Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(600)]), /old Office file/],
    [
      'a.docx',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /password/,
    ],
  ])('%s is refused where its content is another thing', (name, content, why) => {
    expect(whyNotByContent(name, content)).toMatch(why);
  });

  it('a document that is what it says is let through to be read', async () => {
    expect(whyNotByContent('a.docx', plain)).toBeNull();
    expect(whyNotByContent('a.pdf', (await writePdf(outline, { createdAt })).pdf)).toBeNull();
  });
});

describe('what cannot be read is said, and never taken for clean', () => {
  const problem = async (name: string, content: Buffer) => (await readApart(name, content)).facts.problem;

  it('half a file, a file of other bytes, a password, a bomb', async () => {
    const { pdf } = await writePdf(outline, { createdAt });
    const encrypted = Buffer.concat([
      pdf.subarray(0, pdf.lastIndexOf('trailer') + 7),
      Buffer.from('\n<< /Encrypt 9 0 R >>\n%%EOF'),
    ]);
    const direct = Buffer.concat([pdf, Buffer.from('\ntrailer <</Encrypt<</Filter /Standard>>>>\n%%EOF')]);
    expect(await problem('a.pdf', pdf.subarray(0, pdf.length / 2))).toBe('cut-short');
    expect(await problem('a.docx', plain.subarray(0, plain.length / 2))).toBe('cut-short');
    expect(await problem('a.pdf', Buffer.from('%PDF-1.7 nothing else %%EOF'))).toBe('damaged');
    expect(await problem('a.docx', zip({ 'a.txt': 'x' }))).toBe('damaged');
    expect(await problem('a.docx', wordFile('<w:p>'))).toBe('damaged');
    expect(await problem('a.docx', wordFile('', { 'word/settings.xml': '<!DOCTYPE x><w:settings/>' }))).toBe(
      'damaged',
    );
    expect([await problem('a.pdf', encrypted), await problem('a.pdf', direct)]).toEqual([
      'password',
      'password',
    ]);
    expect(await problem('a.docx', saysItHolds(wordFile('', { 'word/media/a.png': Buffer.alloc(9) })))).toBe(
      'too-large',
    );
    expect(await problem('a.pdf', Buffer.from('hello'))).toBe('not-what-it-says');
  });

  it('a page that the list of pages has and the file has not', async () => {
    const { pdf } = await writePdf(outline, { createdAt });
    const lost = Buffer.from(pdf.toString('latin1').replace(/\/Count 1\b/g, '/Count 2'), 'latin1');
    expect(lost.equals(pdf)).toBe(false);
    expect(await problem('a.pdf', lost)).toBe('damaged');
  });

  it('a reader that takes too long or too much is ended, and the file is not clean', async () => {
    const long = await readApart('a.docx', plain, { withinMs: 1, megabytes: 1_000 });
    expect(long.facts.problem).toBe('too-long');
    const much = await readApart('a.docx', plain, { withinMs: 60_000, megabytes: 1 });
    expect(much.facts.problem).not.toBeNull();
  });
});

describe('what is read', () => {
  it('words of the text, tables, headers, notes, charts, text boxes, fields, pictures and properties', () => {
    const file = wordFile(
      para(words('In the text'), '<w:pStyle w:val="Heading1"/>') +
        `<w:tbl><w:tr><w:tc>${para(words('In a cell'))}</w:tc></w:tr></w:tbl>` +
        para(
          `<w:r><w:drawing><wp:docPr descr="A described picture"/><w:txbxContent>${para(words('In a box'))}</w:txbxContent></w:drawing></w:r>`,
        ) +
        para('<w:r><w:instrText>HYPERLINK "mailto:in.a.field@x"</w:instrText></w:r>') +
        para(deleted('Taken out') + inserted(words('Put in'))),
      {
        'word/header1.xml': `<w:hdr ${wml}>${para(words('In a header'))}</w:hdr>`,
        'word/footnotes.xml': `<w:footnotes ${wml}><w:footnote>${para(words('In a note'))}</w:footnote></w:footnotes>`,
        'word/comments.xml': `<w:comments ${wml}><w:comment>${para(words('In a comment'))}</w:comment></w:comments>`,
        'word/charts/chart1.xml':
          '<c:chartSpace xmlns:c="c"><c:pt><c:v>In a chart</c:v></c:pt></c:chartSpace>',
        'docProps/core.xml': '<cp:coreProperties><dc:subject>In a property</dc:subject></cp:coreProperties>',
        'docProps/custom.xml':
          '<Properties><property name="Case"><vt:lpwstr>In a custom one</vt:lpwstr></property></Properties>',
      },
    );
    const { texts, facts } = readAttached('a.docx', file);
    const all = texts.map(({ text }) => text).join('\n');
    for (const one of [
      ...['In the text', 'In a cell', 'In a box', 'in.a.field', 'Taken out', 'Put in', 'In a header'],
      ...[
        'In a note',
        'In a comment',
        'In a chart',
        'A described picture',
        'In a property',
        'In a custom one',
      ],
    ])
      expect([one, all.includes(one)]).toEqual([one, true]);
    expect(texts.find(({ text }) => text === 'In the text')?.kind).toBe('heading');
    expect(texts.find(({ text }) => text === 'In a cell')?.kind).toBe('cell');
    expect(facts).toMatchObject({ inserted: 1, deleted: 1, comments: 1, headings: 1, pictures: 1 });
    expect(facts.traces).toEqual(expect.arrayContaining(['comments', 'properties']));
  });

  it.each([
    ['the title of a table', '<w:tbl><w:tblPr><w:tblCaption w:val="Said here"/></w:tblPr></w:tbl>'],
    ['the description of a table', '<w:tbl><w:tblPr><w:tblDescription w:val="Said here"/></w:tblPr></w:tbl>'],
    ['the name of a field to fill in', '<w:sdt><w:sdtPr><w:alias w:val="Said here"/></w:sdtPr></w:sdt>'],
    [
      'a choice of a field to fill in',
      '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Said here" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>',
    ],
    ['the code of a field', '<w:fldSimple w:instr="Said here"/>'],
  ])('what is said in an attribute: %s', (_, xml) => {
    expect(said(wordFile(para(words('In the text')) + xml))).toContain('Said here');
    expect(said(wordFile(para(words('In the text') + xml)))).toContain('Said here');
  });

  it.each(['w:altChunk', 'w:subDoc'])('another document that comes in when it is opened: %s', (name) => {
    const { facts } = readAttached('a.docx', wordFile(`${para(words('In the text'))}<${name} r:id="rId1"/>`));
    expect(facts.traces).toContain('taken-in');
    expect(readAttached('a.docx', plain).facts.traces).not.toContain('taken-in');
  });

  it('the codes of fields stand beside the sentence that they are in, and page numbers are nothing to ask about', () => {
    const field = (code: string, shown = '') =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${words(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { texts } = readAttached(
      'a.docx',
      wordFile(
        para(
          words('Jayden ') + field('HYPERLINK "https://x.example/y" \\o "A tip"', 'moved') + words(' on.'),
        ) + para(field('TOC \\o "1-3" \\h') + field('PAGEREF _Toc123 \\h', '4')),
        {
          'word/footer1.xml': `<w:ftr ${wml}>${para(words('A review Page ') + field('PAGE') + words(' of ') + field('NUMPAGES', '3'))}</w:ftr>`,
          'word/footer2.xml': `<w:ftr ${wml}>${para(`${words('Page ')}<w:fldSimple w:instr=" PAGE ">${words('2')}</w:fldSimple>`)}</w:ftr>`,
        },
      ),
    );
    expect(texts.map(({ text }) => text)).toEqual([
      'Jayden moved on.',
      '"https://x.example/y" "A tip"',
      '4',
      'A review',
    ]);
  });

  it('a name is one word although Word split it, and another program’s prefixes are no hiding place', () => {
    expect(said(wordFile(para(words('Jay') + words('den moved'))))).toEqual(['Jayden moved']);
    const other = zip({
      'word/document.xml':
        '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:ins x:id="1"><x:r><x:t>Jayden</x:t></x:r></x:ins></x:p></x:body></x:document>',
    });
    expect(said(other)).toEqual(['Jayden']);
    expect(readAttached('a.docx', other).facts.inserted).toBe(1);
    const bare = zip({
      'word/document.xml':
        '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>Jayden</t></r></p></body></document>',
    });
    expect(said(bare)).toEqual(['Jayden']);
  });

  it('of a PDF its pages, its tags, its language and what it says of itself', async () => {
    const { pdf } = await writePdf(outline, { createdAt });
    const { facts, texts } = readAttached('a.pdf', pdf);
    expect(facts).toMatchObject({ pages: 1, tagged: true, language: 'en-GB', hasTitle: true, problem: null });
    expect(facts.headings).toBeGreaterThan(0);
    expect(texts.some(({ text, place }) => /^page 1/.test(place) && /done in time\./.test(text))).toBe(true);
    const untagged = pdf.toString('latin1').replace(/\/MarkInfo\s*<<[^>]*>>/, '');
    expect(readAttached('a.pdf', Buffer.from(untagged, 'latin1')).facts).toMatchObject({ tagged: false });
  });

  it('hidden words by a run, a style, a style that is based on one, a hidden row, and letters too small to see', () => {
    const styles = {
      'word/styles.xml': `<w:styles ${wml}><w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`,
    };
    const hidden = (inner: string) => readAttached('a.docx', wordFile(inner, styles)).facts.hidden;
    expect(hidden(para(words('x', '<w:vanish/>')))).toBe(1);
    expect(hidden(para(words('x', '<w:vanish w:val="0"/>')))).toBe(0);
    expect(hidden(para(words('x', '<w:rStyle w:val="B"/>')))).toBe(1);
    expect(hidden(para(words('x'), '<w:pStyle w:val="A"/>'))).toBe(1);
    expect(hidden(para(words('x', '<w:sz w:val="2"/>')))).toBe(1);
    expect(
      hidden(`<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${para(words('x'))}</w:tc></w:tr></w:tbl>`),
    ).toBe(1);
    expect(hidden(para('<w:r><w:rPr><w:vanish/></w:rPr></w:r>'))).toBe(0);
  });
});

describe('a copy as the clerk has chosen', () => {
  const accept: Choice = { changes: 'accept', hidden: 'leave-out' };
  const refuse: Choice = { changes: 'refuse', hidden: 'print' };
  const wordsOf = (inner: string, choice: Choice) => said(cleanWord(wordFile(inner), choice, 'Title'));

  it.each<[string, string, string[], string[]]>([
    [
      'words put in and taken out',
      para(words('We will ') + deleted('close') + inserted(words('open')) + words(' it.')),
      ['We will open it.'],
      ['We will close it.'],
    ],
    [
      'words that were moved',
      para(
        `<w:moveFrom w:id="3"><w:r><w:t>First. </w:t></w:r></w:moveFrom>${words('Second. ')}<w:moveTo w:id="4"><w:r><w:t>First. </w:t></w:r></w:moveTo>`,
      ),
      ['Second. First.'],
      ['First. Second.'],
    ],
    [
      'the end of a paragraph that was taken out',
      para(words('One '), '<w:rPr><w:del w:id="5"/></w:rPr>') + para(words('two')),
      ['One two'],
      ['One', 'two'],
    ],
    [
      'the end of a paragraph that was put in',
      para(words('One '), '<w:rPr><w:ins w:id="5"/></w:rPr>') + para(words('two')),
      ['One', 'two'],
      ['One two'],
    ],
    [
      'a row that was taken out',
      `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>${para(deleted('gone'))}</w:tc></w:tr><w:tr><w:tc>${para(words('stays'))}</w:tc></w:tr></w:tbl>`,
      ['stays'],
      ['gone', 'stays'],
    ],
    [
      'a row that was put in',
      `<w:tbl><w:tr><w:trPr><w:ins w:id="6"/></w:trPr><w:tc>${para(inserted(words('new')))}</w:tc></w:tr><w:tr><w:tc>${para(words('stays'))}</w:tc></w:tr></w:tbl>`,
      ['new', 'stays'],
      ['stays'],
    ],
    ['hidden words', para(words('Seen. ') + words('Unseen.', '<w:vanish/>')), ['Seen.'], ['Seen. Unseen.']],
  ])('%s', (_what, inner, accepted, refused) => {
    expect(wordsOf(inner, accept)).toEqual([...accepted, 'Title']);
    expect(wordsOf(inner, refuse)).toEqual([...refused, 'Title']);
  });

  it('a look that was changed is the new or the old one, and no change is left', () => {
    const inner = para(
      '<w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="Pat Example"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>',
    );
    const xml = (choice: Choice) =>
      strFromU8(unzipSync(cleanWord(wordFile(inner), choice, 'T'))['word/document.xml'] ?? new Uint8Array());
    expect(xml(accept)).toMatch(/<w:rPr><w:b\/><\/w:rPr>/);
    expect(xml(refuse)).toMatch(/<w:rPr><w:i\/><\/w:rPr>/);
  });

  it('is not made while something is undecided', () => {
    const none: Choice = { changes: null, hidden: null };
    expect(() => cleanWord(wordFile(para(deleted('x'))), none, 'T')).toThrow(/decided/);
    expect(() =>
      cleanWord(wordFile(para(words('x', '<w:vanish/>'))), { ...none, changes: 'accept' }, 'T'),
    ).toThrow(/decided/);
    expect(() => cleanWord(plain, none, 'T')).not.toThrow();
  });

  it('holds no name, comment, property, embedded file or link to another file', () => {
    const source = wordFile(
      para(
        `<w:commentRangeStart w:id="0"/>${words('The home opens.')}<w:r><w:commentReference w:id="0"/></w:r>`,
      ) + para('<w:r><w:object><o:OLEObject r:id="rId9"/></w:object></w:r><w:altChunk r:id="rId8"/>'),
      {
        'word/comments.xml': `<w:comments ${wml}><w:comment w:author="Wobbegong">${para(words('Wobbegong'))}</w:comment></w:comments>`,
        'word/people.xml': '<w15:people><w15:person w15:author="Wobbegong"/></w15:people>',
        'word/embeddings/a.xlsx': Buffer.from('Wobbegong'),
        'word/settings.xml': `<w:settings ${wml}><w:attachedTemplate r:id="rId7"/><w:docVars><w:docVar w:val="Wobbegong"/></w:docVars></w:settings>`,
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId8" Type="x/aFChunk" Target="afchunk.html"/><Relationship Id="rId7" Type="x/attachedTemplate" Target="file:///C:/Users/Wobbegong/a.dotx" TargetMode="External"/><Relationship Id="rId6" Type="x/comments" Target="comments.xml"/></Relationships>',
        'docProps/core.xml': '<cp:coreProperties><dc:creator>Wobbegong</dc:creator></cp:coreProperties>',
        'docProps/app.xml': '<Properties><Manager>Wobbegong</Manager></Properties>',
        'docProps/custom.xml':
          '<Properties><property name="x"><vt:lpwstr>Wobbegong</vt:lpwstr></property></Properties>',
        'customXml/item1.xml': '<a>Wobbegong</a>',
      },
    );
    const made = cleanWord(source, { changes: null, hidden: null }, 'Homes');
    const inside = Object.values(unzipSync(made))
      .map((part) => strFromU8(part))
      .join('\n');
    expect(inside).not.toContain('Wobbegong');
    expect(inside).not.toContain('commentRange');
    expect(inside).toContain('The home opens.');
    const { facts } = readAttached('a.docx', made);
    expect(facts).toMatchObject({ problem: null, comments: 0, traces: [], hasTitle: true });
  });
});
