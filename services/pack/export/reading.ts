/** What is read out of a finished file: its words, and traces of editing that no published file may carry. */
import type { PdfFacts } from './pdf-facts';

export interface ReadText {
  /** Where a person finds it: 'file properties', 'word/comments.xml'. */
  place: string;
  text: string;
  /** 'text' is what a reader sees; 'behind' is properties, comments and whatever else is not on the page. */
  zone: 'text' | 'behind';
}

export type TraceKind =
  | 'comments'
  | 'tracked-changes'
  | 'hidden-text'
  | 'hidden-sheet'
  | 'hidden-rows'
  | 'embedded-file'
  | 'taken-in'
  | 'picture-of-page'
  | 'editors'
  | 'maker'
  | 'image-data'
  | 'no-words'
  | 'locked'
  | 'program'
  | 'properties'
  | 'untagged'
  | 'no-language'
  | 'no-title'
  | 'no-alt'
  | 'unreadable';

export interface Trace {
  kind: TraceKind;
  place: string;
  /** For 'maker': the words in the file's properties. */
  words: string;
}

export interface Reading {
  texts: ReadText[];
  traces: Trace[];
  /** Of a PDF that could be opened. */
  pdf?: PdfFacts;
}

export const emptyReading = (): Reading => ({ texts: [], traces: [] });

export function addReading(to: Reading, part: Reading, within = ''): void {
  const inside = (place: string) => (within === '' ? place : `${within}, ${place}`);
  for (const text of part.texts) to.texts.push({ ...text, place: inside(text.place) });
  for (const trace of part.traces) to.traces.push({ ...trace, place: inside(trace.place) });
}

/** Readable words in bytes of any kind, in the three ways that programs write them. */
export function wordsInBytes(bytes: Buffer): string {
  const single = bytes.toString('latin1');
  const found: string[] = single.match(/[\x20-\x7e\xa0-\xff]{6,}/g) ?? [];
  if (bytes.includes(0)) {
    const wide = [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')];
    for (const text of wide) found.push(...(text.match(/[\u0020-\u024f\u2010-\u2027]{4,}/g) ?? []));
  }
  if (/[\x80-\xff]{2}/.test(single))
    found.push(bytes.toString('utf8').replace(/[^\p{L}\p{N}\p{P}\s]+/gu, '\n'));
  return found.join('\n');
}
