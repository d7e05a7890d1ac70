/** The parts of a filled template as a package: content types, relations and pictures written anew. */
import { strToU8, type Unzipped } from 'fflate';
import { escaped } from '../writers/xml-text';
import { keepsLink } from './template-clean';
import type { Related, Template, TemplatePart } from './template-open';
import { descendants, type Element, elements, parseXml, writeXml } from './xml';

export interface Media {
  template: Template;
  /** Our own document's package. */
  ours: Unzipped;
}

export interface JoinedParts {
  styles: Element;
  numbering: Element;
  settings: string;
}

interface Relation {
  id: string;
  type: string;
  target: string;
  outside: boolean;
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
const packageTypes = 'application/vnd.openxmlformats-';
const extensions: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
  svg: 'image/svg+xml',
  odttf: `${packageTypes}officedocument.obfuscatedFont`,
  rels: `${packageTypes}package.relationships+xml`,
  xml: 'application/xml',
};

export function newPackage({ template, ours }: Media, joined: JoinedParts): Unzipped {
  const parts: Unzipped = {};
  const types: [string, string][] = [];
  const pictures = new Map<string, string>();
  /** A part with what it is related to: pictures and fonts of the template under names of ours, and safe links. */
  const add = (
    name: string,
    type: string,
    content: Uint8Array<ArrayBuffer>,
    part: TemplatePart | null,
    more: Relation[],
  ) => {
    parts[`word/${name}`] = content;
    types.push([`/word/${name}`, `${wordTypes}${type}+xml`]);
    const relations = [...relationsOf(part), ...more];
    if (relations.length > 0) parts[`word/_rels/${name}.rels`] = relationFile(relations);
  };
  const relationsOf = (part: TemplatePart | null): Relation[] =>
    [...(part?.related ?? [])].flatMap(([id, related]) => {
      const relation = kept(related, id);
      if (!relation || related.outside) return relation ?? [];
      const content = template.files[related.target];
      if (!content) return [];
      const extension = /\.(\w+)$/.exec(related.target)?.[1]?.toLowerCase() ?? '';
      if (!extensions[extension] || extension === 'xml' || extension === 'rels') return [];
      const name = pictures.get(related.target) ?? `media/template${pictures.size + 1}.${extension}`;
      pictures.set(related.target, name);
      parts[`word/${name}`] = content;
      return [{ ...relation, target: name }];
    });

  const main: Relation[] = [];
  const link = (id: string, type: string, target: string) =>
    main.push({ id, type: `${relationTypes}${type}`, target, outside: false });
  add('styles.xml', 'styles', strToU8(writeXml(joined.styles)), null, []);
  link('partStyles', 'styles', 'styles.xml');
  add('numbering.xml', 'numbering', strToU8(writeXml(joined.numbering)), template.numbering, []);
  link('partNumbering', 'numbering', 'numbering.xml');
  add('settings.xml', 'settings', strToU8(joined.settings), null, []);
  link('partSettings', 'settings', 'settings.xml');
  if (template.fontTable) {
    // LibreOffice's way to name a character set, which Word has not (Open XML SDK).
    for (const { attributes } of descendants(template.fontTable.root)) attributes.delete('w:characterSet');
    add('fontTable.xml', 'fontTable', strToU8(writeXml(template.fontTable.root)), template.fontTable, []);
    link('partFonts', 'fontTable', 'fontTable.xml');
  }
  const theme = template.theme === null ? undefined : template.files[template.theme];
  if (theme && !/r:(embed|link)=/.test(Buffer.from(theme).toString('latin1'))) {
    parts['word/theme/theme1.xml'] = theme;
    types.push(['/word/theme/theme1.xml', `${packageTypes}officedocument.theme+xml`]);
    link('partTheme', 'theme', 'theme/theme1.xml');
  }
  let count = 0;
  for (const [id, part] of template.margins) {
    count += 1;
    const kind = part.root.name === 'w:hdr' ? 'header' : 'footer';
    add(`${kind}${count}.xml`, kind, strToU8(writeXml(part.root)), part, []);
    link(id, kind, `${kind}${count}.xml`);
  }
  for (const [name, content] of Object.entries(ours)) {
    if (name.startsWith('word/media/')) parts[name] = content;
  }
  const document = strToU8(writeXml(template.document.root));
  add('document.xml', 'document.main', document, template.document, [...main, ...ourRelations(ours)]);
  addProperties(parts, types, ours);
  parts['[Content_Types].xml'] = contentTypes(parts, types);
  return parts;
}

function kept({ type, target, outside }: Related, id: string): Relation | null {
  const full = { id, type: `${relationTypes}${type}`, target, outside };
  if (type === 'hyperlink') return outside && keepsLink(target) ? full : null;
  return !outside && (type === 'image' || type === 'font') ? full : null;
}

/** Our pictures and links, under the ids that our content calls them in the template. */
function ourRelations(ours: Unzipped): Relation[] {
  const file = ours['word/_rels/document.xml.rels'];
  if (!file) throw new Error('Our own document has no relations');
  return elements(parseXml(file)).flatMap(({ attributes }) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => attributes.get(name) ?? '');
    if (!id || !type || !target || !/\/(image|hyperlink)$/.test(type)) return [];
    return [{ id: `our${id}`, type, target, outside: attributes.get('TargetMode') === 'External' }];
  });
}

function relationFile(relations: Relation[]): Uint8Array<ArrayBuffer> {
  const lines = relations.map(
    ({ id, type, target, outside }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
  );
  return strToU8(
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  );
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The file's properties are ours alone: the template's may name people. */
function addProperties(parts: Unzipped, types: [string, string][], ours: Unzipped): void {
  const properties: [string, string, string][] = [
    ['docProps/core.xml', 'package.core-properties', 'package/2006/relationships/metadata/core-properties'],
    [
      'docProps/app.xml',
      'officedocument.extended-properties',
      'officeDocument/2006/relationships/extended-properties',
    ],
  ];
  const relations: Relation[] = [
    { id: 'rId1', type: `${relationTypes}officeDocument`, target: 'word/document.xml', outside: false },
  ];
  for (const [name, type, relation] of properties) {
    const part = ours[name];
    if (!part) throw new Error(`Our own document has no ${name}`);
    parts[name] = part;
    types.push([`/${name}`, `${packageTypes}${type}+xml`]);
    relations.push({
      id: `rId${relations.length + 1}`,
      type: `http://schemas.openxmlformats.org/${relation}`,
      target: name,
      outside: false,
    });
  }
  parts['_rels/.rels'] = relationFile(relations);
}

function contentTypes(parts: Unzipped, types: [string, string][]): Uint8Array<ArrayBuffer> {
  const used = new Set(Object.keys(parts).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  const defaults = [...used].flatMap((extension) => {
    const type = extensions[extension];
    return type ? [`<Default Extension="${extension}" ContentType="${type}"/>`] : [];
  });
  const overrides = types.map(
    ([name, type]) => `<Override PartName="${escaped(name)}" ContentType="${type}"/>`,
  );
  return strToU8(
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...defaults, ...overrides].join('')}</Types>`,
  );
}
