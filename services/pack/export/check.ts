/** Reads finished files, and says what in them must not go out: the last look before anything is published. */
import type { Finding } from '../../language/rules';
import type { Forbidden } from './forbidden';
import { readHtml } from './html';
import { isImage, readImage } from './image';
import { checkMatches } from './matches';
import { readPackage } from './package';
import { readPdf } from './pdf';
import { emptyReading, type Reading, wordsInBytes } from './reading';
import { traceFindings } from './traces';

export {
  type Forbidden,
  forbiddenNames,
  nothingForbidden,
  privateWords,
} from './forbidden';

export interface FinishedFile {
  name: string;
  content: Buffer;
}

/**
 * Everything that a finished file must not hold, in words for the clerk. Reads Word, Excel, PowerPoint, PDF, HTML,
 * pictures and whatever is packed within them; a file that cannot be read is a finding too.
 */
export async function checkFiles(files: FinishedFile[], forbidden: Forbidden): Promise<Finding[]> {
  const matches = checkMatches(forbidden);
  const findings: Finding[] = [];
  for (const { name, content } of files) {
    const reading = readAny(name, content, 0);
    reading.texts.push({ place: 'its name', text: name, zone: 'behind' });
    const found = [...reading.texts.flatMap(matches), ...traceFindings(reading.traces, forbidden)];
    findings.push(...once(found).map((finding) => ({ ...finding, place: `${name}: ${finding.place}` })));
    // A pack of hundreds of pages takes a moment for each file: others get a turn between two.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return findings;
}

/** The same words in the same place are said once. */
function once(findings: Finding[]): Finding[] {
  const known = new Set<string>();
  return findings.filter(({ rule, place, excerpt }) => {
    const key = JSON.stringify([rule, place, excerpt]);
    return known.has(key) ? false : known.add(key);
  });
}

const deepest = 6;

function readAny(name: string, content: Buffer, depth: number): Reading {
  const unreadable: Reading = {
    texts: [],
    traces: [{ kind: 'unreadable', place: 'the whole file', words: '' }],
  };
  if (depth > deepest) return unreadable;
  const inner = (innerName: string, bytes: Buffer) => readAny(innerName, bytes, depth + 1);
  const head = content.subarray(0, 1024).toString('latin1');
  try {
    if (head.startsWith('PK')) return readPackage(content, inner);
    if (head.includes('%PDF-')) return readPdf(content, inner);
    if (isImage(name)) return readImage(content, 'picture');
    if (/\.html?$/i.test(name) || /^\s*(<!doctype html|<html)/i.test(head)) return readHtml(content, inner);
  } catch {
    return unreadable;
  }
  // Old Office files, macros and plain text: whatever can be read as words.
  const reading = emptyReading();
  reading.texts.push({ place: 'text', text: wordsInBytes(content), zone: 'behind' });
  return reading;
}
