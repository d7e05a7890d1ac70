/** How long another service asks us to wait before we ask it again. */

/**
 * A longer wait is not believed: one faulty header would silence a person, or hold back a calendar, for years. Asking once an
 * hour is no burden to anybody, and a service that still has no room says so again.
 */
const longestSeconds = 3600;

/** Seconds from a Retry-After of either form (RFC 9110, 10.2.3); null when there is none that can be read. */
export function readRetryAfter(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), longestSeconds);
}
