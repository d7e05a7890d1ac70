/** What a clerk's card may say of one source's figure that is stated in words: a split with a small number is not shown. */
import { cardValue } from '../../../services/scorecard/masking';
import { decideVerdicts } from '../../../services/scorecard/verdicts';
import { factsOf, figure } from './figure-sample';

it.each([
  ['7 = 6 external + 1 in council', '7, in a split with a small number'],
  ['6 = 5 + 1', '6, in a split with a small number'],
  // The whole is as small as its parts.
  ['5 = 4 external + 1 in council', 'a split with a small number'],
  ['15 external and 5 in council', 'a split with a small number'],
  ['15 = 9 external + 6 in council', '15 = 9 external + 6 in council'],
  ['97.5%', '97.5%'],
])('“%s” is “%s”', (stated, said) => {
  const one = figure('2.1-a', { stated });
  const facts = factsOf([one]);
  expect(cardValue(one, facts, decideVerdicts(facts))).toBe(said);
});
