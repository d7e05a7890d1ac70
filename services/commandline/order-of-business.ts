/** `agenda order show|import`: the usual order of business of a committee, true from a day on. */
import { readFile } from 'node:fs/promises';
import { UsualOrder } from '../agenda/default-order';
import { formatDay, londonDay, parseDay } from '../calendar/rules';
import type { Services } from '../wiring';
import { type CommandResult, refused } from './import-file';

type Parts = Pick<Services, 'committees' | 'agendas' | 'clock'>;

/** Today's, as JSON that `agenda order import` takes. */
export async function showOrder({ committees, agendas, clock }: Parts): Promise<string> {
  const { committeeId } = await committees.default();
  return JSON.stringify(await agendas.order(committeeId, londonDay(clock.now())), null, 2);
}

/** Agendas that are made keep their order; those of later meetings take this one. */
export async function importOrder(
  { committees, agendas, clock }: Parts,
  input: { file: string; from?: string },
): Promise<CommandResult> {
  const fromDay = input.from === undefined ? londonDay(clock.now()) : parseDay(input.from);
  if (!fromDay)
    return refused(input.file, [`--from: “${input.from}” is not a date. Write it as 2027-05-18.`]);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(input.file, 'utf8'));
  } catch {
    return refused(input.file, ['It cannot be read as JSON. Begin from: agenda order show > order.json']);
  }
  const read = UsualOrder.safeParse(content);
  if (!read.success) {
    return refused(
      input.file,
      read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}.`),
    );
  }
  const { committeeId } = await committees.default();
  await agendas.setOrder({ committeeId, fromDay, content: read.data, by: 'command line' });
  return {
    ok: true,
    text: `Stored: ${read.data.items.length} items, for meetings from ${formatDay(fromDay)}. Agendas that are made keep theirs.`,
  };
}
