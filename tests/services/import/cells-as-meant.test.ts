import { guestAddress } from '../../../services/guest-address';
import { understandPeople } from '../../../services/people/understand-people';
import { readFigureTable } from '../../../services/scorecard/figure-table';
import { readTables } from '../../../services/spreadsheets/read';
import { cellText, type Sheet } from '../../../services/spreadsheets/rules';
import { writeCsv, writeWorkbook } from '../../../services/spreadsheets/write';
import { demoPlan } from '../../../services/strategy/demo-plan';
import { readServiceTable } from '../../../services/visits/service-table';
import { day } from '../../support/papers-world';

async function sheetsOf(text: string): Promise<Sheet[]> {
  const read = await readTables(Buffer.from(text), 'table.csv');
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

const said = (found: { message: string }[]) => found.map(({ message }) => message).join('\n');

describe('people', () => {
  const context = {
    known: [],
    today: day('2026-11-30'),
    leadPosts: [],
    findPost: () => null,
    committeeId: 'c1',
  };
  const people = async (row: string, more = '') =>
    understandPeople(await sheetsOf(`Name,Email,Roles,Post${more}\n${row}\n`), context);

  it.each([
    ['Gus Example,gus_partner.example#EXT#@council.onmicrosoft.com,lead,Adviser', 'gus@partner.example'],
    ['Jo O’Neill,jo.o’neill@council.example,lead,Adviser', "jo.o'neill@council.example"],
    ['Ada Example,Ada Example <ada@council.example>,lead,Adviser', 'ada@council.example'],
    ['Ada Example,mailto:ada@council.example ,lead,Adviser', 'ada@council.example'],
  ])('are known by the address that is meant: %s', async (row, email) => {
    const { entries, problems } = await people(row);
    expect([problems, entries.map((entry) => entry.email)]).toEqual([[], [email]]);
  });

  it.each([
    ['Name', `${'A'.repeat(500)},ada@council.example,lead,Adviser`],
    ['Email', `Ada Example,${'a'.repeat(500)}@council.example,lead,Adviser`],
    ['Post', `Ada Example,ada@council.example,lead,${'Head '.repeat(500)}`],
  ])('have a %s of a length that a card and a paper can hold', async (column, row) => {
    const { problems } = await people(row);
    expect(problems).toContainEqual(
      expect.objectContaining({
        row: 2,
        column,
        message: expect.stringMatching(/^It has \d+ characters; up to/),
      }),
    );
  });

  it('say which columns are not read', async () => {
    const { doubts } = await people('Ada Example,ada@council.example,lead,Adviser,2027-05-01', ',Term ends');
    expect(said(doubts)).toContain('These columns are not read: "Term ends".');
  });

  it.each([
    ['a_b_partner.example#EXT#@c.onmicrosoft.com', 'a_b@partner.example'],
    ['someone@council.example', null],
    ['#EXT#@c.onmicrosoft.com', null],
    ['nobody#ext#@c.onmicrosoft.com', null],
  ])('a guest’s principal name, %s: %s', (name, address) => {
    expect(guestAddress(name)).toBe(address);
  });
});

describe('services', () => {
  const service = async (pledges: string, contact: string) =>
    readServiceTable(
      await sheetsOf(
        `Service,Place,Manager,Contact,What may be seen,What to ask,Pledges\nTeam,Hall,Manager,${contact},Desk,Who,"${pledges}"\n`,
      ),
      null,
    );

  it.each([
    ['1-3', [1, 2, 3]],
    ['2 to 4, 6', [2, 3, 4, 6]],
    ['1 & 3', [1, 3]],
  ])('touch the pledges that are meant: %s', async (pledges, numbers) => {
    const { entries, problems } = await service(pledges, '01270 555123');
    expect([problems, entries[0]?.pledges]).toEqual([[], numbers]);
  });

  it('do not touch a pledge that Excel made of two numbers', async () => {
    expect(said((await service('01-Mar', '01270 555123')).problems)).toMatch(/"01-Mar" is what Excel made/);
  });

  it('have a telephone number without the sign that kept it text', async () => {
    expect((await service('1', "'01270555123")).entries[0]?.contact).toBe('01270555123');
  });
});

describe('figures', () => {
  const measures = new Map(
    demoPlan(4).actions.flatMap((action) =>
      action.measures.map((one) => [one.code, { id: one.code, ...one }] as const),
    ),
  );
  const counted = measures.get('2.1-b');
  const context = {
    measures,
    planBegan: day('2026-09-01'),
    today: day('2026-11-30'),
    peopleNames: new Set<string>(),
  };
  const figure = async (count: string, base = '') =>
    readFigureTable(
      await sheetsOf(
        `Measure,As at,Count,Base,Source,Definition\n${counted?.code},2026-09-30,"${count}",${base},System,Those in care\n`,
      ),
      context,
    );

  it.each(['<5', '5-9', '9,5', '9+', '1E3', 'c', '*', 'under 5', 'up to 10'])(
    'are never guessed from what is not exact: %s',
    async (count) => {
      const { problems } = await figure(count);
      expect(said(problems)).toContain(`“${count}” does not say exactly how many`);
      expect(said(problems)).not.toMatch(/such as \d/);
    },
  );

  it('say that a base is left out where the measure is a number', async () => {
    const { doubts, problems } = await figure('9', '40');
    expect([problems, said(doubts)]).toEqual([
      [],
      expect.stringContaining('is a number, and a base is given: "40"'),
    ]);
  });
});

describe('text that a spreadsheet could take for something else', () => {
  const texts = [
    "'90s groups",
    "'=1+1",
    '=1+1',
    '+44 1270',
    '-',
    '@home',
    "''",
    'a\nb',
    '"quoted"',
    '_x000D_',
    '1.10',
  ];
  // Whoever puts that apostrophe there means the formula as text.
  const meant = texts.map((text) => (text === "'=1+1" ? '=1+1' : text));
  const rows = [['A', 'B'], ...texts.map((text) => [text, 'x'])];

  it('comes back as it was, from CSV and from a workbook', async () => {
    const [csv] = await sheetsOf(writeCsv(rows));
    expect(csv?.rows.slice(1).map(({ cells }) => cellText(cells[0]))).toEqual(meant);
    const book = await readTables(await writeWorkbook([{ name: 'S', rows }]), 'table.xlsx');
    const [sheet] = book.ok ? book.value : [];
    expect(sheet?.rows.slice(1).map(({ cells }) => cellText(cells[0]))).toEqual(meant);
  });
});
