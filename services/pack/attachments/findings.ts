/** What a reading of an attached file means for the papers: each fault with what to do about it. */
import type { Finding } from '../../language/rules';
import type { Trace, TraceKind } from '../export/reading';
import { traceFindings } from '../export/traces';
import type { Choice, Facts, FileReading, Problem } from './facts';
import { undecided } from './facts';

/** A finding about changes or hidden words that is dealt with by a choice, where it is shown. */
export interface FileFinding extends Finding {
  choose?: { itemId: string; attachmentId: string; what: 'changes' | 'hidden' };
}

const problems: Record<Problem, { why: string; fix: string }> = {
  'not-what-it-says': {
    why: 'The file is not what its name says, so nobody can say what it holds.',
    fix: 'Open it in the program it was written with, save it as a Word document (.docx) or as PDF, and attach that.',
  },
  password: {
    why: 'The file is protected, by a password or against copying and changing, so nobody here can say what it holds.',
    fix: 'Save it without a password and without protection from the program it was written with, and attach it again.',
  },
  'cut-short': {
    why: 'The file ends too early: part of it has been lost on its way here.',
    fix: 'Copy it into the folder again from where it was written, and attach it again.',
  },
  damaged: {
    why: 'The file is damaged and cannot be read, so nobody can say what it holds.',
    fix: 'Open it in the program it was written with, save it again, and attach it again.',
  },
  'too-large': {
    why: 'Unpacked, the file is far larger than any paper, so it was not read.',
    fix: 'Save it again from the document itself, or attach it as PDF.',
  },
  'too-long': {
    why: 'The file could not be read in a minute, so nobody can say what it holds.',
    fix: 'Build the pack again. If it stays so, save it anew from the document itself, or split it in two.',
  },
};

export const problemWords = (problem: Problem): { why: string; fix: string } => problems[problem];

const stops = { severity: 'stops', privacy: true, suggestion: null, mayKeep: false } as const;

interface About {
  itemId: string;
  attachmentId: string;
  /** 'Item 5, Health report' */
  place: string;
  excerpt: string;
}

/** @param choice what the clerk has chosen about this content. */
export function readingFindings(reading: FileReading, choice: Choice, about: About): FileFinding[] {
  const { facts } = reading;
  if (facts.problem !== null) {
    const { why, fix } = problems[facts.problem];
    return [
      { ...stops, rule: `attached-${facts.problem}`, place: about.place, excerpt: about.excerpt, why, fix },
    ];
  }
  return [...changeFindings(facts, choice, about), ...placed(reading, about.place)];
}

/** What traces of editing mean, at their place in this file. Of a Word file our own copy goes out, without most of them. */
export function placed({ facts, traces }: FileReading, place: string): FileFinding[] {
  const left = facts.kind === 'docx' ? traces.filter(({ kind }) => leftBehind.has(kind)) : [];
  const printed = traces.filter((trace) => !left.includes(trace));
  return [...leftFindings(left, place), ...placedTraces(printed, place)];
}

/** What a Word file holds beside its words, and the copy that goes out does not (clean-word.ts), as a person would call it. */
export const leftBehind = new Map<TraceKind, string>([
  ['maker', 'who made it'],
  ['editors', 'who worked on it'],
  ['comments', 'comments'],
  ['properties', 'properties of its own'],
  ['embedded-file', 'another file packed in it, whole'],
  ['picture-of-page', 'a small picture of an earlier first page'],
]);

function leftFindings(left: Trace[], place: string): FileFinding[] {
  if (left.length === 0) return [];
  const kinds = [...leftBehind].filter(([one]) => left.some(({ kind }) => kind === one));
  return [
    {
      rule: 'attached-left-behind',
      severity: 'answer',
      privacy: true,
      mayKeep: true,
      suggestion: null,
      place,
      excerpt: '',
      why: `The Word file holds more than its words: ${kinds.map(([, words]) => words).join(', ')}. The copy that goes out with the papers leaves that behind; the file in the folder keeps it.`,
      fix: 'Keep it with a reason, and publish the copy. Or take it out in Word (File, Info, Inspect Document), save, and attach it again.',
    },
  ];
}

function placedTraces(traces: Trace[], place: string): FileFinding[] {
  const pictures = traces.filter(({ kind }) => kind === 'image-data');
  // Each photograph of a long paper has data of its own: they are asked about together.
  const asked = traces.filter((trace) => trace.kind !== 'image-data' || trace === pictures[0]);
  return traceFindings(asked, {}).map((finding) => ({
    ...finding,
    place: `${place}: ${finding.place}`,
    // Who took it, of whom and where is in the file that goes out, and on no page that anybody has read.
    ...(finding.rule === 'export-image-data' ? dataOfPictures(pictures.length, place) : {}),
    // Nobody but people can say what a picture of a page says: two of them, who have read every page.
    ...(finding.rule === 'export-no-words'
      ? ({ severity: 'stops', privacy: true, mayKeep: true } as const)
      : {}),
  }));
}

function dataOfPictures(count: number, place: string) {
  return {
    severity: 'answer',
    mayKeep: true,
    place: `${place}: ${counted(count, 'picture', 'pictures')}`,
    why: 'Pictures in it may carry data of their own, such as who took them, what they show and where.',
    fix: 'Save the pictures without their data (in Windows: Properties, Details, Remove Properties), make the PDF again and attach it. Or keep it with a reason once a person has looked at their data.',
  } as const;
}

function changeFindings(facts: Facts, choice: Choice, about: About): FileFinding[] {
  const open = undecided(facts, choice);
  const { itemId, attachmentId, place, excerpt } = about;
  const found: FileFinding[] = [];
  if (open.changes) {
    found.push({
      ...stops,
      rule: 'attached-tracked-changes',
      place,
      excerpt,
      why: `The file holds tracked changes: ${changesInWords(facts)}. Nobody has said whether they stand.`,
      fix: 'Accept or refuse them here, or in Word. Until then it is not printed.',
      choose: { itemId, attachmentId, what: 'changes' },
    });
  }
  if (open.hidden) {
    found.push({
      ...stops,
      rule: 'attached-hidden-text',
      place,
      excerpt,
      why: `The file holds hidden words, in ${counted(facts.hidden, 'place', 'places')}. Nobody has said whether they are meant to be read.`,
      fix: 'Leave them out or print them, here or in Word. Until then it is not printed.',
      choose: { itemId, attachmentId, what: 'hidden' },
    });
  }
  return found;
}

export function changesInWords({ inserted, deleted }: Pick<Facts, 'inserted' | 'deleted'>): string {
  const parts = [
    ...(inserted > 0 ? [`${inserted} put in`] : []),
    ...(deleted > 0 ? [`${deleted} taken out`] : []),
  ];
  return parts.join(', ');
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export function fileFinding(
  rule: string,
  about: Pick<About, 'place' | 'excerpt'>,
  why: string,
  fix: string,
): FileFinding {
  return { ...stops, rule, place: about.place, excerpt: about.excerpt.slice(0, 80), why, fix };
}
