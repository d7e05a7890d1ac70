import { inTurn } from '../../../services/notices/turns';

/** People with something due, most urgent first; each has one thing, which their turn takes. */
function line(people: string[]) {
  const due = new Set(people);
  let askings = 0;
  return {
    due,
    askings: () => askings,
    more: async (except: string[], limit: number) => {
      askings += 1;
      const left = [...due].filter((one) => !except.includes(one));
      return [
        ...left.filter((one) => one.startsWith('urgent')),
        ...left.filter((one) => !one.startsWith('urgent')),
      ].slice(0, limit);
    },
  };
}

describe('people in turn', () => {
  it('each have theirs once, so many at the same time and no more', async () => {
    const people = Array.from({ length: 500 }, (_, place) => `person-${place}`);
    const waiting = line(people);
    const had: string[] = [];
    let now = 0;
    let most = 0;
    await inTurn({ atOnce: 24, more: waiting.more }, async (personId) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      waiting.due.delete(personId);
      had.push(personId);
      now -= 1;
      return true;
    });
    expect(had.toSorted()).toEqual(people.toSorted());
    expect(most).toBe(24);
    expect(waiting.askings()).toBeLessThan(500 / 10);
  });

  it('let whoever is more urgent in before most of the others, though they came later', async () => {
    const waiting = line(Array.from({ length: 400 }, (_, place) => `person-${place}`));
    const had: string[] = [];
    await inTurn({ atOnce: 4, more: waiting.more }, async (personId) => {
      if (had.length === 100) waiting.due.add('urgent');
      await new Promise((resolve) => setImmediate(resolve));
      waiting.due.delete(personId);
      had.push(personId);
      return true;
    });
    expect(had).toContain('urgent');
    expect(had.indexOf('urgent') - 100).toBeLessThan(70);
  });

  it('are not asked for again where nothing could be done for them, and none begins after the stop', async () => {
    const waiting = line(['busy', 'other']);
    const had: string[] = [];
    await inTurn({ atOnce: 2, more: waiting.more }, async (personId) => {
      had.push(personId);
      if (personId === 'other') waiting.due.delete(personId);
      return personId === 'other';
    });
    expect(had.toSorted()).toEqual(['busy', 'other']);
    const stopping = new AbortController();
    const endless = line(Array.from({ length: 100 }, (_, place) => `person-${place}`));
    let begun = 0;
    await inTurn({ atOnce: 2, more: endless.more, signal: stopping.signal }, async () => {
      begun += 1;
      if (begun === 10) stopping.abort();
      return false;
    });
    expect(begun).toBeLessThanOrEqual(11);
  });
});
