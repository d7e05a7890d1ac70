/** Doubts that the words of one action raise: names, gaps to fill, small numbers, measures that do not fit. */
import { formatDay } from '../calendar/rules';
import { smallNumberSaid } from '../language/said-numbers';
import { type Doubt, doubt, listOf } from './doubts';
import { dateDoubts } from './due-words';
import { knownGroups, knownPosts } from './known-posts';
import { isPossible, statedShares } from './percentages';
import type { Plan, PlannedAction, PlannedMeasure } from './rules';

const placeholder = /\(?\btb[cd]\b\)?|\bx{2,}\b|\[insert[^\]]*\]|\bappendix \?|\?{2,}/i;
/** Things that a measure can be about although its action is not. */
const namedThing =
  /\b(pledge|strategy|scorecard|directory|policy|rota|offer|panel|forum|survey|passport|audit)s?\b/gi;

/** `source` is the text of the whole row, before it was cut into measures; counts from 1 to `smallCount` are small. */
export function wordingDoubts(action: PlannedAction, source: string, smallCount: number): Doubt[] {
  const { ref } = action;
  const found: Doubt[] = [];
  const gap = placeholder.exec(source);
  if (gap)
    found.push(
      doubt(
        ref,
        'placeholder',
        `"${gap[0]}" still waits to be filled in.`,
        'Write what it stands for, or take it out.',
      ),
    );
  const small = smallNumberSaid(source, smallCount);
  if (small)
    found.push(
      doubt(
        ref,
        'small-number',
        `"${small}" is a number so small that it could point to a person.`,
        'Say it without the number before it is published.',
      ),
    );
  for (const share of statedShares(source).filter((each) => !isPossible(each)))
    found.push(
      doubt(
        ref,
        'impossible-percentage',
        `${share.percentage}% cannot come from ${share.count === null ? '' : `${share.count} out of `}${share.base}.`,
        'Check the count and the base; the percentage is worked out from them.',
      ),
    );
  found.push(...dateDoubtsOf(action, source));
  return [...found, ...action.measures.flatMap((measure) => measureDoubts(action, measure))];
}

/** A date that could be read otherwise, what looks like a date and is none, and dates that stand beside measures without one. */
function dateDoubtsOf({ ref, starts, due, duePrecision, measures }: PlannedAction, source: string): Doubt[] {
  if (!starts) return [];
  const found = dateDoubts(source, starts).map(({ due: read, message }) =>
    read
      ? doubt(ref, 'date-doubtful', message, 'If another day is meant, write it as 31 March 2027.')
      : doubt(
          ref,
          'date-not-read',
          message,
          'Write the day as 31 March 2027; without one the action runs to the end of the plan.',
        ),
  );
  const dated = measures.filter((measure) => measure.due !== null);
  if (duePrecision === 'year-end default' && dated.length > 0)
    found.push(
      doubt(
        ref,
        'date-of-some',
        `Only ${listOf(dated.map(({ code }) => code))} of ${measures.length} measures ${dated.length === 1 ? 'has' : 'have'} a date, so the action runs to the end of the plan${due ? `, ${formatDay(due)}` : ''}.`,
        'If the whole action is due then, write the date in the action.',
      ),
    );
  return found;
}

function measureDoubts(action: PlannedAction, measure: PlannedMeasure): Doubt[] {
  const { ref } = action;
  const { name } = measure;
  const found: Doubt[] = [];
  if (/[.!?]\s+\p{Lu}\p{Ll}+/u.test(name))
    found.push(
      doubt(
        ref,
        'measures-run-together',
        `Two sentences stand in one measure: "${name}"`,
        'If they are two measures, put each on its own line.',
      ),
    );
  if (/\bbi-? ?(monthly|weekly|annual\w*)\b/i.test(name))
    found.push(
      doubt(
        ref,
        'ambiguous-frequency',
        `"Bi-" can mean every two or twice each: "${name}"`,
        'Write every two months, or twice a month.',
      ),
    );
  if (severalFigures(name))
    found.push(
      doubt(
        ref,
        'several-figures',
        `More than one figure stands in one measure: "${name}"`,
        'Put each figure on its own line with what happens to it, so that each can be counted.',
      ),
    );
  if (unitMismatch(measure))
    found.push(
      doubt(
        ref,
        'unit-mismatch',
        `The measure is a number but its figure is a percentage: "${name}"`,
        'Ask for the count and the base, or call it a percentage.',
      ),
    );
  if (/\bcomplaints?\b/i.test(name) && measure.goodDirection === 'up')
    found.push(
      doubt(
        ref,
        'wanted-rise',
        `A rise is read as good: "${name}"`,
        'Right if more complaints mean that young people know how to complain; otherwise change the wording.',
      ),
    );
  if (doesNotMatch(action, measure))
    found.push(
      doubt(
        ref,
        'measure-does-not-match',
        `The measure seems to be about something else than the action: "${name}"`,
        'Ask the author whether the measure belongs to this action.',
      ),
    );
  return found;
}

/** '15 orders and 47 orders will be revoked': two figures, one verb. */
function severalFigures(name: string): boolean {
  return /\b(?<!\/)\d+ (?!(?:weeks|months|years|year|days|to|and|or)\b)[^\d.]{2,40} and \d+ \p{Ll}+/u.test(
    name,
  );
}

function unitMismatch({ kind, name, unit, baseline }: PlannedMeasure): boolean {
  if (kind !== 'count' || unit?.includes('%')) return false;
  const inWords = /^(the )?number\b/i.test(name) && /\d%/.test(name);
  return inWords || (typeof baseline?.value === 'string' && baseline.value.includes('%'));
}

function doesNotMatch(action: PlannedAction, { name }: PlannedMeasure): boolean {
  const named = name.match(namedThing) ?? [];
  const shared = [...contentWords(name)].some((word) => contentWords(action.title).has(word));
  const otherwiseFits = action.measures.length > 1;
  return named.length > 0 && !shared && !otherwiseFits;
}

const emptyWords = new Set(
  'the and our will with for that are have has been being their they from this into which who new all of'.split(
    ' ',
  ),
);

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{Letter}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !emptyWords.has(word)).map((word) => word.slice(0, 5)));
}

/** Two capitalised words that the plan uses nowhere in small letters, nor in a post's title: perhaps a person. */
export function personDoubts(plan: Plan, sources: Map<string, string>): Doubt[] {
  const everything = [...sources.values()].join('\n');
  const common = new Set(everything.match(/\b\p{Ll}+\b/gu));
  const inPlan = plan.actions.flatMap(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]);
  for (const word of [...inPlan, ...knownPosts, ...knownGroups, ...plan.pledges.map(({ wording }) => wording)]
    .join(' ')
    .match(/\p{Letter}+/gu) ?? [])
    common.add(word.toLowerCase());
  return [...sources].flatMap(([ref, text]) => {
    const pairs = text.matchAll(
      /(?<![\p{Letter}-])(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?) (\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?! \p{Lu})(?!\p{Letter})/gu,
    );
    for (const [pair, first = '', second = ''] of pairs) {
      if (common.has(first.toLowerCase()) || common.has(second.toLowerCase()) || organisations.test(pair))
        continue;
      return [
        doubt(
          ref,
          'person-named',
          `"${pair}" looks like a person's name.`,
          'Use the post instead; people change and plans are published.',
        ),
      ];
    }
    return [];
  });
}

const organisations =
  /\b(Council|Ofsted|England|Wales|Cheshire|East|West|North|South|Borough|County|Order|Orders|Act|School|Service|Services|Day|Week|Month|Awards?|Model|Offer|Fund|Trust|Partnership|University|College|Forum|Policy|Door|Year|Pledge|Plan|January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)\b/;
