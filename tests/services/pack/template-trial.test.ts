import { strFromU8, unzipSync } from 'fflate';
import { settle } from '../../../services/pack/outline/settle';
import { contrast } from '../../../services/pack/word/template-contrast';
import { templateFaults, tryTemplate } from '../../../services/pack/word/template-trial';
import { writeWord } from '../../../services/pack/word/word';
import { zip } from '../../support/small-files';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...rows: [string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index}" Type="${relation}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

function template(inner: string, { namespaces = '', styles = '' } = {}): Buffer {
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['styles', 'styles.xml']),
    'word/document.xml': `<w:document xmlns:w="${main}"${namespaces}><w:body>${inner}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${main}"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>${styles}</w:styles>`,
  });
}
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const body = p('{{body}}');

const paper = settle({
  ...{ title: 'A paper', subject: 'A paper', status: 'Draft', marking: null, body: 'Committee', facts: [] },
  blocks: [
    { kind: 'paragraph', text: 'Words of the paper.', numbered: false },
    {
      kind: 'table',
      caption: 'Figures',
      columns: [
        { header: 'One', width: 50 },
        { header: 'Two', width: 50 },
      ],
      rows: [['1', '2']],
    },
  ],
});
const written = async (file: Buffer) =>
  strFromU8(
    unzipSync(await writeWord(paper, { template: file, createdAt: new Date(0) }))['word/document.xml'] ??
      new Uint8Array(),
  );

describe('a Word template is tried before it is kept', () => {
  it.each([
    ['w15', 'http://schemas.microsoft.com/office/word/2010/11/wordml'],
    ['wp', 'urn:somebody:else'],
    ['r', 'urn:somebody:else'],
  ])('one that calls another namespace %s takes our papers', async (prefix, address) => {
    const file = template(body, { namespaces: ` xmlns:${prefix}="${address}"` });
    expect(await tryTemplate(file)).toMatchObject({ ok: true, faults: [] });
    const document = await written(file);
    expect(document).toContain('Words of the paper.');
    expect(document).toContain(`xmlns:${prefix}="${address}"`);
  });

  it.each([
    'Publication date: DD Month YYYY',
    'RESTRICTED until 09:30 dd/mm/yyyy',
    '[Insert subtitle]',
    '[Committee name]',
    'Meeting of dd.mm.yy',
    'Click or tap here to enter text',
    'Lorem ipsum',
    'Click or tap to enter a date.',
    'Click here to enter a date.',
    'Click icon to add picture',
    '&lt;Report title&gt;',
    'XX/XX/XXXX',
    '[Name of committee]',
    'Choose a building block.',
  ])('“%s” would stand on every paper, and is told', async (words) => {
    const tried = await tryTemplate(template(p(words) + body));
    expect(tried).toMatchObject({ ok: true });
    expect(tried.ok && tried.faults).toHaveLength(1);
  });

  it('words that are the council’s own, and our own tokens, are no placeholders', () => {
    const own = p('Example Council, Town Hall, open 09:30 to 17:00') + p('{{status}} {{title}} {{marking}}');
    expect(templateFaults(template(own + body))).toEqual([]);
  });

  it('colours that are hard to read are told, and those that can be read are not', () => {
    const heading = (colour: string) =>
      templateFaults(
        template(body, {
          styles: `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="base"/><w:rPr><w:color w:val="${colour}"/></w:rPr></w:style>`,
        }),
      );
    expect(heading('FFFF00')).toEqual([expect.stringMatching(/“heading 1” writes in #FFFF00 on white/)]);
    expect(heading('17405C')).toEqual([]);
    expect(heading('auto')).toEqual([]);
    expect(contrast('FFFFFF', '000000')).toBeCloseTo(21);
  });

  it('a table style with white letters in its first row leaves ours dark on our own shade', async () => {
    const file = template(body, {
      styles:
        '<w:style w:type="table" w:styleId="G"><w:name w:val="Table Grid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="43358B"/></w:tcPr></w:tblStylePr></w:style>',
    });
    expect(await tryTemplate(file)).toMatchObject({ ok: true, faults: [] });
    const cell = /<w:tc>(?:(?!<\/w:tc>).)*One/.exec(await written(file))?.[0] ?? '';
    const [fill, colour] = [/w:fill="(\w{6})"/.exec(cell)?.[1], /<w:color w:val="(\w{6})"/.exec(cell)?.[1]];
    expect(contrast(colour ?? '', fill ?? '')).toBeGreaterThan(7);
  });

  it('what is no template says why', async () => {
    expect(await tryTemplate(Buffer.from('no'))).toMatchObject({ ok: false });
    expect(await tryTemplate(template(body + body))).toMatchObject({ ok: false });
  });
});
