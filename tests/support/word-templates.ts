/** Word templates as councils have them: of other languages and programs, with what must not reach a paper planted in them. */
import { strToU8, zipSync } from 'fflate';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names =
  `xmlns:w="${word}" xmlns:r="${office}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"';
const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);

/** Every piece of it that names a person or must stay out has this word in it. */
export const canary = 'Canary';

export interface TemplateParts {
  /** Inside `w:body`. */
  body: string;
  header?: string;
  footer?: string;
  /** Inside `w:styles`; null for a file without styles. */
  styles?: string | null;
  settings?: string;
  /** Of the main part: a template with macros has another. */
  mainType?: string;
  /** More files, with the relation of the document to each. */
  more?: { name: string; type: string; relation: string; content: string }[];
}

export const section = (more = '', size = 'w:w="11906" w:h="16838"') =>
  `<w:sectPr>${more}<w:pgSz ${size}/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`;
export const withMargins =
  '<w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/>';
export const says = (text: string, properties = '') =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const style = (type: string, id: string, name: string, more = '') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** As a German Word writes them: English names, German ids. The headings number themselves. */
export const germanStyles =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>' +
  style(
    'paragraph',
    'berschrift1',
    'heading 1',
    '<w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
  ) +
  style(
    'paragraph',
    'berschrift2',
    'heading 2',
    '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>',
  ) +
  style(
    'paragraph',
    'berschrift3',
    'heading 3',
    '<w:basedOn w:val="berschrift2"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>',
  ) +
  style('paragraph', 'Heading4', 'House note', '<w:basedOn w:val="Standard"/>') +
  style(
    'paragraph',
    'Textkrper',
    'Body Text',
    '<w:basedOn w:val="Standard"/><w:rPr><w:color w:val="112233"/></w:rPr>',
  ) +
  style('paragraph', 'Versteckt', 'Table note', '<w:basedOn w:val="Standard"/><w:rPr><w:vanish/></w:rPr>') +
  style('table', 'Tabellenraster', 'Table Grid', '<w:basedOn w:val="NormaleTabelle"/>');

export function templateFile(parts: TemplateParts): Buffer {
  const more = parts.more ?? [];
  const styles = parts.styles === undefined ? germanStyles : parts.styles;
  const files: Record<string, Uint8Array> = {};
  const relations: string[] = [];
  const types: string[] = [];
  const add = (name: string, content: Uint8Array, id: string, relation: string, type: string) => {
    files[`word/${name}`] = content;
    relations.push(`<Relationship Id="${id}" Type="${office}/${relation}" Target="${name}"/>`);
    types.push(`<Override PartName="/word/${name}" ContentType="${type}"/>`);
  };
  const kind = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
  if (styles !== null)
    add('styles.xml', xml(`<w:styles ${names}>${styles}</w:styles>`), 'rIdS', 'styles', kind('styles'));
  const list =
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>';
  add(
    'numbering.xml',
    xml(`<w:numbering ${names}>${list}</w:numbering>`),
    'rIdN',
    'numbering',
    kind('numbering'),
  );
  add(
    'settings.xml',
    xml(`<w:settings ${names}>${parts.settings ?? ''}</w:settings>`),
    'rIdSet',
    'settings',
    kind('settings'),
  );
  if (parts.header !== undefined)
    add('header7.xml', xml(`<w:hdr ${names}>${parts.header}</w:hdr>`), 'rIdH', 'header', kind('header'));
  if (parts.footer !== undefined)
    add('footer7.xml', xml(`<w:ftr ${names}>${parts.footer}</w:ftr>`), 'rIdF', 'footer', kind('footer'));
  for (const [index, one] of more.entries())
    add(one.name, strToU8(one.content), `rIdM${index}`, one.relation, one.type);
  const outside = `<Relationship Id="rIdOut" Type="${office}/image" Target="https://tracker.test/${canary}.png" TargetMode="External"/>`;
  files['word/document.xml'] = xml(`<w:document ${names}><w:body>${parts.body}</w:body></w:document>`);
  files['word/_rels/document.xml.rels'] = xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}${outside}</Relationships>`,
  );
  files['_rels/.rels'] = xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  files['docProps/custom.xml'] = xml(
    `<Properties><property name="Owner">${canary} Owner</property></Properties>`,
  );
  files['[Content_Types].xml'] = xml(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${parts.mainType ?? kind('document.main')}"/>${types.join('')}</Types>`,
  );
  return Buffer.from(zipSync(files));
}

const field = (code: string, shows: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shows}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const by = `w:id="9" w:author="${canary} Author" w:date="2026-01-01T00:00:00Z"`;
const picture = (id: string) =>
  `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="10" cy="10"/><wp:docPr id="1" name="${canary}.png" descr="C:\\Users\\${canary}\\logo.png"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="${canary}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** Macros, protection, comments, changes, hidden words, fields with names, a picture from outside, custom properties. */
export const nastyTemplate = (): Buffer =>
  templateFile({
    mainType: 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml',
    body:
      says('Cover of the council') +
      `<w:p w:rsidR="00C0FFEE"><w:ins ${by}><w:r><w:t>Kept insertion</w:t></w:r></w:ins><w:del ${by}><w:r><w:delText>${canary} deleted</w:delText></w:r></w:del><w:commentRangeStart w:id="1"/><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>` +
      `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>${canary} hidden</w:t></w:r><w:r><w:t>Seen</w:t></w:r></w:p>` +
      says(`${canary} hidden by its style`, '<w:pPr><w:pStyle w:val="Versteckt"/></w:pPr>') +
      `<w:p><w:r><w:t>By </w:t></w:r>${field('AUTHOR', `${canary} Author`)}<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>${canary}.docx</w:t></w:r></w:fldSimple></w:p>` +
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns0:coreProperties[1]/ns1:creator[1]" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${says(`${canary} bound`)}</w:sdtContent></w:sdt>` +
      picture('rIdOut') +
      '<w:p><w:r><w:t>{{bo</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>dy}</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>' +
      says('After the paper') +
      section(withMargins),
    header: `<w:p><w:r><w:t>The Council: {{ti</w:t></w:r><w:r><w:t>tle}} {{status}}</w:t></w:r>${field('LASTSAVEDBY', `${canary} Saver`)}</w:p>`,
    footer: `<w:p><w:r><w:t>Page </w:t></w:r>${field('PAGE', '1')}</w:p>`,
    settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:attachedTemplate r:id="rIdA"/>',
    more: [
      {
        name: 'vbaProject.bin',
        type: 'application/vnd.ms-office.vbaProject',
        relation: 'vbaProject',
        content: `${canary} macro`,
      },
      {
        name: 'comments.xml',
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
        relation: 'comments',
        content: `<w:comments ${names}><w:comment w:id="1" w:author="${canary} Author">${says(`${canary} comment`)}</w:comment></w:comments>`,
      },
    ],
  });
