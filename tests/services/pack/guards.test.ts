/** What guards is itself guarded: a plant that only the finished files show holds the whole build back; without it, it is built. */
import { agendaFields as fields } from '../../../services/agenda/rules';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { onEachEngine } from '../../support/engines';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { day, good, whyNot } from '../../support/papers-world';

const open = '2027-03-02 Cared for Children Committee';
const closed = `${open}, Part 2, not for publication`;
const secret = 'The council means to close Wobbegong Lodge and to move all of its residents in May';

const paper = (text: string) =>
  settle({
    ...{
      title: 'A review',
      subject: 'A review',
      status: 'Final',
      marking: null,
      body: 'Committee',
      facts: [],
    },
    blocks: [
      { kind: 'heading', level: 2, text: 'Review', numbered: false },
      { kind: 'paragraph', text, numbered: false },
    ],
  });

onEachEngine('the finished files of a build', (openDatabase) => {
  let world: PacksWorld;
  beforeEach(async () => {
    world = await packsWorld(openDatabase, { log: () => {} });
  });
  afterEach(() => world.close());
  const { fileTitle, file } = fields;
  const clerk = () => world.by(world.who.clerk);
  const pdf = async (text: string) => (await writePdf(paper(text), { createdAt: world.clock.at })).pdf;

  async function item(title: string): Promise<{ id: string; version: number }> {
    const typed = { [fields.title]: title, [fields.purpose]: 'To note.', [fields.timing]: 'on-time' };
    const added = good(await world.services.agendas.add({ ...clerk(), meetingId: world.march, typed }));
    if (!added.item) throw new Error('nothing was added');
    return added.item;
  }
  async function attached(name: string, content: Buffer, title: string, at = open): Promise<string> {
    await world.folder.put(at, name, content);
    const { id, version } = await item('A review of the homes');
    if (at === closed) {
      const typed = {
        [fields.privacyKind]: 'exempt',
        [fields.paragraphs]: '1',
        [fields.publicTitle]: 'A staffing matter',
        [fields.publicInterest]: 'The staff could be recognised from what is said.',
      };
      good(await world.services.agendas.makePrivate({ ...clerk(), itemId: id, version, typed }));
    }
    const typed = { [file]: name, [fileTitle]: title };
    good(await world.services.agendas.attach({ ...clerk(), itemId: id, typed }));
    return id;
  }

  /** A draft with the plant fails and puts nothing anywhere; the one after it, without, is built. */
  async function heldBack(
    rule: string,
    plant: () => Promise<void>,
    mend: () => Promise<void>,
  ): Promise<void> {
    await plant();
    const before = Object.keys(world.shelves()).sort();
    const held = await world.draft();
    expect([held.state, held.findings.filter((one) => one.rule === rule).length > 0]).toEqual([
      'failed',
      true,
    ]);
    expect(held.files).toEqual([]);
    expect(Object.keys(world.shelves()).sort()).toEqual(before);
    await mend();
    const built = await world.draft();
    expect([built.state, built.error]).toEqual(['built', '']);
    expect(built.findings.some((one) => one.rule === rule)).toBe(false);
  }

  it('a person’s name in the words holds everything back', () =>
    heldBack(
      'export-name',
      () => world.update('1.1', { ...fineUpdate, done: 'Two open days were led by Rosalba Kettle.' }),
      () => world.update('1.1'),
    ));

  it('a hidden number beside its measure holds everything back', () =>
    heldBack(
      'export-small-number',
      async () => {
        const typed = { 'count:2.1-a': '3', 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list' };
        await world.update('2.1', { ...fineUpdate, ...typed });
        await world.update('1.1', {
          ...fineUpdate,
          done: '2.1-a Young people on a work placement (people): 3 so far.',
        });
      },
      () => world.update('1.1'),
    ));

  it('with seven set as small, a hidden seven in words holds everything back, and dates, references and shares do not', () =>
    heldBack(
      'export-small-number',
      async () => {
        const thresholds = { smallCount: 7, smallBase: 10 };
        await world.services.scorecards.setThresholds(world.committeeId, day('2026-09-01'), thresholds);
        const typed = { 'count:2.1-a': '7', 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list' };
        await world.update('2.1', { ...fineUpdate, ...typed });
        const done = '2.1-a Young people on a work placement (people): Seven so far.';
        await world.update('1.1', { ...fineUpdate, done });
      },
      async () => {
        const done =
          '2.1-a Young people on a work placement (people): as at 7 January 2027, in table 7 of the return, 7% more than planned, for 7 weeks.';
        await world.update('1.1', { ...fineUpdate, done });
      },
    ));

  it('an attached file with a name, a private sentence or an unread part cannot go out with final papers', async () => {
    await attached('Numbat.pdf', await pdf('The options are set out here.'), secret, closed);
    await attached('Review.pdf', await pdf(`Written by Rosalba Kettle. ${secret}.`), 'A review');
    const draft = await world.draft();
    expect(draft.state).toBe('built');
    const stops = draft.findings.filter(
      ({ severity, place }) => severity === 'stops' && place.includes('Review'),
    );
    expect(stops.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['export-name', 'export-private-words']),
    );
    await world.keepAll(draft);
    const final = await world.services.packs.makeFinal({ buildId: draft.id, evenSo: true, ...clerk() });
    expect(whyNot(final)).toBe('gate-closed');
    expect(Object.keys(world.shelves()[open] ?? {})).toEqual(['Review.pdf']);
  });

  it('a file that is changed after it was read holds final papers back, and the same papers go out without it', async () => {
    await attached('Review.pdf', await pdf('Homes were opened in time.'), 'A review');
    const draft = await world.draft();
    await world.keepAll(draft);
    const read = world.shelves()[open]?.['Review.pdf'] ?? Buffer.alloc(0);
    await world.changeFile(open, 'Review.pdf', await pdf('Written by Rosalba Kettle.'));
    const asked = await world.services.packs.makeFinal({ buildId: draft.id, evenSo: false, ...clerk() });
    expect(asked).toMatchObject({
      refusal: { code: 'changed-since', lines: [expect.stringMatching(/A review.*changed/)] },
    });
    const made = good(await world.services.packs.makeFinal({ buildId: draft.id, evenSo: true, ...clerk() }));
    const held = await world.services.packs.build(made.id);
    expect([held.state, held.findings.some(({ rule }) => rule === 'attached-changed')]).toEqual([
      'failed',
      true,
    ]);
    expect(Object.keys(world.shelves()[open] ?? {})).toEqual(['Review.pdf']);

    await world.changeFile(open, 'Review.pdf', read);
    good(await world.services.packs.retry({ buildId: made.id, ...clerk() }));
    const built = await world.services.packs.build(made.id);
    expect([built.state, built.error]).toEqual(['built', '']);
  });
});
