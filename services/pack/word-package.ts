/** What docx has no way to say, put into the finished package: language and times of the file, captions on tables. */
import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';

export interface PackageFacts {
  /** One for each table, in order: read out before the table by a screen reader. */
  captions: string[];
  createdAt: Date;
}

/** Rezipped with a fixed time, so that the same content gives the same bytes. */
export function finishPackage(file: Buffer, facts: PackageFacts): Buffer {
  const parts = unzipSync(file);
  edit(parts, 'docProps/core.xml', (xml) => coreProperties(xml, facts.createdAt));
  edit(parts, 'word/document.xml', (xml) => captionTables(xml, facts.captions));
  // Zip holds years from 1980 on, in local time: a fixed one for every file of every machine.
  return Buffer.from(zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 }));
}

function edit(parts: Unzipped, name: string, change: (xml: string) => string): void {
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
    return caption === undefined ? end : `<w:tblCaption w:val="${attribute(caption)}"/>${end}`;
  });
  if (next !== captions.length) throw new Error(`${captions.length} captions for ${next} tables`);
  return captioned;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
