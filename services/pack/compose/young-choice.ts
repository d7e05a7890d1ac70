/** Which things the young people's edition tells and asks about, by a rule that anyone can follow. */
import type { Status, UpdateVersion } from '../../updates/rules';
import type { PackAction, PackContents } from '../gather/contents';
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

type Fits = (item: Tellable) => boolean;
const isNewlyDone: Fits = (item) => item.status === 'done' && item.before !== null;
const isDone: Fits = (item) => item.status === 'done';
const isLate: Fits = (item) => item.status === 'off-track';
const goesWell: Fits = (item) => item.status === 'on-track';
const isAny: Fits = () => true;

/** For each of the three: what it is meant for, and what fills it otherwise. Another promise decides within a step. */
const rule: Fits[][][] = [
  [[isNewlyDone, isDone], [gotBetter, goesWell], [isAny]],
  [[isLate, needsHelp], [gotBetter, goesWell], [isAny]],
  [[gotBetter, goesWell], [isDone], [isAny]],
];

/**
 * Three things happening: one that is finished (newly, if there is one), one that is late or may be late, and one that
 * has got better or is going well. Where a place cannot be filled as meant, the next best fills it. Each comes from
 * another promise where there is one that fits; of those that fit alike, the first in the order of the plan.
 */
export function threeThings(items: Tellable[]): Tellable[] {
  const chosen: Tellable[] = [];
  for (const steps of rule) {
    const fresh = items.filter((item) => !chosen.includes(item));
    const otherPromise = fresh.filter(({ pledgeNo }) => !chosen.some((one) => one.pledgeNo === pledgeNo));
    const found = steps.flatMap((fits) =>
      [otherPromise, fresh].flatMap((list) => fits.map((fit) => list.find(fit))),
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
