/** Turns what a build prints into finished files, in memory: nothing is put anywhere before they have been looked through. */
import type { FileFacts } from '../../library/rules';
import type { ComposedPack, PackDocument } from '../documents';
import { documentName, folderOf, packName } from '../file-names';
import { writeHtml } from '../html/html';
import { join } from '../outline/join';
import type { SettledOutline } from '../outline/settle';
import type { MissingGlyph } from '../pdf/glyphs';
import { writePdf } from '../pdf/pdf';
import type { Edition, PackBuild, PackFile } from '../rules';
import { writeWord } from '../word/word';

export interface FinishedFile extends Pick<PackFile, 'folder' | 'name' | 'edition' | 'itemNumber' | 'title'> {
  content: Buffer;
  part: FileFacts['part'];
}

export interface WriteOptions {
  /** The council's own Word template, when it has set one. */
  template: Buffer | null;
  say: (progress: string) => Promise<void>;
}

export interface Written {
  files: FinishedFile[];
  missing: MissingGlyph[];
}

type Format = 'docx' | 'pdf' | 'html';

export interface Piece {
  outline: SettledOutline;
  formats: Format[];
  about: Pick<FinishedFile, 'folder' | 'edition' | 'itemNumber' | 'title' | 'part'> & { name: string };
}

/** Everything but the young people's edition, which goes nowhere before it is signed off. */
export async function writeFiles(
  build: PackBuild,
  composed: ComposedPack,
  options: WriteOptions,
): Promise<Written> {
  const pieces = [
    ...editionPieces('public', composed.public, build, composed),
    ...editionPieces('exempt', composed.exempt, build, composed),
    ...officersPieces(composed, build),
  ];
  return writePieces(pieces, build.requestedAt, options);
}

/** Once the participation worker has signed it off. */
export function writeYoungPeoples(
  build: PackBuild,
  composed: ComposedPack,
  document: PackDocument,
  options: WriteOptions,
): Promise<Written> {
  return writePieces(
    [wholePiece('young-people', document.outline, document.title, build, composed)],
    build.requestedAt,
    options,
  );
}

/** `createdAt`: what the files say of when they were made, so that the same words give the same bytes. */
export async function writePieces(
  pieces: Piece[],
  createdAt: Date,
  { template, say }: WriteOptions,
): Promise<Written> {
  const written: Written = { files: [], missing: [] };
  for (const [index, { outline, formats, about }] of pieces.entries()) {
    await say(`Writing document ${index + 1} of ${pieces.length}`);
    const at = { createdAt };
    const has = (format: Format) => formats.includes(format);
    // Typst makes the PDF in a process of its own while Word is written in this one.
    const [pdf, word] = await Promise.all([
      has('pdf') ? writePdf(outline, at) : null,
      has('docx') ? writeWord(outline, { ...at, ...(template ? { template } : {}) }) : null,
    ]);
    const { name, ...rest } = about;
    const add = (format: Format, content: Buffer) =>
      written.files.push({ ...rest, name: `${name}.${format}`, content });
    if (word) add('docx', word);
    if (pdf) {
      add('pdf', pdf.pdf);
      written.missing.push(...pdf.missing);
    }
    if (has('html')) add('html', Buffer.from(writeHtml(outline, at)));
  }
  return written;
}

/** The whole edition in three formats, then each of its documents as a file of its own. */
function editionPieces(
  edition: 'public' | 'exempt',
  documents: PackDocument[],
  build: PackBuild,
  composed: ComposedPack,
): Piece[] {
  const [front, ...items] = documents;
  if (!front) return [];
  const whole = join(
    { ...front.outline, title: wholeTitle(edition, front, build) },
    items.map(({ outline, itemNumber, title }) => ({
      heading: itemNumber === null ? title : `Item ${itemNumber}: ${title}`,
      outline,
    })),
  );
  return [
    wholePiece(edition, whole, whole.title, build, composed),
    ...documents.map(
      (document): Piece => ({
        outline: document.outline,
        formats: ['docx', 'pdf'],
        about: {
          folder: folderOf(edition, composed, build.stage),
          name: documentName(document, composed, build),
          edition,
          itemNumber: document.itemNumber,
          title: document.title,
          part: document.part,
        },
      }),
    ),
  ];
}

function wholePiece(
  edition: Edition,
  outline: SettledOutline,
  title: string,
  build: PackBuild,
  composed: ComposedPack,
): Piece {
  return {
    outline,
    formats: ['docx', 'pdf', 'html'],
    about: {
      folder: folderOf(edition, composed, build.stage),
      name: packName(edition, composed, build),
      edition,
      itemNumber: null,
      title,
      part: edition === 'exempt' ? 2 : 1,
    },
  };
}

function wholeTitle(edition: 'public' | 'exempt', front: PackDocument, build: PackBuild): string {
  if (build.kind === 'supplement') return front.outline.title;
  return edition === 'public' ? 'Agenda and reports pack' : 'Part 2 reports';
}

function officersPieces(composed: ComposedPack, build: PackBuild): Piece[] {
  const [front, ...rest] = composed.officers;
  if (!front) return [];
  const items = rest.map(({ title, outline }) => ({ heading: title, outline }));
  const piece = wholePiece('officers', join(front.outline, items), front.title, build, composed);
  return [{ ...piece, formats: ['docx'] }];
}
