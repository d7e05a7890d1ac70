/** Works through people a few at once, asking for more before it runs out, so that none of its places stands empty. */

export interface Turns {
  atOnce: number;
  /** The next people, most urgent first; none of `except`, `limit` at most. */
  more(except: string[], limit: number): Promise<string[]>;
  /** No further turn is begun once it is aborted. */
  signal?: AbortSignal;
}

/** Few, so that what becomes due meanwhile and is more urgent waits for few. */
const askedForAtOnce = 50;

/**
 * Until nobody is left. `turn` gives false where nothing could be done for that person now, as when a message to them is
 * on its way elsewhere: they are not asked for again until the next time.
 */
export async function inTurn(
  { atOnce, more, signal }: Turns,
  turn: (personId: string) => Promise<boolean>,
): Promise<void> {
  const waiting: string[] = [];
  const notNow = new Set<string>();
  let asking: Promise<void> | null = null;
  let isEnd = false;

  async function ask(): Promise<void> {
    const found = await more([...notNow, ...waiting], askedForAtOnce);
    waiting.push(...found);
    isEnd = found.length === 0;
  }

  /** One question at a time, whoever of the workers asks. */
  function askForMore(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function next(): Promise<string | null> {
    // Ahead of need; should it fail, whoever finds nothing left asks again and hears of it.
    if (!isEnd && waiting.length > 0 && waiting.length < atOnce) askForMore().catch(() => {});
    while (waiting.length === 0 && !isEnd && !signal?.aborted) await askForMore();
    if (signal?.aborted) return null;
    const personId = waiting.shift() ?? null;
    // At once, so that no question that is asked meanwhile finds them again.
    if (personId !== null) notNow.add(personId);
    return personId;
  }

  async function work(): Promise<void> {
    for (let personId = await next(); personId !== null; personId = await next()) {
      if (await turn(personId)) notNow.delete(personId);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, work));
}
