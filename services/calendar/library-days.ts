/** Reads the library of bank holidays in a child process, once for each span of years. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { builtFile } from '../project-root';
import { Day, type NamedDay } from './rules';

const run = promisify(execFile);
const printed = z.array(z.object({ day: Day, name: z.string().min(1) }));
const reads = new Map<string, Promise<NamedDay[]>>();

/** Both years included. @throws when the child process fails; the next call tries again. */
export function readLibrary(fromYear: number, toYear: number): Promise<NamedDay[]> {
  const span = `${fromYear}-${toYear}`;
  const read = reads.get(span) ?? readInChild(fromYear, toYear);
  reads.set(span, read);
  read.catch(() => reads.delete(span));
  return read;
}

async function readInChild(fromYear: number, toYear: number): Promise<NamedDay[]> {
  const script = builtFile('services/calendar/library-child');
  if (!existsSync(script)) throw new Error(`${script} is missing: run "npm run build" first`);
  const { stdout } = await run(process.execPath, [script, String(fromYear), String(toYear)]);
  return printed.parse(JSON.parse(stdout));
}
