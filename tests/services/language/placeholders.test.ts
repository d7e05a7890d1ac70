import fc from 'fast-check';
import { placeholderFindings } from '../../../services/language/placeholders';
import { eightTimesLonger, growth } from '../../support/growth';
import { checked } from './support';

const severities = (text: string) => placeholderFindings(checked(text)).map(({ severity }) => severity);

describe('a placeholder', () => {
  it.each([
    'Report of [insert name]',
    'Agreed on [date]',
    'See [ref] for more.',
    'The lead is [ ].',
    'Appendix ? has the figures.',
    'See Table ?? below.',
    'See Appendix X.',
    'Contact <name> for a copy.',
    'Lorem ipsum dolor sit amet.',
    'Signed: ____',
    'Due on DD/MM/YYYY.',
    'Due on dd.mm.yy',
    'By March 20XX',
    'A grant of £xx was spent.',
    'It rose to ??%.',
    'xx young people came.',
    'XXX to write this part',
    'Why did it change???',
    'Click or tap here to enter text.',
    'Error! Reference source not found.',
    'Dear {{name}}',
    'TODO write this',
    'he/she (delete as appropriate)',
  ])('%j stops the pack', (text) => {
    expect(severities(text)).toContain('stops');
  });

  it.each([
    'The venue is tbc.',
    'Chair: TBC',
    'The date is TBA',
    'Lead officer: t.b.c.',
    'To be confirmed',
    'Date: to be confirmed.',
    'Figures to be inserted later',
  ])('%j is to be answered', (text) => {
    expect(severities(text)).toEqual(['answer']);
  });

  it.each([
    'Due 31 July 2026, before the strategy began; position to be confirmed.',
    'Starting figure: two sources disagree; to be confirmed',
    'Figures to follow',
    'The date will be confirmed by letter in May.',
    'What do young people think? Nobody had asked.',
    'Fewer than 5, that is <5, are hidden.',
    '[2021] EWHC 1093 (Admin)',
    'She said that it was [sic] fine.',
    'Chapter XX of the Act and Part XX',
    'Six in 10, 5 x 3 and 20% more; Xbox; Exxon',
    'Appendix 1, Table 3, page 4?',
  ])('%j is none', (text) => {
    expect(severities(text)).toEqual([]);
  });

  it('in a young person’s own words is left alone', () => {
    expect(placeholderFindings(checked('Why?? Nobody told me xx', { kind: 'quote' }))).toEqual([]);
  });

  it('may stand in any string, of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          placeholderFindings(checked(`[insert ${text.replace(/[\]\n]/g, '').slice(0, 90)}]`)).length,
        ).toBeGreaterThan(0);
      }),
      { seed: 5 },
    );
  });

  it.each(['[', '<a ', '?', '_ ', 'x', '{{', '? '])(
    'takes a time that follows the length: %j',
    async (piece) => {
      const check = (length: number) => placeholderFindings(checked(piece.repeat(length / piece.length)));
      expect(await growth(check, 100_000)).toBeLessThan(eightTimesLonger);
    },
  );
});
