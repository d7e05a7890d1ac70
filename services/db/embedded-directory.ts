/** The embedded database's directory: made once, whole or not at all, and of a version that this program reads. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { builtFile } from '../project-root';
import { embeddedMajor } from './embedded-start';
import { DatabaseUnavailable } from './errors';
import { syncFolder } from './sync';

/**
 * Call it with the directory locked. A directory whose first initialisation was cut short may never open again
 * (platform.md 7), so that is done elsewhere, by a child process, and renamed into place when it is whole.
 * @throws DatabaseUnavailable for a directory that holds something else, or another version's database.
 */
export async function prepareDirectory(directory: string): Promise<void> {
  if (await isAbsentOrEmpty(directory)) await initialise(directory);
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) {
    throw new DatabaseUnavailable(
      `${directory} holds files, but no database; move them away, or set DATA_DIR.`,
    );
  }
  if (version.trim() !== embeddedMajor) {
    throw new DatabaseUnavailable(
      `The database in ${directory} is of another version (PostgreSQL ${version.trim()}, not ${embeddedMajor}); ` +
        'make a backup with the Pledgekeeper that wrote it, and restore that backup here.',
    );
  }
  // PGlite makes its files readable by everyone; nobody else may enter.
  await chmod(directory, 0o700);
}

async function isAbsentOrEmpty(directory: string): Promise<boolean> {
  return !existsSync(directory) || (await readdir(directory)).length === 0;
}

async function initialise(directory: string): Promise<void> {
  const parent = dirname(directory);
  const prefix = `${basename(directory)}.init-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  }
  // A name used once: the child of a start that was killed may still be writing to its own.
  const fresh = await mkdtemp(join(parent, prefix));
  try {
    await runChild(fresh);
    await rm(directory, { recursive: true, force: true });
    await rename(fresh, directory);
    syncFolder(parent);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

function runChild(directory: string): Promise<void> {
  const script = builtFile('services/db/initialise');
  if (!existsSync(script)) throw new Error(`${script} is missing: run "npm run build" first`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const why = said.trim().split('\n').at(-1) || `its process ended with ${signal ?? code}`;
      reject(
        new DatabaseUnavailable(`A new database could not be made in ${dirname(directory)}: ${why}`, said),
      );
    });
  });
}
