/** Slows guessing and floods for everyone alike. It counts, and forgets each request as soon as it is answered. */

export interface Gate {
  /**
   * True when it is this request's turn; false when it is turned away. `lane` is where the request came in, and is held
   * only while it waits: each lane has its turn, so one source that sends ten thousand waits for itself.
   */
  pass(lane: string): Promise<boolean>;
}

export interface GateOptions {
  perSecond: number;
  /** Saved up while it is quiet. */
  burst: number;
  /** How many may wait at once; past it the longest lane loses its newest. */
  waiting: number;
  /** When the program ends: whoever still waits is turned away. */
  ending?: AbortSignal;
  now?: () => number;
}

type Waiter = (mine: boolean) => void;

/**
 * One bucket for all. When it is empty each waits for a turn, the right code and the wrong one alike, so that a quick
 * answer tells a guesser nothing.
 */
export function createGate(options: GateOptions): Gate {
  const { perSecond, burst, waiting, now = () => performance.now() } = options;
  let tokens = burst;
  let filledAt = now();
  let held = 0;
  /** In the order of their turns. */
  const lanes = new Map<string, Waiter[]>();
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
  }

  function next(): Waiter | undefined {
    const [first] = lanes;
    if (!first) return undefined;
    const [lane, waiters] = first;
    const waiter = waiters.shift();
    lanes.delete(lane);
    // Its next one goes behind every other lane.
    if (waiters.length > 0) lanes.set(lane, waiters);
    held -= 1;
    return waiter;
  }

  function serve(): void {
    timer = undefined;
    fill();
    while (tokens >= 1 && held > 0) {
      tokens -= 1;
      next()?.(true);
    }
    schedule();
  }

  function schedule(): void {
    if (timer || held === 0) return;
    timer = setTimeout(serve, Math.max(5, ((1 - tokens) / perSecond) * 1000));
    timer.unref();
  }

  function turnOneAway(): void {
    let longest: [string, Waiter[]] | undefined;
    for (const lane of lanes) if (!longest || lane[1].length > longest[1].length) longest = lane;
    if (!longest) return;
    const waiter = longest[1].pop();
    if (longest[1].length === 0) lanes.delete(longest[0]);
    held -= 1;
    waiter?.(false);
  }

  options.ending?.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const waiter of [...lanes.values()].flat()) waiter(false);
    lanes.clear();
    held = 0;
  });

  return {
    pass(lane) {
      if (options.ending?.aborted) return Promise.resolve(false);
      fill();
      if (held === 0 && tokens >= 1) {
        tokens -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const waiters = lanes.get(lane) ?? [];
        waiters.push(resolve);
        lanes.set(lane, waiters);
        held += 1;
        if (held > waiting) turnOneAway();
        schedule();
      });
    },
  };
}
