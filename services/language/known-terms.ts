/** What a council's own database already knows of names and places, so that nobody is asked about it. */
import { isEnglish } from './dictionary';
import { normalise } from './normalise';
import type { KnownTerm, TermKind } from './terms';
import { caseOf, type Token, tokensOf } from './tokens';

export interface CouncilFacts {
  /** Names of committees and groups, now and before. */
  bodies: readonly string[];
  /** Councillors and other members: their names may stand in open papers. */
  members: readonly string[];
  /** Everybody else who works with the committee; never a young person. */
  officers: readonly string[];
  posts: readonly string[];
  /** Services that are visited, with where they are. */
  services: readonly { name: string; place: string }[];
  /** Titles, actions and measures of the plan, which the committee agreed in public. */
  planTexts: readonly string[];
}

export function knownTerms(facts: CouncilFacts): KnownTerm[] {
  const whole = (terms: readonly string[], kind: TermKind) =>
    terms.map((term) => ({ term, kind, document: null }));
  return [
    ...whole(facts.bodies, 'organisation'),
    ...whole(facts.members, 'member'),
    ...whole(facts.officers, 'officer'),
    ...facts.bodies.flatMap((body) => unknownRuns(body, 'organisation')),
    ...facts.posts.flatMap((post) => unknownRuns(post, 'plan-term')),
    ...whole(
      facts.services.map(({ name }) => name),
      'service',
    ),
    ...facts.services.flatMap(({ name, place }) => [
      ...unknownRuns(name, 'service'),
      ...unknownRuns(place, 'place'),
    ]),
    ...facts.planTexts.flatMap((text) => unknownRuns(text, 'plan-term')),
  ];
}

/** Capital words side by side of which one at least is no English word, and each such word by itself: 'Mind Of My Own', 'Kooth'. */
function unknownRuns(text: string, kind: TermKind): KnownTerm[] {
  const found: KnownTerm[] = [];
  let run: Token[] = [];
  const close = () => {
    const unknown = run.filter(({ lower }) => !isEnglish(lower));
    if (unknown.length > 0 && run.length > 1)
      found.push({ term: run.map((token) => token.text).join(' '), kind, document: null });
    for (const { text: word } of unknown) found.push({ term: word, kind, document: null });
    run = [];
  };
  for (const token of tokensOf(normalise(text).text)) {
    const written = caseOf(token);
    if (token.kind !== 'word' || written === 'lower' || token.newLine) close();
    if (token.kind === 'word' && written !== 'lower') run.push(token);
  }
  close();
  return found;
}
