/** Letters whose font says nothing of them that anybody could read back, and data that pictures carry (domain.md 2.5, Annex B 6). */
import { noChoice } from '../../../services/pack/attachments/facts';
import { readingFindings } from '../../../services/pack/attachments/findings';
import { readPdfFile } from '../../../services/pack/attachments/read-pdf';
import { jpeg, pdf } from '../../support/small-files';

const about = { itemId: 'i', attachmentId: 'a', place: 'Item 5, Paper', excerpt: '' };
const onePage =
  '<< /Type /Page /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> /MediaBox [0 0 600 800] >>';
const words = 'Jayden moved to Oak House';
const shown = (text: string) => `BT /F1 12 Tf (${text}) Tj ET`;
const hex = (text: string) => `BT /F1 12 Tf <${Buffer.from(text, 'latin1').toString('hex')}> Tj ET`;
const font = (encoding: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own ${encoding} >>`;
const inFont = (encoding: string, content: string, ...more: (string | [string, string | Buffer])[]) =>
  readPdfFile(
    pdf('<< /Type /Catalog /Pages << /Count 1 >> >>', onePage, ['', content], font(encoding), ...more),
  );
const rulesOf = (reading: ReturnType<typeof readPdfFile>) =>
  readingFindings(reading, noChoice, about).map(({ rule }) => rule);

/** Each letter under a code of its own, from 33 on, as makers of small fonts give them. */
const letters = [...new Set(words)];
const coded = [...words].map((one) => String.fromCharCode(33 + letters.indexOf(one))).join('');
const differences = (nameOf: (index: number) => string) =>
  `/Encoding << /Type /Encoding /Differences [33 ${letters.map((_, index) => `/${nameOf(index)}`).join(' ')}] >>`;

describe('a font without a table of characters', () => {
  it.each([
    ['g1, g2', (index: number) => `g${index + 100}`],
    ['glyph17', (index: number) => `glyph${index + 1}`],
    ['cid_9', (index: number) => `cid_${index + 5}`],
    ['C0001', (index: number) => `C${String(index + 70).padStart(4, '0')}`],
    ['17', (index: number) => `${index + 200}`],
  ])('names of its own (%s) are no letters: the file stops, with its fix', (_, nameOf) => {
    const reading = inFont(differences(nameOf), hex(coded));
    const found = readingFindings(reading, noChoice, about).find(({ rule }) => rule === 'export-unreadable');
    expect(found).toMatchObject({
      severity: 'stops',
      mayKeep: false,
      fix: expect.stringMatching(/PDF with real text/),
    });
    expect(reading.texts.map(({ text }) => text).join()).not.toContain(coded);
  });

  const glyphOf = (one: string) => (one === ' ' ? 'space' : one);
  it.each([
    ['its letters’ own names', differences((index) => glyphOf(letters[index] ?? '')), hex(coded)],
    [
      'names by Unicode',
      differences(
        (index) => `uni${(letters[index] ?? '').charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      ),
      hex(coded),
    ],
    ['a known encoding', '/Encoding /WinAnsiEncoding', shown(words)],
    ['the Mac’s', '/Encoding /MacRomanEncoding', shown(words)],
    ['none at all', '', shown(words)],
    [
      'letters called by their code, as fonts of dots do',
      `/Encoding << /Differences [65 ${Array.from({ length: 58 }, (_, at) => `/a${65 + at}`).join(' ')}] >>`,
      shown(words),
    ],
    [
      'a bullet of its own beside them',
      '/Encoding << /Differences [1 /g77] >>',
      `${hex('\x01')} ${shown(words)}`,
    ],
  ])('with %s it is read', (_, encoding, content) => {
    const reading = inFont(encoding, content);
    expect(reading.texts.map(({ text }) => text).join(' ')).toContain(words);
    expect(rulesOf(reading)).not.toContain('export-unreadable');
  });

  it('its accented letters are letters', () => {
    const reading = inFont('/Encoding << /Differences [33 /Zoe /Z /o /edieresis /eacute] >>', hex('"#$ %'));
    expect(reading.texts.map(({ text }) => text).join(' ')).toContain('Zoë é');
  });
});

describe('pictures in an attached PDF', () => {
  const picture = (content: Buffer): [string, Buffer] => [
    '/Type /XObject /Subtype /Image /Filter /DCTDecode',
    content,
  ];
  it.each([
    ['who took it', jpeg(0xe1, Buffer.from('Exif\0\0II*\0Artist Jayden Smith\0'))],
    [
      'what it shows',
      jpeg(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<dc:description>Jayden</dc:description>')),
    ],
    ['a comment', jpeg(0xfe, Buffer.from('Jayden at Oak House'))],
  ])('with %s are asked about, once for all of them', (_, content) => {
    const reading = inFont('', shown(words), picture(content), picture(content));
    const found = readingFindings(reading, noChoice, about).filter(
      ({ rule }) => rule === 'export-image-data',
    );
    expect(found).toMatchObject([
      { severity: 'answer', privacy: true, mayKeep: true, place: 'Item 5, Paper: 2 pictures' },
    ]);
  });

  it('without data are not', () => {
    expect(
      rulesOf(inFont('', shown(words), picture(jpeg(0xe0, Buffer.from('JFIF\0\x01\x02'))))),
    ).not.toContain('export-image-data');
  });
});
