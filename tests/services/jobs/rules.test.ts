import fc from 'fast-check';
import {
  afterFault,
  backoffSeconds,
  faultText,
  PermanentFailure,
  RetryLater,
} from '../../../services/jobs/rules';

const now = new Date('2027-01-05T09:00:00Z');
const seconds = (runAt: Date) => (runAt.getTime() - now.getTime()) / 1000;

describe('what follows a job’s fault', () => {
  it.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [10, 2560],
    [11, 3600],
    [1000, 3600],
  ])('waits after attempt %i at most %i seconds', (attempt, longest) => {
    expect(backoffSeconds(attempt, 0)).toBe(longest);
    expect(backoffSeconds(attempt, 1)).toBe(longest / 2);
  });

  it('tries again until the attempts are used up, and never sooner than half the backoff', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, maxAttempts, random) => {
          const next = afterFault(new Error('fault'), { attempts, maxAttempts }, now, random);
          if (attempts >= maxAttempts) return expect(next).toEqual({ next: 'failed' });
          if (next.next !== 'again') throw new Error('given up too early');
          expect(next.countsAsAttempt).toBe(true);
          expect(seconds(next.runAt)).toBeGreaterThanOrEqual(2.5);
          expect(seconds(next.runAt)).toBeLessThanOrEqual(3600);
        },
      ),
    );
  });

  it('puts off for as long as it is told, even on the last attempt, and counts no attempt', () => {
    const next = afterFault(new RetryLater(90, 'throttled'), { attempts: 3, maxAttempts: 3 }, now, 0.5);
    expect(next).toEqual({ next: 'again', runAt: new Date('2027-01-05T09:01:30Z'), countsAsAttempt: false });
  });

  it('gives up at once where trying again cannot help', () => {
    expect(afterFault(new PermanentFailure('gone'), { attempts: 1, maxAttempts: 10 }, now, 0)).toEqual({
      next: 'failed',
    });
  });

  it('keeps a fault’s name and message, no stack, and not more than fits a line or two', () => {
    expect(faultText(new TypeError('x'.repeat(900)))).toBe(`TypeError: ${'x'.repeat(489)}`);
    expect(faultText('plain')).toBe('plain');
  });
});
