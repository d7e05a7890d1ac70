/** What a check of words looks at, and what it may say of them (domain.md 4.2 to 4.4, the gate). */

/** A piece of a document as the checks read it. */
export interface CheckedText {
  /** Where a person finds it: 'Item 5, paragraph 6.1', 'Item 4, Table 2, row 3.3-a'. References go by paragraph. */
  place: string;
  text: string;
  /** What it is: some checks read some kinds only. */
  kind:
    | 'title'
    | 'heading'
    | 'paragraph'
    | 'recommendation'
    | 'background-papers'
    | 'list-item'
    | 'cell'
    | 'caption'
    | 'alt-text'
    | 'note'
    | 'quote';
  /** Two texts of one document share this: acronyms are opened once in each. */
  document: string;
  /** 1 is open to the public; a privacy finding there stops the pack. */
  part: 1 | 2;
  /** Set by the template: its words are nobody's to change. */
  fixedHeading?: boolean;
  /** A number in a table of ours, which has been through the rules of hidden numbers: it is not asked about again. */
  settled?: boolean;
  /** Where in its document, for whoever wants to know who wrote it. */
  within?: Within;
  /** Set by `normalised`: what the author wrote, where `text` is the form that checks read. */
  written?: { text: string; spanOf(span: { start: number; end: number }): { start: number; end: number } };
}

export interface Within {
  /** From the highest level down. */
  headings: string[];
  /** Of a table: the row, by its first words or its code. */
  row: string | null;
}

/** `stops`: nothing is final while it stands. `answer`: put right, or kept with a reason. `advice`: may be passed over. */
export type Severity = 'stops' | 'answer' | 'advice';

export interface Finding {
  /** Stable name of the check: 'identity-name', 'placeholder', 'recommendation-verb', 'acronym'. */
  rule: string;
  severity: Severity;
  /** About a child or young person who could be known. */
  privacy: boolean;
  place: string;
  /** The words it is about, at most 80 characters of them. */
  excerpt: string;
  /** The one word or name that is asked about; it is known again by it, whatever stands around it. */
  term?: string;
  /** What stands around `term` is said of a person alone: nobody need be asked whether it is a place. */
  certain?: boolean;
  /** The same words in several papers of a pack are one question: by what they are known, whatever stands around them. */
  sameWords?: string;
  /** Small numbers that were taken to count no child: whoever confirms the finding has looked at each. */
  numbers?: { value: number; place: string; excerpt: string; key: string }[];
  /** One sentence each, plain, without blame. */
  why: string;
  fix: string;
  /** Words to put in their place, where there are some. */
  suggestion: string | null;
  /** False: no reason makes it acceptable. */
  mayKeep: boolean;
}
