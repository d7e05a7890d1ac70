/** `retention`: how long what is kept, set from a day on; what would be deleted now, and what has been. */
import { Day, formatDay, londonDay } from '../calendar/rules';
import { type Kind, kept, keptElsewhere, kinds } from '../retention/rules';
import type { Services } from '../wiring';
import type { CommandResult } from './import-file';

type Parts = Pick<Services, 'retention' | 'clock'>;

export async function showRetention({ retention }: Parts): Promise<string> {
  const { standing, dated } = await retention.settings();
  const log = await retention.log(10);
  return [
    'Kept, in days, and then deleted by the clock:',
    ...standing.map(
      ({ kind, days }) =>
        `  ${kind.padEnd(14)}${String(days).padStart(5)}  ${kept[kind].what}; counted from when ${kept[kind].after}`,
    ),
    ...(dated.length > 0 ? ['Set by the council:'] : []),
    ...dated.map(({ what, days, fromDay }) => `  ${what}: ${days} days from ${formatDay(fromDay)} on`),
    'Kept by rules of their own:',
    ...keptElsewhere.map((line) => `  ${line}`),
    ...(log.length > 0 ? ['Deleted so far, the newest first:'] : ['Nothing has been deleted yet.']),
    ...log.map(
      ({ at, what, rows, beforeDay }) =>
        `  ${formatDay(londonDay(at))}: ${what}, ${rows} rows of before ${formatDay(Day.parse(beforeDay))}`,
    ),
  ].join('\n');
}

export async function setRetention(
  { retention, clock }: Parts,
  kind: string,
  days: string,
  { from }: { from?: string },
): Promise<CommandResult> {
  const known = kinds.find((one) => one === kind.trim().toLowerCase());
  if (!known) return { ok: false, text: `“${kind}” is not one of: ${kinds.join(', ')}.` };
  const count = /^\d{1,6}$/.test(days) ? Number(days) : null;
  if (count === null) return { ok: false, text: `“${days}” is not a number of days. Write one such as 90.` };
  const fromDay = from === undefined ? londonDay(clock.now()) : Day.safeParse(from).data;
  if (!fromDay) return { ok: false, text: `--from: “${from}” is not a day. Write it as 2027-01-31.` };
  const set = await retention.set({ kind: known, days: count, fromDay, by: 'command line' });
  if (!set.ok) {
    const limit =
      set.refusal.code === 'too-short'
        ? `at least ${set.refusal.least} days: what works on them needs them that long`
        : `at most ${set.refusal.most} days`;
    return { ok: false, text: `${known} are kept ${limit}. Nothing was changed.` };
  }
  return {
    ok: true,
    text: `From ${formatDay(fromDay)} on, ${known} are kept for ${count} days: ${kept[known].what}.`,
  };
}

export async function previewRetention({ retention }: Parts): Promise<string> {
  const due = await retention.preview();
  return ['Would be deleted now; nothing has been:', ...due.map(line)].join('\n');
}

export async function runRetention({ retention }: Parts): Promise<string> {
  const gone = await retention.run();
  return ['Deleted:', ...gone.map(line)].join('\n');
}

const line = ({ kind, rows, beforeDay }: { kind: Kind; rows: number; beforeDay: Day }) =>
  `  ${kind.padEnd(14)}${String(rows).padStart(7)} rows of before ${formatDay(beforeDay)}`;
