/** For a person with several committees: each part of a message says which one it is about, and its button goes there. */
import type { Action } from '../cards/card';
import { londonDay } from '../services/calendar/rules';
import { tells } from '../services/notices/about-committee';
import type { Notice } from '../services/notices/rules';
import type { Person } from '../services/people/rules';
import { aboutCommittee, carrying } from './committee-name';
import type { Part } from './notice-part';
import type { BotServices } from './services';
import { presentCommittees } from './which-committee';

export async function namedParts(
  services: BotServices,
  person: Person,
  parts: Part[],
  notices: Notice[],
): Promise<Part[]> {
  const committees = presentCommittees(person, londonDay(services.clock.now()));
  if (committees.length < 2) return parts;
  const known = new Map<string, string | null>();
  const committeeOf = async ({ subject }: Notice): Promise<string | null> => {
    const [field, thing] = tells.find(([name]) => subject[name] !== undefined) ?? [];
    const id = field && subject[field];
    if (!thing || !id) return null;
    const key = `${thing} ${id}`;
    if (!known.has(key)) known.set(key, await services.committees.of(thing, id));
    return known.get(key) ?? null;
  };
  const named: Part[] = [];
  for (const part of parts) {
    const ids = new Set<string | null>();
    for (const notice of notices.filter(({ id }) => part.noticeIds.includes(id)))
      ids.add(await committeeOf(notice));
    const committee = committees.find(({ id }) => ids.size === 1 && ids.has(id));
    // A list over several committees has headings of its own.
    named.push(committee ? partAbout(part, committee) : part);
  }
  return named;
}

function partAbout(part: Part, committee: { id: string; name: string }): Part {
  return {
    ...part,
    line: `${committee.name}: ${part.line}`,
    action: carrying(part.action, committee.id) as Action,
    card: aboutCommittee(part.card, committee),
  };
}
