/** Which things the young people's edition tells and asks about, by a rule that anyone can follow. */
import type { Status, UpdateVersion } from '../updates/rules';
import type { PackAction, PackContents } from './contents';
import { isPlain } from './plain-words';
import { printedVersion } from './position';

/** A thing that may be told: its update has been accepted, and its title is plain. */
export interface Tellable {
  title: string;
  pledgeNo: number;
  status: Status;
  /** What was last accepted, where that was something else. */
  before: Status | null;
  /** What happens next in the lead's words, where they are short and plain; null otherwise. */
  next: string | null;
}

const longestTitle = 13;
const longestNext = 16;

export function tellable({ actions }: PackContents): Tellable[] {
  return actions.flatMap((item): Tellable[] => {
    const version = printedVersion(item, 'public');
    if (version === null || !isPlain(item.action.title, longestTitle)) return [];
    const { status } = version.content;
    return [
      {
        title: item.action.title,
        pledgeNo: item.action.pledgeNo,
        status,
        before: before(item, status),
        next: plainNext(version),
      },
    ];
  });
}

function before({ last }: PackAction, status: Status): Status | null {
  return last === null || last.content.status === status ? null : last.content.status;
}

function plainNext({ content }: UpdateVersion): string | null {
  const text = content.next.trim();
  return isPlain(text, longestNext) ? text : null;
}

const better: Status[] = ['off-track', 'at-risk', 'not-started', 'on-track', 'done'];
export const needsHelp = ({ status }: Tellable) => status === 'off-track' || status === 'at-risk';
const gotBetter = (item: Tellable) =>
  !needsHelp(item) && item.before !== null && better.indexOf(item.status) > better.indexOf(item.before);

/** The rule, in order: what each place of the three is for. */
const places: ((item: Tellable) => boolean)[] = [
  // What is late comes first among what is not going well: nobody is told only the good news.
  (item) => item.status === 'off-track',
  needsHelp,
  (item) => item.status === 'done' && item.before !== null,
  (item) => item.status === 'done',
  gotBetter,
  (item) => item.status === 'on-track',
  () => true,
];
const takenFrom = [
  [2, 3, 4, 5, 6],
  [0, 1, 4, 5, 6],
  [4, 5, 3, 6],
];

/**
 * Three things happening: one that is finished (newly, if there is one), one that is late or may be late, and one that
 * has got better or is going well. Where a place cannot be filled as meant, the next best fills it. Each comes from
 * another promise while there are any left; of those that fit alike, the first in the order of the plan.
 */
export function threeThings(items: Tellable[]): Tellable[] {
  const chosen: Tellable[] = [];
  for (const order of takenFrom) {
    const fresh = items.filter((item) => !chosen.includes(item));
    const otherPromise = fresh.filter(({ pledgeNo }) => !chosen.some((one) => one.pledgeNo === pledgeNo));
    const found = [otherPromise, fresh].flatMap((list) =>
      order.map((place) => list.find(places[place] ?? (() => true))),
    );
    const next = found.find((item) => item !== undefined);
    if (next) chosen.push(next);
  }
  return chosen;
}

/** What to ask about: what is late, then what may be late, each from another promise first; three at most. */
export function askedAbout(items: Tellable[]): Tellable[] {
  const troubled = [
    ...items.filter(({ status }) => status === 'off-track'),
    ...items.filter(({ status }) => status === 'at-risk'),
  ];
  const met = new Set<number>();
  const firsts = troubled.filter(({ pledgeNo }) => !met.has(pledgeNo) && met.add(pledgeNo));
  return [...firsts, ...troubled.filter((item) => !firsts.includes(item))].slice(0, 3);
}
