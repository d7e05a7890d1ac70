/** What both imports share: the file, the problems as text, and the question before anything is stored. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Committees } from '../committees/service';
import { readTables } from '../spreadsheets/read';
import { type Problem, placeOf, type Sheet } from '../spreadsheets/rules';

export interface CommandResult {
  text: string;
  ok: boolean;
}

export interface ImportDeps {
  committees: Pick<Committees, 'default'>;
  /** Shows the text and asks whether to store it; without it there is nobody to ask (not a terminal). */
  confirm?: (shown: string) => Promise<boolean>;
}

export interface ImportArgs {
  /** Its path. */
  file: string;
  /** Store without asking. */
  yes?: boolean;
}

export async function openTables(file: string): Promise<{ sheets: Sheet[] } | { refused: CommandResult }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return { refused: refused(file, ['There is no file that can be read under this name.']) };
  }
  const tables = await readTables(bytes, file);
  if (tables.ok) return { sheets: tables.value };
  return { refused: refused(file, [`${tables.refusal.message} ${tables.refusal.fix}`]) };
}

/** Each problem with its row and column and how to put it right. */
export function refusedFor(file: string, problems: Problem[]): CommandResult {
  return refused(
    file,
    problems.map((problem) => `${placeOf(problem)}: ${problem.message} ${problem.fix}`),
  );
}

export function refused(file: string, lines: string[]): CommandResult {
  return { ok: false, text: [`Nothing was stored from ${basename(file)}.`, ...lines].join('\n') };
}

/** 'store': go on. Otherwise what to answer: what was shown, and the command that stores it. */
export async function askBeforeStoring(
  deps: ImportDeps,
  args: ImportArgs,
  shown: string,
  command: string,
): Promise<'store' | CommandResult> {
  if (args.yes) return 'store';
  if (!deps.confirm)
    return { ok: true, text: `${shown}\n\nNothing has been stored. To store it: ${command} --yes` };
  return (await deps.confirm(shown)) ? 'store' : { ok: true, text: 'Nothing has been stored.' };
}
