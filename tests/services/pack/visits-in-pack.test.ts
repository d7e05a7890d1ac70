/** Visits in a built pack: made since the last meeting, in the words a clerk chose, and never in words that nobody has read. */
import { Day } from '../../../services/calendar/rules';
import type { Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good } from '../../support/papers-world';

/** In a note, a reply and an action: words of no list of names, so that nothing but care keeps them in. */
const canaries = ['Quillfeather', 'Tanglewort', 'Brindlemoss'];

onEachEngine('visits in the pack', (open) => {
  let world: PacksWorld;
  let visit: Visit;
  let visitors: string[];
  beforeEach(async () => {
    world = await packsWorld(open);
    visit = await madeVisit();
  });
  afterEach(() => world.close());

  /** On 7 January, before the meeting in March; reported, and answered with an action. */
  async function madeVisit(): Promise<Visit> {
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
    visitors = (await people.everyone()).filter(({ name }) => names.includes(name)).map(({ id }) => id);
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
    return (await visits.byId(planned.id)) as Visit;
  }

  const allFiles = async () => {
    const files = Object.entries(world.shelves()).flatMap(([folder, held]) =>
      Object.entries(held).map(async ([name, content]) => `${folder} ${name} ${await everything(content)}`),
    );
    return (await Promise.all(files)).join('\n');
  };
  const elsewhere = async () =>
    JSON.stringify([
      await world.db.selectFrom('pack_build').selectAll().execute(),
      await world.db.selectFrom('notice').selectAll().execute(),
      await world.db.selectFrom('audit_entry').selectAll().execute(),
    ]);

  it('are listed at once, with no word that anyone typed, and without who went', async () => {
    const build = await world.draft();
    expect(build.error).toBe('');
    const words = await allFiles();
    expect(words).toContain('Leaving care team');
    expect(words).toContain('Members visited and sent a note.');
    expect(words).toContain('Due: 1. Made: 1. Reported by a member: 1. Answered by the service: 1.');
    const all = words + (await elsewhere());
    for (const secret of [...canaries, 'Ring before you write', 'drop-in'])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    const { lines } = await world.services.visits.forMeeting(world.march);
    expect(JSON.stringify(lines)).not.toMatch(/Marigold|Orlando/);
  });

  it('stand in the words that the clerk chose, and in no other', async () => {
    const line = {
      summary: 'Members heard that the drop-in helps.',
      outcome: 'Staff now ring before they write.',
    };
    good(
      await world.services.visits.chooseLine({ ...world.by(world.who.clerk), visitId: visit.id, ...line }),
    );
    const build = await world.draft();
    expect(build.error).toBe('');
    const words = await allFiles();
    expect(words).toContain('Members heard that the drop-in helps.');
    expect(words).toContain('Staff now ring before they write.');
    const all = words + (await elsewhere());
    for (const canary of canaries) expect([canary, all.includes(canary)]).toEqual([canary, false]);
  });
});
