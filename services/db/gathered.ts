/** What many presses ask of the database at once is asked once: under load one round trip, and none of it stale. */

interface Asked<Key, Found> {
  key: Key;
  answer: (found: Found) => void;
  fail: (fault: unknown) => void;
}

/** Questions at work side by side: with few presses nobody waits for another's round trip, with many they are gathered. */
const atWork = 3;
/** Enough for every press at once; bounds one statement. */
const mostTogether = 100;

/**
 * What is asked while three questions are at work waits for one of them, and is then asked as one. A query always begins
 * after its callers have asked, so an answer is as fresh as with a query each. When a question for many fails each is asked
 * again alone, so that one bad key (text that PostgreSQL refuses) is nobody else's fault.
 *
 * @param ask gives one answer for each key, in the order of the keys: one statement, which does all or nothing. It may be
 *   asked again for a key after a fault that hid that the first time had worked.
 */
export function gathered<Key, Found>(ask: (keys: Key[]) => Promise<Found[]>): (key: Key) => Promise<Found> {
  let waiting: Asked<Key, Found>[] = [];
  let busy = 0;

  async function askTogether(asked: Asked<Key, Found>[]): Promise<void> {
    try {
      const found = await ask(asked.map(({ key }) => key));
      for (const [place, { answer }] of asked.entries()) answer(found[place] as Found);
    } catch (fault) {
      if (asked.length > 1) await Promise.all(asked.map((one) => askTogether([one])));
      else for (const { fail } of asked) fail(fault);
    }
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      await askTogether(now);
    }
    busy -= 1;
  }

  return (key) =>
    new Promise<Found>((answer, fail) => {
      waiting.push({ key, answer, fail });
      if (busy >= atWork) return;
      busy += 1;
      // Requests that Node found readable in one look at its sockets are gathered before the first is asked.
      setImmediate(() => void work());
    });
}
