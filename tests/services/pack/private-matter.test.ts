/** What is private about a meeting is gathered whole: every private item, its report, and each of its files that can be read. */
import { type PrivateMatterDeps, privateMatterOf } from '../../../services/pack/gate/private-matter';

const file = (title: string, name: string) => ({ id: name, part: 2, title, folder: 'private', name });
const items = [
  { title: 'The work programme', purpose: 'To note.', part: 1, reportId: 'open', attachments: [] },
  {
    ...{ title: 'Homes in the north', purpose: 'To agree which close.', part: 2, reportId: 'report' },
    attachments: [
      file('Appendix 1', 'gone.pdf'),
      file('Letter from Wobbegong Lodge', 'letter.pdf'),
      file('Options', 'options.pdf'),
    ],
  },
  { title: 'A staffing matter', purpose: 'To hear.', part: 2, reportId: 'plain', attachments: [] },
];
const reports = [
  { id: 'open', title: 'What comes next year', sections: { purpose: 'The months ahead.' } },
  { id: 'report', title: 'Homes in the north: options', sections: { purpose: 'Two homes may close.' } },
  { id: 'plain', title: 'Report', sections: { purpose: 'A post is empty.' } },
];
const gathered = (found: typeof items) =>
  privateMatterOf(
    {
      agendas: { of: async () => ({ items: found }) },
      reports: { forMeeting: async () => reports },
      library: {
        read: async (_folder: string, name: string) => (name === 'gone.pdf' ? null : Buffer.from(name)),
      },
      attachments: {
        look: async (_file: unknown, content: Buffer) => ({
          reading: { texts: [{ text: `Words of ${content}.` }] },
        }),
      },
    } as unknown as PrivateMatterDeps,
    'meeting',
  );

test('words and telling titles of private items, of their reports and of their files, also after one that has gone', async () => {
  expect(await gathered(items)).toEqual({
    titles: [
      'Homes in the north',
      'Homes in the north: options',
      'Letter from Wobbegong Lodge',
      'A staffing matter',
    ],
    texts: [
      'To agree which close.',
      'Two homes may close.',
      'Words of letter.pdf.',
      'Words of options.pdf.',
      'To hear.',
      'A post is empty.',
    ],
  });
});

test('nothing of an open item', async () => {
  expect(await gathered(items.slice(0, 1))).toEqual({ titles: [], texts: [] });
});
