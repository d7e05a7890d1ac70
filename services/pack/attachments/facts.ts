/** What is read out of an attached file, and what a clerk may choose about it. */
import { z } from 'zod';
import type { CheckedText } from '../../language/rules';
import type { Trace } from '../export/reading';

/** Goes up when the reader sees more than before: older results are read anew. */
export const readerVersion = 5;

/** Why nobody here can say what a file holds. */
export const Problem = z.enum([
  'not-what-it-says',
  'password',
  'cut-short',
  'damaged',
  'too-large',
  'too-long',
]);
export type Problem = z.infer<typeof Problem>;

/** Tracked changes: taken as accepted, or as refused. */
export const ChangesChoice = z.enum(['accept', 'refuse']);
/** Hidden words: left out, or printed like all others. */
export const HiddenChoice = z.enum(['leave-out', 'print']);

/** What a clerk has chosen about one content of one file; null where nothing has been chosen. */
export const Choice = z.object({
  changes: ChangesChoice.nullable(),
  hidden: HiddenChoice.nullable(),
});
export type Choice = z.infer<typeof Choice>;
export const noChoice: Choice = { changes: null, hidden: null };

/** What is kept of a reading: counts and facts, never the words of the file. */
export const Facts = z.object({
  kind: z.enum(['pdf', 'docx']),
  problem: Problem.nullable(),
  /** null where only printing would tell (Word). */
  pages: z.int().nullable(),
  language: z.string(),
  hasTitle: z.boolean(),
  /** Of a PDF: the marks by which a screen reader knows headings, tables and pictures. null for Word. */
  tagged: z.boolean().nullable(),
  /** Of a PDF: how many of its pages are pictures. */
  picturePages: z.int(),
  words: z.int(),
  headings: z.int(),
  pictures: z.int(),
  picturesWithoutWords: z.int(),
  inserted: z.int(),
  deleted: z.int(),
  /** Changes of look alone, which print nothing of their own. */
  restyled: z.int(),
  hidden: z.int(),
  comments: z.int(),
  /** Traces of editing and packing by kind, each once. */
  traces: z.array(z.string()),
});
export type Facts = z.infer<typeof Facts>;

/** Words of a file with the place where a person finds them, as the checks of words read them. */
export type FileText = Pick<CheckedText, 'place' | 'text' | 'kind'>;

export interface FileReading {
  facts: Facts;
  traces: Trace[];
  texts: FileText[];
}

export const noFacts: Omit<Facts, 'kind'> = {
  problem: null,
  pages: null,
  language: '',
  hasTitle: false,
  tagged: null,
  picturePages: 0,
  words: 0,
  headings: 0,
  pictures: 0,
  picturesWithoutWords: 0,
  inserted: 0,
  deleted: 0,
  restyled: 0,
  hidden: 0,
  comments: 0,
  traces: [],
};

/** A file that could not be opened: nothing of it is known, which is not the same as nothing being in it. */
export const unreadable = (kind: Facts['kind'], problem: Problem): FileReading => ({
  facts: { ...noFacts, kind, problem },
  traces: [],
  texts: [],
});

/** Changes and hidden words that nobody has decided about yet. */
export function undecided(
  facts: Pick<Facts, 'inserted' | 'deleted' | 'hidden'>,
  choice: Choice,
): { changes: boolean; hidden: boolean } {
  return {
    changes: facts.inserted + facts.deleted > 0 && choice.changes === null,
    hidden: facts.hidden > 0 && choice.hidden === null,
  };
}
