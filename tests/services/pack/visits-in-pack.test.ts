/** Visits in a built pack: made since the last meeting, in the words a clerk chose, and never in words that nobody has read. */
import type { Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good } from '../../support/papers-world';
import { canaries, visitMade } from '../../support/visit-made';

onEachEngine('visits in the pack', (open) => {
  let world: PacksWorld;
  let visit: Visit;
  beforeEach(async () => {
    world = await packsWorld(open);
    ({ visit } = await visitMade(world));
  });
  afterEach(() => world.close());

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
    expect(words).toContain(
      'Visits due: 1. Visits made: 1. Visits reported by a member: 1. Visits answered by the service: 1.',
    );
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

  it('come with the year of them at the meeting to which the clerk takes the next rota, and at no other', async () => {
    expect((await world.draft()).error).toBe('');
    expect(await allFiles()).not.toContain('What changed because members went');
    const { services, committeeId, march } = world;
    const [meeting] = (await services.workProgramme.present(committeeId)).meetings.filter(({ items }) =>
      items.some(({ item }) => item.defaultKey === 'visits-rota'),
    );
    expect(meeting?.day).toBe('2027-06-08');
    const planned = meeting?.items.find(({ item }) => item.defaultKey === 'visits-rota');
    if (!planned) throw new Error('the rota comes to no meeting');
    good(
      await services.workProgramme.save({
        ...{ ...world.by(world.who.clerk), committeeId, itemId: planned.item.id },
        ...{ version: planned.item.version, dueFrom: planned.dueFrom },
        typed: { programmeTitle: planned.item.title, programmeWhen: `once:${march}` },
      }),
    );
    expect((await world.draft()).error).toBe('');
    const words = await allFiles();
    expect(words).toContain('What changed because members went');
    expect(words).toContain('One ask was agreed, in full or in part.');
    const all = words + (await elsewhere());
    for (const canary of canaries) expect([canary, all.includes(canary)]).toEqual([canary, false]);
  });
});
