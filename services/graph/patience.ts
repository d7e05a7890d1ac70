/** The one policy of trying again: how often, after how long, and when the work is better put off (platform.md 5). */
import { LibraryFault } from '../library/faults';
import { readRetryAfter } from '../retry-after';
import { type Answer, jsonOf } from './transport';

export interface PatienceOptions {
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
  /** Troubles in a row before it is a fault. */
  attempts: number;
  /** A longer Retry-After is not slept through: the job is put off. */
  longestWaitSeconds: number;
}

export interface Patience {
  /** Waits as long as is right after this trouble. @throws LibraryFault when there have been enough, or it is a long wait. */
  after(trouble: Answer | LibraryFault): Promise<void>;
  /** Something went well: the count begins again. */
  calm(): void;
}

// 423: SharePoint itself holds a file for a moment after it has taken it in.
const passing = new Set([408, 423, 429, 500, 502, 503, 504, 509]);

/** Trying the same again may help. */
export function isPassing(outcome: Answer | LibraryFault): boolean {
  if (outcome instanceof LibraryFault) {
    const { code } = outcome;
    return code === 'unreachable' || code === 'cut-off' || code === 'slow' || code === 'unwell';
  }
  return passing.has(outcome.status);
}

export function createPatience(options: PatienceOptions): Patience {
  let troubles = 0;
  return {
    calm: () => {
      troubles = 0;
    },
    async after(trouble) {
      troubles++;
      const asked = trouble instanceof LibraryFault ? null : retryAfter(trouble, options.now());
      if (asked !== null && asked > options.longestWaitSeconds) {
        throw new LibraryFault('busy', {
          retryAfterSeconds: asked,
          status: (trouble as Answer).status,
        });
      }
      if (troubles >= options.attempts) throw faultOf(trouble, options.now());
      // Half a second, doubled each time, cut by up to a half so that instances do not come back together.
      const backoffMs = 500 * 2 ** (troubles - 1) * (1 - options.random() / 2);
      await options.wait(asked === null ? backoffMs : asked * 1000);
    },
  };
}

/** Asks until the answer is none of the passing troubles. @throws LibraryFault from `after`, and any other at once. */
export async function patiently(
  options: PatienceOptions,
  attempt: () => Promise<Answer>,
  patience: Patience = createPatience(options),
): Promise<Answer> {
  for (;;) {
    const outcome = await outcomeOf(attempt);
    if (!isPassing(outcome)) {
      if (outcome instanceof LibraryFault) throw outcome;
      return outcome;
    }
    await patience.after(outcome);
  }
}

/** Of one attempt; only bugs are thrown. */
export async function outcomeOf(attempt: () => Promise<Answer>): Promise<Answer | LibraryFault> {
  try {
    return await attempt();
  } catch (fault) {
    if (fault instanceof LibraryFault) return fault;
    throw fault;
  }
}

const retryAfter = ({ headers }: Pick<Answer, 'headers'>, now: Date) =>
  readRetryAfter(headers.get('retry-after'), now);

/** What an answer that is no success means, wherever it comes; the caller handles those that have a meaning of their own. */
export function faultOf(outcome: Answer | LibraryFault, now: Date): LibraryFault {
  if (outcome instanceof LibraryFault) return outcome;
  const { status } = outcome;
  const serviceCode = codeOf(outcome);
  const detail = { status, serviceCode };
  if (status === 429 || status === 503 || status === 509) {
    const retryAfterSeconds = retryAfter(outcome, now);
    if (status === 503 && retryAfterSeconds === null) return new LibraryFault('unwell', detail);
    return new LibraryFault('busy', { ...detail, retryAfterSeconds: retryAfterSeconds ?? 60 });
  }
  if (status === 507 || serviceCode === 'quotaLimitReached') return new LibraryFault('full', detail);
  // The file was being worked on by the service itself (OneDrive/onedrive-api-docs#1414).
  if (serviceCode === 'resourceModified') return new LibraryFault('unwell', detail);
  if (status === 423 || serviceCode === 'resourceLocked') return new LibraryFault('locked', detail);
  if (status === 401) return new LibraryFault('sign-in-refused', detail);
  if (status === 403) return new LibraryFault('not-allowed', detail);
  if (status === 408) return new LibraryFault('slow', detail);
  if (status >= 500) return new LibraryFault('unwell', detail);
  if (status >= 400) return new LibraryFault('refused', detail);
  return new LibraryFault('odd-answer', detail);
}

/** Graph's error code, the innermost that it gives: 'accessDenied', 'resourceLocked'. */
export function codeOf(answer: Pick<Answer, 'body'>): string | null {
  let code: string | null = null;
  let level = (jsonOf(answer) as { error?: unknown } | null)?.error;
  for (let depth = 0; depth < 4 && level !== null && typeof level === 'object'; depth++) {
    const at = level as { code?: unknown; innerError?: unknown; innererror?: unknown };
    if (typeof at.code === 'string') code = at.code;
    level = at.innerError ?? at.innererror;
  }
  return code;
}
