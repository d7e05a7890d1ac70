/** A committee with one visit behind it, and words in its note, reply and action that nothing public may hold. */
import { Day } from '../../services/calendar/rules';
import type { Visit } from '../../services/visits/rules';
import type { PacksWorld } from './packs-world';
import { good } from './papers-world';

/** In a note, a reply and an action: words of no list of names, so that nothing but care keeps them in. */
export const canaries = ['Quillfeather', 'Tanglewort', 'Brindlemoss'];

/** On 7 January, before the meeting in March; reported, and answered with an action. */
export async function visitMade(world: PacksWorld): Promise<{ visit: Visit; visitors: string[] }> {
  const { visits, people } = world.services;
  const { committeeId } = world;
  const names = ['Marigold Fenn', 'Orlando Pike'];
  await people.store(
    names.map((name, index) => ({
      ...{ name, roles: ['member'], email: `visitor${index}@council.example`, aadObjectId: null },
      ...{ fromDay: null, untilDay: null, holdings: [] },
    })),
    { committeeId },
  );
  const visitors = (await people.everyone(committeeId))
    .filter(({ name }) => names.includes(name))
    .map(({ id }) => id);
  const inForce = { trainedOn: Day.parse('2025-01-10'), checkFrom: Day.parse('2025-01-10') };
  for (const id of visitors)
    await visits.storeMember(committeeId, id, {
      ...{ party: 'Red', checkUntil: Day.parse('2029-01-01'), visitsBefore: 0, ...inForce },
    });
  await visits.storeServices(committeeId, [
    {
      ...{ name: 'Leaving care team', place: 'First Floor', contact: 'Desk', whatToSee: '', whatToAsk: '' },
      ...{
        managerPost: 'Fostering Service Manager',
        pledges: [1],
        isHome: false,
        startsAt: '10:00',
        minutes: 90,
      },
    },
  ]);
  const rota = good(await visits.draftAsAdministrator(committeeId, Day.parse('2027-05-01')));
  good(await visits.agreeAsAdministrator(rota.id, 'test'));
  const [planned] = await visits.ofCommittee(committeeId, rota.from, rota.until);
  if (!planned) throw new Error('no visit was planned');
  await world.db.updateTable('visit').set({ day: '2027-01-07' }).where('id', '=', planned.id).execute();
  await world.db
    .updateTable('visit_place')
    .set({ state: 'accepted' })
    .where('visit_id', '=', planned.id)
    .execute();
  const typed = {
    ...{ met: 'The team manager', worked: 'The drop-in, said Quillfeather.' },
    ...{ hindered: 'The letters.', ask: 'Ring before you write.' },
  };
  const [first = ''] = visitors;
  const press = (who: string) => ({ ...world.by(who), visitId: planned.id });
  good(await visits.writeNote({ ...press(first), typed, themes: ['voice'], sent: true }));
  const action = {
    ...{ what: 'Tell Brindlemoss to ring first', ownerPost: 'Fostering Service Manager' },
    dueDay: Day.parse('2027-03-31'),
  };
  const reply = { answer: 'agreed', words: 'Yes, Tanglewort will.', action, themes: [] };
  good(await visits.reply({ ...press(world.who.lead), typed: reply }));
  return { visit: (await visits.byId(planned.id)) as Visit, visitors };
}
