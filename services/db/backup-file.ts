/** The backup's file: gzip of one JSON array a line, ending with its row counts and checksum, the same for both engines. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { codeOf } from './errors';

/**
 * ```
 * ["pledgekeeper-backup",{"format":1,"schema":["2026-11-22-first"],"madeAt":"2027-01-05T09:00:00.000Z"}]
 * ["table","person",["id","name"]]
 * ["row",["p1","Head of Service"]]
 * ["end",{"rows":{"person":1},"sha256":"…"}]
 * ```
 * Values are PostgreSQL's own text for them, or null, so that nothing is lost between numeric, jsonb and timestamps.
 * The checksum is of every byte before the last line.
 */
const headerLine = z.tuple([
  z.literal('pledgekeeper-backup'),
  z.object({ format: z.literal(1), schema: z.array(z.string()), madeAt: z.string() }),
]);
const tableLine = z.tuple([z.literal('table'), z.string(), z.array(z.string())]);
const endLine = z.tuple([
  z.literal('end'),
  z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() }),
]);

export interface BackupHeader {
  /** Migrations that the database had had. */
  schema: string[];
  /** ISO 8601, UTC. */
  madeAt: string;
}

export interface BackupSummary extends BackupHeader {
  /** Rows by table. */
  rows: Record<string, number>;
}

/** A file that is not a whole backup, or does not fit; the message is shown as it is. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** The lines of a new backup. @param tables rows are JSON arrays already, as text. */
export async function* writeLines(
  header: BackupHeader,
  tables: AsyncIterable<{ name: string; columns: string[]; rows: AsyncIterable<string> }>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  const hashed = (line: string) => {
    hash.update(`${line}\n`);
    return `${line}\n`;
  };
  yield hashed(JSON.stringify(['pledgekeeper-backup', { format: 1, ...header }]));
  for await (const { name, columns, rows } of tables) {
    yield hashed(JSON.stringify(['table', name, columns]));
    let count = 0;
    for await (const row of rows) {
      count += 1;
      yield hashed(`["row",${row}]`);
    }
    counts[name] = count;
  }
  yield `${JSON.stringify(['end', { rows: counts, sha256: hash.digest('hex') }])}\n`;
}

export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'table'; name: string; columns: string[] }
  /** A JSON array, as text. */
  | { kind: 'row'; values: string };

/**
 * The parts of a backup in order. The checksum is known only at the end: whoever acts on the parts does so in a
 * transaction, or reads the file to its end first (`checkBackup`).
 * @throws BackupRefused for anything but a whole backup.
 */
export async function* readParts(file: string): AsyncGenerator<BackupPart, BackupSummary> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let header: BackupHeader | undefined;
  let table: string | undefined;
  let end: z.infer<typeof endLine>[1] | undefined;
  for await (const line of linesOf(file)) {
    if (end) throw new BackupRefused(`${file} goes on after its end.`);
    if (!header) {
      const parsed = headerLine.safeParse(parse(line));
      if (!parsed.success) throw new BackupRefused(`${file} is not a backup that this version can read.`);
      header = { schema: parsed.data[1].schema, madeAt: parsed.data[1].madeAt };
      yield { kind: 'header', header };
    } else if (line.startsWith('["row",') && table !== undefined) {
      counts[table] = (counts[table] ?? 0) + 1;
      yield { kind: 'row', values: line.slice('["row",'.length, -1) };
    } else if (line.startsWith('["end",')) {
      end = endLine.safeParse(parse(line)).data?.[1];
      if (!end) throw damaged(file);
      continue;
    } else {
      const parsed = tableLine.safeParse(parse(line));
      if (!parsed.success) throw damaged(file);
      table = parsed.data[1];
      counts[table] = 0;
      yield { kind: 'table', name: table, columns: parsed.data[2] };
    }
    hash.update(`${line}\n`);
  }
  if (!header || !end) throw new BackupRefused(`${file} is cut short: it has no end.`);
  const same = JSON.stringify(end.rows) === JSON.stringify(counts);
  if (!same || end.sha256 !== hash.digest('hex')) throw damaged(file);
  return { ...header, rows: counts };
}

/** Reads a backup to its end. @throws BackupRefused unless it is whole and unchanged. */
export async function checkBackup(file: string): Promise<BackupSummary> {
  const parts = readParts(file);
  for (;;) {
    const part = await parts.next();
    if (part.done) return part.value;
  }
}

const damaged = (file: string) =>
  new BackupRefused(`${file} is damaged: its content does not match its checksum.`);

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** By '\n' alone: readline would also split at U+2028, which people's text may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  try {
    const source = createReadStream(file);
    const text = createGunzip();
    source.on('error', (error) => text.destroy(error));
    text.setEncoding('utf8');
    for await (const chunk of source.pipe(text)) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'Z_BUF_ERROR') throw new BackupRefused(`${file} is cut short: it has no end.`);
    if (code.startsWith('Z_')) throw new BackupRefused(`${file} is damaged, or is not a backup.`);
    if (['ENOENT', 'EACCES', 'EISDIR'].includes(code))
      throw new BackupRefused(`${file} cannot be read (${code}).`);
    throw error;
  }
  if (rest !== '') throw new BackupRefused(`${file} is cut short: it has no end.`);
}
