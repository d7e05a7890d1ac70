/** Every test town has a second committee, with people, a plan and a meeting of its own: what leaks across it shows. */
import { demoObjectId } from '../../local/demo/people';
import { Day } from '../../services/calendar/rules';
import type { Role } from '../../services/people/rules';
import type { Services } from '../../services/wiring';
import { smallPlan } from './packs-world';

/** Of somebody of the second committee; null for anybody else. Their chats are opened like the others'. */
export function otherObjectId(name: string): string | null {
  const place = people.findIndex(([known]) => known === name);
  return place < 0 ? null : demoObjectId(8000 + place);
}

const people: [name: string, roles: Role[], post: string | null][] = [
  ['Clerk of the other committee', ['clerk'], null],
  ['Lead of the other committee', ['lead'], 'Head of the other service'],
  ['Reviewer of the other committee', ['reviewer'], null],
  ['Councillor of the other committee', ['member', 'chair'], null],
];

/** Once; it is the younger of the two. */
export async function addSecondCommittee(services: Services): Promise<void> {
  const all = await services.committees.all();
  const [first] = all;
  if (!first || all.length > 1) return;
  const { committeeId } = await services.committees.add({ ...first, name: 'Other Committee' });
  const span = { fromDay: null, untilDay: null };
  await services.people.store(
    people.map(([name, roles, post]) => ({
      ...{
        name,
        roles,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example`,
        aadObjectId: otherObjectId(name),
      },
      holdings: post === null ? [] : [{ post, deputyEmail: null, ...span }],
      ...span,
    })),
    { committeeId },
  );
  const plan = smallPlan;
  await services.strategies.store(
    {
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, leadPost: 'Head of the other service' })),
    },
    { committeeId, by: 'test', source: 'test' },
  );
  await services.meetings.add({ committeeId, day: Day.parse('2027-03-09'), by: 'test' });
}
