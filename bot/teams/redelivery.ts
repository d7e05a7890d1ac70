/** Teams delivers again what it thinks was lost, after about 5 or 15 seconds (platform.md 2): the same thing runs once. */
import { createHash } from 'node:crypto';
import type { IncomingActivity } from './activity';

/** Long enough for every repeat that Teams makes by itself. */
const rememberFor = 120_000;
const rememberAtMost = 20_000;

/**
 * The same delivery again: the same conversation, id and content. The content counts because a client may use one id for
 * two things. null where there is no id to go by. A repeat under a new id is for the services' submission ids to see.
 */
export function deliveryKey(activity: IncomingActivity): string | null {
  if (!activity.id) return null;
  const content = JSON.stringify([
    activity.conversation.id,
    activity.from.id,
    activity.id,
    activity.type,
    activity.name,
    activity.action,
    activity.text,
    activity.value,
  ]);
  return createHash('sha1').update(content).digest('base64');
}

export interface Redelivery {
  /** A repeat that comes while the first is at work waits for it, and gets the same answer. */
  together<Answer>(key: string | null, work: () => Promise<Answer>): Promise<Answer>;
  /** True the first time within two minutes. */
  isFirst(key: string): boolean;
  forget(key: string): void;
}

export function createRedelivery(now: () => number = Date.now): Redelivery {
  const atWork = new Map<string, Promise<unknown>>();
  const seen = new Map<string, number>();

  return {
    together: <Answer>(key: string | null, work: () => Promise<Answer>) => {
      if (key === null) return work();
      const running = atWork.get(key);
      if (running) return running as Promise<Answer>;
      const started = work().finally(() => atWork.delete(key));
      atWork.set(key, started);
      return started;
    },
    isFirst: (key) => {
      const before = seen.get(key);
      const at = now();
      if (before !== undefined && at - before < rememberFor) return false;
      seen.delete(key);
      seen.set(key, at);
      for (const [oldest, when] of seen) {
        if (seen.size <= rememberAtMost && at - when < rememberFor) break;
        seen.delete(oldest);
      }
      return true;
    },
    forget: (key) => {
      seen.delete(key);
    },
  };
}
