/** What docx has no way to say, put into the finished package: language and times, captions of tables, steady ids. */
import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { escaped } from '../writers/xml-text';

export interface PackageFacts {
  /** One for each table, in order: read out before the table by a screen reader. */
  captions: string[];
  createdAt: Date;
}

/** The package's parts by name. */
export function finishPackage(file: Buffer, facts: PackageFacts): Unzipped {
  const parts = unzipSync(file);
  edit(parts, 'docProps/core.xml', (xml) => coreProperties(xml, facts.createdAt));
  const ids = steadyIds(parts);
  edit(parts, 'word/document.xml', (xml) =>
    steadyReferences(captionTables(numberDrawings(xml), facts.captions), ids),
  );
  return parts;
}

/** With a fixed time and order, so that the same content gives the same bytes. */
export function zipPackage(parts: Unzipped): Buffer {
  // Zip holds years from 1980 on, in local time: a fixed one for every file of every machine.
  return Buffer.from(zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 }));
}

export function edit(parts: Unzipped, name: string, change: (xml: string) => string): void {
  const part = parts[name];
  if (part === undefined) throw new Error(`The Word package has no ${name}`);
  parts[name] = strToU8(change(strFromU8(part)));
}

function coreProperties(xml: string, createdAt: Date): string {
  const at = createdAt.toISOString().replace(/\.\d{3}Z$/, 'Z');
  return xml
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`)
    .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>');
}

/** `w:tblCaption` comes last in `w:tblPr` (ISO 29500-1, 17.4.58). */
function captionTables(xml: string, captions: string[]): string {
  let next = 0;
  const captioned = xml.replace(/<\/w:tblPr>/g, (end) => {
    const caption = captions[next];
    next += 1;
    return caption === undefined ? end : `<w:tblCaption w:val="${escaped(caption)}"/>${end}`;
  });
  if (next !== captions.length) throw new Error(`${captions.length} captions for ${next} tables`);
  return captioned;
}

/** docx counts drawings for as long as the process lives; a document begins at 1. */
function numberDrawings(xml: string): string {
  let next = 0;
  return xml.replace(/(<wp:docPr id=")\d+"/g, (_all, start: string) => {
    next += 1;
    return `${start}${next}"`;
  });
}

/** docx draws the ids of links by lot: in their place, the order in which they stand. */
function steadyIds(parts: Unzipped): Map<string, string> {
  const ids = new Map<string, string>();
  edit(parts, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace(/(<Relationship [^>]*?Id=")([^"]+)"/g, (_all, start: string, id: string) => {
      const steady = `rId${ids.size + 1}`;
      ids.set(id, steady);
      return `${start}${steady}"`;
    }),
  );
  return ids;
}

function steadyReferences(xml: string, ids: Map<string, string>): string {
  return xml.replace(/(\sr:(?:id|embed|link)=")([^"]+)"/g, (_all, start: string, id: string) => {
    const steady = ids.get(id);
    if (steady === undefined) throw new Error('The Word package refers to a part that it does not have');
    return `${start}${steady}"`;
  });
}
