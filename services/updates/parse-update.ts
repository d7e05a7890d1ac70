/** What was typed on an update card, to an update that can be sent, or everything to put right at once. */
import { labelOf } from './labels';
import { parseFigure } from './parse-figure';
import { type FieldProblem, fields, longest, type ParseUpdate, Status, type TypedUpdate } from './rules';
import { cleanText, lengthOf } from './text';

/**
 * What must be filled in (domain.md 1.1 G6, 4.5): a status; what was done, and the difference it made; what happens next
 * at risk, off track and not started, where nothing may have been done yet. A figure left empty is still to come.
 */
export const parseUpdate: ParseUpdate = (typed, measures, today) => {
  const problems: FieldProblem[] = [];
  const problem = (field: string, message: string) =>
    problems.push({ field, label: labelOf(field, measures), message });

  const status = Status.safeParse(typed[fields.status]?.trim());
  if (!status.success) problem(fields.status, 'Choose the status that fits best.');
  const words = {
    done: wordsIn(typed, fields.done, problem),
    difference: wordsIn(typed, fields.difference, problem),
    next: wordsIn(typed, fields.next, problem),
    voice: wordsIn(typed, fields.voice, problem),
    reply: wordsIn(typed, fields.reply, problem),
  };
  if (status.success) {
    if (words.done === '' && status.data !== 'not-started') {
      problem(fields.done, 'Say what was done this quarter, in a sentence or two.');
    }
    if (words.next === '' && status.data !== 'done' && status.data !== 'on-track') {
      problem(fields.next, nextMissing[status.data]);
    }
  }
  if (words.done !== '' && words.difference === '') {
    problem(
      fields.difference,
      'Say what changed for children or young people. “Too early to tell, because …” is a good answer when it is true.',
    );
  }

  const figures = measures.map((measure) => {
    const read = parseFigure(measure, typed, today);
    problems.push(...read.problems);
    return read.figure;
  });
  if (!status.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, content: { status: status.data, ...words, noChangeReason: null, figures } };
};

const nextMissing = {
  'at-risk': 'At risk needs what happens next: what you will do, and by when.',
  'off-track': 'Off track is always followed by what happens next: what you will do, and by when.',
  'not-started': 'Not started needs what happens next: when the work begins.',
};

/** The reason on the 'no change' card; a refusal lists one problem. */
export function parseReason(reason: string): { text: string; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const field = fields.noChangeReason;
  const text = wordsIn({ [field]: reason }, field, (_, message) =>
    problems.push({ field, label: labelOf(field, []), message }),
  );
  return { text, problems };
}

function wordsIn(
  typed: TypedUpdate,
  field: string,
  problem: (field: string, message: string) => void,
): string {
  const text = cleanText(typed[field] ?? '');
  const length = lengthOf(text);
  if (length > longest.words) {
    const over = number(length - longest.words);
    problem(
      field,
      `This is ${number(length)} characters. Please shorten it by ${over}, to ${number(longest.words)}.`,
    );
  }
  return text;
}

const number = (value: number) => value.toLocaleString('en-GB');
