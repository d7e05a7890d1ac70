/** Letters of a drawing are set one by one: what is read of them must be the numbers that a person sees. */
import { readObjects } from '../../../services/pack/export/pdf-objects';
import { readPages } from '../../../services/pack/export/pdf-text';
import { apart } from '../../../services/pack/export/words';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';

it('a chart’s numbers are read whole, each by itself and apart from the name of its measure', async () => {
  const points = [17, 570, null, 1234].map((value, index) => ({ label: `Q${index + 1} 2026`, value }));
  const outline = settle({
    ...{
      title: 'Scorecard',
      subject: 'Scorecard',
      status: 'Draft, version 1',
      marking: null,
      body: 'Committee',
    },
    facts: [],
    blocks: [
      {
        ...{ kind: 'figure', caption: '2.1-a Apprentices', alt: 'Trend of apprentices.' },
        chart: { unit: 'Apprentices', target: 20, points },
      },
    ],
  });
  const { pdf } = await writePdf(outline, { createdAt: new Date('2027-02-18T10:00:00Z') });
  const pieces = readPages(readObjects(pdf)).text.split(apart);
  for (const value of ['570', '1,234', '500', '20']) {
    expect(pieces.some((piece) => new RegExp(`(^|\\s)${value}(\\s|$)`).test(piece))).toBe(true);
  }
  const named = pieces.filter((piece) => piece.replaceAll(/\s/g, '').includes('Apprentices'));
  expect(named.length).toBeGreaterThan(0);
  for (const piece of named) expect(piece).not.toMatch(/570|1,234|500/);
});
