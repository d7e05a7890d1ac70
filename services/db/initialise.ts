/** Child process: makes a new, empty embedded database in the directory named, all of it on disk when it ends. */
import { startEmbedded } from './embedded-start';
import { syncTree } from './sync';

async function initialise(directory: string): Promise<void> {
  const lite = await startEmbedded(directory);
  await lite.exec('checkpoint');
  await lite.close();
  syncTree(directory);
}

initialise(process.argv[2] ?? '').catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
