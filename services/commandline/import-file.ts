/** How each import goes: the file as a person sees it, what was understood, every doubt and question, and then storing it. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Committees } from '../committees/service';
import { type Answers, choiceIn, type Question } from '../spreadsheets/questions';
import { readTables } from '../spreadsheets/read';
import { type Problem, placeOf, type Sheet } from '../spreadsheets/rules';
import { asSeen, describeTableDoubt } from '../spreadsheets/seen';
import { readAnswers, writeAnswers } from './answers-file';
import { type SpeechDeps, withoutSpeech } from './speech-in-tables';

export interface CommandResult {
  text: string;
  ok: boolean;
}

export interface ImportDeps extends SpeechDeps {
  committees: Pick<Committees, 'default'>;
  /** Shows the text and asks whether to store it; without it there is nobody to ask (not a terminal). */
  confirm?: (shown: string) => Promise<boolean>;
  /** Puts one question; an empty line keeps the answer that stands. */
  answer?: (question: Question) => Promise<string>;
}

export interface ImportArgs {
  /** Its path. */
  file: string;
  /** Store without asking. */
  yes?: boolean;
  /** A file of answers to the questions: read where it exists, written where it does not. */
  answers?: string;
}

/** What one import made of the file; `stored` is called once it is agreed. */
export type Understood =
  | { refused: string[] }
  | { problems: Problem[]; questions?: Question[] }
  | { shown: string; questions?: Question[]; stored: () => Promise<string> };

/** `ok` false: there were problems, each named with row, column and fix, and nothing changed. */
export async function importTable(
  deps: ImportDeps,
  args: ImportArgs,
  command: string,
  understand: (sheets: Sheet[], answers: Answers) => Promise<Understood>,
): Promise<CommandResult> {
  const opened = await openTables(args.file);
  if ('refused' in opened) return opened.refused;
  const { committeeId } = await deps.committees.default();
  const heard = await withoutSpeech(deps, { file: args.file, committeeId }, opened.sheets);
  if (heard.kind === 'no-room')
    return refused(args.file, [
      `${heard.place}: some of it may be a young person’s own words, and there is no safe place for them yet. Set QUESTIONS_KEY, or leave them out.`,
    ]);
  const written = args.answers === undefined ? null : await readAnswers(args.answers);
  if (written && 'problems' in written) return refused(args.answers ?? '', written.problems);
  const answers = new Map(written?.answers ?? []);
  const asked = new Set<string>();
  for (;;) {
    const seen = asSeen(heard.sheets, answers);
    const understood = await understand(seen.sheets, answers);
    const questions =
      'refused' in understood ? seen.questions : [...seen.questions, ...(understood.questions ?? [])];
    const wrong = questions.filter(({ key }) => answers.has(key)).filter((each) => isWrong(each, answers));
    if (wrong.length > 0) return refused(args.answers ?? args.file, wrong.map(notAnAnswer));
    const open = questions.filter(({ key }) => !answers.has(key) && !asked.has(key));
    if (deps.answer && !args.yes && open.length > 0) {
      // An answer may raise the next question: a hidden sheet that is taken in has rows of its own.
      for (const question of open) {
        asked.add(question.key);
        let given = (await deps.answer(question)).trim();
        while (given !== '' && choiceIn(question, given) === null)
          given = (await deps.answer(question)).trim();
        if (given !== '') answers.set(question.key, choiceIn(question, given) ?? given);
      }
      continue;
    }
    if ('refused' in understood) return refused(args.file, understood.refused);
    const asides = [
      waitingWords(heard.waiting),
      seen.doubts.length > 0 ? seen.doubts.map((each) => `  ${describeTableDoubt(each)}`).join('\n') : '',
      describeQuestions(questions, answers),
      args.answers !== undefined && written === null ? await writeAnswers(args.answers, questions) : '',
    ].filter(Boolean);
    if ('problems' in understood) {
      const result = refusedFor(args.file, understood.problems);
      return { ok: false, text: [result.text, ...asides].join('\n\n') };
    }
    const shown = [understood.shown, ...asides].join('\n\n');
    const decided = await askBeforeStoring(deps, args, shown, command);
    if (decided !== 'store') return decided;
    const done = await understood.stored();
    // Whoever was asked has seen the rest already.
    return { ok: true, text: args.yes ? `${shown}\n\n${done}` : done };
  }
}

/** How many passages went to their reader; the table has a note where each stood. */
function waitingWords(waiting: number): string {
  if (waiting === 0) return '';
  const passages = waiting === 1 ? 'one passage' : `${waiting} passages`;
  return `Waiting to be read by the participation worker, with a note in its place: ${passages} that may be a young person’s own words.`;
}

const isWrong = (question: Question, answers: Answers) =>
  choiceIn(question, answers.get(question.key) ?? '') === null;

const notAnAnswer = ({ key, choices }: Question) =>
  `${key}: that is none of the answers. Write ${choices.map(({ answer }) => `"${answer}"`).join(' or ')}.`;

function describeQuestions(questions: Question[], answers: Answers): string {
  if (questions.length === 0) return '';
  const lines = questions.map((question) => {
    const { key, message, choices, free, standing } = question;
    const given = choiceIn(question, answers.get(key) ?? '');
    const others = choices.filter(({ answer }) => answer !== (given ?? standing));
    const or = [...others.map(({ answer }) => `"${answer}"`), ...(free === null ? [] : [free])].join(', or ');
    return `  ${key}: ${message}\n      ${given === null ? `Unless you say otherwise: "${standing}"` : `Your answer: "${given}"`}. Else ${or}.`;
  });
  const count = questions.length === 1 ? '1 question' : `${questions.length} questions`;
  return [
    `${count} to settle. To answer otherwise: --answers answers.csv writes them to a file, and reads it the next time:`,
    ...lines,
  ].join('\n');
}

async function openTables(file: string): Promise<{ sheets: Sheet[] } | { refused: CommandResult }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return { refused: refused(file, ['There is no file that can be read under this name.']) };
  }
  const tables = await readTables(bytes, file);
  if (tables.ok) return { sheets: tables.value };
  return { refused: refused(file, [`${tables.refusal.message} ${tables.refusal.fix}`]) };
}

/** Each problem with its row and column and how to put it right. */
export function refusedFor(file: string, problems: Problem[]): CommandResult {
  return refused(
    file,
    problems.map((problem) => `${placeOf(problem)}: ${problem.message} ${problem.fix}`.trim()),
  );
}

export function refused(file: string, lines: string[]): CommandResult {
  return { ok: false, text: [`Nothing was stored from ${basename(file)}.`, ...lines].join('\n') };
}

/** 'store': go on. Otherwise what to answer: what was shown, and the command that stores it. */
async function askBeforeStoring(
  deps: ImportDeps,
  args: ImportArgs,
  shown: string,
  command: string,
): Promise<'store' | CommandResult> {
  if (args.yes) return 'store';
  if (!deps.confirm)
    return {
      ok: true,
      text: `${shown}\n\nNothing has been stored. To store it: ${command}${args.answers ? ` --answers "${args.answers}"` : ''} --yes`,
    };
  return (await deps.confirm(shown)) ? 'store' : { ok: true, text: 'Nothing has been stored.' };
}
