import fc from 'fast-check';
import {
  checkFiles,
  forbiddenNames,
  nothingForbidden,
  privateWords,
} from '../../../services/pack/export/check';
import type { TraceKind } from '../../../services/pack/export/reading';
import { traceFindings } from '../../../services/pack/export/traces';
import { eightTimesLonger, growth } from '../../support/growth';
import { plantedFiles } from '../../support/planted-files';
import { wordFile } from '../../support/word-files';

const canary = 'zebrafinch';
const rulesOf = async (name: string, content: Buffer, forbidden = {}) =>
  (await checkFiles([{ name, content }], { ...nothingForbidden, ...forbidden })).map(({ rule }) => rule);
const html = (inner: string) => Buffer.from(`<!doctype html><html><body>${inner}</body></html>`);

describe('the export check', () => {
  it.each(plantedFiles(canary).map((file) => [file.place, file] as const))(
    'finds a planted word: %s',
    async (_place, file) => {
      expect(await rulesOf(file.name, file.content, { canaries: [canary] })).toContain('export-canary');
      expect(await rulesOf(file.name, file.content, { canaries: ['another bird'] })).not.toContain(
        'export-canary',
      );
    },
  );

  it.each([
    ['Word: comment', 'export-comments'],
    ['Word: deleted text', 'export-tracked-changes'],
    ['Word: inserted text', 'export-tracked-changes'],
    ['Word: moved text', 'export-tracked-changes'],
    ['Word: hidden text', 'export-hidden-text'],
    ['Word: people', 'export-editors'],
    ['Word: author', 'export-maker'],
    ['Word: manager', 'export-maker'],
    ['Word: embedded workbook', 'export-embedded-file'],
    ['Word: thumbnail', 'export-picture-of-page'],
    ['Excel: hidden sheet', 'export-hidden-sheet'],
    ['Excel: hidden row', 'export-hidden-rows'],
    ['PDF: author', 'export-maker'],
    ['PDF: note on a page', 'export-comments'],
    ['PDF: attached file', 'export-embedded-file'],
    ['picture: EXIF of a jpeg', 'export-image-data'],
  ])('says what may be in no finished file, whatever it says: %s', async (place, rule) => {
    const file = plantedFiles(canary).find((one) => one.place === place);
    expect(await rulesOf(file?.name ?? '', file?.content ?? Buffer.alloc(0))).toContain(rule);
  });

  it('takes a name for a name in either order and in an address, and only as words of their own', async () => {
    const people = [{ name: 'Jo Lee', inText: false }];
    const found = async (text: string) =>
      (await rulesOf('a.html', html(`<p>${text}</p>`), { people })).length > 0;
    expect(await found('Ask Jo Lee.')).toBe(true);
    expect(await found('Ask JO<b>\n LEE</b>')).toBe(true);
    expect(await found('Lee, Jo')).toBe(true);
    expect(await found('jo.lee@example.org')).toBe(true);
    expect(await found('The banjo leeway')).toBe(false);
    // A character that has no width divides no word.
    for (const nothing of ['\u00ad', '\u200b', '\u2060', '\ufeff'])
      expect(await found(`The ban${nothing}jo lee`)).toBe(false);
  });

  it('looks for somebody known by one word, unless it is as short as a word that says nothing', async () => {
    const people = [
      { name: 'Bereket', inText: false },
      { name: 'Per', inText: false },
    ];
    const found = (text: string) => rulesOf('a.html', html(`<p>${text}</p>`), { people });
    expect(await found('Ask Bereket for it.')).toEqual(['export-name']);
    expect(await found('Two per home, in Bereketown.')).toEqual([]);
  });

  it('finds a long name also where something is glued to it', async () => {
    const people = [{ name: 'Alexandra Featherstone', inText: false }];
    const found = async (text: string) =>
      (await rulesOf('a.html', html(`<p>${text}</p>`), { people })).length > 0;
    expect(await found('scan_alexandrafeatherstone2')).toBe(true);
    expect(await found('xAlexandra Featherstonex')).toBe(true);
  });

  it('lets members’ names stand in the text, and in no property', async () => {
    const people = forbiddenNames([{ name: 'Ann Example', isMember: true }], []);
    expect(await rulesOf('a.html', html('<p>Ann Example chairs.</p>'), { people })).toEqual([]);
    expect(await rulesOf('a.html', html('<p data-by="Ann Example">x</p>'), { people })).toEqual([
      'export-name',
    ]);
  });

  it('does not take a post’s title for a person’s name', () => {
    const people = [
      { name: 'Head of Service', isMember: false },
      { name: 'Ann Example', isMember: false },
      // One word of a title in it makes no title of a name.
      { name: 'Ann Service', isMember: false },
    ];
    expect(forbiddenNames(people, ['Head of Service, Cared for Children'])).toEqual([
      { name: 'Ann Example', inText: false },
      { name: 'Ann Service', inText: false },
    ]);
  });

  it('looks for private sentences of six words or more, whole or in part, that no open paper says', () => {
    const words = privateWords(
      [
        'The report is exempt under paragraph two. Too short. The manager of the home left after an allegation was made in May by two members of staff.',
      ],
      ['Item 9. The report is exempt under paragraph two.'],
    );
    expect(words).toHaveLength(3);
    expect(words[0]).toBe('The manager of the home left after an allegation was');
    expect(words.every((one) => one.split(' ').length === 10)).toBe(true);
    expect(privateWords(['He was moved out last night.'], [])).toEqual(['He was moved out last night.']);
    expect(privateWords(['He was moved last night.'], [])).toEqual([]);
  });

  it('tells a hidden figure beside its measure from dates, targets and references', async () => {
    const forbidden = { hiddenFigures: [{ measure: 'Young people in apprenticeships', value: '4' }] };
    const row = (...cells: string[]) =>
      html(
        `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr><tr><td>Other</td><td>4</td></tr></table>`,
      );
    const found = (...cells: string[]) =>
      rulesOf('a.html', row('2.1-a Young people in apprenticeships (people)', ...cells), forbidden);
    expect(await found('c', '14', '4 or more', 'As at 4 March 2027', 'Quarter 4', '40%')).toEqual([]);
    expect(await found('4', '12')).toEqual(['export-small-number']);
    // What follows the next measure is that measure's.
    expect(await found('c 2.1-b Others 4')).toEqual([]);
    expect(await found('c', 'Only 4 of them stayed.')).toEqual(['export-small-number']);
  });

  it('looks as far as a paragraph goes from the measure, and no further', async () => {
    const forbidden = { hiddenFigures: [{ measure: 'Young people in apprenticeships', value: '4' }] };
    const apart = (letters: number) =>
      rulesOf(
        'a.html',
        html(`<p>Young people in apprenticeships ${'a '.repeat(letters / 2)} 4</p>`),
        forbidden,
      );
    expect(await apart(300)).toEqual(['export-small-number']);
    expect(await apart(600)).toEqual([]);
  });

  it('looks for the titles of private papers', async () => {
    const forbidden = { privateTitles: ['The closing of the lodge'] };
    expect(await rulesOf('a.html', html('<p>See “The closing of the Lodge”.</p>'), forbidden)).toEqual([
      'export-private-title',
    ]);
    expect(await rulesOf('a.html', html('<p>See the lodge.</p>'), forbidden)).toEqual([]);
  });

  it.each<TraceKind>([
    'comments',
    'tracked-changes',
    'hidden-text',
    'hidden-sheet',
    'hidden-rows',
    'embedded-file',
    'editors',
    'maker',
    'locked',
    'program',
    'properties',
    'unreadable',
  ])('lets no file with %s go out for any reason', (kind) => {
    const found = traceFindings([{ kind, place: 'somewhere', words: 'Pat Example' }], {});
    expect(found.map(({ severity, mayKeep }) => [severity, mayKeep])).toEqual([['stops', false]]);
  });

  it('says so when a file cannot be read', async () => {
    expect(await rulesOf('a.docx', Buffer.from('PK\u0003\u0004 nothing'))).toEqual(['export-unreadable']);
    const locked = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << /Encrypt 2 0 R >>');
    expect(await rulesOf('a.pdf', locked)).toContain('export-locked');
  });

  it('says so when pages are pictures without words', async () => {
    const image = '1 0 obj\n<< /Type /XObject /Subtype /Image /Length 0 >>\nstream\n\nendstream\nendobj\n';
    const scan = Buffer.from(`%PDF-1.7\n${image}2 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n`);
    const [finding] = await checkFiles([{ name: 'scan.pdf', content: scan }], nothingForbidden);
    expect(finding).toMatchObject({ rule: 'export-no-words', severity: 'answer', mayKeep: true });
  });

  it('holds back a file of ours whose picture has no words, or which does not say its language or title', async () => {
    const ours = async (name: string, content: Buffer) =>
      (await checkFiles([{ name, content }], nothingForbidden, 'ours')).map((one) => [one.rule, one.mayKeep]);
    const page = (inner: string, head = ' lang="en-GB"><head><title>A report</title></head>') =>
      ours('a.html', Buffer.from(`<!doctype html><html${head}<body>${inner}</body></html>`));
    const word = (picture: string, said = '<dc:title>A report</dc:title><dc:language>en-GB</dc:language>') =>
      ours(
        'a.docx',
        wordFile(picture, { 'docProps/core.xml': `<cp:coreProperties>${said}</cp:coreProperties>` }),
      );
    const silent = [['export-no-alt', false]];
    for (const picture of ['<img src="a.png">', '<img src="a.png" alt="">', '<svg viewBox="0 0 1 1"></svg>'])
      expect([picture, await page(picture)]).toEqual([picture, silent]);
    expect(await word('<wp:docPr id="1" name="Chart"/>')).toEqual(silent);
    expect(await page('<img alt="A chart"><svg aria-label="A chart"></svg>')).toEqual([]);
    expect(await word('<wp:docPr id="1" name="Chart" descr="A chart"/>')).toEqual([]);
    const neither = ['export-no-language', 'export-no-title'];
    expect((await page('', '><head></head>')).map(([rule]) => rule)).toEqual(neither);
    expect((await word('', '')).map(([rule]) => rule)).toEqual(neither);
  });

  it('lets a file say that the council made it, and nobody else', async () => {
    const page = '<!doctype html><html><head><meta name="author" content="Example Council"></head></html>';
    expect(await rulesOf('a.html', Buffer.from(page), { makers: ['Example Council'] })).toEqual([]);
    expect(await rulesOf('a.html', Buffer.from(page))).toEqual(['export-maker']);
  });

  it('never repeats private words, a figure or a planted word in what it says', async () => {
    const secret = 'The manager of the home was suspended on full pay';
    const text = `<p>${secret}. Apprentices: 4. zebrafinch</p>`;
    const found = await checkFiles([{ name: 'a.html', content: html(text) }], {
      ...nothingForbidden,
      privateWords: privateWords([secret], []),
      hiddenFigures: [{ measure: 'Apprentices', value: '4' }],
      canaries: [canary],
    });
    expect(found.map(({ rule }) => rule).sort()).toEqual([
      'export-canary',
      'export-private-words',
      'export-small-number',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/suspended|full pay|4|zebrafinch/);
    expect(found.every(({ mayKeep }) => !mayKeep)).toBe(true);
  });

  it('finds words however they are spaced, broken and written', () => {
    const pieces = fc.constantFrom('', ' ', '\u00ad', '\u200b', '-\n', '<b></b>', '&shy;');
    return fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { minLength: 13, maxLength: 13 }),
        fc.boolean(),
        async (between, loud) => {
          const word = loud ? 'HUMMINGBIRDS X' : 'hummingbirds x';
          const text = [...word].map((letter, index) => `${letter}${between[index] ?? ''}`).join('');
          expect(
            await rulesOf('a.html', html(`<p>a ${text} b</p>`), { canaries: ['hummingbirds x'] }),
          ).toContain('export-canary');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes a time that follows the length of the file', async () => {
    const paragraph =
      '<p>Staff met each month and agreed who does what for every young person, in &amp; out of area.</p>';
    const people = Array.from({ length: 500 }, (_, index) => ({
      name: `Person${index} Example${index}`,
      inText: false,
    }));
    const check = (times: number) =>
      checkFiles([{ name: 'a.html', content: html(paragraph.repeat(times)) }], {
        ...nothingForbidden,
        people,
      });
    expect(await growth(check, 2_000)).toBeLessThan(eightTimesLonger);
  });
});
