/** What a refusal of the Bot Connector means for one message: stop, forget, or later (platform.md 2). */
import { z } from 'zod';
import type { SendResult, Unreached } from '../../services/notices/service';
import { readRetryAfter } from '../../services/retry-after';

export interface Failure {
  /** null: no answer came. */
  status: number | null;
  /** Teams' own word for it, such as 'ConversationBlockedByUser', or '': without a status, of Microsoft's sign-in. */
  code: string;
  /** Seconds; null where Teams did not say. */
  retryAfter: number | null;
}

export interface Verdict {
  result: Exclude<SendResult, { kind: 'delivered' }>;
  /** What to do with the record of the conversation. */
  record: 'keep' | 'blocked' | 'lost';
}

/** Reasons continue "not reached, because …" for the clerk: plain words, and Teams' own code for the administrator. */
export function verdictOn({ status, code, retryAfter }: Failure): Verdict {
  const later = (reason: string): Verdict => ({
    result: { kind: 'later', afterSeconds: retryAfter, reason },
    record: 'keep',
  });
  if (status === null) {
    return later(
      code === '' ? 'Teams did not answer' : `Microsoft’s sign-in did not let the bot in yet (${code})`,
    );
  }
  switch (status) {
    case 401:
      return later('Teams did not accept the bot’s registration (401)');
    case 403:
      return onForbidden(code);
    case 404:
      return stop('no-chat', 'Teams does not know their chat with Pledgekeeper any more', 'lost');
    case 412:
    case 429:
      return later(`Teams asked to slow down (${status})`);
    case 413:
      return stop('refused', 'the message was too large for Teams (413)');
    case 408:
    case 409:
      return later(`Teams was not available (${status})`);
    default:
      // A 500 is not to be repeated at once (platform.md 2); minutes later it is another try. Other 4xx stay as they are.
      if (status >= 500) return later(`Teams was not available (${status})`);
      return stop('refused', `Teams refused the message (${[status, code].filter(Boolean).join(', ')})`);
  }
}

function stop(unreached: Unreached, reason: string, record: Verdict['record'] = 'keep'): Verdict {
  return { result: { kind: 'not-reached', unreached, reason }, record };
}

function onForbidden(code: string): Verdict {
  switch (code) {
    case 'ConversationBlockedByUser':
      return stop('blocked', 'they have blocked messages from Pledgekeeper in Teams', 'blocked');
    case 'BotDisabledByAdmin':
      return stop('blocked', 'an administrator has switched Pledgekeeper off for them in Teams', 'blocked');
    case 'ForbiddenOperationException':
      return stop('blocked', 'Teams does not allow Pledgekeeper to write to them', 'blocked');
    case 'BotNotInConversationRoster':
      // Their installation, when it comes, refreshes the record.
      return stop('no-chat', 'Pledgekeeper is not installed in their Teams yet');
    default:
      return stop('blocked', `Teams does not allow Pledgekeeper to write to them (${code || 403})`);
  }
}

const answerBody = z.object({
  error: z.object({ code: z.string().optional(), message: z.string().optional() }),
});

const sdkError = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z
    .looseObject({
      bodyAsText: z.string().nullish(),
      headers: z.custom<{ get(name: string): string | undefined }>((value) => hasGet(value)).optional(),
    })
    .optional(),
});

function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'get') === 'function';
}

const knownCodes = [
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
  'BotNotInConversationRoster',
];

const signInFaults =
  /^(?:ServerError|ClientAuthError|ClientConfigurationError|InteractionRequiredAuthError|AuthenticationError|AuthenticationRequiredError|CredentialUnavailableError|ManagedIdentityError)$/;

/** Before Teams was asked: the bot could not be signed in. Its number, for the administrator, or the kind of fault. */
function signInFault(fault: unknown): string | null {
  if (!(fault instanceof Error)) return null;
  const number = /\bAADSTS\d+\b/.exec(fault.message)?.[0];
  return number ?? (signInFaults.test(fault.name) ? fault.name : null);
}

/** The SDK's error, read once. `now` is for a Retry-After that names a time. */
export function readFailure(fault: unknown, now: Date = new Date()): Failure {
  const signIn = signInFault(fault);
  if (signIn) return { status: null, code: signIn, retryAfter: null };
  const parsed = sdkError.safeParse(fault);
  if (!parsed.success) return { status: null, code: '', retryAfter: null };
  const { statusCode, response } = parsed.data;
  const body = parseBody(response?.bodyAsText ?? '');
  const said = `${body?.error.code ?? ''} ${body?.error.message ?? ''}`;
  return {
    status: statusCode ?? null,
    // Older answers say 'Forbidden' and name the real cause in the message.
    code: knownCodes.find((code) => said.includes(code)) ?? body?.error.code ?? '',
    retryAfter: readRetryAfter(response?.headers?.get('retry-after'), now),
  };
}

function parseBody(text: string): z.infer<typeof answerBody> | null {
  try {
    return answerBody.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
