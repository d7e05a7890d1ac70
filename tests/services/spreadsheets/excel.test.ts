import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { noAnswers } from '../../../services/spreadsheets/questions';
import { readTables } from '../../../services/spreadsheets/read';
import { cellText, type Sheet } from '../../../services/spreadsheets/rules';
import { asSeen } from '../../../services/spreadsheets/seen';
import { readServiceTable } from '../../../services/visits/service-table';

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const read = await readTables(bytes, 'table.xlsx');
  if (!read.ok) throw new Error(`${read.refusal.message} ${read.refusal.fix}`);
  return read.value;
}

const shown = (sheets: Sheet[]) =>
  sheets.map(({ rows }) =>
    rows.map((row) => row.cells.map((cell, at) => cellText(cell, row.marks?.get(at)))),
  );

const styled = (cells: Record<string, { value: string | number | Date; style: CellStyle }>) =>
  new Map(Object.entries(cells));

const table = [
  ['Name', 'Place'],
  ['Alder', 'North'],
  ['Birch', 'South'],
  ['Cedar', 'East'],
];
const struck: CellStyle = { font: { strikethrough: true } };

/** The table with some of its cells in a style; `places`: '2,1' is row 3, column B. */
function inStyle(style: CellStyle, ...places: string[]): Promise<Uint8Array> {
  const valueAt = (place: string) => {
    const [row = 0, column = 0] = place.split(',').map(Number);
    return table[row]?.[column] ?? '';
  };
  const cells = styled(Object.fromEntries(places.map((place) => [place, { value: valueAt(place), style }])));
  return writeXlsx({ sheets: [{ name: 'S', rows: table, cells }] });
}

describe('what Excel hides or strikes out', () => {
  const hiddenRows = () =>
    writeXlsx({ sheets: [{ name: 'S', rows: table, rowDefs: new Map([[2, { hidden: true }]]) }] });

  it.each([
    ['a hidden row', hiddenRows, /^hidden row S 3$/, /row 3 is hidden in Excel: "Birch \| South"/],
    [
      'filtered rows',
      () =>
        writeXlsx({
          sheets: [
            {
              name: 'S',
              rows: table,
              rowDefs: new Map([1, 2].map((row) => [row, { hidden: true }])),
              autoFilter: { range: 'A1:B4', columns: [{ colIndex: 1, filters: ['East'] }] },
            },
          ],
        }),
      /^hidden row S 2-3$/,
      /rows 2 to 3 are hidden by a filter/,
    ],
    [
      'a row of no height',
      () => writeXlsx({ sheets: [{ name: 'S', rows: table, rowDefs: new Map([[2, { height: 0 }]]) }] }),
      /^hidden row S 3$/,
      /Birch/,
    ],
    [
      'a hidden column',
      () => writeXlsx({ sheets: [{ name: 'S', rows: table, columns: [{}, { hidden: true }] }] }),
      /^hidden column S B$/,
      /begins "Place"/,
    ],
    [
      'a hidden sheet',
      () =>
        writeXlsx({
          sheets: [
            { name: 'S', rows: table },
            { name: 'Old', rows: table, hidden: true },
          ],
        }),
      /^hidden sheet Old$/,
      /hidden in Excel/,
    ],
    [
      'a sheet that only a program can show',
      () =>
        writeXlsx({
          sheets: [
            { name: 'S', rows: table },
            { name: 'Old', rows: table, veryHidden: true },
          ],
        }),
      /^hidden sheet Old$/,
      /hidden/,
    ],
    [
      'a row struck out',
      () =>
        writeXlsx({
          sheets: [
            {
              name: 'S',
              rows: table,
              cells: styled({
                '2,0': { value: 'Birch', style: struck },
                '2,1': { value: 'South', style: struck },
              }),
            },
          ],
        }),
      /^struck row S 3$/,
      /"Birch \| South"/,
    ],
    [
      'one cell struck out',
      () =>
        writeXlsx({
          sheets: [{ name: 'S', rows: table, cells: styled({ '2,1': { value: 'South', style: struck } }) }],
        }),
      /^struck cell S B3$/,
      /cell B3 is struck out: "South"/,
    ],
    [
      'a row in white',
      () => inStyle({ font: { color: { rgb: 'FFFFFFFF' } } }, '2,0', '2,1'),
      /^unseen row S 3$/,
      /row 3 is written in the colour of its background: "Birch \| South"/,
    ],
    [
      'words too small to read',
      () => inStyle({ font: { size: 1 } }, '2,0', '2,1'),
      /^unseen row S 3$/,
      /row 3 is written too small to be read: "Birch \| South"/,
    ],
    [
      'words in nearly white',
      () => inStyle({ font: { color: { rgb: 'FEFEFE' } } }, '2,1'),
      /^unseen cell S B3$/,
      /South/,
    ],
    [
      'words in the automatic black on black',
      () => inStyle({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '000000' } } }, '2,1'),
      /^unseen cell S B3$/,
      /South/,
    ],
    [
      'a format that shows numbers and no words',
      () => inStyle({ numFmt: '0;-0;0;' }, '2,1'),
      /^unseen cell S B3$/,
      /South/,
    ],
    [
      'a row that is a hair high',
      () => writeXlsx({ sheets: [{ name: 'S', rows: table, rowDefs: new Map([[2, { height: 0.5 }]]) }] }),
      /^hidden row S 3$/,
      /Birch/,
    ],
    [
      'a column that is a hair wide',
      () => writeXlsx({ sheets: [{ name: 'S', rows: table, columns: [{}, { width: 0.1 }] }] }),
      /^hidden column S B$/,
      /begins "Place"/,
    ],
    [
      'a cell in the theme’s white',
      () => inStyle({ font: { color: { theme: 0 } } }, '2,1'),
      /^unseen cell S B3$/,
      /"South"/,
    ],
    [
      'a cell in the colour that it is filled with',
      () =>
        inStyle(
          {
            font: { color: { rgb: 'C00000' } },
            fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'C00000' } },
          },
          '2,1',
        ),
      /^unseen cell S B3$/,
      /"South"/,
    ],
    [
      'a number format of nothing',
      () => inStyle({ numFmt: ';;;' }, '2,1'),
      /^unseen cell S B3$/,
      /number format that shows nothing: "South"/,
    ],
  ])('is left out and asked about, and taken in when somebody says so: %s', async (_, make, key, message) => {
    const sheets = await sheetsOf(await make());
    const seen = asSeen(sheets, noAnswers);
    expect(seen.questions).toEqual([
      expect.objectContaining({ key: expect.stringMatching(key), message: expect.stringMatching(message) }),
    ]);
    const all = JSON.stringify(shown(sheets));
    expect(JSON.stringify(shown(seen.sheets)).length).toBeLessThan(all.length);
    const taken = asSeen(sheets, new Map(seen.questions.map((question) => [question.key, 'take in'])));
    expect(JSON.stringify(shown(taken.sheets))).toBe(all);
  });

  it('asks nothing about white words on a dark heading', async () => {
    const heading: CellStyle = {
      font: { color: { rgb: 'FFFFFF' } },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3864' } },
    };
    const seen = asSeen(await sheetsOf(await inStyle(heading, '0,0', '0,1')), noAnswers);
    expect([seen.questions, shown(seen.sheets)[0]?.[0]]).toEqual([[], ['Name', 'Place']]);
  });

  it('asks nothing about an empty hidden row, a hidden empty column or a sheet with nothing in it', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [...table, [], ['Dogwood', 'West']],
          rowDefs: new Map([[4, { hidden: true }]]),
          columns: [{}, {}, { hidden: true }],
        },
        { name: 'Empty', rows: [], hidden: true },
      ],
    });
    expect(asSeen(await sheetsOf(bytes), noAnswers).questions).toEqual([]);
  });

  it('keeps the words of a cell that are not struck out', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: table,
          cells: new Map([
            [
              '1,1',
              {
                value: 'Old new',
                type: 'richText' as const,
                richText: [{ text: 'Old ', font: { strikethrough: true } }, { text: 'new' }],
              },
            ],
          ]),
        },
      ],
    });
    const seen = asSeen(await sheetsOf(bytes), noAnswers);
    expect(shown(seen.sheets)[0]?.[1]).toEqual(['Alder', 'new']);
    expect(seen.questions[0]?.message).toMatch(/struck out in part, and reads "new"/);
  });

  it('keeps the words of a cell that are not written in white', async () => {
    const richText = [{ text: 'Secret ', font: { color: { rgb: 'FFFFFF' } } }, { text: 'plain' }];
    const cells = new Map([['1,1', { value: 'Secret plain', type: 'richText' as const, richText }]]);
    const seen = asSeen(
      await sheetsOf(await writeXlsx({ sheets: [{ name: 'S', rows: table, cells }] })),
      noAnswers,
    );
    expect(shown(seen.sheets)[0]?.[1]).toEqual(['Alder', 'plain']);
    expect(seen.questions[0]?.message).toMatch(/colour of its background in part, and reads "plain"/);
  });

  it('opens a workbook in which a chart has a sheet of its own', async () => {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'S', rows: table }] }));
    const change = (name: string, mark: string, more: string) => {
      parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(mark, `${more}${mark}`));
    };
    change('xl/workbook.xml', '</sheets>', '<sheet name="Chart" sheetId="9" r:id="rId99"/>');
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet';
    change(
      'xl/_rels/workbook.xml.rels',
      '</Relationships>',
      `<Relationship Id="rId99" Type="${type}" Target="chartsheets/sheet1.xml"/>`,
    );
    expect(shown(await sheetsOf(zipSync(parts)))).toEqual([table]);
  });

  it('reads a cell merged over rows for each of them, and says so', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Name', 'Place'],
            ['Alder', 'North'],
            ['Birch', null],
            ['Cedar', null],
          ],
          merges: [{ startRow: 1, startCol: 1, endRow: 3, endCol: 1 }],
        },
      ],
    });
    const seen = asSeen(await sheetsOf(bytes), noAnswers);
    expect(shown(seen.sheets)[0]?.map((row) => row[1])).toEqual(['Place', 'North', 'North', 'North']);
    expect(seen.doubts).toEqual([expect.objectContaining({ row: 2, sheet: 'S', column: 'B' })]);
  });
});

describe('cells are read as a person sees them', () => {
  it.each([
    ['a percentage', 0.85, '0%', '85%'],
    ['a percentage with decimals', 0.855, '0.0%', '85.5%'],
    ['a telephone number in a format of its own', 1632960123, '00000000000', '01632960123'],
    ['a ref with a nought that the number has lost', 1.1, '0.00', '1.10'],
    ['a number of 15 digits at most', 0.1 + 0.2, 'General', '0.3'],
    ['a time', 0.4375, 'h:mm', '10:30'],
    ['a time in the afternoon', 0.6041666666666666, 'h:mm AM/PM', '14:30'],
    ['a time with seconds', 0.3888888888888889, '[h]:mm:ss', '09:20'],
    ['a date', 46295, 'dd/mm/yyyy', '2026-09-30'],
    ['a date in words', 46295, 'd mmmm yyyy', '2026-09-30'],
    ['a date with its language', 46295, '[$-809]d mmm yyyy', '2026-09-30'],
  ])('%s', async (_, number, numFmt, expected) => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'S', rows: [['x', null]], cells: styled({ '0,1': { value: number, style: { numFmt } } }) },
      ],
    });
    expect(shown(await sheetsOf(bytes))[0]?.[0]?.[1]).toBe(expected);
  });

  it('counts dates from 1904 where the workbook does', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [['x', null]],
          cells: styled({ '0,1': { value: 44833, style: { numFmt: 'dd/mm/yyyy' } } }),
        },
      ],
      dateSystem: '1904',
    });
    expect(shown(await sheetsOf(bytes))[0]?.[0]?.[1]).toBe('2026-09-30');
  });

  it('of a service: its time, its telephone number, its pledges, each with a doubt where Excel changed it', async () => {
    const heading = ['Service', 'Place', 'Manager', 'Contact', 'Pledges', 'Time', 'Minutes'];
    const row = ['Leaving care team', 'Town Hall', 'Service Manager', 1632960123, 3.1, '2pm', 90];
    const { entries, doubts, problems } = readServiceTable(
      await sheetsOf(await writeXlsx({ sheets: [{ name: 'S', rows: [heading, row] }] })),
      null,
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      expect.objectContaining({ contact: '01632960123', pledges: [3], startsAt: '14:00', minutes: 90 }),
    ]);
    expect(doubts.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 'Pledges'],
      [2, 'Contact'],
    ]);
  });

  it.each([
    ['10:30:00', '10:30'],
    ['9.15', '09:15'],
    ['2.30 p.m.', '14:30'],
    ['12am', '00:00'],
    ['noon', '12:00'],
    ['1030', '10:30'],
    ['25:00', null],
    ['half past ten', null],
    ['14', null],
  ])('the time %s', (written, expected) => {
    const cells = ['Hub', 'Town Hall', 'Manager', '1', written];
    const heading = ['Service', 'Place', 'Manager', 'Pledges', 'Time'];
    const { entries, problems } = readServiceTable(
      [{ name: '', rows: [heading, cells].map((row, index) => ({ number: index + 1, cells: row })) }],
      null,
    );
    if (expected) expect(entries[0]?.startsAt).toBe(expected);
    else expect(problems).toEqual([expect.objectContaining({ row: 2, column: 'Time' })]);
  });

  it('names a cell with an error, and a formula that was saved without its result', async () => {
    const rows = [
      ['Service', 'Place', 'Manager', 'Pledges'],
      ['Hub', null, null, '1'],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
    const parts = unzipSync(bytes);
    const path = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[path] ?? new Uint8Array()).replace(
      /(<row r="2"[^>]*>.*?<\/c>)/,
      '$1<c r="B2" t="e"><v>#REF!</v></c><c r="C2"><f>Other!A1</f></c>',
    );
    const { problems } = readServiceTable(await sheetsOf(zipSync({ ...parts, [path]: strToU8(xml) })), null);
    expect(problems.slice(0, 2)).toEqual([
      expect.objectContaining({
        row: 2,
        sheet: 'S',
        column: 'Place',
        message: 'The cell B2 holds the error #REF!.',
      }),
      expect.objectContaining({
        column: 'Manager',
        message: expect.stringContaining('a formula whose result was not saved'),
      }),
    ]);
  });
});

describe('a workbook that is too large', () => {
  it('is refused by what it says of itself, before it is unpacked', async () => {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'S', rows: table }] }));
    const bomb = zipSync({ ...parts, 'xl/media/image1.png': new Uint8Array(61_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readTables(bomb, 'bomb.xlsx')).toMatchObject({
      ok: false,
      refusal: { message: 'The workbook is larger than 60 MB once unpacked.' },
    });
  });

  it('is refused when a cell stands very far down or to the right, and read when only a format does', async () => {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'S', rows: table }] }));
    const path = 'xl/worksheets/sheet1.xml';
    const withRow = (row: string) =>
      zipSync({
        ...parts,
        [path]: strToU8(
          strFromU8(parts[path] ?? new Uint8Array()).replace('</sheetData>', `${row}</sheetData>`),
        ),
      });
    expect(
      await readTables(withRow('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'far.xlsx'),
    ).toMatchObject({
      ok: false,
      refusal: { message: expect.stringMatching(/row 1048576 and column XFD/) },
    });
    expect(
      shown(await sheetsOf(withRow('<row r="1048576" spans="1:1"><c r="A1048576" s="0"/></row>')))[0]?.slice(
        0,
        4,
      ),
    ).toEqual(table);
  });
});
