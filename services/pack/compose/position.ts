/** Where each action stands for a reader: which version may be printed, and what is honestly said instead. */
import type { UpdateVersion } from '../../updates/rules';
import { statusWords } from '../../updates/rules';
import type { Audience, PackAction, PackContents } from '../gather/contents';

export type Position =
  /** The Operational Group has accepted what stands. */
  | { kind: 'accepted'; version: UpdateVersion }
  /** Received, and not accepted: the group has it. */
  | { kind: 'awaiting'; version: UpdateVersion }
  /** Received, and the group has sent it back for more. */
  | { kind: 'sent-back'; version: UpdateVersion }
  | { kind: 'not-received' }
  | { kind: 'not-asked' };

export function positionOf(item: PackAction): Position {
  const { request, standing } = item;
  if (request === null) return { kind: 'not-asked' };
  if (standing === null) return { kind: 'not-received' };
  if (request.state === 'accepted') return { kind: 'accepted', version: standing };
  return { kind: request.state === 'returned' ? 'sent-back' : 'awaiting', version: standing };
}

/**
 * The version whose words and figures this audience may read; null when there is none. The public reads accepted
 * versions only (docs/decisions/0004-what-the-pack-prints.md).
 */
export function printedVersion(item: PackAction, audience: Audience): UpdateVersion | null {
  const position = positionOf(item);
  if (position.kind === 'accepted') return position.version;
  return audience === 'officers' && 'version' in position ? position.version : null;
}

/** '● On track': the word and the shape, never a colour alone. */
export function statusText(version: UpdateVersion): string {
  const { word, shape } = statusWords[version.content.status];
  return `${shape} ${word}`;
}

/** It first came after the date agreed for it, extensions counted. */
export function isLate({ request, firstSentAt }: PackAction): boolean {
  return request !== null && firstSentAt !== null && firstSentAt > request.wordsDueAt;
}

/** Last round's words were kept, with a reason. */
export function isCarriedForward(item: PackAction, audience: Audience): boolean {
  return printedVersion(item, audience)?.content.noChangeReason != null;
}

/** 'Quarter 3' of 'Quarter 3, October to December 2026'. */
export function shortPeriod(label: string): string {
  return label.split(',')[0] ?? label;
}

/** How many actions stand at each position, for the summary. */
export function countPositions(contents: PackContents): Record<Position['kind'], number> {
  const counts = { accepted: 0, awaiting: 0, 'sent-back': 0, 'not-received': 0, 'not-asked': 0 };
  for (const item of contents.actions) counts[positionOf(item).kind] += 1;
  return counts;
}
