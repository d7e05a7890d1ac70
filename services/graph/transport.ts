/** One HTTP request and its whole answer, or one plain fault: nothing is sent twice here. */
import { LibraryFault } from '../library/faults';

export interface Outgoing {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A Buffer of its own, never a view of a larger one (platform.md 5). */
  body?: Buffer<ArrayBuffer> | string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** @throws LibraryFault 'unreachable', 'cut-off' or 'slow'. A redirect is an answer, and is not followed. */
export type Send = (outgoing: Outgoing, withinMs: number) => Promise<Answer>;

export const send: Send = async ({ method, url, headers = {}, body }, withinMs) => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    // The body is part of the answer: a connection cut within it is as if there were none.
    return {
      status: response.status,
      headers: response.headers,
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch (fault) {
    throw networkFault(fault);
  }
};

const neverArrived =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|.*CERT.*|ERR_TLS.*)$/;

/** From what Node's fetch, and the identity library, say of a request without an answer. */
export function networkFault(fault: unknown): LibraryFault {
  const { name, code, cause } = (fault ?? {}) as { name?: unknown; code?: unknown; cause?: unknown };
  const inner = (cause ?? {}) as { name?: unknown; code?: unknown };
  const codes = [code, inner.code].filter((one) => typeof one === 'string');
  if ([name, inner.name].some((one) => one === 'TimeoutError' || one === 'AbortError')) {
    return new LibraryFault('slow');
  }
  if (codes.some((one) => one === 'UND_ERR_HEADERS_TIMEOUT' || one === 'UND_ERR_BODY_TIMEOUT')) {
    return new LibraryFault('slow');
  }
  return new LibraryFault(codes.some((one) => neverArrived.test(one)) ? 'unreachable' : 'cut-off');
}

/** Parsed, or null when it is not JSON. */
export function jsonOf(answer: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch {
    return null;
  }
}
