/** What both imports share: the file, the problems as text, and the question before anything is stored. */
import { basename } from 'node:path';
import { readTables } from '../spreadsheets/read';
import { type Problem, placeOf, type Sheet } from '../spreadsheets/rules';

export interface CommandResult {
  text: string;
  ok: boolean;
}

export interface ImportDeps {
  readFile(path: string): Promise<Uint8Array>;
  /** Shows the text and asks whether to store; null: there is no one to ask (not a terminal). */
  confirm: ((shown: string) => Promise<boolean>) | null;
}

export async function openTables(
  deps: ImportDeps,
  file: string,
): Promise<{ sheets: Sheet[] } | { refused: CommandResult }> {
  let bytes: Uint8Array;
  try {
    bytes = await deps.readFile(file);
  } catch {
    return refused(file, ['There is no file that can be read under this name.']);
  }
  const tables = await readTables(bytes, file);
  if (!tables.ok) return refused(file, [`${tables.refusal.message} ${tables.refusal.fix}`]);
  return { sheets: tables.value };
}

function refused(file: string, lines: string[]): { refused: CommandResult } {
  return {
    refused: { ok: false, text: [`Nothing was stored from ${basename(file)}.`, ...lines].join('\n') },
  };
}

/** Each problem with its row and column and how to put it right. */
export function problemsAsText(file: string, problems: Problem[]): CommandResult {
  return refused(
    file,
    problems.map((problem) => `${placeOf(problem)}: ${problem.message} ${problem.fix}`),
  ).refused;
}

/** 'store': go on. Otherwise what to answer: what was shown, and how to store it. */
export async function askBeforeStoring(
  deps: ImportDeps,
  shown: string,
  yes: boolean,
  command: string,
): Promise<'store' | CommandResult> {
  if (yes) return 'store';
  if (!deps.confirm)
    return { ok: true, text: `${shown}\n\nNothing has been stored. To store it: ${command} --yes` };
  const agreed = await deps.confirm(shown);
  return agreed ? 'store' : { ok: true, text: 'Nothing has been stored.' };
}
