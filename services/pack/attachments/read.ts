/** Reads one attached file, whichever of the two kinds it is; every fault of the file becomes a problem that is said. */
import { endingOf, whyNotByContent } from '../../agenda/file-kinds';
import { TooMuch } from '../export/pdf-objects';
import { type Facts, type FileReading, unreadable } from './facts';
import { readPdfFile } from './read-pdf';
import { readWord } from './read-word';
import { TooLarge } from './word-package';

export const kindOf = (name: string): Facts['kind'] => (endingOf(name) === 'pdf' ? 'pdf' : 'docx');

/** In a process of its own (process.ts): what is read here was made by strangers. */
export function readAttached(name: string, content: Buffer): FileReading {
  const kind = kindOf(name);
  const why = whyNotByContent(name, content);
  if (why !== null) return unreadable(kind, /password/.test(why) ? 'password' : 'not-what-it-says');
  try {
    return kind === 'pdf' ? readPdfFile(content) : readWord(content);
  } catch (fault) {
    if (fault instanceof TooLarge || fault instanceof TooMuch) return unreadable(kind, 'too-large');
    return unreadable(kind, isWholeZip(kind, content) ? 'damaged' : 'cut-short');
  }
}

/** The list of a package's parts stands at its end: without it the file was cut on its way. */
const isWholeZip = (kind: Facts['kind'], content: Buffer) =>
  kind === 'pdf' || content.subarray(-70_000).includes('PK\u0005\u0006', 0, 'latin1');
