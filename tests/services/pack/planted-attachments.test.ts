/** Somebody else's files, PDF and Word: whatever is planted in one keeps final papers back, and both go out without it. */
import { agendaFields as fields } from '../../../services/agenda/rules';
import type { Library } from '../../../services/library/service';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';
import { type PlantKind, plants } from '../../support/plants';

const open = '2027-03-02 Cared for Children Committee';
const name = 'Rosalba Kettle';
const secret = 'The council means to close the lodge in the north and to move all of its residents in May';
const hidden = '2.1-a Young people on a work placement (people): 3 so far.';

const sound = settle({
  ...{ title: 'A review', subject: 'A review', status: 'Final', marking: null, body: 'Committee', facts: [] },
  blocks: [
    { kind: 'heading', level: 2, text: 'Review', numbered: false },
    { kind: 'paragraph', text: 'Homes were opened in time.', numbered: false },
  ],
});

const planted: [what: string, plant: PlantKind, words: string][] = [
  ['a word that may be a child’s name', 'text', 'Oluwaseun finished his pack.'],
  ['a name', 'text', `Written by ${name}.`],
  ['a private sentence', 'text', `${secret}.`],
  ['a hidden number', 'text', hidden],
  ['a name in a property', 'property', name],
  ['an author', 'author', name],
  ['a comment', 'comment', name],
  ['a revision', 'revision', name],
  ['half a file', 'unreadable', ''],
];

const letter = (index: number) => String.fromCharCode(65 + index);

onEachEngine('an attached file', (openDatabase) => {
  let world: PacksWorld;
  beforeEach(async () => {
    // Nothing makes a PDF here: word-attachment.test.ts has the machines on which something does.
    const library = (folder: Library): Library => ({ ...folder, asPdf: async () => null });
    world = await packsWorld(openDatabase, { library, log: () => {} });
    const figures = { 'count:2.1-a': '3', 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list' };
    await world.update('2.1', { ...fineUpdate, ...figures });
  });
  afterEach(() => world.close());
  const clerk = () => world.by(world.who.clerk);
  const packs = () => world.services.packs;
  const at = () => ({ createdAt: world.clock.at });

  /** To follow, so that nothing of it is in these papers: what it is for is private all the same. */
  async function privateItem(): Promise<void> {
    const { agendas } = world.services;
    const typed = {
      [fields.title]: 'Homes in the north',
      [fields.purpose]: `${secret}.`,
      [fields.timing]: 'to-follow',
      [fields.toFollowReason]: 'Figures come late',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    const privately = {
      [fields.privacyKind]: 'exempt',
      [fields.paragraphs]: '1',
      [fields.publicTitle]: 'A staffing matter',
      [fields.publicInterest]: 'The staff could be recognised from what is said.',
    };
    const pressed = { itemId: item?.id ?? '', version: item?.version ?? 0, typed: privately };
    good(await agendas.makePrivate({ ...clerk(), ...pressed }));
  }

  async function itemWithFiles(files: { file: string; title: string; content: Buffer }[]): Promise<void> {
    const { agendas } = world.services;
    const typed = {
      [fields.title]: 'A review of the homes',
      [fields.purpose]: 'To note.',
      [fields.timing]: 'on-time',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    for (const { file, title, content } of files) {
      await world.folder.put(open, file, content);
      const attached = { [fields.file]: file, [fields.fileTitle]: title };
      good(await agendas.attach({ ...clerk(), itemId: item?.id ?? '', typed: attached }));
    }
  }

  it.each(['pdf', 'docx'] as const)(
    '%s: each plant alone keeps final papers back',
    async (format) => {
      await privateItem();
      const content = format === 'pdf' ? (await writePdf(sound, at())).pdf : await writeWord(sound, at());
      const kinds: typeof planted =
        format === 'pdf' ? [...planted, ['no marks for screen readers', 'untagged', '']] : planted;
      const files = kinds.map(([what, plant, words], index) => ({
        what,
        // Letters: a number in a title is asked about itself.
        ...{ file: `Review ${letter(index)}.${format}`, title: `Review ${letter(index)}` },
        content: plants[format][plant](content, words),
      }));
      await itemWithFiles(files);
      const draft = await world.draft();
      expect([draft.state, draft.error]).toEqual(['built', '']);
      const { stops, toAnswer } = await packs().standing(draft);
      for (const { what, title } of files) {
        const its = [...stops, ...toAnswer].filter(({ place }) => new RegExp(`\\b${title}\\b`).test(place));
        const printed = Object.entries(world.shelves()[`${open}, drafts`] ?? {});
        // Of a Word file our own copy goes out: what was cleaned out of it needs no answer.
        const words = await Promise.all(printed.map(([, bytes]) => everything(bytes)));
        const cleaned = format === 'docx' && !words.join().includes(name);
        expect([what, its.length > 0 || cleaned]).toEqual([what, true]);
      }
      // What is words is seen as such, under the name that goes out; no reason clears what nobody could read.
      const ofFiles = stops.filter(({ mayKeep }) => !mayKeep).map(({ rule }) => rule);
      expect(ofFiles).toEqual(
        expect.arrayContaining(['export-name', 'export-private-words', 'export-small-number']),
      );
      expect(stops.some(({ rule, term }) => rule === 'identity-name' && term === 'Oluwaseun')).toBe(true);
      expect(stops.some(({ place, mayKeep }) => /Review I\b/.test(place) && !mayKeep)).toBe(true);
      const tried = await packs().makeFinal({ buildId: draft.id, evenSo: true, ...clerk() });
      expect(whyNot(tried)).toBe('gate-closed');
      expect(Object.keys(world.shelves()[open] ?? {}).sort()).toEqual(files.map(({ file }) => file).sort());

      for (const { file } of files) await world.changeFile(open, file, content);
      const final = await world.final();
      expect([final.state, final.error]).toEqual(['built', '']);
    },
    300_000,
  );
});
