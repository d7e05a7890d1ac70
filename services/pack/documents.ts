/** What one build prints, edition by edition: fixed in its row before the first file is written. */
import { contentHash } from '../editions/content';
import type { PublishedFigure } from '../scorecard/rules';
import type { SettledOutline } from './outline/settle';
import type { GateFinding } from './rules';

/** One document of a pack: the agenda front sheet, or an item with its own numbers and its own files. */
export interface PackDocument {
  /** Stable from version to version: 'agenda', or 'item:' and the item's id. */
  key: string;
  itemNumber: string | null;
  title: string;
  part: 1 | 2;
  outline: SettledOutline;
}

export interface ComposedPack {
  /** For everyone: the front sheet first, then each open item. */
  public: PackDocument[];
  /** For members: the private items, each marked; empty when there are none. */
  exempt: PackDocument[];
  /** For officers: exact figures, what is not accepted yet, what the author has to look at. */
  officers: PackDocument[];
  /** The plain short version, which goes nowhere before it is signed off; null in a supplement. */
  youngPeople: PackDocument | null;
  /** What is true of the contents and the clerk should know. */
  notes: string[];
  findings: GateFinding[];
  /** Of the meeting, for the files' names and the library's columns. */
  meetingDay: string;
  committee: string;
  /** Attached files as they go out: what was made of them, where it lies while the papers are drafts, or a PDF as it is. */
  attached: AttachedFile[];
  /** Titles of posts and names of bodies, which are no person's name. */
  titles: string[];
  /** What the open papers hide, to look for in the finished files. */
  hiddenFigures: { measure: string; value: string }[];
  /** What the public can read of figures: kept as published when a final version is sealed (domain.md 2.10, S4, S5). */
  published: PublishedFigure[];
}

/** A file of somebody else's that belongs to this version, known by its content. */
export interface AttachedFile {
  folder: string;
  name: string;
  part: 1 | 2;
  itemNumber: string;
  title: string;
  /** Of the attachment. Versions of an earlier release have none of these three: theirs were all made here. */
  id?: string;
  /** Of the content that was read when this version was composed. */
  sha256?: string;
  /** Made here, and put beside the papers; false: it lies in the meeting's folder already. */
  made?: boolean;
}

const draftMark = /^Draft, version \d+/;

/** 'Draft, version 3', at the top of every page. */
export const draftStatus = (no: number) => `Draft, version ${no}`;

/** The same words and figures under another version's mark: what a final version prints is what its draft printed. */
export function asFinal(composed: ComposedPack, no: number): ComposedPack {
  const marked = (document: PackDocument): PackDocument => ({
    ...document,
    outline: {
      ...document.outline,
      status: document.outline.status.replace(draftMark, `Final, version ${no}`),
    },
  });
  return {
    ...composed,
    public: composed.public.map(marked),
    exempt: composed.exempt.map(marked),
    officers: composed.officers.map(marked),
    youngPeople: composed.youngPeople && marked(composed.youngPeople),
  };
}

/** Whether two builds print the same, whatever their version marks say; one of them may come from the database. */
export function printsTheSame(one: ComposedPack, other: ComposedPack): boolean {
  const words = ({ public: open, exempt, youngPeople }: ComposedPack) =>
    JSON.stringify([open.map(printed), exempt.map(printed), youngPeople && printed(youngPeople)]);
  return words(one) === words(other);
}

const printed = ({ key, itemNumber, title, part, outline }: PackDocument) => [
  ...[key, itemNumber, title, part],
  contentHash(outline),
];
