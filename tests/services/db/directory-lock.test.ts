import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryInUse, type DirectoryLock, lockDirectory } from '../../../services/db/directory-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pk-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the lock on a directory', () => {
  it('is held by one, and free again when let go', async () => {
    const directory = join(folder, 'database');
    const first = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toEqual(new DirectoryInUse(process.pid));
    await first.release();
    await (await lockDirectory(directory)).release();
    expect(await readdir(`${directory}.lock`)).toEqual([]);
  });

  it('is never held by two of several that come together', async () => {
    const directory = join(folder, 'database');
    for (let round = 0; round < 10; round++) {
      const tries = await Promise.allSettled([1, 2, 3, 4].map(() => lockDirectory(directory)));
      const held = tries.filter(
        (one): one is PromiseFulfilledResult<DirectoryLock> => one.status === 'fulfilled',
      );
      expect(held.length).toBeLessThanOrEqual(1);
      for (const { value } of held) await value.release();
    }
    await (await lockDirectory(directory)).release();
  });

  it('works where the path is longer than a socket’s may be', async () => {
    const deep = join(folder, 'a-long-name-'.repeat(10), 'another-long-name-'.repeat(5));
    await mkdir(deep, { recursive: true });
    const lock = await lockDirectory(join(deep, 'database'));
    await expect(lockDirectory(join(deep, 'database'))).rejects.toThrow(DirectoryInUse);
    expect(await readdir(join(deep, 'database.lock'))).toHaveLength(1);
    await lock.release();
  });

  it('takes a process that is too busy to answer for a living one', async () => {
    const directory = join(folder, 'database');
    await mkdir(`${directory}.lock`);
    const busy = createServer(() => {});
    await new Promise<void>((resolve) => busy.listen(join(`${directory}.lock`, 'busy.sock'), resolve));
    await expect(lockDirectory(directory)).rejects.toEqual(new DirectoryInUse(null));
    await new Promise((resolve) => busy.close(resolve));
  });
});
