import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgendaItem } from '../../../services/agenda/rules';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import { attachedPapers, linksOf, withPdfs } from '../../../services/pack/attached';
import { composeAttached } from '../../../services/pack/compose/attached';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { sampleAgenda, sampleFacts, sampleItem } from '../../support/agenda-sample';

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

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pk-attached-'));
    conversions = [];
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

  it('become PDF once, under a name that stays while the source stays, and are linked beside the pack', async () => {
    await library.put(folder, 'Health.docx', await writeWord(outline, { createdAt }));
    const agenda = agendaWith(attachment('Health.docx'));
    const papers = await attachedPapers(library, agenda, named);
    expect(papers).toMatchObject([{ kind: 'made-pdf', findings: [] }]);
    const again = await attachedPapers(library, agenda, named);
    expect(again[0]?.made).toEqual(papers[0]?.made);
    expect(conversions).toEqual(['Health.docx']);
    expect(readdirSync(join(root, `${folder}, drafts`))).toEqual([papers[0]?.made?.name]);

    const file = withPdfs(agenda, papers).items.flatMap(({ attachments }) => attachments)[0];
    expect(file?.format).toBe('pdf');
    expect(linksOf({}, papers)['file-Health.docx']).toBe(encodeURIComponent(papers[0]?.made?.name ?? ''));
  });

  it('that cannot become PDF stay as they are, and the page says so', async () => {
    await library.put(folder, 'Notes.rtf', Buffer.from('{\\rtf1 Notes of the spring forum}'));
    const agenda = agendaWith(attachment('Notes.rtf'));
    const papers = await attachedPapers(library, agenda, named);
    expect(papers[0]).toMatchObject({ kind: 'no-pdf', made: null });
    const item = agenda.items.find(({ attachments }) => attachments.length > 0);
    if (!item) throw new Error('no item');
    const page = settle(composeAttached(item, sampleFacts, papers));
    expect(JSON.stringify(page)).toContain('No PDF could be made of it here');
  });

  it('that are PDF are left alone', async () => {
    await library.put(folder, 'Health.pdf', (await writePdf(outline, { createdAt })).pdf);
    const [paper] = await attachedPapers(library, agendaWith(attachment('Health.pdf')), named);
    expect(paper).toMatchObject({ kind: 'as-it-is', made: null, findings: [] });
    expect(conversions).toEqual([]);
  });

  it('that name who made them are found before the papers are final', async () => {
    const pdf = (await writePdf(outline, { createdAt })).pdf.toString('latin1');
    const named1 = pdf.replace(/\/Creator \([^)]*\)|\/Author \([^)]*\)/, '/Author (Someone Real)');
    expect(named1).not.toBe(pdf);
    await library.put(folder, 'Health.pdf', Buffer.from(named1, 'latin1'));
    const [paper] = await attachedPapers(library, agendaWith(attachment('Health.pdf')), named);
    expect(paper?.findings.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'export-maker',
      'stops',
    ]);
  });

  it('that are no longer in the library stop final papers, and say what to do', async () => {
    const [paper] = await attachedPapers(library, agendaWith(attachment('Gone.pdf')), named);
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
    const [paper] = await attachedPapers(library, agenda, named);
    expect(paper?.made?.folder).toBe(closed);
    expect(readdirSync(root)).toEqual([closed]);
  });
});
