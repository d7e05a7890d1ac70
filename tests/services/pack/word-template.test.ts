import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { checkTemplate } from '../../../services/pack/word/template';
import { writeWord } from '../../../services/pack/word/word';
import { marking, richPack } from '../../support/pack-rich';
import { hasLibreOffice, hasPdftotext, pdfText, wordAsPdf } from '../../support/programs';
import {
  numberedParagraphs,
  type Parts,
  paragraphsOf,
  partsOf,
  styleOf,
  validate,
  wordsOf,
} from '../../support/word-check';
import {
  canary,
  germanStyles,
  nastyTemplate,
  says,
  section,
  templateFile,
  withMargins,
} from '../../support/word-templates';

const createdAt = new Date('2027-02-18T10:00:00Z');
const outline = richPack({ marking });
const filled = async (template: Buffer) => writeWord(outline, { createdAt, template });
const all = (parts: Parts) =>
  paragraphsOf(parts['word/document.xml'] ?? '').map((paragraph) => ({
    style: styleOf(paragraph),
    words: wordsOf(paragraph),
  }));
const margins = (parts: Parts, kind: 'header' | 'footer') =>
  Object.entries(parts)
    .filter(([name]) => name.startsWith(`word/${kind}`))
    .map(([, xml]) => xml);
const numbers = (parts: Parts) =>
  numberedParagraphs(parts).flatMap(({ number }) => (number === '' ? [] : [number]));
const settled = outline.blocks.flatMap((block) =>
  (block.kind === 'heading' || block.kind === 'paragraph') && block.number !== null ? [block.number] : [],
);

describe('a template with everything that must not reach a paper', () => {
  let file: Buffer;
  let parts: Parts;
  beforeAll(async () => {
    file = await filled(nastyTemplate());
    parts = partsOf(file);
  });

  it('leaves nothing of it in the file', () => {
    for (const [name, text] of Object.entries(parts))
      expect([name, text.includes(canary)]).toEqual([name, false]);
    expect(
      Object.keys(parts).filter((name) => /vba|comments|custom|people|glossary|embeddings/i.test(name)),
    ).toEqual([]);
    expect(parts['[Content_Types].xml']).not.toMatch(/macro|template/i);
    expect(parts['word/settings.xml']).not.toMatch(/[pP]rotection|attachedTemplate/);
    const said = [parts['word/document.xml'], ...margins(parts, 'header'), ...margins(parts, 'footer')].join(
      '',
    );
    expect(said).not.toMatch(
      /<w:(ins|del|moveFrom|moveTo|vanish|comment\w*|sdt|object)\b|w:rsid|AUTHOR|FILENAME|LASTSAVEDBY/,
    );
  });

  it('keeps its own text, with ours where {{body}} stood', () => {
    const words = all(parts).map((paragraph) => paragraph.words);
    expect(words[0]).toBe('Cover of the council');
    expect(words[1]).toBe('Kept insertion.');
    expect(words.at(-1)).toBe('After the paper');
    expect(words.indexOf(outline.title)).toBeGreaterThan(2);
    expect(words.join()).not.toContain('{{');
  });

  it('takes its styles by name, and brings our own where it has none or hides its text', () => {
    const styles = new Map(all(parts).map(({ words, style }) => [words, style]));
    expect(styles.get(outline.title)).toBe('berschrift1');
    expect(styles.get('Purpose of the report')).toBe('berschrift3');
    expect(styles.get('Four visits were made.')).toBe('Textkrper');
    // “Heading4” is the id of another style of its own.
    expect(styles.get('Pledge 1: We will listen')).toBe('Heading42');
    expect(styles.get('c: 5 or fewer, hidden to protect privacy.')).toBe('Note');
    expect(parts['word/document.xml']).toContain('<w:tblStyle w:val="Tabellenraster"/>');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB" w:eastAsia="en-GB"/>');
    expect(parts['word/styles.xml']).not.toContain('de-DE');
  });

  it('counts our numbers, though its headings number themselves', () => {
    expect(numbers(parts)).toEqual(settled);
    const open = paragraphsOf(parts['word/document.xml'] ?? '').find(
      (one) => wordsOf(one) === 'Access to information',
    );
    expect(open).toContain('<w:numId w:val="0"/>');
  });

  (hasLibreOffice && hasPdftotext ? it : it.skip)(
    'is laid out by another program with our numbers alone',
    async () => {
      const text = await pdfText(await wordAsPdf(file));
      for (const number of settled) expect(text).toMatch(new RegExp(`^\\s*${number}:? `, 'm'));
      expect(text).not.toMatch(/\bI+\)/);
      expect(text.split(marking).length - 1).toBeGreaterThan(3);
    },
  );

  it('keeps its header and footer, fills in what they ask for and adds the marking they have not', () => {
    expect(margins(parts, 'header')).toHaveLength(1);
    const header = margins(parts, 'header').map(wordsOf).join();
    expect(header).toContain(`The Council: ${outline.title} ${outline.status}`);
    expect(header.split(marking)).toHaveLength(2);
    expect(margins(parts, 'footer').join().match(/PAGE/g)).toHaveLength(1);
  });

  it('passes the Open XML SDK, and gives the same bytes again', async () => {
    expect((await validate(file)).errors).toEqual([]);
    expect((await filled(nastyTemplate())).equals(file)).toBe(true);
  });

  it('is said in words when it is set', () => {
    const check = checkTemplate(nastyTemplate());
    expect(check.ok && check.notes).toEqual(
      expect.arrayContaining([
        'Its macros are left out.',
        'Its protection is left out.',
        'Its comments are left out.',
        'Its tracked changes are taken as accepted.',
        'Its hidden text is left out.',
        'Its own properties and attached data are left out.',
      ]),
    );
  });
});

const portrait = 'w:w="11906" w:h="16838"';
const landscape = 'w:w="16838" w:h="11906" w:orient="landscape"';
const ends = (sectionProperties: string) => `<w:p><w:pPr>${sectionProperties}</w:pPr></w:p>`;

describe('templates of other shapes', () => {
  it.each<[string, Parameters<typeof templateFile>[0]]>([
    ['empty but for its page', { body: section() }],
    ['without a page', { body: says('Hello') }],
    ['without styles', { body: says('{{body}}') + section(), styles: null }],
    [
      'with its text in a content control',
      { body: `<w:sdt><w:sdtContent>${says('{{body}}')}</w:sdtContent></w:sdt>${section()}` },
    ],
    [
      'with {{body}} at the end of a section',
      {
        body: `<w:p><w:pPr>${section()}</w:pPr><w:r><w:t>{{body}}</w:t></w:r></w:p>${says('Last')}${section('', landscape)}`,
      },
    ],
    [
      'that ends in wide pages',
      { body: says('Cover') + ends(section('', portrait)) + says('Wide') + section('', landscape) },
    ],
    ['of A5', { body: says('{{body}}') + section('', 'w:w="8391" w:h="11906"') }],
    [
      'with columns',
      {
        body:
          says('{{body}}') + section().replace('</w:sectPr>', '<w:cols w:num="2" w:space="708"/></w:sectPr>'),
      },
    ],
    [
      'with a first page of its own',
      {
        body: says('{{body}}') + section(withMargins).replace('</w:sectPr>', '<w:titlePg/></w:sectPr>'),
        header: says('Council'),
        footer: says('Foot'),
      },
    ],
    [
      'with even pages of their own',
      {
        body: says('{{body}}') + section(withMargins),
        header: says('Council'),
        footer: says('Foot'),
        settings: '<w:evenAndOddHeaders/>',
      },
    ],
    [
      'without the base style',
      {
        body: says('{{body}}') + section(),
        styles: germanStyles.replace(/<w:style w:type="paragraph" w:default.*?<\/w:style>/, ''),
      },
    ],
  ])('a template %s gives a sound paper with status, marking and page numbers', async (_what, parts) => {
    const template = templateFile(parts);
    expect(checkTemplate(template).ok).toBe(true);
    const file = await filled(template);
    const made = partsOf(file);
    expect(numbers(made)).toEqual(settled);
    const header = margins(made, 'header').map(wordsOf);
    for (const text of header)
      expect([text.includes(marking), text.includes(outline.status)]).toEqual([true, true]);
    expect(header.length).toBeGreaterThan(0);
    expect(margins(made, 'footer').join()).toContain('NUMPAGES');
    expect((await validate(file)).errors).toEqual([]);
  });

  it('makes tables as wide as the pages that they stand on', async () => {
    const width = async (template: Buffer) =>
      /<w:tblW w:type="dxa" w:w="(\d+)"/.exec(
        partsOf(await filled(template))['word/document.xml'] ?? '',
      )?.[1];
    expect(
      await width(templateFile({ body: says('{{body}}') + section('', 'w:w="8391" w:h="11906"') })),
    ).toBe('5511');
    expect(await width(templateFile({ body: says('{{body}}') + section('', landscape) }))).toBe('13958');
    const both = says('Cover') + ends(section('', portrait)) + says('Wide') + section('', landscape);
    expect(await width(templateFile({ body: both }))).toBe('9026');
  });

  it('asks for nothing where the template’s footer has what we would add', async () => {
    const footer =
      says('{{marking}} {{status}} {{subject}}') +
      '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>';
    const made = partsOf(
      await filled(
        templateFile({ body: says('{{body}}') + section(withMargins), header: says('Council'), footer }),
      ),
    );
    expect(margins(made, 'header').map(wordsOf)).toEqual(['Council']);
    expect(margins(made, 'footer').map(wordsOf)).toEqual([
      `${marking} ${outline.status} ${outline.subject}1`,
    ]);
  });

  it('puts nothing for a marking that an open paper has not', async () => {
    const template = templateFile({
      body: says('{{body}}') + section(withMargins),
      header: says('{{marking}}') + says('Council'),
      footer: says('F'),
    });
    const made = partsOf(await writeWord(richPack(), { createdAt, template }));
    expect(margins(made, 'header').map(wordsOf).join()).not.toMatch(/\{\{|Schedule/);
  });

  it('keeps a picture of its own and a safe link, and drops a contents list', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const list = `<w:p>${field('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${field('separate')}<w:r><w:t>Old heading 3</w:t></w:r></w:p><w:p><w:r><w:t>Older heading 4</w:t></w:r>${field('end')}</w:p>`;
    const made = partsOf(await filled(templateFile({ body: `${list}${says('{{body}}')}${section()}` })));
    expect(made['word/document.xml']).not.toMatch(/Old|TOC/);
  });

  it('reads what people wrote as words, also where it looks like a token of the template', async () => {
    const sly = { ...outline, title: 'A {{body}} & {{marking}} <b>' };
    const template = templateFile({
      body: says('{{body}}') + section(withMargins),
      header: says('{{title}}'),
      footer: says('F'),
    });
    const made = partsOf(await writeWord(sly, { createdAt, template }));
    expect(margins(made, 'header').map(wordsOf).join()).toContain('A {{body}} & {{marking}} <b>');
  });
});

describe('files that cannot be a template', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const zip = (files: Record<string, string>) =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    );
  const rels = `<Relationships xmlns="x"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;
  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /damaged or is no Word document/],
    ['a text', Buffer.from('hello'), /damaged or is no Word document/],
    ['half of a file', nastyTemplate().subarray(0, 1500), /damaged/],
    [
      'an old Word file',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /password, or is an old Word file \(\.doc\)/,
    ],
    ['another zip', zip({ 'a.txt': 'x' }), /names no document inside/],
    ['a lost part', zip({ '_rels/.rels': rels }), /word\/document\.xml” is missing/],
    [
      'broken XML',
      zip({ '_rels/.rels': rels, 'word/document.xml': '<w:document><w:body></w:document>' }),
      /cannot be read/,
    ],
    [
      'a document type',
      zip({ '_rels/.rels': rels, 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' }),
      /document type/,
    ],
    [
      'the strict form',
      zip({
        '_rels/.rels': rels,
        'word/document.xml':
          '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
      }),
      /Strict Open XML/,
    ],
    [
      '{{body}} twice',
      templateFile({ body: says('{{body}}') + says('{{body}}') + section() }),
      /more than once/,
    ],
    [
      '{{body}} in a table',
      templateFile({
        body: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${says('{{body}}')}</w:tc></w:tr></w:tbl>${says('x')}${section()}`,
      }),
      /table or a text box/,
    ],
    [
      '{{body}} in a header',
      templateFile({ body: section(withMargins), header: says('{{body}}'), footer: says('x') }),
      /header or footer/,
    ],
  ])('%s: says what is wrong and what to do', async (_what, file, problem) => {
    const check = checkTemplate(file);
    expect(check.ok).toBe(false);
    if (check.ok) return;
    expect(check.problems.join(' ')).toMatch(problem);
    for (const sentence of check.problems) expect(sentence).toMatch(/\.$/);
    await expect(filled(file)).rejects.toThrow(problem);
  });
});

describe('a template with damage anywhere in it', () => {
  const parts = unzipSync(nastyTemplate());
  it('is used or refused in words, and never ends in a fault', () => {
    const said = { used: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(parts)),
        fc.nat(),
        fc.nat(60),
        fc.nat(255),
        (name, at, cut, byte) => {
          const whole = Buffer.from(parts[name] ?? []);
          const place = at % Math.max(whole.length, 1);
          const content = Buffer.concat([
            whole.subarray(0, place),
            Buffer.from([byte]),
            whole.subarray(place + cut),
          ]);
          const check = checkTemplate(Buffer.from(zipSync({ ...parts, [name]: new Uint8Array(content) })));
          said[check.ok ? 'used' : 'refused'] += 1;
          expect(check.ok ? check.notes : check.problems).toEqual(expect.any(Array));
        },
      ),
      { numRuns: 150 },
    );
    expect([said.used > 5, said.refused > 5]).toEqual([true, true]);
  });
});
