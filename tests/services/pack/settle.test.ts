import type { Block, Outline } from '../../../services/pack/outline/outline';
import { settle } from '../../../services/pack/outline/settle';

const outline = (blocks: Block[]): Outline => ({
  title: 'T',
  subject: 'S',
  status: 'Draft',
  marking: null,
  body: 'B',
  facts: [],
  blocks,
});
const section = (text: string, key?: string): Block => ({
  kind: 'heading',
  level: 2,
  text,
  numbered: true,
  ...(key ? { key } : {}),
});
const part = (text: string): Block => ({ kind: 'heading', level: 3, text, numbered: true });
const paragraph = (text: Extract<Block, { kind: 'paragraph' }>['text'], key?: string): Block => ({
  kind: 'paragraph',
  text,
  numbered: true,
  ...(key ? { key } : {}),
});
const table = (rows: Extract<Block, { kind: 'table' }>['rows'], key?: string): Block => ({
  kind: 'table',
  caption: 'C',
  columns: [
    { header: 'Ref', width: 1 },
    { header: 'Words', width: 1 },
  ],
  rows,
  ...(key ? { key } : {}),
});
const numbers = (blocks: Block[]) =>
  settle(outline(blocks)).blocks.map((block) => ('number' in block ? block.number : null));
const words = (block: unknown) =>
  ((block as { runs: { text: string }[] }).runs ?? []).map(({ text }) => text).join('');

describe('settling an outline', () => {
  it('numbers sections, paragraphs and parts in the 2022 house form', () => {
    const blocks = [
      section('Purpose'),
      paragraph('a'),
      paragraph('b'),
      section('Background'),
      paragraph('c'),
      part('Pledge 1'),
      paragraph('d'),
      paragraph('e'),
      part('Pledge 2'),
      paragraph('f'),
    ];
    expect(numbers(blocks)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2', '2.2.1', '2.2.2', '2.3', '2.3.1']);
  });

  it('gives appendices a series of their own, and does not count what has no number', () => {
    const blocks: Block[] = [
      section('One'),
      { kind: 'heading', level: 2, text: 'Access', numbered: false },
      { kind: 'appendix', text: 'Missing' },
      part('Late'),
      paragraph('a'),
      { kind: 'appendix', text: 'More' },
      paragraph('b'),
    ];
    expect(numbers(blocks)).toEqual(['1', null, 'Appendix 1', 'A1.1', 'A1.1.1', 'Appendix 2', 'A2.1']);
  });

  it('writes references as fixed words, also to what comes later', () => {
    const settled = settle(
      outline([
        section('One', 'one'),
        paragraph([
          'See ',
          { to: 'para' },
          ', ',
          { to: 'one' },
          ', ',
          { to: 'table' },
          ' and ',
          { to: 'app' },
          '.',
        ]),
        paragraph('x', 'para'),
        table([['1.1', 'y']], 'table'),
        { kind: 'appendix', text: 'Z', key: 'app' },
      ]),
    );
    expect(words(settled.blocks[1])).toBe('See paragraph 1.2, section 1, Table 1 and Appendix 1.');
  });

  it('keeps people’s line breaks in a cell as paragraphs, and nowhere else', () => {
    const settled = settle(
      outline([section('One'), paragraph('a\nb'), table([['1.1', 'first\r\n\r\nsecond']])]),
    );
    expect(words(settled.blocks[1])).toBe('a b');
    const cell = (settled.blocks[2] as { rows: { text: string }[][][][] }).rows[0]?.[1];
    expect(cell?.map((runs) => runs.map(({ text }) => text).join(''))).toEqual(['first', 'second']);
  });

  it('leaves out what no document can hold or nobody can see', () => {
    const settled = settle(outline([section('One'), paragraph('a\u0000b\u202ec\u200bd\ufffe e\ud83d f')]));
    expect(words(settled.blocks[1])).toBe('abcd e\ufffd f');
  });

  it('remembers a page break as the next heading’s', () => {
    const settled = settle(outline([section('One'), { kind: 'page-break' }, section('Two')]));
    expect(settled.blocks.map((block) => 'newPage' in block && block.newPage)).toEqual([false, true]);
  });

  it.each<[string, Block[], RegExp]>([
    ['a part above every section', [part('x')], /above the first section/],
    [
      'a heading that skips a level',
      [section('One'), { kind: 'heading', level: 4, text: 'x', numbered: false }],
      /skips a level/,
    ],
    ['a numbered paragraph before any section', [paragraph('x')], /has no number/],
    ['a row of the wrong length', [section('One'), table([['1.1']])], /wrong length/],
    ['an empty cell', [section('One'), table([['1.1', ' \n ']])], /empty cell/],
    [
      'a figure without alternative text',
      [
        section('One'),
        { kind: 'figure', caption: 'C', alt: ' ', chart: { unit: 'u', points: [], target: null } },
      ],
      /no alternative text/,
    ],
    ['a reference to nothing', [section('One'), paragraph([{ to: 'x' }])], /Nothing has the key/],
    ['one key twice', [section('One', 'x'), section('Two', 'x')], /have the key/],
  ])('refuses %s', (_what, blocks, message) => {
    expect(() => settle(outline(blocks))).toThrow(message);
  });
});
