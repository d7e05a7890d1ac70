/** In local mode the questions' key is a file beside the data, made at the first start and readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Without making one: for those who only look. */
export function questionsKeysThere(dataDir: string): string[] {
  return existsSync(join(dataDir, 'questions.key')) ? localQuestionsKeys(dataDir) : [];
}

export function localQuestionsKeys(dataDir: string): string[] {
  const file = join(dataDir, 'questions.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, {
        mode: 0o600,
        flag: 'wx',
        flush: true,
      });
    } catch (error) {
      // Another process was quicker: its key is the one.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim().split(/\s+/);
}
