import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgendaItem } from '../../../services/agenda/rules';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import { attachedPapers, attachedTexts, linksOf, withPdfs } from '../../../services/pack/attached';
import { type Choice, noChoice } from '../../../services/pack/attachments/facts';
import { cleanApart, readApart } from '../../../services/pack/attachments/process';
import { digestOf } from '../../../services/pack/attachments/service';
import { composeAttached } from '../../../services/pack/compose/attached';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { sampleAgenda, sampleFacts, sampleItem } from '../../support/agenda-sample';
import { deleted, para, wordFile, words } from '../../support/word-files';

const named = { meetingDay: '2027-03-02', committee: 'Cared for Children Committee' };
const folder = '2027-03-02 Cared for Children Committee';
const createdAt = new Date('2027-02-18T10:00:00Z');
const outline = settle({
  title: 'Health report',
  subject: 'Health report',
  status: 'Final',
  marking: null,
  body: 'Cared for Children Committee',
  facts: [],
  blocks: [
    { kind: 'heading', level: 2, text: 'Health', numbered: true },
    { kind: 'paragraph', text: 'Most health assessments were done in time this quarter.', numbered: true },
  ],
});

describe('attached papers', () => {
  let root: string;
  let conversions: string[];
  let library: Library;
  let choice: Choice;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pk-attached-'));
    conversions = [];
    choice = noChoice;
    const real = createFolderLibrary({ root });
    library = {
      ...real,
      // The edge: an office program, or Graph.
      asPdf: async (_, name) => {
        conversions.push(name);
        return name.endsWith('.docx') ? (await writePdf(outline, { createdAt })).pdf : null;
      },
    };
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** The real reading, without a database to remember it in. */
  const attachments = {
    look: async ({ name }: { name: string }, content: Buffer) => ({
      sha256: digestOf(content),
      reading: await readApart(name, content),
    }),
    lookAtMade: async (content: Buffer) => ({
      sha256: digestOf(content),
      reading: await readApart('made.pdf', content),
    }),
    clean: cleanApart,
    choiceOf: async () => choice,
  };
  /** Nobody speaks in these files. */
  const holdSpeech = async ({ text }: { text: string }) => ({ text, waiting: 0 });
  const papersOf = (agenda: ReturnType<typeof agendaWith>) =>
    attachedPapers({ library, attachments, holdSpeech }, agenda, named);
  const attachment = (name: string, over: Partial<AgendaItem['attachments'][number]> = {}) => ({
    id: `file-${name}`,
    part: 1 as const,
    title: 'Health report',
    folder,
    name,
    format: name.slice(name.lastIndexOf('.') + 1),
    ...over,
  });
  const agendaWith = (...files: AgendaItem['attachments']) =>
    sampleAgenda([sampleItem('one'), sampleItem('two', { attachments: files })]);
  const pageOf = (agenda: ReturnType<typeof agendaWith>, papers: Awaited<ReturnType<typeof papersOf>>) => {
    const item = agenda.items.find((one) => one.attachments.length > 0);
    if (!item) throw new Error('no item');
    return JSON.stringify(settle(composeAttached(item, sampleFacts, papers)));
  };
  const stopping = (papers: Awaited<ReturnType<typeof papersOf>>) =>
    papers
      .flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'stops'))
      .map(({ rule }) => rule);

  it('become PDF once, under a name that stays while the source stays, and are linked beside the pack', async () => {
    await library.put(folder, 'Health.docx', await writeWord(outline, { createdAt }));
    const agenda = agendaWith(attachment('Health.docx'));
    const papers = await papersOf(agenda);
    expect(papers).toMatchObject([{ kind: 'made-pdf', facts: { tagged: true } }]);
    expect(stopping(papers)).toEqual([]);
    const again = await papersOf(agenda);
    expect(again[0]?.made).toEqual(papers[0]?.made);
    expect(conversions).toHaveLength(1);
    const name = papers[0]?.made?.name ?? '';
    // The copy that it was made of, never the source.
    expect(readdirSync(join(root, `${folder}, drafts`))).toEqual([name.replace('.pdf', '.docx'), name]);
    expect(conversions).not.toContain('Health.docx');

    const file = withPdfs(agenda, papers).items.flatMap(({ attachments: files }) => files)[0];
    expect(file?.format).toBe('pdf');
    expect(linksOf({}, papers)['file-Health.docx']).toBe(encodeURIComponent(name));
  });

  it('are read as text with their names, in the part of their item', async () => {
    await library.put(folder, 'Jayden_review.docx', wordFile(para(words('Jayden, aged 14, moved.'))));
    const texts = attachedTexts(await papersOf(agendaWith(attachment('Jayden_review.docx'))));
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          text: 'Jayden, aged 14, moved.',
          part: 1,
          document: expect.stringMatching(/file-/),
        }),
        expect.objectContaining({ text: 'Jayden review', kind: 'title' }),
      ]),
    );
  });

  it('with changes that nobody has decided about are not printed, until somebody has', async () => {
    await library.put(folder, 'Health.docx', wordFile(para(words('Open. ') + deleted('Closed.'))));
    const agenda = agendaWith(attachment('Health.docx'));
    const open = await papersOf(agenda);
    expect(open).toMatchObject([{ kind: 'undecided', made: null, sha256: null }]);
    expect(open[0]?.findings).toEqual([
      expect.objectContaining({
        rule: 'attached-tracked-changes',
        mayKeep: false,
        choose: { itemId: expect.any(String), attachmentId: 'file-Health.docx', what: 'changes' },
      }),
    ]);
    expect(conversions).toEqual([]);
    expect(pageOf(agenda, open)).toContain('is being settled');
    expect(linksOf({ 'file-Health.docx': 'https://library.example/x' }, open)['file-Health.docx']).toBeNull();

    choice = { changes: 'accept', hidden: null };
    const accepted = await papersOf(agenda);
    expect(accepted[0]).toMatchObject({ kind: 'made-pdf' });
    expect(accepted[0]?.texts.map(({ text }) => text)).toContain('Open.');
    choice = { changes: 'refuse', hidden: null };
    const refused = await papersOf(agenda);
    expect(refused[0]?.texts.map(({ text }) => text)).toContain('Open. Closed.');
    expect(refused[0]?.made?.name).not.toBe(accepted[0]?.made?.name);
  });

  it('that cannot become PDF go out as a copy of ours, and the page says so', async () => {
    library = { ...library, asPdf: async () => null };
    await library.put(folder, 'Notes.docx', wordFile(para(words('Notes of the spring forum'))));
    const agenda = agendaWith(attachment('Notes.docx'));
    const papers = await papersOf(agenda);
    expect(papers[0]).toMatchObject({ kind: 'made-word', made: { name: expect.stringMatching(/\.docx$/) } });
    expect(pageOf(agenda, papers)).toContain('No PDF could be made of it here');
  });

  it('of another kind stop, with what to do, and are no part of the papers', async () => {
    await library.put(folder, 'Notes.rtf', Buffer.from('{\\rtf1{\\info{\\author Pat Example}} Notes}'));
    const agenda = agendaWith(attachment('Notes.rtf'));
    const papers = await papersOf(agenda);
    expect(papers[0]).toMatchObject({
      kind: 'refused',
      findings: [{ rule: 'attached-refused', mayKeep: false }],
    });
    expect(pageOf(agenda, papers)).toContain('is not part of these papers');
  });

  it('that are PDF are left alone, and what is said of them is what was found', async () => {
    const { pdf } = await writePdf(outline, { createdAt });
    await library.put(folder, 'Health.pdf', pdf);
    const agenda = agendaWith(attachment('Health.pdf'));
    const papers = await papersOf(agenda);
    expect(papers[0]).toMatchObject({ kind: 'as-it-is', made: null, sha256: digestOf(pdf) });
    expect(stopping(papers)).toEqual([]);
    expect(conversions).toEqual([]);
    expect(pageOf(agenda, papers)).toContain('(PDF, 1 page)');
    expect(pageOf(agenda, papers)).toContain('It has marks for screen readers');
  });

  it('without tags are told as they are, and need an answer', async () => {
    const tagged = (await writePdf(outline, { createdAt })).pdf.toString('latin1');
    const untagged = Buffer.from(tagged.replace(/\/MarkInfo\s*<<[^>]*>>/, ''), 'latin1');
    await library.put(folder, 'Health.pdf', untagged);
    const agenda = agendaWith(attachment('Health.pdf'));
    const papers = await papersOf(agenda);
    expect(pageOf(agenda, papers)).toContain('It has no marks for screen readers');
    expect(papers[0]?.findings).toContainEqual(
      expect.objectContaining({ rule: 'export-untagged', severity: 'answer', mayKeep: true, privacy: false }),
    );
  });

  it('that name who made them are found before the papers are final', async () => {
    const pdf = (await writePdf(outline, { createdAt })).pdf.toString('latin1');
    const named1 = pdf.replace(/\/Creator \([^)]*\)|\/Author \([^)]*\)/, '/Author (Someone Real)');
    expect(named1).not.toBe(pdf);
    await library.put(folder, 'Health.pdf', Buffer.from(named1, 'latin1'));
    await library.put(
      folder,
      'Health.docx',
      wordFile(para(words('x')), {
        'docProps/core.xml':
          '<cp:coreProperties><cp:lastModifiedBy>Someone Real</cp:lastModifiedBy></cp:coreProperties>',
      }),
    );
    expect(stopping(await papersOf(agendaWith(attachment('Health.pdf'))))).toContain('export-maker');
    // Of a Word file a copy without it goes out: the clerk is asked, and may say that this will do.
    const [paper] = await papersOf(agendaWith(attachment('Health.docx')));
    expect(paper?.findings).toEqual([
      expect.objectContaining({ rule: 'attached-left-behind', severity: 'answer', mayKeep: true }),
    ]);
  });

  it('that are no longer in the library stop final papers, and say what to do', async () => {
    const [paper] = await papersOf(agendaWith(attachment('Gone.pdf')));
    expect(paper).toMatchObject({
      kind: 'missing',
      findings: [
        { rule: 'attached-missing', severity: 'stops', fix: expect.stringContaining('attach it again') },
      ],
    });
  });

  it('of a private item lie in the private folder alone', async () => {
    const closed = `${folder}, Part 2, not for publication`;
    await library.put(closed, 'Bids.docx', await writeWord(outline, { createdAt }));
    const agenda = sampleAgenda([
      sampleItem('private', {
        part: 2,
        privacy: { kind: 'exempt', paragraphs: [3], publicInterest: 'Bids are open.' },
        attachments: [attachment('Bids.docx', { part: 2, folder: closed })],
      }),
    ]);
    const papers = await papersOf(agenda);
    expect(papers[0]?.made?.folder).toBe(closed);
    expect(readdirSync(root)).toEqual([closed]);
    expect(attachedTexts(papers).every(({ part }) => part === 2)).toBe(true);
  });
});
