/** The app's clock as it ticks on, from when the server last told it. */
import { useEffect, useState } from 'react';

export function useAppTime(clock: { now: string; receivedAt: number } | null): Date | null {
  const [machine, setMachine] = useState(() => Date.now());
  useEffect(() => {
    setMachine(Date.now());
    if (!clock) return;
    const timer = setInterval(() => setMachine(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [clock]);
  if (!clock) return null;
  return new Date(Date.parse(clock.now) + Math.max(0, machine - clock.receivedAt));
}
