/** An address that is none of ours, or one that failed: whoever mistyped the ask page's link reads whom to ring (domain.md 2.9.1). */
import type { ErrorRequestHandler, Express } from 'express';
import { messagePage } from '../ask/ask-form';
import { words } from '../ask/words';
import { page, privately } from './ask-deps';

/** After all other routes. `failed` is told a fault's name alone: its text could hold what somebody typed. */
export function answerTheRest(
  app: Express,
  deps: { reader: string; dutyTeam: string | null; failed: (name: string) => void },
): void {
  const { reader, dutyTeam, failed } = deps;
  const names = { shadowCommittee: '', reader, dutyTeam };
  app.use(privately, (_request, response) => {
    page(response, 404, messagePage(names, words.nothingHere, [words.nothingHereWhy]));
  });
  const failure: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    const status = (error as { status?: unknown } | null)?.status;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    if (!isTheirs) failed(error instanceof Error ? error.name : typeof error);
    if (response.headersSent) return void response.end();
    const why = isTheirs ? words.nothingHereWhy : words.trouble;
    privately(request, response, () => {
      page(response, isTheirs ? status : 500, messagePage(names, words.troubleTitle, [why]));
    });
  };
  app.use(failure);
}
