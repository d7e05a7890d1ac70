/** Which forbidden words stand in a text: names, private matter, hidden figures, planted words. */
import type { Finding } from '../../language/rules';
import { numbersSaid } from '../../language/said-numbers';
import type { Forbidden, HiddenFigure } from './forbidden';
import type { ReadText } from './reading';
import { apart, createSearch, type Hit, type Needle, squash } from './words';

type What =
  | { kind: 'person'; name: string; inText: boolean }
  | { kind: 'private-words'; words: string }
  | { kind: 'private-title'; words: string }
  | { kind: 'figure'; measure: string; figures: HiddenFigure[] }
  | { kind: 'canary' };

export function checkMatches(forbidden: Forbidden): (text: ReadText) => Finding[] {
  const search = createSearch(needlesOf(forbidden));
  return (text) => {
    const squashed = squash(text.text);
    return search(squashed).flatMap((hit) => findingOf(hit, squashed.plain, text));
  };
}

function needlesOf(forbidden: Forbidden): Needle<What>[] {
  const byMeasure = new Map<string, HiddenFigure[]>();
  for (const figure of forbidden.hiddenFigures)
    byMeasure.set(figure.measure, [...(byMeasure.get(figure.measure) ?? []), figure]);
  return [
    ...forbidden.people.flatMap(({ name, inText }) =>
      ordersOf(name).map((words): Needle<What> => ({ words, what: { kind: 'person', name, inText } })),
    ),
    ...forbidden.privateWords.map(
      (words): Needle<What> => ({ words, what: { kind: 'private-words', words } }),
    ),
    ...forbidden.privateTitles.map(
      (words): Needle<What> => ({ words, what: { kind: 'private-title', words } }),
    ),
    ...[...byMeasure].map(
      ([measure, figures]): Needle<What> => ({ words: measure, what: { kind: 'figure', measure, figures } }),
    ),
    ...forbidden.canaries.map((words): Needle<What> => ({ words, what: { kind: 'canary' } })),
  ];
}

/** 'Ann Example' is also 'Example, Ann', and 'ann.example@…' reads as the first. A single word alone names nobody. */
function ordersOf(name: string): string[] {
  const words = name.trim().split(/\s+/);
  if (words.length < 2) return words.filter((word) => word.length > 3);
  return [name, `${words.at(-1)} ${words.slice(0, -1).join(' ')}`];
}

function findingOf({ what, to }: Hit<What>, plain: string, { place, zone }: ReadText): Finding[] {
  const stops = { severity: 'stops', privacy: true, place, suggestion: null, mayKeep: false } as const;
  switch (what.kind) {
    case 'person':
      if (what.inText && zone === 'text') return [];
      return [
        {
          ...stops,
          rule: 'export-name',
          excerpt: what.name,
          why: 'A person’s name stands in a file that may be published.',
          fix:
            zone === 'text'
              ? 'Write the post instead of the name, and build again.'
              : 'Build the file again; if it came from elsewhere, clear its properties first.',
        },
      ];
    case 'private-words':
      return [
        {
          ...stops,
          rule: 'export-private-words',
          excerpt: opening(what.words),
          why: 'Words of a private item stand in an open file.',
          fix: 'Take them out of the open papers, or take the item in private, and build again.',
        },
      ];
    case 'private-title':
      return [
        {
          ...stops,
          rule: 'export-private-title',
          excerpt: opening(what.words),
          why: 'The title of a private paper stands in an open file.',
          fix: 'Give the item an open title that gives nothing away, and build again.',
        },
      ];
    case 'figure':
      if (!what.figures.some(({ value }) => standsBeside(plain.slice(to, to + reach), value))) return [];
      return [
        {
          ...stops,
          rule: 'export-small-number',
          excerpt: what.measure.slice(0, 80),
          why: 'A small number that is hidden elsewhere can be read beside its measure.',
          fix: 'Take the number out of the words or the attached file, and build again.',
        },
      ];
    case 'canary':
      return [
        {
          ...stops,
          rule: 'export-canary',
          excerpt: 'words that must be nowhere',
          why: 'Words that were planted to test the check, or kept back altogether, stand in this file.',
          fix: 'Find how they came in, and build again.',
        },
      ];
  }
}

/** The clerk knows which words are meant from how they begin; the whole of them is not copied into a record. */
const opening = (words: string) => `${words.split(/\s+/).slice(0, 4).join(' ').slice(0, 60)}…`;

const reach = 400;

/** The number stands for itself within the row or paragraph: no part of a date, a reference, a limit or a share. */
function standsBeside(after: string, value: string): boolean {
  const row = after.split(apart)[0] ?? '';
  const nextMeasure = row.search(/\b\d+\.\d+-[a-z]\b/i);
  const own = nextMeasure < 0 ? row : row.slice(0, nextMeasure);
  const lines = own.replace(headingNumber, ' ').replace(wrapped, ' ');
  return numbersSaid(lines).includes(Number(value));
}

/** '7  Consultation' before '7.1  No young person': in a PDF nothing else tells a heading's number from a figure. */
const headingNumber = /(?<=[\n\f])(\d{1,2})(?=\s{2}\p{Lu}[\s\S]{1,160}?[\n\f]\1\.1\s)/gu;
/** A line that was broken between two words ends in its space; a cell does not. */
const wrapped = / \n(?=\S)/g;
