/** The pledges of a table with their wordings; a wording that the table does not give comes from the plan before. */
import { type Doubt, doubt } from './doubts';
import type { Plan, PlannedAction, Strategy } from './rules';

export function pledgesOf(
  actions: PlannedAction[],
  wordings: Map<number, string>,
  previous: Strategy | null,
): { pledges: Plan['pledges']; doubts: Doubt[] } {
  const doubts: Doubt[] = [];
  const numbers = [...new Set(actions.map(({ pledgeNo }) => pledgeNo))].sort((a, b) => a - b);
  const pledges = numbers.map((no) => {
    const before = previous?.pledges.find((pledge) => pledge.no === no);
    const given = wordings.get(no);
    if (before && (given === undefined || sameWords(given, before.wording))) {
      const { slug, wording, shortName } = before;
      return { no, slug, wording, shortName };
    }
    if (given === undefined)
      doubts.push(
        doubt(
          null,
          'pledge-without-wording',
          `The table does not say how Pledge ${no} is worded.`,
          `Add a row above its actions: "Pledge ${no}: We will…".`,
        ),
      );
    else if (before)
      doubts.push(
        doubt(
          null,
          'reworded',
          `Pledge ${no} was worded "${before.wording}".`,
          'Use one agreed wording everywhere.',
        ),
      );
    const wording = given ?? `Pledge ${no}`;
    const shortName = shorten(wording);
    return { no, slug: slugOf(shortName), wording, shortName };
  });
  for (const no of wordings.keys()) {
    if (!numbers.includes(no))
      doubts.push(
        doubt(
          null,
          'pledge-without-actions',
          `Pledge ${no} has a heading but no actions.`,
          'Check that no rows are missing.',
        ),
      );
  }
  return { pledges, doubts };
}

const sameWords = (a: string, b: string) => slugOf(a) === slugOf(b);

/** 'We will improve health and wellbeing outcomes' -> 'Improve health and wellbeing outcomes', 40 characters at most. */
function shorten(wording: string): string {
  const plain = wording.replace(/^we will /i, '').replace(/[.\s]+$/, '');
  const kept = plain.length <= 40 ? plain : plain.slice(0, 41).replace(/\s+\S*$/, '');
  return kept.charAt(0).toUpperCase() + kept.slice(1);
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
