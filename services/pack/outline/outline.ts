/** A document as plain data, before any writer sees it: what is said, in order, with nothing about how it looks. */

/** A piece of a sentence: words, words to stand out, a reference within the same document, or a link out of it. */
export type Piece = string | { strong: string } | { to: string } | { link: string; text: string };

/** A sentence or a paragraph. People's words are only ever plain strings: no writer reads markup in them. */
export type Text = string | Piece[];

/** One cell of a table: one paragraph, or several. Never empty (domain.md 2.5). */
export type Cell = Text | { paragraphs: Text[] };

export interface Column {
  header: string;
  /** Share of the table's width, as against the other columns. */
  width: number;
  /** Numbers stand better at the end of their column. */
  align?: 'start' | 'end';
}

/** A trend, drawn beside the table that holds the same figures and never instead of it (domain.md 2.10, S10). */
export interface Chart {
  /** What is measured, and in what: '% of assessments in time'. */
  unit: string;
  /** Oldest first. null: not given or hidden; nothing of it can be measured in the drawing. */
  points: { label: string; value: number | null }[];
  target: number | null;
}

export type Block =
  /** Level 1 is the document's title alone; 2 is a section, 3 a part of it, 4 a part of that. */
  | { kind: 'heading'; level: 2 | 3 | 4; text: string; numbered: boolean; key?: string }
  /** Begins an appendix: a section whose numbers carry a letter, 'A1.2', so that they cannot be taken for the report's. */
  | { kind: 'appendix'; text: string; key?: string }
  | { kind: 'paragraph'; text: Text; numbered: boolean; key?: string }
  | { kind: 'list'; items: Text[] }
  /** The first column is always the row's header. */
  | { kind: 'table'; caption: string; columns: Column[]; rows: Cell[][]; key?: string }
  /** `alt` says in words what the drawing shows; it is made from the figures that may be printed. */
  | { kind: 'figure'; caption: string; alt: string; chart: Chart; key?: string }
  /** Somebody's words, and whose, never a name: 'A parent at the spring forum'. */
  | { kind: 'quote'; text: string; source: string }
  | { kind: 'note'; text: Text }
  | { kind: 'page-break' };

export interface Outline {
  /** The document's one first-level heading, and its title in file properties. */
  title: string;
  subject: string;
  /** 'large': no text under 14 point, for young people's and Easy Read papers (domain.md 4.5). */
  size?: 'normal' | 'large';
  /** Printed at the top of every page: 'Draft, version 2'. */
  status: string;
  /** Printed on every page beside the status; null for open papers: 'Not for publication: Schedule 12A, paragraph 2'. */
  marking: string | null;
  /** The body the report goes to, above the title. */
  body: string;
  /** The lines of the title block: 'Date of meeting', 'Report of'. */
  facts: { label: string; text: string }[];
  blocks: Block[];
}
