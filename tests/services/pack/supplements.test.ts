import { agendaFields as fields } from '../../../services/agenda/rules';
import { reportFields } from '../../../services/reports/rules';
import { onEachEngine } from '../../support/engines';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';

const open = '2027-03-02 Cared for Children Committee';
const young = `${open}, young people’s edition`;

onEachEngine('after the final papers', (openDatabase) => {
  let world: PacksWorld;
  beforeEach(async () => {
    world = await packsWorld(openDatabase);
    await world.update('1.2');
  });
  afterEach(() => world.close());

  const packs = () => world.services.packs;
  const clerk = () => world.by(world.who.clerk);

  async function lateItem(): Promise<string> {
    const { agendas, reports } = world.services;
    const typed = {
      [fields.title]: 'Health of children',
      [fields.purpose]: 'To consider the year’s report.',
      [fields.timing]: 'to-follow',
      [fields.toFollowReason]: 'Figures came in late',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    const title = { [reportFields.title]: 'Health of children: the year' };
    const report = good(await reports.create({ ...clerk(), meetingId: world.march, typed: title }));
    const itemId = item?.id ?? '';
    good(await agendas.placeReport({ ...clerk(), reportId: report.id, itemId }));
    return itemId;
  }

  it('a supplement stands beside them, numbered, saying why each paper came late; they stay as they were', async () => {
    const itemId = await lateItem();
    const press = { meetingId: world.march, itemIds: [itemId] };
    expect(whyNot(await packs().requestSupplement({ ...press, ...clerk() }))).toBe('no-final-pack');
    const final = await world.final();
    const before = world.shelves()[open] ?? {};
    const lead = world.by(world.who.lead);
    expect(whyNot(await packs().requestSupplement({ ...press, ...lead }))).toBe('not-allowed');
    expect(whyNot(await packs().requestSupplement({ ...press, itemIds: [], ...clerk() }))).toBe(
      'nothing-chosen',
    );
    expect((await packs().supplementItems(world.march))[0]).toMatchObject({ id: itemId, late: true });

    const draft = await world.supplement([itemId]);
    expect(draft).toMatchObject({ kind: 'supplement', supplementNo: 1, no: 3, stage: 'draft' });
    const name = '2027-03-02 Supplement 1 v3.html';
    const front = world.shelves()[`${open}, drafts`]?.[name]?.toString() ?? '';
    for (const words of ['Supplement 1', 'Health of children', 'Figures came in late']) {
      expect(front).toContain(words);
    }
    const after = world.shelves()[open] ?? {};
    expect(after).toEqual(before);
    expect((await packs().byId(final.id))?.files).toEqual(final.files);
    expect(draft.files.some(({ edition }) => edition === 'young-people')).toBe(false);
  });

  it('the young people’s edition goes to its folder once its worker has signed off those words, and not before', async () => {
    const final = await world.final();
    expect(world.shelves()[young]).toBeUndefined();
    await packs().releaseEdition(final.id);
    expect(world.shelves()[young]).toBeUndefined();
    const decide = (personId: string) =>
      world.services.editions.decide({
        ...{ buildId: final.id, personId, agree: true, comment: '' },
        submissionId: world.by(personId).submissionId,
      });
    expect((await decide(world.who.clerk)).ok).toBe(false);
    good(await decide(world.others.worker));
    await packs().releaseEdition(final.id);
    const files = world.shelves()[young] ?? {};
    expect(Object.keys(files).map((name) => name.split('.').at(-1))).toEqual(['docx', 'html', 'pdf']);
    await packs().releaseEdition(final.id);
    expect(world.shelves()[young]).toEqual(files);
    expect((await packs().byId(final.id))?.editionFiles).toHaveLength(3);
  });
});
