/** A Word file of our own making from a stranger's: as the clerk has chosen, and without what no paper may carry. */
import { strToU8, type Unzipped, zipSync } from 'fflate';
import { descendants, type Element, mapChildren, parseXml, writeXml } from '../word/xml';
import { escaped } from '../writers/xml-text';
import { type Choice, undecided } from './facts';
import { withoutPictureData } from './picture-data';
import { countChanges, settleChanges } from './word-changes';
import { child, hiddenStyleIds, openWord, type WordPackage } from './word-package';

/** Parts that a printed paper needs; whatever else is in the package stays behind. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/charts\/_rels\/[^/]+\.rels|word\/(document|styles|numbering|fontTable|settings|header|footer|footnotes|endnotes)\d*\.xml|word\/theme\/[^/]+\.xml|word\/media\/[^/]+|word\/fonts\/[^/]+\.odttf|word\/charts\/[^/]+\.xml|word\/diagrams\/[^/]+\.xml)$/i;

/**
 * @param title goes into the file's properties, in place of all that was there.
 * @throws Error where something is not decided, or where a change or hidden word would be left: it is then not printed.
 */
export function cleanWord(content: Buffer, choice: Choice, title: string): Buffer {
  const source = openWord(content);
  const hiddenStyles = hiddenStyleIds(source.styles);
  const counts = source.stories.map(({ root }) => countChanges(root, hiddenStyles));
  const sum = (of: (one: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + of(one), 0);
  const asked = undecided(
    {
      inserted: sum((one) => one.inserted),
      deleted: sum((one) => one.deleted),
      hidden: sum((one) => one.hidden),
    },
    choice,
  );
  if (asked.changes || asked.hidden) throw new Error('nobody has decided about the changes in the file');
  const files: Unzipped = {};
  for (const [name, bytes] of Object.entries(source.files)) {
    if (keeps(source, name)) files[name] = withoutPictureData(bytes);
  }
  for (const { name, root } of source.stories) {
    if (!files[name]) continue;
    settleChanges(root, choice, hiddenStyles);
    withoutObjects(root);
    files[name] = xml(root);
  }
  cleanStyles(source, choice, files);
  cleanSettings(source, files);
  cleanRelations(files, [...Object.keys(files)]);
  cleanTypes(files);
  files['docProps/core.xml'] = strToU8(coreProperties(title));
  const made = Buffer.from(zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 }));
  mustBeClean(made, choice);
  return made;
}

/** The main parts may have names of their own: what they are decides, then what they are called. */
function keeps(source: WordPackage, name: string): boolean {
  const story = source.stories.find((part) => part.name === name);
  if (story) return story.root.name !== 'w:comments';
  return needed.test(name) || name === source.styles?.name || name === source.settings?.name;
}

const xml = (root: Element) => strToU8(writeXml(root));

/** Objects of other programs are whole files; what they show is a picture that stays. */
function withoutObjects(root: Element): void {
  for (const element of [root, ...descendants(root)]) {
    mapChildren(element, (node) => {
      if (typeof node === 'string') return [node];
      if (/^(w:(altChunk|subDoc|control|contentPart)|o:OLEObject|c:externalData)$/.test(node.name)) return [];
      return [node];
    });
    for (const key of [...element.attributes.keys()])
      if (/^w:rsid|^w14:(paraId|textId)$|^w:author$|^w:initials$/.test(key)) element.attributes.delete(key);
  }
}

function cleanStyles({ styles }: WordPackage, choice: Choice, files: Unzipped): void {
  if (!styles) return;
  for (const element of descendants(styles.root)) {
    mapChildren(element, (node) => {
      if (typeof node === 'string') return [node];
      if (node.name.endsWith('PrChange')) return [];
      const hides = choice.hidden === 'print' && /^w:(vanish|specVanish)$/.test(node.name);
      return hides ? [] : [node];
    });
  }
  files[styles.name] = xml(styles.root);
}

/** What follows the person, the file's history or another file. */
const settingsGone =
  /^(w:(attachedTemplate|rsids|trackRevisions|documentProtection|writeProtection|docVars|mailMerge|revisionView|saveThroughXslt|hdrShapeDefaults|shapeDefaults|linkStyles|readModeInkLockDown)|w15:.*|w14:.*)$/;

function cleanSettings({ settings }: WordPackage, files: Unzipped): void {
  if (!settings) return;
  mapChildren(settings.root, (node) =>
    typeof node !== 'string' && settingsGone.test(node.name) ? [] : [node],
  );
  files[settings.name] = xml(settings.root);
}

/** No relation to a part that is gone, and none to anything outside but links that people follow. */
function cleanRelations(files: Unzipped, names: string[]): void {
  const there = new Set(names);
  for (const name of names.filter((one) => one.endsWith('.rels'))) {
    const bytes = files[name];
    if (!bytes) continue;
    const root = parseXml(bytes);
    const folder = name.replace(/_rels\/[^/]+$/, '');
    mapChildren(root, (node) => {
      if (typeof node === 'string') return [node];
      const type = node.attributes.get('Type') ?? '';
      const target = node.attributes.get('Target') ?? '';
      if (node.attributes.get('TargetMode') === 'External') return type.endsWith('/hyperlink') ? [node] : [];
      return there.has(resolved(folder, target)) ? [node] : [];
    });
    files[name] = xml(root);
  }
  const top = files['_rels/.rels'];
  if (!top) throw new Error('it names no document');
  const root = parseXml(top);
  root.children.push({
    name: 'Relationship',
    attributes: new Map([
      ['Id', 'pledgekeeperProperties'],
      ['Type', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'],
      ['Target', 'docProps/core.xml'],
    ]),
    children: [],
  });
  files['_rels/.rels'] = xml(root);
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function cleanTypes(files: Unzipped): void {
  const bytes = files['[Content_Types].xml'];
  if (!bytes) throw new Error('it does not say what its parts are');
  const root = parseXml(bytes);
  mapChildren(root, (node) => {
    if (typeof node === 'string' || node.name !== 'Override') return [node];
    const part = (node.attributes.get('PartName') ?? '').replace(/^\//, '');
    return files[part] && part !== 'docProps/core.xml' ? [node] : [];
  });
  root.children.push({
    name: 'Override',
    attributes: new Map([
      ['PartName', '/docProps/core.xml'],
      ['ContentType', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ]),
    children: [],
  });
  files['[Content_Types].xml'] = xml(root);
}

const coreProperties = (title: string) =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:title>${escaped(title)}</dc:title><dc:creator>Pledgekeeper</dc:creator>` +
  '<cp:lastModifiedBy>Pledgekeeper</cp:lastModifiedBy><dc:language>en-GB</dc:language></cp:coreProperties>';

/** Read again as a stranger would: what is left in it by an oversight of ours is not printed either. */
function mustBeClean(made: Buffer, choice: Choice): void {
  const again = openWord(made);
  const hiddenStyles = hiddenStyleIds(again.styles);
  for (const { root } of again.stories) {
    const left = countChanges(root, hiddenStyles);
    const hidden = choice.hidden === 'print' ? 0 : left.hidden;
    if (left.inserted + left.deleted + left.restyled + hidden > 0) {
      throw new Error('a change or hidden words would be left in the file');
    }
    if (child(root, 'w:comment')) throw new Error('a comment would be left in the file');
  }
}
