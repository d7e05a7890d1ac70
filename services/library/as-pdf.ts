/** An office document as PDF by LibreOffice, where it is installed: away from everything, for a limited time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface AsPdfOptions {
  /** The program; null for none. Left out, it is looked for where it is usually installed. */
  soffice?: string | null;
  withinMs?: number;
}

/** What both LibreOffice and Graph turn into PDF. */
const convertible = /\.(csv|docx?|od[pst]|pptx?|rtf|xlsx?)$/i;

const usualPlaces = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/snap/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
const installed = () => usualPlaces.find((path) => existsSync(path)) ?? null;

/** Null when it is nothing that becomes a PDF, when there is no LibreOffice, and when that made none of it in time. */
export async function officeAsPdf(
  name: string,
  content: Buffer,
  { soffice = installed(), withinMs = 90_000 }: AsPdfOptions = {},
): Promise<Buffer | null> {
  const extension = convertible.exec(name)?.[0].toLowerCase();
  if (!extension || soffice === null) return null;
  const place = await mkdtemp(join(tmpdir(), 'pledgekeeper-pdf-'));
  try {
    const profile = join(place, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings);
    // Never the file's own name: it may begin with a dash, or hold a person's.
    await writeFile(join(place, `in${extension}`), content);
    await run(soffice, argumentsFor(place, profile, extension), place, withinMs);
    const pdf = await readFile(join(place, 'out', 'in.pdf')).catch(() => null);
    return pdf?.subarray(0, 5).toString('latin1') === '%PDF-' ? pdf : null;
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

function argumentsFor(place: string, profile: string, extension: string): string[] {
  return [
    // A profile of its own: one that is in use would answer for it, and remember what it opened.
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--nologo', '--nodefault', '--norestore', '--nolockcheck', '--nofirststartwizard'],
    ...[
      '--convert-to',
      textDocument.test(extension) ? taggedPdf : 'pdf',
      '--outdir',
      join(place, 'out'),
      join(place, `in${extension}`),
    ],
  ];
}

const textDocument = /^\.(docx?|odt|rtf)$/i;

/** Without being asked for, LibreOffice leaves out the marks that a screen reader needs (platform.md 10). */
const taggedPdf = `pdf:writer_pdf_Export:${JSON.stringify({
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  PDFUACompliance: { type: 'boolean', value: 'true' },
})}`;

/** Macros never run, and nothing is fetched that the document links to. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
`;

/** Resolves whatever comes of it: the file it leaves is what counts. */
function run(program: string, args: string[], home: string, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A group of its own, because soffice is a script that starts the real program.
    const group = process.platform !== 'win32';
    const child = spawn(program, args, {
      cwd: home,
      detached: group,
      stdio: 'ignore',
      // None of our settings, which hold secrets; Windows programs do not start without theirs.
      ...(group ? { env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' } } : {}),
    });
    const kill = () => {
      try {
        if (group && child.pid) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It ended by itself just now.
      }
    };
    const timer = setTimeout(kill, withinMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', end);
    child.once('close', end);
  });
}
