/** `committee word-template FILE`: the council's own Word look for its papers, looked at before it is kept. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatDay, londonDay, parseDay } from '../calendar/rules';
import { tryTemplate } from '../pack/word/template-trial';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'committees' | 'clock'>;

export interface WordTemplateOptions {
  /** The day that it is used from; today unless told. */
  from?: string;
  /** Go back to the product's own look. */
  none?: boolean;
}

/** Larger than any letterhead: a file of this size is something else. */
const mostBytes = 10_000_000;

/** @throws Error naming the file or option, and the fix. */
export async function setWordTemplate(
  parts: Parts,
  file: string | undefined,
  options: WordTemplateOptions,
): Promise<string> {
  const fromDay = options.from === undefined ? londonDay(parts.clock.now()) : parseDay(options.from);
  if (!fromDay) throw new Error(`--from: “${options.from}” is not a date. Write it as 2027-05-18.`);
  const { committeeId, name } = await parts.committees.default();
  if (options.none) {
    await parts.committees.setWordTemplate(committeeId, { fromDay, file: null });
    return `From ${formatDay(fromDay)} the papers of the ${name} have Pledgekeeper’s own look.`;
  }
  if (file === undefined) throw new Error('Name the Word file (.docx or .dotx), or give --none.');
  const content = await readFile(file).catch(() => {
    throw new Error(`There is no file ${file}, or it cannot be read.`);
  });
  if (content.length > mostBytes) {
    throw new Error(`${file} is larger than 10 MB. Save the template without its pictures and sample pages.`);
  }
  const checked = await tryTemplate(content);
  if (!checked.ok) throw new Error(`${file} cannot be used:\n  - ${checked.problems.join('\n  - ')}`);
  await parts.committees.setWordTemplate(committeeId, {
    fromDay,
    file: { name: basename(file), file: content },
  });
  return [
    `From ${formatDay(fromDay)} the papers of the ${name} have the look of ${basename(file)}.`,
    ...checked.notes.map((note) => `  ${note}`),
    ...(checked.faults.length === 0
      ? []
      : [
          '  To put right, or each pack will ask about it:',
          ...checked.faults.map((fault) => `  - ${fault}`),
        ]),
  ].join('\n');
}
