import { composeAgenda } from '../../../services/pack/compose/agenda';
import { clockTime } from '../../../services/pack/compose/wording';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { sampleAgenda, sampleFacts, sampleItem } from '../../support/agenda-sample';
import { pdfFacts } from '../../support/pdf-check';

const closed = sampleItem('p', {
  part: 2,
  publicTitle: 'A contract',
  privacy: { kind: 'exempt', paragraphs: [3], publicInterest: 'Prices would rise' },
});
const late = sampleItem('late', { timing: { kind: 'to-follow', reason: 'Figures are being checked' } });
const filed = sampleItem('filed', {
  leadPost: 'Service Manager',
  attachments: [
    { id: 'f', part: 1, title: 'Yearly review', folder: 'x', name: 'review.docx', format: 'docx' },
  ],
});
const words = (value: unknown): string => JSON.stringify(value);

describe('the agenda front sheet', () => {
  it('says where and when, how it is divided and why', () => {
    const outline = composeAgenda(sampleAgenda([sampleItem('a'), closed]), sampleFacts, 'public');
    expect(outline).toMatchObject({ title: 'Agenda', body: sampleFacts.bodyName, marking: null });
    expect(outline.facts).toEqual([
      { label: 'Date', text: 'Tuesday 2 March 2027' },
      { label: 'Time', text: '2.00 pm' },
      { label: 'Venue', text: 'Committee Suite' },
      { label: 'Apologies to', text: 'Democratic Services Officer' },
    ]);
    expect(words(outline.blocks)).toMatch(/taken in private.*Schedule 12A, paragraph 3.*It has one item/);
    expect(words(outline.blocks)).toContain('Councillor A (chair)');
  });

  it('says that all of it is open when it is', () => {
    const outline = composeAgenda(sampleAgenda([sampleItem('a')]), sampleFacts, 'public');
    expect(words(outline.blocks)).toContain('The whole of this agenda is Part 1');
    expect(words(outline.blocks)).not.toMatch(/Exclusion|Part 2: in private/);
  });

  it('marks the officers’ edition, and gives it what the public one leaves out', () => {
    const agenda = sampleAgenda([sampleItem('a'), closed]);
    const outline = composeAgenda(agenda, sampleFacts, 'officers');
    expect(outline.marking).toBe('Not for publication: Schedule 12A, paragraph 3');
    expect(outline.status).toMatch(/not for publication/);
    expect(words(outline.blocks)).toContain('Title of p');
  });

  it('lists what is to follow, and links what is attached where it can be opened', () => {
    const facts = { ...sampleFacts, links: { f: 'https://library.example/review.docx' } };
    const outline = composeAgenda(sampleAgenda([late, filed]), facts, 'public');
    expect(words(outline.blocks)).toContain('Figures are being checked.');
    expect(words(outline.blocks)).toContain('Papers to follow');
    expect(words(outline.blocks)).toContain(
      '{"link":"https://library.example/review.docx","text":"Yearly review (DOCX)"}',
    );
    expect(words(composeAgenda(sampleAgenda([filed]), sampleFacts, 'public'))).not.toContain('"link"');
  });

  it('says what was withdrawn, and why', () => {
    const gone = sampleItem('gone', { withdrawnReason: 'It comes in June' });
    const outline = composeAgenda(sampleAgenda([sampleItem('a'), gone]), sampleFacts, 'public');
    expect(words(outline.blocks)).toMatch(/Withdrawn.*Title of gone.*It comes in June\./);
  });

  it('is an accessible PDF that names nobody in its properties', async () => {
    const outline = composeAgenda(
      sampleAgenda([sampleItem('a'), late, filed, closed], 18),
      sampleFacts,
      'public',
    );
    const { pdf, missing } = await writePdf(settle(outline), { createdAt: new Date('2027-02-18T10:00:00Z') });
    expect(missing).toEqual([]);
    expect(await pdfFacts(pdf)).toMatchObject({
      title: 'Agenda',
      author: 'Pledgekeeper',
      claimsUa1: true,
      language: 'en-GB',
    });
  });

  it.each([
    ['10:30', '10.30 am'],
    ['14:00', '2.00 pm'],
    ['12:00', '12 noon'],
    ['00:15', '12.15 am'],
  ])('reads %s as %s', (at, said) => {
    expect(clockTime(at)).toBe(said);
  });
});
