/** The order of business: open items first, the exclusion before the private ones, each with its number (domain.md 2.4). */
import type { Agenda, AgendaItem } from './rules';
import { paragraphsOf } from './schedule-12a';

/** The exclusion is worked out, never stored: it is there exactly while a private item is. */
export const exclusionId = (meetingId: string) => `exclusion:${meetingId}`;

/** From the rows in their stored order to the agenda as printed; a withdrawn item keeps its place without a number. */
export function orderOfBusiness(stored: Omit<Agenda, 'items'> & { items: AgendaItem[] }): Agenda {
  const open = stored.items.filter((item) => item.part === 1);
  const closed = stored.items.filter((item) => item.part === 2);
  const standing = closed.filter((item) => item.withdrawnReason === null);
  const exclusion = standing.length === 0 ? [] : [exclusionItem(stored.meetingId)];
  let number = 0;
  const items = [...open, ...exclusion, ...closed].map((item) => {
    if (item.withdrawnReason === null) number += 1;
    return { ...item, number: item.withdrawnReason === null ? String(number) : '' };
  });
  return { ...stored, items };
}

function exclusionItem(meetingId: string): AgendaItem {
  return {
    id: exclusionId(meetingId),
    meetingId,
    kind: 'exclusion',
    number: '',
    title: 'Exclusion of the press and public',
    publicTitle: '',
    purpose: 'To take the items that follow in private.',
    leadPost: null,
    part: 1,
    privacy: null,
    timing: { kind: 'on-time' },
    reportId: null,
    attachments: [],
    withdrawnReason: null,
    withdrawnAt: null,
    addedAt: new Date(0),
    version: 0,
  };
}

/**
 * What the exclusion says: a resolution for exempt items, naming each with its paragraphs and the public interest
 * (s.100A(4) and (5)); for confidential ones a statement, because they need no vote. Empty without a private item.
 * Public words only: item numbers, paragraphs and reasons, never a title.
 */
export function exclusionParagraphs(agenda: Agenda): string[] {
  const closed = agenda.items.filter((item) => item.part === 2 && item.withdrawnReason === null);
  const exempt = closed.flatMap((item) =>
    item.privacy?.kind === 'exempt' ? [{ number: item.number, privacy: item.privacy }] : [],
  );
  const confidential = closed.filter((item) => item.privacy?.kind === 'confidential');
  const paragraphs: string[] = [];
  if (exempt.length > 0) {
    const each = exempt.map(
      ({ number, privacy }) =>
        `for item ${number}, information within ${paragraphsOf(privacy.paragraphs)} of Part 1 of Schedule 12A ` +
        `(public interest: ${unstopped(privacy.publicInterest)})`,
    );
    paragraphs.push(
      `That the press and public be asked to leave the meeting for ${itemsOf(exempt)} under section 100A(4) of the Local ` +
        `Government Act 1972, because exempt information is likely to be disclosed: ${each.join('; ')}; and that in each ` +
        'case the public interest in keeping the information private outweighs the public interest in disclosing it.',
    );
  }
  if (confidential.length > 0) {
    paragraphs.push(
      `The press and public must leave the meeting for ${itemsOf(confidential)}, because confidential information would be ` +
        'disclosed (section 100A(2) of the Local Government Act 1972). The law requires this, so no vote is taken.',
    );
  }
  return paragraphs;
}

function itemsOf(items: { number: string }[]): string {
  const numbers = items.map(({ number }) => number);
  if (numbers.length === 1) return `item ${numbers[0]}`;
  return `items ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

const unstopped = (text: string) => text.trim().replace(/\.$/, '');
