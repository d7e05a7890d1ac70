/** Which committee a notice is about, by what its subject names. */
import { committeeOf, type Thing } from '../committees/belongs-to';
import type { Executor } from '../db/tables';
import type { NoticeSubject } from './rules';

/** Fields of a notice's subject that tell its committee, the surest first. */
export const tells: readonly [field: keyof NoticeSubject, thing: Thing][] = [
  ['meetingId', 'meeting'],
  ['roundId', 'round'],
  ['requestId', 'request'],
  ['moreTimeId', 'moreTime'],
  ['buildId', 'build'],
  ['questionId', 'question'],
  ['askedId', 'asked'],
  ['visitId', 'visit'],
  ['swapId', 'swap'],
];

/** null: it names nothing of a committee, or what it names is gone. */
export async function committeeAbout(on: Executor, subject: NoticeSubject): Promise<string | null> {
  const [field, thing] = tells.find(([name]) => subject[name] !== undefined) ?? [];
  const id = field && subject[field];
  return thing && id ? committeeOf(on, thing, id) : null;
}
