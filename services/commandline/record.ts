/** `record`: who did and saw what, filtered, in plain words; `record check`: whether it is as it was written. */
import { readFileSync } from 'node:fs';
import { Day } from '../calendar/rules';
import { type KeptHeads, readHeadText, type SignedHead } from '../record/heads';
import type { Services } from '../wiring';
import type { CommandResult } from './import-file';

type Parts = Pick<Services, 'record' | 'committees' | 'people'>;

export interface RecordOptions {
  person?: string;
  from?: string;
  until?: string;
  kind?: string;
  page?: string;
}

const failed = (text: string): CommandResult => ({ text, ok: false });

export async function readRecord(
  parts: Parts,
  options: RecordOptions,
  oneCommittee: boolean,
): Promise<CommandResult> {
  const days: Record<'from' | 'until', Day | undefined> = { from: undefined, until: undefined };
  for (const end of ['from', 'until'] as const) {
    const given = options[end];
    if (given === undefined) continue;
    const day = Day.safeParse(given);
    if (!day.success) return failed(`--${end}: “${given}” is not a day. Write it as 2027-01-31.`);
    days[end] = day.data;
  }
  const page = Number(options.page ?? 1);
  if (!Number.isInteger(page) || page < 1) return failed('--page: give a whole number from 1 on.');
  const all = await parts.committees.all();
  const committees = oneCommittee ? [await parts.committees.default()] : all;
  let personId: string | undefined;
  if (options.person !== undefined) {
    const wanted = options.person.trim().toLowerCase();
    const found = (await parts.people.known()).filter(
      (one) => one.email.toLowerCase() === wanted || one.name.toLowerCase() === wanted,
    );
    if (found.length !== 1) {
      const why = found.length === 0 ? 'Nobody is listed with' : 'Several people are listed with';
      return failed(`--person: ${why} “${options.person}”. Give their e-mail address.`);
    }
    personId = found[0]?.id;
  }
  const { lines, more } = await parts.record.read({
    readerId: null,
    committeeIds: committees.flatMap((one) => one?.committeeId ?? []),
    alsoOfNone: !oneCommittee,
    personId,
    ...days,
    kind: options.kind,
    page: page - 1,
  });
  if (lines.length === 0) return { text: 'Nothing is recorded for that.', ok: true };
  const text = lines.map(({ when, who, did }) => `${when}: ${who} ${did}`);
  return { text: [...text, ...(more ? [`More: --page ${page + 1}`] : [])].join('\n'), ok: true };
}

/** @param kept signed heads that were kept outside the database. */
export async function checkRecord(
  { record }: Pick<Services, 'record'>,
  { heads, unreadLines }: KeptHeads,
): Promise<CommandResult> {
  const { head, broken } = await record.check();
  if (broken !== null) return failed(broken);
  for (const signed of heads) {
    if (!(await record.holds(signed))) return failed(cutOff(signed));
  }
  if (unreadLines.length > 0)
    return failed(
      `Of the signed heads kept in the data folder (record-heads.jsonl), line ${unreadLines.join(', ')} cannot be read, or was changed since it was signed. ` +
        'Compare the record with the copies kept with the backups: record check --head FILE',
    );
  const compared = heads.length > 0 ? `, and holds ${heads.length} signed heads` : '';
  return {
    text: `The record is whole: ${head.no} entries, each chained to the one before${compared}.`,
    ok: true,
  };
}

export const cutOff = ({ no, madeAt }: SignedHead) =>
  `The record does not hold what was signed at ${madeAt.slice(0, 16).replace('T', ' ')} UTC (entry ${no}): ` +
  'it was changed or cut off since, or an older backup was restored.';

/** @throws Error in plain words when it is no signed head. */
export function readHeadFile(file: string): SignedHead {
  const head = readHeadText(readFileSync(file, 'utf8'));
  if (!head)
    throw new Error(`${file} is not a signed head of the record, or was changed since it was signed.`);
  return head;
}
