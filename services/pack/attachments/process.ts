/** Opens strangers' files away from everything: each in a process of its own, with limits of time and memory. */
import { inOwnProcess, LimitReached } from '../writers/own-process';
import { type Choice, type FileReading, unreadable } from './facts';
import { kindOf } from './read';

export type Asked = { content: Buffer } & (
  | { what: 'read'; name: string }
  | { what: 'clean'; choice: Choice; title: string }
);

export interface Told {
  reading: FileReading;
  /** Of 'clean': the copy that may be printed. */
  clean: Uint8Array | null;
}

/** A report of 300 pages takes two seconds on a slow machine. */
const limits = { withinMs: 60_000, megabytes: 1_000 };

/** Never rejects for what is in the file: what cannot be read is told as a problem. */
export async function readApart(name: string, content: Buffer, within = limits): Promise<FileReading> {
  const told = await ask({ what: 'read', name, content }, within);
  return told === 'too-long' || told === null ? unreadable(kindOf(name), told ?? 'damaged') : told.reading;
}

/** A copy of a Word file as the clerk has chosen, with what it says; null where none could be made. */
export async function cleanApart(
  content: Buffer,
  choice: Choice,
  title: string,
  within = limits,
): Promise<{ clean: Buffer; reading: FileReading } | null> {
  const told = await ask({ what: 'clean', content, choice, title }, within);
  if (told === 'too-long' || !told?.clean) return null;
  return { clean: Buffer.from(told.clean), reading: told.reading };
}

async function ask(asked: Asked, within: typeof limits): Promise<Told | 'too-long' | null> {
  try {
    return await inOwnProcess<Told | null, Told | null>({
      entry: 'services/pack/attachments/worker',
      job: asked,
      ...within,
      hear: (message, end) => end.answer(message),
    });
  } catch (fault) {
    if (fault instanceof LimitReached) return 'too-long';
    // It ended without an answer: its memory was used up, or the file brought the reader down.
    return null;
  }
}
