import { checkTexts, fingerprint } from '../../../services/language/check';
import { eightTimesLonger, growth } from '../../support/growth';
import { checked, council } from './support';

describe('all checks together', () => {
  it('come in reading order, each finding once, with its document', () => {
    const texts = [
      checked('Amira asked. The placement ended tbc.', { place: 'paragraph 1' }),
      checked('To accepted and endorsed the plan.', { kind: 'recommendation', place: 'paragraph 2' }),
      checked('', { kind: 'background-papers', place: 'Table 1', document: 'other' }),
    ];
    expect(checkTexts(texts, council).map(({ rule, place, document }) => [rule, place, document])).toEqual([
      ['identity-name', 'paragraph 1', 'report'],
      ['glossary', 'paragraph 1', 'report'],
      ['placeholder', 'paragraph 1', 'report'],
      ['recommendation-verb-form', 'paragraph 2', 'report'],
      ['background-papers-answer', 'Table 1', 'other'],
    ]);
    expect(checkTexts([checked('PEP PEP PEP')], council)).toHaveLength(1);
  });

  it('two names in one short sentence are two questions: accepting the one leaves the other', () => {
    const text = checked('Jill and Peter moved to a flat.', { document: 'item 5' });
    const twice = checked('Jill and Jill moved to a flat.', { document: 'item 6' });
    const terms = checkTexts([text, twice], council).flatMap(({ term }) => term ?? []);
    expect(terms).toEqual(['Jill', 'Peter', 'Jill']);
  });

  it('a kept finding is known again when its paragraph has moved, in its own document alone', () => {
    const [one] = checkTexts([checked('The  ZQT’s met.', { place: 'paragraph 1' })], council);
    const [moved] = checkTexts(
      [checked('Before.'), checked("The ZQT's met.", { place: 'paragraph 7' })],
      council,
    );
    if (!one || !moved) throw new Error('nothing found');
    expect(fingerprint(one, 'report')).toBe(fingerprint(moved, 'report'));
    expect(fingerprint(one, 'report')).not.toBe(fingerprint(one, 'other'));
    expect(fingerprint(one, 'report')).not.toContain('zqt');
  });

  it('takes a time that follows the length of the text', async () => {
    const sentence =
      'The group met, and each PEP and placement was read with the young person’s adviser in 85% of cases. ';
    const check = (times: number) => checkTexts([checked(sentence.repeat(times))], council);
    expect(await growth(check, 250)).toBeLessThan(eightTimesLonger);
  });
});
