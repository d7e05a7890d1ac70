import { dateInWords, dayOf, morningOf, stampInWords, timeInWords } from '../../../local/web/london';

describe('time in words', () => {
  it('is London’s, in winter and in summer', () => {
    expect(timeInWords(new Date('2027-01-04T09:00:00Z'))).toBe('09:00');
    expect(timeInWords(new Date('2027-07-01T08:00:00Z'))).toBe('09:00');
  });

  it('writes dates in the house style', () => {
    expect(dateInWords(new Date('2027-01-04T09:00:00Z'))).toBe('Monday 4 January 2027');
    expect(dayOf(new Date('2027-06-30T23:30:00Z'))).toBe('2027-07-01');
  });

  it.each([
    ['2027-01-04', '2027-01-04T09:00:00.000Z'],
    ['2027-03-27', '2027-03-27T09:00:00.000Z'],
    ['2027-03-28', '2027-03-28T08:00:00.000Z'],
    ['2027-10-31', '2027-10-31T09:00:00.000Z'],
  ])('begins the morning of %s at nine in London', (day, instant) => {
    expect(morningOf(day)?.toISOString()).toBe(instant);
  });

  it('knows no morning of what is no day', () => {
    expect(morningOf('')).toBeNull();
    expect(morningOf('2027-13-01')).toBeNull();
  });

  it('names the day of a message only when it is not today', () => {
    const now = new Date('2027-01-05T10:00:00Z');
    expect(stampInWords(new Date('2027-01-05T09:00:00Z'), now)).toBe('09:00');
    expect(stampInWords(new Date('2027-01-04T09:00:00Z'), now)).toBe('Mon 4 Jan, 09:00');
  });
});
