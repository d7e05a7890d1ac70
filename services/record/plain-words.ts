/** What an entry of the record says, in plain words: what was done, and to which thing. */
import { wordsOfKind } from '../audit/kinds';

/** What a subject's id is of; the id itself says nothing to a person, and its first letters tell two apart. */
const things: [key: string, name: string][] = [
  ['personId', 'person'],
  ['meetingId', 'meeting'],
  ['roundId', 'round'],
  ['requestId', 'update'],
  ['buildId', 'build'],
  ['questionId', 'question'],
  ['askedId', 'question to the committee'],
  ['visitId', 'visit'],
  ['reportId', 'report'],
  ['itemId', 'agenda item'],
  ['figureId', 'figure'],
  ['groupId', 'group'],
  ['what', ''],
  ['rows', 'rows'],
  ['measureCode', 'measure'],
];

/** 'opened a young person’s question (question 3f2a91c4)'. A kind with no words here is quoted as it is stored. */
export function plainWords(what: string, subject: Record<string, unknown>): string {
  const said = wordsOfKind(what) ?? `did “${what.replace(/[.-]/g, ' ')}”`;
  const about = things.flatMap(([key, name]) => {
    const id = subject[key];
    return typeof id === 'string' && id !== ''
      ? [`${name} ${id.slice(0, key === 'what' ? 40 : 8)}`.trim()]
      : [];
  });
  return about.length > 0 ? `${said} (${about.join(', ')})` : said;
}
