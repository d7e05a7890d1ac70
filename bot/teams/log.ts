/** What the transport writes to the log: ids, codes and places, never words (docs/architecture.md). */

/** pino's shape, the part that is used. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/**
 * The name, code and place of a fault. Its message is left out: a database or a connector may quote in it what a person
 * wrote.
 */
export function faultFields(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const coded = fault as Error & { code?: unknown; statusCode?: unknown };
  return {
    fault: fault.name,
    ...(typeof coded.code === 'string' ? { code: coded.code } : {}),
    ...(typeof coded.statusCode === 'number' ? { status: coded.statusCode } : {}),
    at: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
  };
}
