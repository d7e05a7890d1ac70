import { readTables } from '../../../services/spreadsheets/read';
import { cellText, headingKey } from '../../../services/spreadsheets/rules';
import { workbook } from '../import/workbook';

const cellsOf = async (bytes: Uint8Array, name = 'file.csv') => {
  const result = await readTables(bytes, name);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value.map((sheet) => sheet.rows.map(({ number, cells }) => [number, ...cells]));
};

describe('opening a table', () => {
  const rows = [
    [1, 'Ref', 'Action', 'Café'],
    [2, '1.10', 'Two\nlines', 'x; y'],
  ];

  it.each([
    ['commas', 'Ref,Action,Café\r\n1.10,"Two\nlines",x; y\r\n'],
    ['semicolons', 'Ref;Action;Café\n1.10;"Two\nlines";"x; y"\n'],
    ['tabs', 'Ref\tAction\tCafé\n1.10\t"Two\nlines"\tx; y\n'],
    ["Excel's mark at the start", '\ufeffRef,Action,Café\n1.10,"Two\nlines",x; y\n'],
  ])('reads a CSV file with %s', async (_, text) => {
    expect(await cellsOf(Buffer.from(text))).toEqual([rows]);
  });

  it('reads a CSV file in the Windows code page and in UTF-16', async () => {
    const text = 'Ref,Action,Café\n1.10,"Two\nlines",x; y\n';
    expect(await cellsOf(Buffer.from(text, 'latin1'))).toEqual([rows]);
    expect(await cellsOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([rows]);
  });

  it('reads every sheet of a workbook with its numbers and dates, and keeps row numbers past empty rows', async () => {
    const bytes = workbook({
      'Pledge 1': [[], ['Ref', 'Action'], [], [1.1, 'A & B\nC'], [new Date('2026-10-01T00:00:00Z'), null]],
      'Pledge 2': [['Ref']],
    });
    const [first, second] = await cellsOf(bytes, 'plan.xlsx');
    expect(first?.find((row) => row.includes('Ref'))).toEqual([2, 'Ref', 'Action']);
    expect(first?.find((row) => row.includes(1.1))).toEqual([4, 1.1, 'A & B\nC']);
    expect(first?.at(-1)?.slice(0, 2)).toEqual([5, new Date('2026-10-01T00:00:00Z')]);
    expect(second).toEqual([[1, 'Ref']]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'plan.csv'],
    ['an old .xls file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'plan.xls'],
    ['a text that only calls itself a workbook', Buffer.from('hello'), 'plan.xlsx'],
    ['a zip that is no workbook', Buffer.from('PK\u0003\u0004nothing'), 'plan.xlsx'],
    ['prose', Buffer.from('We will care for our children.\nAs any good parent would.'), 'plan.csv'],
  ])('says what to do about %s', async (_, bytes, name) => {
    const result = await readTables(bytes, name);
    expect(result).toMatchObject({
      ok: false,
      refusal: { code: 'not-a-table', fix: expect.stringMatching(/\w+\.$/) },
    });
  });
});

describe('what would be read wrongly', () => {
  it.each([
    [
      'a cell as long as a book',
      `Ref,Action\n1.1,${'a '.repeat(6_000)}\n`,
      /Row 2, column B holds 12000 characters; up to 10000/,
    ],
    ['UTF-7', 'Ref,Action\n1.1,Caf+AOk- talks\n', /Row 2 holds characters that are no letters/],
  ])('is refused with its place: %s', async (_, text, message) => {
    const read = await readTables(Buffer.from(text), 'plan.csv');
    expect(read).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(message) } });
  });

  it('hands on one row that does not agree with its headings, so that its place can be named', async () => {
    const rows = await cellsOf(Buffer.from('Ref,Action,Who\n1.1,“Keep homes, safe”,Head\n'));
    expect(rows[0]?.[1]).toEqual([2, '1.1', '“Keep homes', ' safe”', 'Head']);
  });
});

describe('cells', () => {
  it.each([
    ['turned round', '\u202eKeep \u2066safe\u2069', 'Keep safe'],
    ['marked unseen', 'K\u200beep\u200d safe\u061c', 'Keep safe'],
    ['a family, joined', '\u{1f469}\u200d\u{1f467} Keep', '\u{1f469}\u200d\u{1f467} Keep'],
  ])('lose what nobody sees and keep what anybody does: %s', (_, cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it('lose the spaces that copying leaves, and keep their line breaks', () => {
    expect(cellText('  one\u00a0 two \r\n\r\n three ')).toBe('one two\nthree');
    expect(cellText('<p>one</p> <p>two</p><ul><li>three</li></ul>')).toBe('one\ntwo\n• three');
    expect([cellText(null), cellText(undefined), cellText(1.1)]).toEqual(['', '', '1.1']);
  });

  it('are the same heading whatever their capitals, quotes, spaces and line breaks', () => {
    expect(headingKey(' Who’s\nResponsible? ')).toBe(headingKey("WHO'S  RESPONSIBLE"));
  });
});
