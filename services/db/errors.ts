/** A database that cannot be used, said in one plain sentence that an administrator can act on. */

/** The message is shown as it is, without a stack; it never holds a password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
  }
}

/** The code of a Node system error ('ECONNREFUSED') or of a PostgreSQL one ('28P01'), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that address',
  ECONNRESET: 'the server closed the connection',
  ENOTFOUND: 'no server of that name is known',
  EAI_AGAIN: 'no server of that name is known',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the server cannot be reached',
  ETIMEDOUT: 'the server did not answer in time',
  '28P01': 'the server refused the user name or the password',
  '28000': 'the server refused the user name or the password',
  '3D000': 'the server has no database of that name',
  '42501': 'the user may not create tables there',
  '53300': 'the server has no connection left',
  '57P03': 'the server is still starting',
};

/** `DATABASE_URL` (host, port and database only) cannot be used, and why; any other error is handed back as it is. */
export function explainPostgres(error: unknown, url: string): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const message = error instanceof Error ? error.message : '';
  const reason = /timeout/i.test(message) ? reasons.ETIMEDOUT : reasons[codeOf(error) ?? ''];
  if (!reason) return error;
  return new DatabaseUnavailable(`DATABASE_URL (${withoutSecrets(url)}) cannot be used: ${reason}.`, error);
}

/** Host, port and database of an address. */
export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'not a readable address';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
