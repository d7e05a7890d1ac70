/** A right begins with its first day and ends with its last, both counted in, in its own committee alone. */
import {
  committeesOf,
  inForce,
  isInForce,
  may,
  postsOf,
  type Standing,
} from '../../../services/platform/permissions';

const span = { fromDay: '2027-01-11', untilDay: '2027-01-13' };

it.each([
  ['2027-01-10', false],
  ['2027-01-11', true],
  ['2027-01-12', true],
  ['2027-01-13', true],
  ['2027-01-14', false],
])('on %s: %j', (on, there) => {
  expect(inForce(span, on)).toBe(there);
  const clerk: Standing = {
    appointments: [{ role: 'clerk', deputy: false, committeeId: 'a', ...span }],
    holdings: [],
  };
  expect(may(clerk, 'round.run', { committeeId: 'a', on })).toBe(there);
  expect(may(clerk, 'round.run', { committeeId: 'b', on })).toBe(false);
});

it('a span that has no first or no last day is open there', () => {
  expect(inForce({ fromDay: null, untilDay: '2027-01-13' }, '1999-01-01')).toBe(true);
  expect(inForce({ fromDay: '2027-01-11', untilDay: null }, '2099-01-01')).toBe(true);
});

it('whoever stands in for a post does not hold it', () => {
  const person: Standing = {
    appointments: [],
    holdings: [
      { post: 'Clerk', committeeId: 'a', deputy: true, ...span },
      { post: 'Head', committeeId: 'a', deputy: false, ...span },
    ],
  };
  expect(postsOf(person, '2027-01-12')).toEqual(['Head']);
  expect(postsOf(person, '2027-01-12', 'b')).toEqual([]);
});

it('whoever holds or stands in for a post is of its committee while that lasts, with no role beside it', () => {
  const person: Standing = {
    appointments: [{ role: 'member', deputy: false, committeeId: 'a', ...span, untilDay: '2027-01-11' }],
    holdings: [{ post: 'Head', committeeId: 'b', deputy: true, ...span }],
  };
  expect(committeesOf(person, '2027-01-11')).toEqual(['a', 'b']);
  expect(committeesOf(person, '2027-01-13')).toEqual(['b']);
  expect([isInForce(person, '2027-01-13'), isInForce(person, '2027-01-14')]).toEqual([true, false]);
});
