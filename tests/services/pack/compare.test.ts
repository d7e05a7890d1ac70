import fc from 'fast-check';
import { type Change, countChanges } from '../../../services/pack/compare/changes';
import { type ComparedDocument, compareVersions } from '../../../services/pack/compare/compare';
import { changeSentence, comparisonLines, countsSentence } from '../../../services/pack/compare/told';
import { toldWords, wordChanges } from '../../../services/pack/compare/words';
import { comparisonBlocks } from '../../../services/pack/compose/comparison';
import { compose } from '../../../services/pack/compose/compose';
import type { PackContents } from '../../../services/pack/gather/contents';
import type { Block } from '../../../services/pack/outline/outline';
import { settle } from '../../../services/pack/outline/settle';
import type { Status } from '../../../services/updates/rules';
import { eightTimesLonger, growth } from '../../support/growth';
import { sampleContents } from '../../support/pack-sample';

const document = (blocks: Block[], over: Partial<ComparedDocument> = {}): ComparedDocument => ({
  key: 'item',
  title: 'Progress against the pledges',
  itemNumber: '5',
  outline: settle({
    title: 'Progress',
    subject: '',
    status: 'Draft',
    marking: null,
    body: 'Committee',
    facts: [],
    blocks: [{ kind: 'heading', level: 2, text: 'Background', numbered: true }, ...blocks],
  }),
  ...over,
});
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, numbered: true });
const table = (rows: string[][], caption = 'Actions'): Block => ({
  kind: 'table',
  caption,
  columns: ['Ref', 'Status', 'What happens next'].map((header) => ({ header, width: 1 })),
  rows,
});
const compared = (was: Block[], is: Block[]) => compareVersions([document(was)], [document(is)]);
const told = (was: Block[], is: Block[]) => compared(was, is).map(changeSentence);
const plain = ({ document: _, ...change }: Change) => change;

describe('two versions of a paper', () => {
  it('tells the words that gave way to others, with the word before them', () => {
    expect(
      told(
        [paragraph('The guide is ready by March for every team.')],
        [paragraph('The guide is ready by April for every team.')],
      ),
    ).toEqual(['Paragraph 1.1: “by March” became “by April”.']);
    expect(toldWords('11 actions moved on.', '12 actions moved on.')).toBe(
      '“11 actions” became “12 actions”',
    );
    expect(toldWords('It is due in May, as agreed.', 'It is due in June, as agreed.')).toBe(
      '“in May” became “in June”',
    );
    expect(toldWords('one two three four five', 'one two three four')).toBe('“five” was taken out');
    expect(toldWords('one two three four', 'one two really three four')).toBe('“really” was added');
    expect(wordChanges('same words', 'same words')).toEqual([]);
  });

  it('tells paragraphs that came and went, and that others have a new number but the same words', () => {
    const [a, b, c] = ['Alpha is first here.', 'Bravo comes second now.', 'Charlie was third before.'].map(
      paragraph,
    ) as [Block, Block, Block];
    expect(told([a, c], [a, b, c])).toEqual([
      'Paragraph 1.2: a new paragraph, “Bravo comes second now.”.',
      'Paragraph 1.2 is now 1.3, word for word.',
    ]);
    expect(told([a, b, c], [a, c])).toEqual([
      'Paragraph 1.3 is now 1.2, word for word.',
      'Paragraph 1.2: a paragraph was taken out, “Bravo comes second now.”.',
    ]);
  });

  it('tells a paragraph that moved as moved, not as taken out and written anew', () => {
    const list = [
      'Alpha is first here.',
      'Bravo comes second now.',
      'Charlie was third before.',
      'Delta ends the section.',
    ].map(paragraph);
    const [a, b, c, d] = list as [Block, Block, Block, Block];
    const kinds = compared([a, b, c, d], [b, c, d, a]).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'renumbered')).toEqual(['piece-moved']);
  });

  it('tells a change of status in words, once, wherever the status stands', () => {
    const rows = (status: string, next: string) => [
      ['2.3', '✔ Done', 'None'],
      ['2.4', status, next],
    ];
    const was = [
      table(rows('● On track', 'Meet in May')),
      table(rows('● On track', 'x'), 'Status of each action'),
    ];
    const is = [
      table(rows('▲ At risk', 'Meet in May')),
      table(rows('▲ At risk', 'x'), 'Status of each action'),
    ];
    expect(told(was, is)).toEqual(['2.4 moved from On track to At risk.']);
  });

  it('matches rows by their header and cells by the name of their column', () => {
    const was = [
      table([
        ['1.9', '● On track', 'Meet in May'],
        ['1.10', '● On track', 'Write a guide'],
      ]),
    ];
    const is = [
      table([
        ['1.9', '● On track', 'Meet in June'],
        ['1.11', '○ Not started', 'Begin'],
      ]),
    ];
    expect(told(was, is)).toEqual([
      '1.9, What happens next: “in May” became “in June”.',
      'Table 1, “Actions”: a new row, 1.11.',
      'Table 1, “Actions”: the row 1.10 was taken out.',
    ]);
  });

  it('tells columns and whole tables that came and went, and a new caption', () => {
    const other: Block = { ...(table([['1.9', 'x', 'y']]) as Extract<Block, { kind: 'table' }>) };
    const columns = ['Ref', 'Status', 'Lead'].map((header) => ({ header, width: 1 }));
    expect(told([other], [{ ...other, columns } as Block])).toEqual([
      'Table 1, “Actions”: a new column, “Lead”.',
      'Table 1, “Actions”: the column “What happens next” was taken out.',
    ]);
    expect(told([other], [other, table([['a', 'b', 'c']], 'Money')])).toEqual([
      'Table 2, “Money”: a new table of 1 row.',
    ]);
    expect(
      told(
        [table([['1.9', 'x', 'y']], 'Quarter 2 actions')],
        [table([['1.9', 'x', 'y']], 'Quarter 3 actions')],
      ),
    ).toEqual(['Table 1: “Quarter 2” became “Quarter 3”.']);
  });

  it('tells what a drawing shows now', () => {
    const figure = (value: number): Block => ({
      kind: 'figure',
      caption: 'Health assessments in time',
      alt: `It stands at ${value}%.`,
      chart: {
        unit: '%',
        points: [
          { label: 'Quarter 2', value: 40 },
          { label: 'Quarter 3', value },
        ],
        target: 80,
      },
    });
    expect(told([figure(50)], [figure(60)])[0]).toMatch(/^Figure 1, “Health assessments in time”: .*50.*60/);
  });
});

describe('two versions of a pack', () => {
  const of = (key: string, title = key, itemNumber: string | null = null) =>
    document([paragraph(`Words of ${key}`)], { key, title, itemNumber });

  it('tells items added, removed, renamed and moved', () => {
    const was = [
      of('a', 'Minutes', '1'),
      of('b', 'Scorecard', '2'),
      of('c', 'Report', '3'),
      of('f', 'Work programme', '4'),
      of('d', 'Visits', '5'),
    ];
    const is = [
      of('a', 'Minutes of the last meeting', '1'),
      of('e', 'New', '2'),
      of('c', 'Report', '3'),
      of('f', 'Work programme', '4'),
      of('b', 'Scorecard', '5'),
    ];
    expect(compareVersions(was, is).map((change) => [change.document.key, change.kind])).toEqual([
      ['a', 'item-renamed'],
      ['e', 'item-added'],
      ['b', 'item-moved'],
      ['d', 'item-removed'],
    ]);
  });

  it('says that nothing has changed when nothing has', () => {
    expect(countsSentence([])).toBe('Nothing has changed.');
    expect(comparisonLines([])).toEqual([]);
    expect(comparisonBlocks([])).toEqual([expect.objectContaining({ text: 'Nothing has changed.' })]);
  });
});

describe('two versions of the progress report', () => {
  const report = (contents: PackContents, key = 'item'): ComparedDocument => ({
    key,
    title: 'Progress',
    itemNumber: '5',
    outline: settle(compose(contents, 'public')),
  });
  const withStatus = (ref: string, status: Status): PackContents => {
    const contents = sampleContents();
    return {
      ...contents,
      actions: contents.actions.map((item) =>
        item.action.ref === ref && item.standing
          ? { ...item, standing: { ...item.standing, content: { ...item.standing.content, status } } }
          : item,
      ),
    };
  };

  it('tells one status that moved, once, on the card and in the record', () => {
    const changes = compareVersions(
      [report(withStatus('2.4', 'on-track'))],
      [report(withStatus('2.4', 'at-risk'))],
    );
    expect(changes.filter(({ kind }) => kind === 'status-changed').map(plain)).toEqual([
      expect.objectContaining({ row: '2.4', was: 'On track', is: 'At risk' }),
    ]);
    const lines = comparisonLines(changes);
    expect(lines.every((line) => line.length <= 300)).toBe(true);
    expect(lines[1]).toBe('Item 5, Progress: 2.4 moved from On track to At risk.');
    const told = JSON.stringify(comparisonBlocks(changes));
    for (const change of changes) expect(told).toContain(JSON.stringify(changeSentence(change)).slice(1, -1));
  });

  it('is compared with itself without a word', () => {
    expect(compareVersions([report(sampleContents())], [report(sampleContents())])).toEqual([]);
  });

  it('takes a time that follows the number of papers', async () => {
    const many = (contents: PackContents, count: number) =>
      Array.from({ length: count }, (_, index) => report(contents, `item ${index}`));
    const packs = new Map(
      [4, 32].map((count) => [
        count,
        [many(withStatus('2.4', 'on-track'), count), many(withStatus('2.4', 'at-risk'), count)] as const,
      ]),
    );
    const compare = (count: number) => {
      const [was, is] = packs.get(count) ?? [[], []];
      expect(compareVersions(was, is).length).toBeGreaterThanOrEqual(count);
    };
    expect(await growth(compare, 4)).toBeLessThan(eightTimesLonger);
  });

  it('takes a time that follows the length, even when every word is another', async () => {
    const long = (word: string, length: number) =>
      Array.from({ length }, (_, index) => paragraph(`${word} ${index} ${word}${index % 7}`));
    const compare = (length: number) => compared(long('alpha', length), long('bravo', length));
    expect(await growth(compare, 500)).toBeLessThan(eightTimesLonger);
  });
});

/** A paper of paragraphs that no two share a word of, and a table; and edits at places that do not touch. */
const words = (seed: number) => Array.from({ length: 8 }, (_, index) => `w${seed}x${index}`).join(' ');
type Edit = 'none' | 'remove' | 'add' | 'change';
const edits = fc.array(fc.constantFrom<Edit>('none', 'none', 'remove', 'add', 'change'), {
  minLength: 1,
  maxLength: 30,
});
const edited = (list: Edit[], make: (text: string) => Block): [Block[], Block[]] => [
  list.map((_, index) => make(words(index))),
  list.flatMap((edit, index) => {
    const text = words(index);
    if (edit === 'remove') return [];
    if (edit === 'add') return [make(text), make(words(index + 1000))];
    return [make(edit === 'change' ? text.replace(/x3\b/, 'x3new') : text)];
  }),
];

describe('any edits', () => {
  const expectedOf = (list: Edit[]) => ({
    added: list.filter((edit) => edit === 'add').length,
    removed: list.filter((edit) => edit === 'remove').length,
    changed: list.filter((edit) => edit === 'change').length,
    moved: 0,
    statuses: 0,
  });

  it('are each told exactly once, in paragraphs', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const [was, is] = edited(list, paragraph);
        expect(countChanges(compared(was, is))).toEqual(expectedOf(list));
      }),
    );
  });

  it('are each told exactly once, in the rows of a table', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const rows = (blocks: Block[]) =>
          blocks.map((block) => (block as { text: string }).text).map((text) => ({ text }));
        const [before, after] = edited(list, paragraph);
        const [was, is] = [rows(before), rows(after)];
        const asTable = (list_: { text: string }[]) => [
          table(list_.map(({ text }) => [`1.${/w(\d+)x/.exec(text)?.[1]}`, 'None', text])),
        ];
        fc.pre(was.length > 0 && is.length > 0);
        expect(countChanges(compared(asTable(was), asTable(is)))).toEqual(expectedOf(list));
      }),
    );
  });

  it('are counted the same from either side', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c d', 'c e', 'f g h', 'f g i'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const there = countChanges(compared(one.map(paragraph), other.map(paragraph)));
        const back = countChanges(compared(other.map(paragraph), one.map(paragraph)));
        expect(there.added - there.removed).toBe(other.length - one.length);
        expect({ ...back, added: back.removed, removed: back.added }).toMatchObject({
          added: there.added,
          removed: there.removed,
          changed: there.changed,
        });
      }),
    );
  });

  it('are none when a version is compared with itself, whatever stands in it', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c d', 'c e'), { maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const blocks = [
          ...one.map(paragraph),
          ...(other.length > 0 ? [table(other.map((word) => [word, word, word]))] : []),
        ];
        expect(compared(blocks, blocks)).toEqual([]);
      }),
    );
  });
});
