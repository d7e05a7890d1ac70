/** Reads finished files, and says what in them must not go out: the last look before anything is published. */
import { strFromU8, unzipSync } from 'fflate';
import type { Finding } from '../../language/rules';
import type { Forbidden } from './forbidden';
import { readHtml } from './html';
import { isImage, readImage } from './image';
import { checkMatches } from './matches';
import { readPackage } from './package';
import { readPdf } from './pdf';
import { TooMuch } from './pdf-objects';
import { emptyReading, type Reading, type Trace, wordsInBytes } from './reading';
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
 * `ours`: also what our own writers always write. `words`: nothing but the words that must not be there, where traces of
 * the file have been looked at elsewhere (attachments/findings.ts).
 */
export type Looking = 'anything' | 'ours' | 'words';

/**
 * Everything that a finished file must not hold, in words for the clerk. Reads Word, Excel, PowerPoint, PDF, HTML,
 * pictures and whatever is packed within them; a file that cannot be read is a finding too.
 */
export async function checkFiles(
  files: FinishedFile[],
  forbidden: Forbidden,
  looking: Looking = 'anything',
): Promise<Finding[]> {
  const matches = checkMatches(forbidden);
  const findings: Finding[] = [];
  for (const { name, content } of files) {
    const reading = readAny(name, content, 0);
    reading.texts.push({ place: 'its name', text: name, zone: 'behind' });
    if (looking === 'ours') reading.traces.push(...unsaid(name, content, reading));
    const traces = looking === 'words' ? [] : traceFindings(reading.traces, forbidden);
    const found = [...reading.texts.flatMap(matches), ...(looking === 'ours' ? traces.map(asOurs) : traces)];
    findings.push(...once(found).map((finding) => ({ ...finding, place: `${name}: ${finding.place}` })));
    // A pack of hundreds of pages takes a moment for each file: others get a turn between two.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return findings;
}

/** What our own writers always write: a file without it is not finished, whatever took it out (domain.md 2.5). */
const ownDuties = /^export-(untagged|no-language|no-title|no-alt)$/;

const asOurs = (finding: Finding): Finding =>
  ownDuties.test(finding.rule)
    ? {
        ...finding,
        severity: 'stops',
        mayKeep: false,
        fix: 'Build the pack again. If it stays so, tell whoever looks after Pledgekeeper.',
      }
    : finding;

/** Of Word files and pages of ours: a language, a title, and words for each picture; of each file, that it is all there. */
function unsaid(name: string, content: Buffer, reading: Reading): Trace[] {
  const found: Trace[] = [];
  const miss = (kind: Trace['kind'], place: string) => found.push({ kind, place, words: '' });
  if (reading.pdf && !reading.pdf.whole) miss('unreadable', 'the end of the file');
  if (/\.html$/i.test(name)) {
    const source = content.toString('utf8');
    if (!source.trimEnd().endsWith('</html>')) miss('unreadable', 'the end of the page');
    if (!/<html[^>]{0,200} lang="en-GB"/.test(source)) miss('no-language', 'the page');
    if (!/<title>[^<]/.test(source)) miss('no-title', 'the page');
    if (tags(source, '<img').some((tag) => !/ alt="[^"]+"/.test(tag))) miss('no-alt', 'pictures');
    if (tags(source, '<svg').some((tag) => !/ (aria-label|aria-labelledby|aria-hidden)="/.test(tag)))
      miss('no-alt', 'pictures');
  }
  if (/\.docx$/i.test(name) && !reading.traces.some(({ kind }) => kind === 'unreadable')) {
    const parts = unzipSync(content, {
      filter: ({ name: part }) => /^(docProps\/core|word\/document)\.xml$/.test(part),
    });
    const [core, text] = ['docProps/core.xml', 'word/document.xml'].map((part) =>
      strFromU8(parts[part] ?? new Uint8Array()),
    );
    if (!/<dc:language>en-GB</.test(core ?? '')) miss('no-language', 'file properties');
    if (!/<dc:title>[^<]/.test(core ?? '')) miss('no-title', 'file properties');
    const silent = tags(text ?? '', '<wp:docPr').filter((tag) => !/ descr="[^"]+"/.test(tag));
    if (silent.length > 0) miss('no-alt', 'pictures');
  }
  return found;
}

function tags(source: string, begins: string): string[] {
  const found: string[] = [];
  for (let place = source.indexOf(begins); place >= 0; place = source.indexOf(begins, place + 1)) {
    const end = source.indexOf('>', place);
    found.push(source.slice(place, end < 0 ? undefined : end));
  }
  return found;
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

/** What is in the bytes, by what they are; `name` helps where they do not say. */
export const readFile = (name: string, content: Buffer): Reading => readAny(name, content, 0);

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
  } catch (fault) {
    // A bomb is for the one who reads the whole file to speak of.
    if (fault instanceof TooMuch && depth > 0) throw fault;
    return unreadable;
  }
  // Old Office files, macros and plain text: whatever can be read as words.
  const reading = emptyReading();
  reading.texts.push({ place: 'text', text: wordsInBytes(content), zone: 'behind' });
  return reading;
}
