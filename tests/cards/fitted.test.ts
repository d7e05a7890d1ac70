import { button } from '../../cards/actions';
import { card } from '../../cards/card';
import { fitted } from '../../cards/fitted';
import { textInput } from '../../cards/inputs';
import { line } from '../../cards/text';
import { buttonsOf, inputsOf, problemsOf } from '../support/card-check';

const form = (length: number, fields = 6) =>
  card({
    fallbackText: 'A form',
    body: [
      line('A form'),
      ...Array.from({ length: fields }, (_, place) =>
        textInput(`field${place}`, `Field ${place}`, { value: 'wörd '.repeat(length / 5), lines: 'many' }),
      ),
    ],
    actions: [button('Send', 'help', {}, { reads: 'inputs' })],
  });

test('a card of ordinary size goes as it is', () => {
  const ordinary = form(1_000);
  expect(fitted(ordinary)).toBe(ordinary);
});

test.each([30_000, 100_000])(
  'a card with %i characters in each field is one that Teams takes, and says so',
  (length) => {
    const shown = fitted(form(length));
    // Counted as Teams does: two bytes a character.
    expect(JSON.stringify(shown).length * 2).toBeLessThan(80_000);
    expect(JSON.stringify(shown.body[0])).toMatch(/only its beginning is shown/);
    expect(inputsOf(shown)).toHaveLength(6);
    for (const input of inputsOf(shown)) expect(String(input.value).length).toBeGreaterThan(3_000);
    expect(buttonsOf(shown)).toEqual(buttonsOf(form(length)));
  },
);

test('every input of text has a length, and what stands there already is never cut by it', () => {
  expect(textInput('a', 'A')).toMatchObject({ maxLength: 500 });
  expect(textInput('a', 'A', { lines: 'many' })).toMatchObject({ maxLength: 5_000 });
  expect(textInput('a', 'A', { value: 'x'.repeat(700) })).toMatchObject({ maxLength: 700 });
});

test('seven buttons stand in rows of five, in their order, and all can be pressed', () => {
  const many = card({
    fallbackText: 'Many',
    body: [line('Many')],
    actions: Array.from({ length: 7 }, (_, place) => button(`Button ${place}`, 'help', {})),
  });
  expect(problemsOf(many)).toEqual([]);
  expect(buttonsOf(many).map(({ title }) => title)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((place) => `Button ${place}`),
  );
});
