/** Spreads what the bot sends by itself under Teams' 50 requests a second for one app in one tenant. */

export interface Pacer {
  /** Waits for this send's place. First come, first served. */
  turn(): Promise<void>;
  /** An answer goes at once and takes the next place: what the bot sends by itself waits for it. */
  spend(): void;
}

/**
 * A bucket of 48 a second that holds one: with at least 8 sends in flight that reached 96% of the limit with 0 or 1
 * refusals, while any larger burst, or 49.5 a second, met hundreds (platform.md 1). Times in milliseconds.
 */
export function createPacer(
  perSecond = 48,
  now: () => number = () => performance.now(),
  wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Pacer {
  const spacing = 1000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;

  function take(): number {
    const place = Math.max(next, now());
    next = place + spacing;
    return place;
  }

  return {
    turn: async () => {
      const place = take();
      const early = place - now();
      if (early > 0) await wait(early);
    },
    spend: () => {
      take();
    },
  };
}
