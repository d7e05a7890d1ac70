import fc from 'fast-check';
import { writeHtml } from '../../../services/pack/html/html';
import type { Outline } from '../../../services/pack/outline/outline';
import { type SettledOutline, settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { marking, richPack } from '../../support/pack-rich';
import { type PdfFacts, pdfFacts } from '../../support/pdf-check';
import { hasLibreOffice, hasPdftotext, pdfText, wordAsPdf } from '../../support/programs';
import { numberedParagraphs, type Parts, partsOf, validate } from '../../support/word-check';

const createdAt = new Date('2027-02-18T10:00:00Z');

/** Every number the outline gave out, with the first words it stands before. */
function settledNumbers(outline: SettledOutline): { number: string; words: string }[] {
  return outline.blocks.flatMap((block) => {
    if (!('number' in block) || block.number === null) return [];
    const words =
      block.kind === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : 'caption' in block
          ? block.caption
          : block.text;
    return [{ number: block.number, words: words.slice(0, 24) }];
  });
}

const lineOf = ({ number, words }: { number: string; words: string }) =>
  `${number}${/^(Table|Figure|Appendix)/.test(number) ? ':' : ''} ${words}`;
const squeezed = (text: string) => text.replace(/\s+/g, ' ');

/** Each stands in the text, after the one before it. */
function inOrder(text: string, lines: string[]): string[] {
  let at = 0;
  const missing: string[] = [];
  for (const line of lines) {
    const found = text.indexOf(line, at);
    if (found < 0) missing.push(line);
    else at = found + line.length;
  }
  return missing;
}

describe('one pack of three documents in three formats', () => {
  const outline = richPack({ marking });
  const wanted = settledNumbers(outline).map(lineOf);
  let word: Buffer;
  let parts: Parts;
  let pdf: Buffer;
  let facts: PdfFacts;
  beforeAll(async () => {
    const [file, written] = await Promise.all([
      writeWord(outline, { createdAt }),
      writePdf(outline, { createdAt }),
    ]);
    expect(written.missing).toEqual([]);
    word = file;
    parts = partsOf(file);
    pdf = written.pdf;
    facts = await pdfFacts(pdf);
  });

  it('has numbers to compare, and each document begins at 1 again', () => {
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((line) => line.startsWith('1.1 '))).toHaveLength(2);
    expect(wanted.filter((line) => line.startsWith('Appendix 1: '))).toHaveLength(2);
  });

  it('has the settled numbers in Word, counted as Word counts', () => {
    const counted = numberedParagraphs(parts).flatMap(({ number, words }) => {
      if (/^(Table|Figure) \d+: /.test(words)) return [words];
      return number === '' ? [] : [lineOf({ number, words: words.slice(0, 24) })];
    });
    const captions = wanted.map((line) =>
      /^(Table|Figure)/.test(line) ? (counted.find((one) => one.startsWith(line)) ?? line) : line,
    );
    expect(counted).toEqual(captions);
  });

  it('has the settled numbers in HTML', () => {
    const text = squeezed(
      writeHtml(outline, { createdAt })
        .replace(/^.*<\/nav>/s, '')
        .replace(/<[^>]+>/g, ' '),
    );
    expect(inOrder(text, wanted)).toEqual([]);
  });

  it('has the settled numbers in the bookmarks of the PDF', () => {
    const headings = outline.blocks.filter((block) => block.kind === 'heading');
    expect(facts.bookmarkTitles.map(squeezed)).toEqual([
      outline.title,
      ...headings.map(({ number, text }) => (number === null ? text : lineOf({ number, words: text }))),
    ]);
  });

  (hasPdftotext ? it : it.skip)('has the settled numbers in the text of the PDF', async () => {
    const text = squeezed(await pdfText(pdf));
    expect(inOrder(text, wanted)).toEqual([]);
    expect(text.split(marking)).toHaveLength(facts.pages + 1);
  });

  (hasPdftotext && hasLibreOffice ? it : it.skip)(
    'has them where another program lays the Word file out',
    async () => {
      const text = squeezed(await pdfText(await wordAsPdf(word)));
      expect(inOrder(text, wanted)).toEqual([]);
    },
  );

  it('passes the Open XML SDK', async () => {
    expect((await validate(word)).errors).toEqual([]);
  });

  it('has figures with their words and a picture of both kinds in Word, and one in the PDF', () => {
    const figures = outline.blocks.filter((block) => block.kind === 'figure');
    expect(parts['word/document.xml']).toContain(`descr="${figures[0]?.alt}"`);
    expect(
      Object.keys(parts)
        .filter((name) => name.startsWith('word/media/'))
        .map((name) => name.slice(-4))
        .sort(),
    ).toEqual(['.png', '.svg']);
    expect(facts.figures).toEqual([figures[0]?.alt]);
    expect(facts.links).toHaveLength(3);
    expect(facts.links).toEqual(
      expect.arrayContaining(['Progress report (PDF)', 'the committee team', 'the published plan']),
    );
    expect(facts.untagged).toBe(0);
    expect(facts.roles).toContain('BlockQuote');
  });

  it('has links in Word that lead where they say', () => {
    const targets = [
      ...(parts['word/_rels/document.xml.rels'] ?? '').matchAll(/Target="([^"]+)" TargetMode="External"/g),
    ];
    expect(targets.map(([, target]) => target)).toEqual([
      'Item%205%20Progress%20report.pdf',
      'mailto:committees@council.test',
      'https://council.test/plan?a=1&amp;b=2',
    ]);
  });

  it('has every heading down to the fifth level, none skipped', () => {
    const levels = facts.headings.map((heading) => Number(heading.slice(1)));
    expect(Math.max(...levels)).toBe(5);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('gives the same bytes again, in every format', async () => {
    const again = await writeWord(outline, { createdAt });
    expect(again.equals(word)).toBe(true);
    expect((await writePdf(outline, { createdAt })).pdf.equals(pdf)).toBe(true);
  });
});

/** Everything that people can type, in every place that holds words of theirs. */
const everywhere = (words: string): Outline => ({
  title: words,
  subject: words,
  status: words,
  marking: words,
  body: words,
  facts: [{ label: words, text: words }],
  blocks: [
    { kind: 'heading', level: 2, text: words, numbered: true },
    {
      kind: 'paragraph',
      numbered: true,
      text: [words, { strong: words }, { link: `https://council.test/${words.slice(0, 50)}`, text: words }],
    },
    { kind: 'quote', text: words, source: words },
    { kind: 'list', items: [words] },
    { kind: 'note', text: words },
    {
      kind: 'table',
      caption: words,
      columns: [
        { header: words, width: 1 },
        { header: words, width: 2 },
      ],
      rows: [[words, words]],
    },
    {
      kind: 'figure',
      caption: words,
      alt: words,
      chart: {
        unit: words,
        target: 1,
        points: [
          { label: words, value: 1 },
          { label: words, value: 2 },
        ],
      },
    },
  ],
});

async function written(words: string): Promise<void> {
  const outline = settle(everywhere(words));
  const html = writeHtml(outline, { createdAt });
  const [word, { pdf }] = await Promise.all([
    writeWord(outline, { createdAt }),
    writePdf(outline, { createdAt }),
  ]);
  expect(html.endsWith('</html>\n')).toBe(true);
  const facts = await pdfFacts(pdf);
  expect(facts).toMatchObject({ marked: true, claimsUa1: true, untagged: 0, figuresWithoutAlt: 0 });
  expect(facts.headings).toEqual(['H1', 'H2']);
  expect((await validate(word)).errors).toEqual([]);
}

describe('words that people type', () => {
  it.each([
    ['emoji and flags', 'Well done 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽'],
    ['right-to-left words', 'שלום עולם and مرحبا بالعالم (1,204)'],
    ['control characters and halves', 'a\u0000b\u0007c\u001bd\ud83d e\ufffe f\u202eg\u2066h'],
    ['10,000 characters without a space', 'x'.repeat(10_000)],
    [
      'what looks like XML',
      '</w:t></w:r></w:p><w:p/> ]]> <!-- --> <?x?> &amp; &#0; <script>alert(1)</script>',
    ],
    ['what looks like a template’s word', '{{body}} {{title}} {{status}}'],
    ['what looks like Typst', '#panic("x") $x$ = a <b> @c [d] \\ // /* `'],
    ['quotes of every kind', `"a" 'b' “c” ‘d’ «e» \`f\``],
    ['Zalgo', 'Z̷̨̛̬̱͈a̸̧̛͉͙l̶̢̛͉g̵̨̛̱o̴̧̢̬'],
  ])('break no writer: %s', async (_what, words) => {
    await written(words);
  });

  it('break no writer, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (words) =>
        written(`a ${words}`),
      ),
      { numRuns: 4, seed: 20270302 },
    );
  });
});
