/** A Word file from somebody's desk, through a whole build: settled, cleaned, printed and listed as it was found. */
import { existsSync } from 'node:fs';
import { agendaFields as fields } from '../../../services/agenda/rules';
import type { Library } from '../../../services/library/service';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';
import { wml } from '../../support/small-files';
import { deleted, inserted, para, wordFile, words } from '../../support/word-files';

const open = '2027-03-02 Cared for Children Committee';
const file = 'Review.docx';
const author = 'Wobbegong Marsupial';
const field = (code: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** As Word saves one: an author, a comment, page numbers, and what is passed on the way. */
const review = (inner: string) =>
  wordFile(para(words('A review'), '<w:pStyle w:val="Heading1"/>') + inner, {
    'word/footer1.xml': `<w:ftr ${wml}>${para(`${words('A review Page ')}${field('PAGE')}${words(' of ')}${field('NUMPAGES')}`)}</w:ftr>`,
    'word/comments.xml': `<w:comments ${wml}><w:comment w:id="0" w:author="${author}">${para(words('To check.'))}</w:comment></w:comments>`,
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
  });
const passed =
  para(words('Homes were ') + deleted('closed') + inserted(words('opened')) + words(' in time.')) +
  para(words('Seen. ') + words('Unseen.', '<w:vanish/>'));
const asked = para(words('Oluwaseun finished his pack. In all three children moved.'));

const outline = settle({
  ...{ title: 'A review', subject: 'A review', status: 'Final', marking: null, body: 'Committee', facts: [] },
  blocks: [
    { kind: 'heading', level: 2, text: 'A review', numbered: false },
    { kind: 'paragraph', text: 'Homes were opened in time. Seen.', numbered: false },
  ],
});

const office: [what: string, there: boolean, library: (folder: Library) => Library, said: RegExp][] = [
  [
    'no program',
    true,
    (folder) => ({ ...folder, asPdf: async () => null }),
    /\(Word\)[^.]*\. No PDF could be made of it here\./,
  ],
  [
    'a program that makes tagged PDF',
    true,
    (folder) => ({
      ...folder,
      asPdf: async () => (await writePdf(outline, { createdAt: new Date('2027-02-18T10:00:00Z') })).pdf,
    }),
    /\(PDF, made from a Word document, 1 page\)[^.]*\. It has marks for screen readers\./,
  ],
  [
    'LibreOffice',
    existsSync('/usr/bin/soffice'),
    (folder) => folder,
    /\(PDF, made from a Word document, 1 page\)[^.]*\. It has marks for screen readers/,
  ],
];

onEachEngine('a Word file that is attached', (openDatabase) => {
  let world: PacksWorld;
  afterEach(() => world.close());
  const clerk = () => world.by(world.who.clerk);
  const packs = () => world.services.packs;

  async function attach(content: Buffer): Promise<{ itemId: string; attachmentId: string }> {
    const { agendas } = world.services;
    const typed = {
      [fields.title]: 'A review of the homes',
      [fields.purpose]: 'To note.',
      [fields.timing]: 'on-time',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    const itemId = item?.id ?? '';
    await world.folder.put(open, file, content);
    const attached = { [fields.file]: file, [fields.fileTitle]: 'Review' };
    good(await agendas.attach({ ...clerk(), itemId, typed: attached }));
    const found = await agendas.item(itemId);
    return { itemId, attachmentId: found?.item.attachments[0]?.id ?? '' };
  }

  it.each(office.filter(([, there]) => there))(
    'goes out once the clerk has settled what was asked, with %s',
    async (_what, _there, library, said) => {
      world = await packsWorld(openDatabase, { library });
      await world.update('1.1');
      const { itemId, attachmentId } = await attach(review(passed + asked));
      const rules = async () => {
        const draft = await world.draft();
        const { stops, toAnswer } = await packs().standing(draft);
        const its = (one: { place: string }) => /Review/.test(one.place);
        return { draft, stops: stops.filter(its), toAnswer: toAnswer.filter(its) };
      };
      const first = await rules();
      expect(first.stops.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(['attached-tracked-changes', 'attached-hidden-text', 'identity-name']),
      );
      expect(whyNot(await packs().makeFinal({ buildId: first.draft.id, evenSo: true, ...clerk() }))).toBe(
        'gate-closed',
      );

      await world.changeFile(open, file, review(passed));
      await rules();
      const choice = { changes: 'accept', hidden: 'leave-out' } as const;
      good(await packs().chooseForFile({ itemId, attachmentId, choice, ...clerk() }));
      const second = await rules();
      expect(second.stops.map(({ rule, excerpt }) => [rule, excerpt])).toEqual([]);
      const [left] = second.toAnswer.filter(({ rule }) => rule === 'attached-left-behind');
      expect(left?.why).toMatch(/who made it, comments/);

      const final = await world.final(second.draft);
      expect([final.state, final.error]).toEqual(['built', '']);
      const shelf = world.shelves()[open] ?? {};
      const attached = Object.keys(shelf).filter((name) => / attached /.test(name));
      expect(attached).toHaveLength(1);
      const [name = ''] = attached;
      const page =
        Object.entries(shelf)
          .find(([one]) => one.endsWith('.html'))?.[1]
          ?.toString() ?? '';
      expect(page).toContain(encodeURIComponent(name));
      expect(page.replace(/<[^>]+>/g, '')).toMatch(said);
      const written = await everything(shelf[name] ?? Buffer.alloc(0));
      expect(written).toMatch(/opened/);
      expect(written).not.toMatch(/closed|Unseen|Wobbegong|To check/);
    },
    120_000,
  );
});
