/** The demo committee on its first day as a data directory, made once for each state of the sources: seeding takes seconds. */
import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pastClock, seedDemo } from '../../local/demo/seed';
import { newId } from '../../services/calendar/clock';
import { openDatabase } from '../../services/db/database';
import { createFolderLibrary } from '../../services/library/folder';
import { projectRoot } from '../../services/project-root';
import { localQuestionsKeys } from '../../services/questions/key-file';
import { createKeyRing } from '../../services/questions/keys';
import { wireServices } from '../../services/wiring';

const folder = join(tmpdir(), 'pledgekeeper-tests');
const day = 86_400_000;

function* sources(path: string): Generator<string> {
  if (statSync(path).isFile()) yield path;
  else for (const entry of readdirSync(path).sort()) yield* sources(join(path, entry));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const part of ['services', 'local/demo', 'package-lock.json']) {
    for (const file of sources(join(projectRoot, part))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Fills `dataDir` with the embedded database of a committee that nobody has started yet. */
export async function fillSeeded(dataDir: string): Promise<void> {
  const name = `town-${fingerprint()}`;
  const template = join(folder, name);
  if (!existsSync(template)) await makeTemplate(template);
  cpSync(template, dataDir, { recursive: true });
}

async function makeTemplate(template: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  removeOld();
  const part = `${template}.${randomUUID()}`;
  const { db, close } = await openDatabase({ databaseUrl: null, dataDir: part });
  const clock = pastClock();
  const library = createFolderLibrary({ root: join(part, 'library'), urlFor: () => null });
  const log = (error: unknown) => {
    throw error;
  };
  const questionKeys = createKeyRing(localQuestionsKeys(part));
  await seedDemo(
    wireServices({ db, clock, newId, library, alone: true, everyTick: [], log, questionKeys }),
    clock,
  );
  await close();
  // Another worker may have been quicker: its template is as good.
  if (existsSync(template)) rmSync(part, { recursive: true, force: true });
  else renameSync(part, template);
}

function removeOld(): void {
  for (const entry of readdirSync(folder).filter((one) => one.startsWith('town-'))) {
    const path = join(folder, entry);
    if (Date.now() - statSync(path).mtimeMs > day) rmSync(path, { recursive: true, force: true });
  }
}
