/** The agenda of a meeting: items in the order of business, open or private, on time or late (domain.md 2.1, 2.4). */
import { z } from 'zod';

/** Part 1 is open to press and public; Part 2 is taken in private. */
export const Part = z.union([z.literal(1), z.literal(2)]);
export type Part = z.infer<typeof Part>;

export const ItemKind = z.enum([
  'appointment-of-chair',
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

/** Why an item is private. Exempt needs paragraphs and a public-interest reason; confidential needs neither (2.1). */
export type Privacy =
  | { kind: 'exempt'; paragraphs: number[]; publicInterest: string }
  | { kind: 'confidential'; because: string };

/** The three labels of domain.md 2.4, and what each needs. `at` values are instants. */
export type Timing =
  | { kind: 'on-time' }
  | { kind: 'to-follow'; reason: string }
  | {
      kind: 'urgent';
      /** The chair's opinion, recorded: why it is urgent, why it was not on time, why it cannot wait. */
      opinion: { reason: string; whyLate: string; whyNotWait: string; chairPersonId: string; at: Date };
    };

/** A file of the library that goes with an item. */
export interface Attachment {
  id: string;
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
  /** As printed: '1', '2'… given by place among the items that are not withdrawn; Part 2 items come last. */
  number: string;
  title: string;
  /** One line: what the item is for. */
  purpose: string;
  /** A post, never a person's name; null where nobody leads it. */
  leadPost: string | null;
  part: Part;
  /** Never null when `part` is 2. */
  privacy: Privacy | null;
  timing: Timing;
  /** The report that belongs to it, when one is written in the product. */
  reportId: string | null;
  attachments: Attachment[];
  /** Withdrawn items keep their row and are not printed as business. */
  withdrawnReason: string | null;
}

/** What the agenda front sheet needs besides its items. */
export interface Agenda {
  meetingId: string;
  /** In the order of business, withdrawn ones too. */
  items: AgendaItem[];
  /** Minute number of the first item, when the clerk has set it. */
  firstMinuteNumber: number | null;
}
