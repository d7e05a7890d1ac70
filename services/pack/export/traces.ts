/** What each trace of editing means, in words for the clerk (domain.md 2.2 R6, 2.8, Annex B 6). */
import type { Finding, Severity } from '../../language/rules';
import type { Forbidden } from './forbidden';
import type { Trace, TraceKind } from './reading';

interface Meaning {
  severity: Severity;
  why: string;
  fix: string;
}

const clean = 'Accept or remove it in the program it was written with, save, and attach it again.';

const meanings: Record<TraceKind, Meaning> = {
  comments: {
    severity: 'stops',
    why: 'The file holds comments.',
    fix: 'Delete every comment, save, and attach it again.',
  },
  'tracked-changes': {
    severity: 'stops',
    why: 'The file holds tracked changes, with the words that were taken out.',
    fix: clean,
  },
  'hidden-text': { severity: 'stops', why: 'The file holds hidden text.', fix: clean },
  'hidden-sheet': {
    severity: 'stops',
    why: 'The workbook has a hidden sheet.',
    fix: 'Give the figures as a table in the paper, and leave the workbook out.',
  },
  'hidden-rows': {
    severity: 'stops',
    why: 'The workbook has hidden rows or columns.',
    fix: 'Give the figures as a table in the paper, and leave the workbook out.',
  },
  'embedded-file': {
    severity: 'stops',
    why: 'Another file is packed within this one, whole.',
    fix: 'Put a picture or a table of values in its place.',
  },
  'taken-in': {
    severity: 'stops',
    why: 'The document takes in another one when it is opened, whose words nobody here can read.',
    fix: 'Open it in Word, save it as a new document so that all its words are its own, and attach that.',
  },
  'picture-of-page': {
    severity: 'answer',
    why: 'The file holds a small picture of an earlier first page.',
    fix: 'Save it without a preview picture, and attach it again.',
  },
  editors: {
    severity: 'stops',
    why: 'The file lists the people who worked on it.',
    fix: 'Remove personal information in the program it was written with, and attach it again.',
  },
  maker: {
    severity: 'stops',
    why: 'The file’s properties name who made it.',
    fix: 'Clear the author and the last person to save it, and attach it again.',
  },
  'image-data': {
    severity: 'advice',
    why: 'A picture carries data of its own, such as who took it and where.',
    fix: 'Save the picture without its data.',
  },
  'no-words': {
    severity: 'answer',
    why: 'Pages of it are pictures without words: nobody can search them, hear them or check them.',
    fix: 'Make the PDF from the original document, or keep it with a reason once a person has read every page.',
  },
  locked: {
    severity: 'stops',
    why: 'The file is protected, by a password or against copying and changing, so nobody here can say what it holds.',
    fix: 'Save it without a password and without protection from the program it was written with, and attach it again.',
  },
  program: {
    severity: 'stops',
    why: 'The file holds a program, or starts one when it is opened.',
    fix: 'Save it again as a plain PDF without scripts or buttons, and attach it again.',
  },
  properties: {
    severity: 'stops',
    why: 'The file’s properties hold words that no reader of the page sees.',
    fix: 'Remove its properties (in Word: File, Info, Inspect Document), save, and attach it again.',
  },
  untagged: {
    severity: 'answer',
    why: 'The PDF has no marks for screen readers, so its headings, tables and pictures reach nobody who listens to it.',
    fix: 'Save it from Word as PDF with “Document structure tags for accessibility”, or attach the Word document itself.',
  },
  'no-language': {
    severity: 'answer',
    why: 'The PDF does not say which language it is in, so a screen reader may read it in the wrong one.',
    fix: 'Set the language in the program it was written with, save it as PDF again, and attach it again.',
  },
  'no-title': {
    severity: 'advice',
    why: 'The file has no title of its own, so a screen reader says the file’s name instead.',
    fix: 'Give it a title in its properties, and save it again.',
  },
  'no-alt': {
    severity: 'answer',
    why: 'A picture in it has no words that describe it.',
    fix: 'Add alternative text to each picture, or mark it as decorative, and attach it again.',
  },
  unreadable: {
    severity: 'stops',
    why: 'Part of the file cannot be read, so nobody can say what it holds.',
    fix: 'Save it again without a password, as PDF with real text, or leave it out.',
  },
};

/** How a file is made, which says nothing of anybody. */
const ofForm = new Set<TraceKind>([
  'picture-of-page',
  'untagged',
  'no-language',
  'no-title',
  'no-alt',
  'program',
]);

const ourOwn = ['pledgekeeper'];

export function traceFindings(traces: Trace[], { makers = [] }: Pick<Forbidden, 'makers'>): Finding[] {
  const known = new Set([...ourOwn, ...makers.map((maker) => maker.toLowerCase())]);
  return traces
    .filter(({ kind, words }) => kind !== 'maker' || !known.has(words.trim().toLowerCase()))
    .map(({ kind, place, words }) => ({
      rule: `export-${kind}`,
      ...meanings[kind],
      // A picture's data may be anything; who made a file is a person.
      privacy: !ofForm.has(kind),
      place,
      excerpt: words.slice(0, 80),
      suggestion: null,
      mayKeep: meanings[kind].severity !== 'stops',
    }));
}
