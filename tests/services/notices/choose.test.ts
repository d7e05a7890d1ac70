import { Day, instantAt } from '../../../services/calendar/rules';
import { chooseNow, type NoticeKind, waitAfter, withFallback } from '../../../services/notices/rules';

const at = (time: string, day = '2027-01-12') => instantAt(Day.parse(day), time);

describe('which of a person’s due notices go now', () => {
  const tomorrow = at('09:00', '2027-01-13');
  const choose = (
    kinds: NoticeKind[],
    changes: { now?: Date; sendingTime?: boolean; before?: [NoticeKind, string][] } = {},
  ) => {
    const choice = chooseNow(
      kinds.map((kind) => ({ kind })),
      {
        now: changes.now ?? at('11:00'),
        sendingTime: changes.sendingTime ?? true,
        deliveredToday: (changes.before ?? []).map(([kind, time]) => ({ kind, at: at(time) })),
        tomorrow,
      },
    );
    return {
      send: choice.send.map((one) => one.kind),
      postpone: choice.postpone.map((one) => [one.item.kind, one.until]),
    };
  };

  it('all of them, in one message', () => {
    expect(choose(['round-opened', 'nudge-1', 'late-to-cover', 'chase'])).toEqual({
      send: ['round-opened', 'nudge-1', 'late-to-cover', 'chase'],
      postpone: [],
    });
  });

  it('outside sending hours only an answer to the person’s own press; the rest stays due', () => {
    expect(choose(['nudge-1', 'sent-back', 'pack-finished'], { sendingTime: false })).toEqual({
      send: ['pack-finished'],
      postpone: [],
    });
  });

  it('a second reminder waits for the next day, and an event does not', () => {
    expect(choose(['nudge-2', 'sent-back'], { before: [['round-opened', '09:00']] })).toEqual({
      send: ['sent-back'],
      postpone: [['nudge-2', tomorrow]],
    });
  });

  it('an event earlier in the day holds no reminder back', () => {
    expect(choose(['nudge-2'], { before: [['sent-back', '09:00']] }).send).toEqual(['nudge-2']);
  });

  it('arriving updates are gathered for an hour, and join any message that goes meanwhile', () => {
    const before: [NoticeKind, string][] = [['update-arrived', '10:30']];
    expect(choose(['update-arrived'])).toEqual({ send: ['update-arrived'], postpone: [] });
    expect(choose(['update-arrived'], { before })).toEqual({
      send: [],
      postpone: [['update-arrived', at('11:30')]],
    });
    expect(choose(['update-arrived', 'late-list'], { before }).send).toEqual(['late-list', 'update-arrived']);
    expect(choose(['update-arrived'], { before, now: at('11:30') }).send).toEqual(['update-arrived']);
  });

  it.each([
    [1, 10],
    [2, 20],
    [5, 160],
    [7, 600],
    [1000, 600],
    [0, 10],
  ])(
    'after passing fault %i in a row it waits %i seconds at the most, and two thirds at the least',
    (faults, seconds) => {
      expect(waitAfter(faults, null, 0)).toBe(seconds);
      expect(waitAfter(faults, null, 1)).toBeCloseTo((seconds * 2) / 3);
    },
  );

  it('never tries again sooner than Teams has said', () => {
    expect(waitAfter(1, 900, 0.5)).toBe(900);
    expect(waitAfter(7, 3, 0)).toBe(600);
  });

  it('says what stands in the place of a message that did not arrive', () => {
    expect(withFallback('the bot is blocked', 'nudge-1')).toBe(
      'the bot is blocked. The clerk sees this in the list of notices and can ring, chase or hand the update on.',
    );
    expect(withFallback('the bot is blocked', 'visit-invited')).toMatch(
      /“What is missing” of visits and can ring/,
    );
    expect(withFallback('the bot is blocked', 'question-arrived', true)).toMatch(
      /stands in for them was told/,
    );
    expect(withFallback('the bot is blocked', 'question-arrived')).toMatch(/see today that somebody does/);
  });
});
