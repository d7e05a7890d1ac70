/** `npm run pledgekeeper -- manifest`: writes the app package that a Teams administrator uploads. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { projectRoot } from '../services/project-root';
import { ok, type Result } from '../services/result';
import { buildManifest, type ManifestRefusal, manifestSettings } from './manifest';

export const packageName = 'pledgekeeper-teams-app.zip';

export interface WrittenManifest {
  /** Absolute. */
  file: string;
  bytes: number;
}

/**
 * The zip holds manifest.json, color.png and outline.png, and is the same bytes for the same settings. `to` is a file
 * name; an older file of that name is replaced in one step.
 * @throws when the file cannot be written.
 */
export async function writeManifest(
  config: { bot: { appId: string } | null; publicUrl: string | null },
  to: string = packageName,
): Promise<Result<WrittenManifest, ManifestRefusal>> {
  const settings = manifestSettings(config, await productVersion());
  if (!settings.ok) return settings;
  const icon = (name: string) => readFile(join(projectRoot, 'manifest', name));
  const zip = zipSync(
    {
      'manifest.json': Buffer.from(`${JSON.stringify(buildManifest(settings.value), null, 2)}\n`),
      'color.png': await icon('color.png'),
      'outline.png': await icon('outline.png'),
    },
    // Zip has no time zones and begins in 1980.
    { mtime: new Date(1980, 0, 2) },
  );
  const file = resolve(to);
  await writeFile(`${file}.part`, zip);
  await rename(`${file}.part`, file);
  return ok({ file, bytes: zip.length });
}

/**
 * What the command prints. Without a bot registration a sample is written to look at: its id is all zeros, so Teams has
 * no bot to give it. @throws with every missing setting when a registration is half set.
 */
export async function manifestCommand(
  config: { local: boolean; bot: { appId: string } | null; publicUrl: string | null },
  to?: string,
): Promise<string> {
  const written = await writeManifest(config, to);
  if (written.ok)
    return `Written: ${written.value.file}. Upload it in the Teams admin centre, under Manage apps.`;
  const missing = written.refusal.problems.map((problem) => `  - ${problem}`).join('\n');
  if (!config.local) throw new Error(`The app package needs these settings:\n${missing}`);
  const sample = await writeManifest(sampleSettings, to ?? sampleName);
  if (!sample.ok) throw new Error('The sample package could not be made');
  return `Written, as a sample to look at only: ${sample.value.file}\nFor one that works, set:\n${missing}`;
}

const sampleName = 'pledgekeeper-teams-app-sample.zip';
const sampleSettings = {
  bot: { appId: '00000000-0000-0000-0000-000000000000' },
  publicUrl: 'https://pledgekeeper.example.gov.uk',
};

async function productVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  return String(version);
}
