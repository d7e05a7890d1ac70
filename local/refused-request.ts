/** A request that the page's API cannot take, and the answer that says why. */
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';

export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'RefusedRequest';
  }
}

/** @throws RefusedRequest 400 naming the first wrong field. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'body';
  throw new RefusedRequest(400, 'BadRequest', `'${field}': ${issue?.message ?? 'not understood'}`, field);
}

/** `{error: {code, message, field?}}`; what was not expected is told to `warn` and not to the page. */
export function refusedRequestAnswer(warn: (message: string) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    if (error instanceof RefusedRequest) {
      const { code, message, field } = error;
      res.status(error.status).json({ error: { code, message, field } });
      return;
    }
    if (isBodyError(error)) {
      res
        .status(error.status)
        .json({ error: { code: 'BadRequest', message: "'body': must be JSON", field: 'body' } });
      return;
    }
    warn(`Local Teams met an error: ${error instanceof Error ? error.stack : String(error)}`);
    res.status(500).json({ error: { code: 'Internal', message: 'Something went wrong. Please try again.' } });
  };
}

/** express's own body parser says what it could not read by a status under 500. */
function isBodyError(error: unknown): error is { status: number } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}
