/** The agenda of a meeting: items in the order of business, open or private, on time or late (domain.md 2.1, 2.4). */
import { z } from 'zod';
import type { Day } from '../calendar/rules';

/** Part 1 is open to press and public; Part 2 is taken in private. */
export const Part = z.union([z.literal(1), z.literal(2)]);
export type Part = z.infer<typeof Part>;

export const ItemKind = z.enum([
  'appointment-of-chair',
  'terms-of-reference',
  'apologies',
  'declarations',
  'public-speaking',
  'minutes',
  'shadow-committee',
  'scorecard',
  'progress',
  'report',
  'members-update',
  'committee-actions',
  'work-programme',
  'exclusion',
  'other',
]);
export type ItemKind = z.infer<typeof ItemKind>;

/** Why information is confidential (LGA 1972 s.100A(3)). */
export const ConfidentialGround = z.enum(['government-department', 'law-or-court']);
export type ConfidentialGround = z.infer<typeof ConfidentialGround>;

/**
 * Why an item is private. Exempt needs paragraphs and a public-interest reason, both printed; confidential needs its
 * ground alone, and has no vote and no test (2.1). `because` is for the clerk's record and is never printed in public.
 */
export const Privacy = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('exempt'),
    /** Of Part 1 of Schedule 12A, 1 to 7, ascending. */
    paragraphs: z.array(z.int().min(1).max(7)).min(1),
    publicInterest: z.string().min(1),
  }),
  z.object({ kind: z.literal('confidential'), ground: ConfidentialGround, because: z.string() }),
]);
export type Privacy = z.infer<typeof Privacy>;

/** The chair's opinion that an item is urgent, as it goes into the minutes (s.100B(4)(b)). */
export const ChairsOpinion = z.object({
  reason: z.string(),
  whyLate: z.string(),
  whyNotWait: z.string(),
  chairPersonId: z.string(),
  at: z.coerce.date(),
});
export type ChairsOpinion = z.infer<typeof ChairsOpinion>;

/** The three labels of domain.md 2.4, and what each needs. `at` values are instants. */
export const Timing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('on-time') }),
  z.object({ kind: z.literal('to-follow'), reason: z.string() }),
  z.object({ kind: z.literal('urgent'), opinion: ChairsOpinion }),
]);
export type Timing = z.infer<typeof Timing>;

/** A file of the library that goes with an item. */
export interface Attachment {
  id: string;
  /** Of which folder it was taken: 2 is the private one, and goes with private items only. */
  part: Part;
  title: string;
  folder: string;
  name: string;
  /** 'pdf', 'docx' and so on, lower case. */
  format: string;
}

export interface AgendaItem {
  id: string;
  meetingId: string;
  kind: ItemKind;
  /** As printed: '1', '2'… given by place among the items that are not withdrawn; '' for a withdrawn one. */
  number: string;
  title: string;
  /** What the public agenda calls a private item; '' where the item is open. */
  publicTitle: string;
  /** One line: what the item is for. */
  purpose: string;
  /** A post, never a person's name; null where nobody leads it. */
  leadPost: string | null;
  part: Part;
  /** Never null when `part` is 2, save for the exclusion itself, which stands in Part 1. */
  privacy: Privacy | null;
  timing: Timing;
  /** The report that belongs to it, when one is written in the product. */
  reportId: string | null;
  attachments: Attachment[];
  /** Withdrawn items keep their row and are not printed as business. */
  withdrawnReason: string | null;
  withdrawnAt: Date | null;
  addedAt: Date;
  /** Goes up with each change of the item itself. */
  version: number;
}

export interface Agenda {
  meetingId: string;
  /** In the order of business, Part 2 last, withdrawn ones too; the exclusion is there when a private item is. */
  items: AgendaItem[];
  /** Minute number of the first item, when the clerk has set it. */
  firstMinuteNumber: number | null;
  /** Goes up with each change of the order: a move from an older card is answered with how things stand. */
  version: number;
}

/** Items that are business of the meeting: not withdrawn. */
export const businessOf = (agenda: Pick<Agenda, 'items'>): AgendaItem[] =>
  agenda.items.filter((item) => item.withdrawnReason === null);

/** The minute number of an item; null when the clerk has not set the first, or the item is withdrawn. */
export function minuteNumber(agenda: Agenda, itemId: string): number | null {
  const place = businessOf(agenda).findIndex((item) => item.id === itemId);
  return agenda.firstMinuteNumber === null || place < 0 ? null : agenda.firstMinuteNumber + place;
}

/** The number after this meeting's last, where the next meeting's minutes begin; null when none was set. */
export function nextMinuteNumber(agenda: Agenda): number | null {
  return agenda.firstMinuteNumber === null ? null : agenda.firstMinuteNumber + businessOf(agenda).length;
}

/** What the agenda front sheet needs besides its items: people's names only as the law publishes them. */
export interface AgendaFacts {
  /** As they stand on the day of the meeting (Annex B 14). */
  bodyName: string;
  parentBody: string;
  day: Day;
  /** London wall clock, 'HH:mm'. */
  startsAt: string;
  venue: string;
  members: { name: string; chair: boolean }[];
  /** Whom to tell of apologies, a post. */
  contact: string;
  /** Where a browser opens a file, by the attachment's id. */
  links: Record<string, string | null>;
  /** Title of the report written for an item, by the item's id. */
  reports: Record<string, string>;
  /** Version of the pack. */
  version: number;
  /** 'Draft, version 2'; composed from `version` when null. */
  status: string | null;
}

/** What may go wrong, for the edge to put in words. */
export type AgendaRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  /** Someone else changed the agenda since the card was made. */
  | { code: 'changed-meanwhile' }
  /** A field to put right: its input's id, and what to do in a sentence. */
  | { code: 'needs-attention'; problems: Problem[] }
  /** LGA 1972 s.100B(4): the agenda has been out since this day. */
  | { code: 'too-late'; publishedBy: Day }
  | { code: 'cannot-move' }
  /** The agenda of a meeting that was held is a record; only its minute numbers can still be set. */
  | { code: 'meeting-over'; day: Day }
  /** Private files are still attached to an item that is to be open. */
  | { code: 'private-files' };

export interface Problem {
  field: string;
  message: string;
}

/** The ids of inputs on the agenda's cards. */
export const agendaFields = {
  title: 'itemTitle',
  purpose: 'itemPurpose',
  leadPost: 'itemLeadPost',
  lateKind: 'itemLateKind',
  withdrawnReason: 'withdrawnReason',
  privacyKind: 'privacyKind',
  paragraphs: 'schedule12aParagraphs',
  publicTitle: 'publicTitle',
  publicInterest: 'publicInterest',
  ground: 'confidentialGround',
  because: 'confidentialBecause',
  timing: 'timingLabel',
  toFollowReason: 'toFollowReason',
  urgentReason: 'urgentReason',
  whyLate: 'urgentWhyLate',
  whyNotWait: 'urgentWhyNotWait',
  chair: 'urgentChair',
  file: 'attachedFile',
  fileTitle: 'attachedTitle',
  minuteNumber: 'firstMinuteNumber',
} as const;

/** What was typed on a card, by input id. */
export type Typed = Record<string, string>;
