/** After people are imported: those without an object id are looked up in Entra, where the council allows that. */
import type { Directory } from '../graph/directory';
import type { Matching } from '../people/matching';

/** What to print; '' where nobody is looked up. One request for each person, never within a transaction. */
export async function lookUpPeople(
  matching: Pick<Matching, 'unmatched' | 'match'>,
  directory: Directory | null,
): Promise<string> {
  if (!directory) return '';
  const matched: string[] = [];
  const left: string[] = [];
  for (const { email } of await matching.unmatched()) {
    const answer = await directory.lookUp(email);
    if (answer.kind === 'not-allowed')
      return 'Entra was not asked who they are: the identity has neither User.ReadBasic.All nor User.Read.All (docs/permissions.md). They are matched when they first write or install the app.';
    const done = answer.kind === 'found' && (await matching.match(answer.aadObjectId, [email]));
    (done ? matched : left).push(email);
  }
  if (matched.length + left.length === 0) return '';
  const rest = left.length > 0 ? ` Not found there: ${left.join(', ')}.` : '';
  return `Found in Entra: ${matched.length} of ${matched.length + left.length}.${rest}`;
}
