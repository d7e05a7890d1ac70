/** A large file in fragments, in order, gone on with from what the library says it has (Graph: driveItem createUploadSession). */
import { z } from 'zod';
import { LibraryFault } from '../library/faults';
import type { GraphConnection } from './connection';
import { type DriveItem, isFine, itemOf } from './drive';
import { createPatience, faultOf, isPassing, outcomeOf, type Patience, patiently } from './patience';
import { type Answer, jsonOf } from './transport';

/** Every fragment but the last is a multiple of this, in bytes. */
export const fragmentUnit = 327_680;
/** The size that the page recommends, and well under the 60 MiB that it allows. */
export const usualFragment = 32 * fragmentUnit;

/** 'gone': there is no such session any more; the file may be there whole. 'conflict': the name is taken. */
export type Uploaded = { item: DriveItem } | 'gone' | 'conflict';

const session = z.object({ uploadUrl: z.string() });
const progress = z.object({ nextExpectedRanges: z.array(z.string()).nullish() });

/** Of a session that was just made. @throws LibraryFault 'odd-answer' */
export function uploadUrlOf(answer: Answer): string {
  const parsed = session.safeParse(jsonOf(answer));
  if (!parsed.success) throw new LibraryFault('odd-answer', { status: answer.status });
  return parsed.data.uploadUrl;
}

/**
 * Sends what the session still lacks.
 * @throws LibraryFault; the session is then still there, and the same call goes on with it later.
 */
export async function sendFragments(
  graph: GraphConnection,
  { url, content, fragmentBytes }: { url: string; content: Buffer; fragmentBytes: number },
  fresh: boolean,
): Promise<Uploaded> {
  const patience = createPatience(graph.patience);
  // Some go back to be sent again; one that goes back for ever is of no use.
  const most = 20 + 4 * Math.ceil(content.length / fragmentBytes);
  let from: number | 'gone' = fresh ? 0 : await expected(graph, url, patience);
  let standstills = 0;
  for (let sends = 0; from !== 'gone' && standstills < 3 && sends < most; sends++) {
    const at: number = from;
    // All received, and no file made of it.
    if (at >= content.length) return 'gone';
    const outcome = await outcomeOf(() => sendFragment(graph, url, content, at, fragmentBytes));
    const next = await whatNext(outcome, at);
    if (typeof next === 'object' || next === 'conflict') return next;
    if (next !== at) standstills = 0;
    else if (!isPassing(outcome)) standstills++;
    from = next;
  }
  return 'gone';

  async function whatNext(outcome: Answer | LibraryFault, sentFrom: number) {
    if (isPassing(outcome)) {
      await patience.after(outcome);
      // What was cut may have arrived or not: only the library knows.
      return expected(graph, url, patience);
    }
    if (outcome instanceof LibraryFault) throw outcome;
    switch (outcome.status) {
      case 200:
      case 201:
        return { item: itemOf(outcome) };
      case 202: {
        patience.calm();
        return firstMissing(outcome) ?? Math.min(sentFrom + fragmentBytes, content.length);
      }
      case 416:
        return expected(graph, url, patience);
      case 409:
      case 412:
        return 'conflict' as const;
      default:
        return endOf(outcome, graph);
    }
  }
}

/** An address that has run out is answered with any of these. @throws LibraryFault for all that a new session cannot mend. */
function endOf(answer: Answer, graph: GraphConnection): 'gone' {
  const fault = faultOf(answer, graph.patience.now());
  if (fault.code === 'full' || ![401, 403, 404, 410].includes(answer.status)) throw fault;
  return 'gone';
}

/** No token goes to the address of a session: it may be refused for that. */
function sendFragment(
  graph: GraphConnection,
  url: string,
  content: Buffer,
  from: number,
  fragmentBytes: number,
): Promise<Answer> {
  const end = Math.min(from + fragmentBytes, content.length);
  const body = Buffer.from(content.subarray(from, end));
  const headers = {
    'Content-Range': `bytes ${from}-${end - 1}/${content.length}`,
    'Content-Type': 'application/octet-stream',
  };
  return graph.askPlainly({ method: 'PUT', url, headers, body });
}

/** The first byte that the session lacks. */
async function expected(graph: GraphConnection, url: string, patience: Patience): Promise<number | 'gone'> {
  const status = await patiently(graph.patience, () => graph.askPlainly({ method: 'GET', url }), patience);
  if (isFine(status)) return firstMissing(status) ?? 'gone';
  return endOf(status, graph);
}

/** '26-' and '12345-55232' begin with it. */
function firstMissing(answer: Answer): number | null {
  const parsed = progress.safeParse(jsonOf(answer));
  const starts = (parsed.data?.nextExpectedRanges ?? []).map((range) => Number.parseInt(range, 10));
  return starts.length > 0 && starts.every((start) => start >= 0) ? Math.min(...starts) : null;
}

/** So that half a file does not lie about; a session that cannot be cancelled runs out by itself. */
export async function cancelSession(graph: GraphConnection, url: string): Promise<void> {
  await patiently({ ...graph.patience, attempts: 1 }, () =>
    graph.askPlainly({ method: 'DELETE', url }),
  ).catch((fault: unknown) => {
    if (!(fault instanceof LibraryFault)) throw fault;
  });
}
