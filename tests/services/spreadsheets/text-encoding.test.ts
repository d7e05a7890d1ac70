import iconv from 'iconv-lite';
import { readTables } from '../../../services/spreadsheets/read';

const rows = [
  ['Ref', 'Action', 'How'],
  ['1.1', 'Keep children’s homes safe – “now”', 'Café… £50 or €60'],
  ['1.2', 'Naïve, Zoë', 'Šárka’s œuvre'],
];
const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

async function cellsOf(bytes: Buffer) {
  const read = await readTables(bytes, 'table.csv');
  return read.ok
    ? read.value[0]?.rows.map(({ cells }) => cells)
    : `${read.refusal.message} ${read.refusal.fix}`;
}

describe('a text table', () => {
  it.each([
    ['UTF-8', iconv.encode(csv, 'utf8')],
    ['UTF-8 with its mark', iconv.encode(csv, 'utf8', { addBOM: true })],
    ['UTF-16, little end first', iconv.encode(csv, 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', iconv.encode(csv, 'utf-16be', { addBOM: true })],
    ['UTF-16 without its mark', iconv.encode(csv.replace(/[^\x20-\x7e\r\n]/g, 'e'), 'utf-16le')],
    ['windows-1252', iconv.encode(csv, 'windows-1252')],
  ])('is read in %s', async (name, bytes) => {
    const expected = name.endsWith('without its mark')
      ? rows.map((row) => row.map((cell) => cell.replace(/[^\x20-\x7e]/g, 'e')))
      : rows;
    expect(await cellsOf(bytes)).toEqual(expected);
  });

  const table = (action: string) => `Ref,Action,How\r\n1.1,Plain,x\r\n1.2,${action},y\r\n`;
  it.each([
    ['Café talks', 'cp850', 'MS-DOS'],
    ['£50 each', 'cp850', 'MS-DOS'],
    ['Siân and Zoë', 'cp850', 'MS-DOS'],
    ['García', 'cp850', 'MS-DOS'],
    ['children’s homes', 'macroman', 'Macintosh'],
    ['Café talks', 'macroman', 'Macintosh'],
  ])('is refused and its encoding named: %s in %s', async (action, encoding, named) => {
    const said = await cellsOf(iconv.encode(table(action), encoding));
    expect(said).toMatch(new RegExp(`${named}.*in line 3, .*CSV UTF-8`));
  });

  it.each([
    ['a control character', 'Plan\u0003 here'],
    ['what is left of ’ after a wrong reading', 'childrenâ€™s homes'],
    ['what is left of é', 'CafÃ© talks'],
    ['a mark for a letter that was lost', 'Caf\ufffd'],
  ])('is refused with the row for %s', async (_, action) => {
    expect(await cellsOf(Buffer.from(table(action)))).toMatch(/^Row 3 holds characters that are no letters/);
  });

  it.each([
    ['line ends that change half way', 'Ref,Action,How\r\n1.1,A,x\r\n1.2,B,y\n1.3,C,z\r1.4,D,w\r\n'],
    ['tabs', 'Ref\tAction\tHow\n1.1\tA\tx\n1.2\tB\ty\n1.3\tC\tz\n1.4\tD\tw'],
    [
      'a first line that names its separator',
      'sep=;\r\nRef;Action;How\r\n1.1;A;x\r\n1.2;B;y\r\n1.3;C;z\r\n1.4;D;w',
    ],
  ])('keeps each row apart: %s', async (_, text) => {
    const cells = await cellsOf(Buffer.from(text));
    expect(Array.isArray(cells) && cells.slice(0, 5)).toEqual([
      ['Ref', 'Action', 'How'],
      ...['A', 'B', 'C', 'D'].map((letter, index) => [`1.${index + 1}`, letter, 'xyzw'[index]]),
    ]);
  });

  it.each([
    ['never closed', 'Ref,Action,How\n1.1,A,x\n1.2,"B,y\n1.3,C,z\n', 3],
    ['closed by the next row', 'Ref,Action,How\n1.1,"A,x\n1.2,"B, b",y\n', 2],
    ['followed by words', 'Ref,Action,How\n1.1,"A" and more,x\n1.2,B,y\n', 2],
  ])('is refused with the row when a quotation mark is %s', async (_, text, row) => {
    expect(await cellsOf(Buffer.from(text))).toMatch(new RegExp(`^Row ${row} has a quotation mark`));
  });

  it('reads quotation marks inside a cell and doubled ones', async () => {
    expect(
      await cellsOf(Buffer.from('Ref,Action,How\n1.1,Say "hello" now,x\n1.2,"Say ""hello"", now",y\n')),
    ).toEqual([
      ['Ref', 'Action', 'How'],
      ['1.1', 'Say "hello" now', 'x'],
      ['1.2', 'Say "hello", now', 'y'],
    ]);
  });
});
