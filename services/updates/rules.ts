/** What an update is: its words, status and figures, and which figures cannot be true (domain.md 1.1 G6, 1.4 C). */
import { z } from 'zod';
import type { Day } from '../calendar/rules';
import type { Measure } from '../strategy/rules';

export const Status = z.enum(['done', 'on-track', 'at-risk', 'off-track', 'not-started']);
export type Status = z.infer<typeof Status>;

/** Status is always a word and a shape, never a colour alone (domain.md 2.5, 4.1). */
export const statusWords: Record<Status, { word: string; shape: string; meaning: string }> = {
  done: { word: 'Done', shape: '✔', meaning: 'Finished, and it made the difference we meant' },
  'on-track': { word: 'On track', shape: '●', meaning: 'Going to plan; we expect to finish on time' },
  'at-risk': { word: 'At risk', shape: '▲', meaning: 'Something may delay it; we say what we will do' },
  'off-track': {
    word: 'Off track',
    shape: '■',
    meaning: 'It will be late or fall short; we say what happens next',
  },
  'not-started': { word: 'Not started', shape: '○', meaning: 'Work has not begun' },
};

export interface Figure {
  measureId: string;
  /** Sent as 'to come': the words are in, the figure follows by the figures deadline. */
  toCome: boolean;
  /** Count and percentage measures: how many. */
  count: number | null;
  /** Percentage measures: out of how many. The percentage is worked out, never stored. */
  base: number | null;
  asAt: Day | null;
  source: string;
  /** Milestones. */
  reached: boolean | null;
  reachedOn: Day | null;
  /** Descriptive measures, and a note beside a figure. */
  words: string;
}

export interface UpdateContent {
  status: Status;
  done: string;
  difference: string;
  next: string;
  /** What young people said: a theme, no names. */
  voice: string;
  noChangeReason: string | null;
  /** Answer to the Operational Group's comment, when it was sent back. */
  reply: string;
  figures: Figure[];
}

export interface UpdateVersion {
  no: number;
  content: UpdateContent;
  sentBy: string;
  sentByName: string;
  sentAt: Date;
}

/** Card inputs exactly as typed, by input id; what a draft keeps. */
export type TypedUpdate = Record<string, string>;

export type FigurePart = 'count' | 'base' | 'asAt' | 'source' | 'reached' | 'reachedOn' | 'words';

/** The longest each kind of text may be, in characters: generous, and said before it hurts (domain.md 5, user 1). */
export const longest = { words: 2_000, source: 300 } as const;

/** The ids of the inputs on the update card. */
export const fields = {
  status: 'status',
  done: 'done',
  difference: 'difference',
  next: 'next',
  voice: 'voice',
  reply: 'reply',
  /** On the 'no change, because' card; kept in a draft when that press is refused. */
  noChangeReason: 'noChangeReason',
  figure: (code: string, part: FigurePart) => `${part}:${code}`,
} as const;

/** One thing to put right: the input's id, its name as the card shows it, and the fix in a sentence. */
export interface FieldProblem {
  field: string;
  label: string;
  message: string;
}

/** `today` is the London day: a figure cannot be true later than that. */
export type ParseUpdate = (
  typed: TypedUpdate,
  measures: Measure[],
  today: Day,
) => { ok: true; content: UpdateContent } | { ok: false; problems: FieldProblem[] };
