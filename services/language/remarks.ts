/** What an author and a reviewer read beside a text while there is time: the gate's questions, in short. */
import type { Finding } from './rules';

const most = 4;

/** One sentence each, at most four and how many more. */
export function remarks(findings: readonly Finding[]): string[] {
  const asked = findings.filter(({ privacy }) => privacy);
  const shown = asked.slice(0, most).map(inShort);
  const more = asked.length - shown.length;
  return more > 0 ? [...shown, `And ${more} more like these.`] : shown;
}

function inShort({ term, excerpt, rule, why }: Finding): string {
  if (term !== undefined && rule === 'identity-name')
    return `“${term}”: if this is a child’s or young person’s name, please leave it out. If it is a place or a service, the clerk will be asked.`;
  if (rule === 'identity-small-number')
    return `“${excerpt}”: a number this small could point at a child. If it counts children, “a few” is safer; if not, say what it counts.`;
  return `“${term ?? excerpt}”: ${why}`;
}
