/** The clear-days rule against every computed and published date that domain.md 2.3 holds. */
import { type Day, publishBy } from '../../../services/calendar/rules';
import { christmasClosure2026, englishCalendar } from '../../support/english-days';

const ordinary = englishCalendar();
const shutAtChristmas = englishCalendar(christmasClosure2026);

const vectors = [
  ['2018-07-03', 'an ordinary Tuesday', ordinary, '2018-06-25', '2018-06-27'],
  ['2022-10-19', 'an ordinary Wednesday', ordinary, '2022-10-11', '2022-10-13'],
  ['2022-09-27', 'the one-off holiday of 19 September', ordinary, '2022-09-16', '2022-09-21'],
  ['2026-12-01', 'an ordinary Tuesday', ordinary, '2026-11-23', '2026-11-25'],
  ['2027-03-02', 'an ordinary Tuesday', ordinary, '2027-02-22', '2027-02-24'],
  ['2027-04-06', 'Easter', ordinary, '2027-03-25', '2027-03-31'],
  ['2026-04-14', 'Easter', ordinary, '2026-04-02', '2026-04-08'],
  ['2028-04-25', 'Easter', ordinary, '2028-04-13', '2028-04-19'],
  ['2027-05-04', 'the early May holiday', ordinary, '2027-04-23', '2027-04-27'],
  ['2027-06-08', 'the spring holiday', ordinary, '2027-05-28', '2027-06-02'],
  ['2027-09-07', 'the summer holiday', ordinary, '2027-08-27', '2027-09-01'],
  ['2027-01-05', 'Christmas', ordinary, '2026-12-23', '2026-12-29'],
  ['2027-01-05', 'Christmas with the offices shut', shutAtChristmas, '2026-12-17', '2026-12-21'],
  ['2027-01-12', 'the week after Christmas', ordinary, '2027-01-04', '2027-01-06'],
  ['2028-01-11', 'the substitute New Year holiday', ordinary, '2027-12-31', '2028-01-05'],
  ['2023-05-16', 'the coronation holiday of 8 May', ordinary, '2023-05-05', '2023-05-10'],
] as const;

test.each(vectors)('a meeting on %s (%s) has its lawful latest publication and notice days', (...vector) => {
  const [meeting, , calendar, publication, notice] = vector;
  expect(publishBy(meeting as Day, calendar)).toBe(publication);
  expect(publishBy(meeting as Day, calendar, 3)).toBe(notice);
});

test.each([
  ['2025-10-15', '2025-10-09'],
  ['2026-02-25', '2026-02-19'],
])('for its meeting of %s this council really asked speakers to register by %s', (meeting, published) => {
  expect(publishBy(meeting as Day, ordinary, 3)).toBe(published);
});
