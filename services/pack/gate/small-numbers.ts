/**
 * The second net for small numbers: each paper lists those that the rules took to count no child, for one confirmation; and
 * a number that the scorecard hides is asked about wherever words of its measure stand beside it.
 */
import type { HarmlessNumber } from '../../language/identity-counts';
import type { Finding } from '../../language/rules';
import type { HiddenFigure } from '../export/forbidden';

type Placed = Finding & { document: string };

export function numbersToConfirm(
  harmless: readonly HarmlessNumber[],
  hidden: readonly HiddenFigure[],
): Placed[] {
  const byDocument = new Map<string, HarmlessNumber[]>();
  for (const one of harmless) byDocument.set(one.document, [...(byDocument.get(one.document) ?? []), one]);
  return [...byDocument].flatMap(([document, all]) => {
    const numbers = withoutDoubles(all);
    const [first] = numbers;
    return first ? [...hiddenElsewhere(numbers, hidden), toConfirm(document, first, numbers)] : [];
  });
}

/** The same words in several tables of a paper are looked at once. */
function withoutDoubles(numbers: readonly HarmlessNumber[]): HarmlessNumber[] {
  const known = new Set<string>();
  return numbers.filter(({ key }) => (known.has(key) ? false : known.add(key)));
}

function toConfirm(document: string, first: HarmlessNumber, numbers: readonly HarmlessNumber[]): Placed {
  const many = numbers.length;
  return {
    rule: 'small-numbers-to-confirm',
    severity: 'answer',
    privacy: true,
    place: first.place.split(',')[0] ?? first.place,
    excerpt: many === 1 ? first.excerpt : `${many} small numbers, the first: ${first.excerpt}`.slice(0, 80),
    numbers: numbers.map(({ value, place, excerpt, key }) => ({ value, place, excerpt, key })),
    why:
      many === 1
        ? 'One small number in this paper was taken to count something other than children.'
        : `${many} small numbers in this paper were taken to count something other than children.`,
    fix: 'Look at each, and confirm that none counts children or young people.',
    suggestion: null,
    mayKeep: true,
    document,
  };
}

/** Words of a measure that tell it from others. */
const tellingWords = (text: string) =>
  new Set((text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).filter((word) => !common.has(word)));
const common = new Set(
  'children young people leavers their which number percentage during within quarter'.split(' '),
);

function hiddenElsewhere(numbers: readonly HarmlessNumber[], hidden: readonly HiddenFigure[]): Placed[] {
  return numbers.flatMap(({ document, place, value, excerpt }): Placed[] => {
    const said = tellingWords(excerpt);
    const same = hidden.find(
      (figure) =>
        figure.value === `${value}` &&
        [...tellingWords(figure.measure)].filter((word) => said.has(word)).length >= 2,
    );
    if (!same) return [];
    return [
      {
        rule: 'identity-hidden-number',
        severity: 'stops',
        privacy: true,
        place,
        excerpt,
        why: 'The scorecard hides a number that this text may give away: the words are of its measure, and the number is the same.',
        fix: 'Take the number out, or write “a few”. Two people may agree to keep it, with a reason.',
        suggestion: null,
        mayKeep: true,
        document,
      },
    ];
  });
}
