/** What an import asks before anything is stored: each with what holds when nobody answers, and answerable by its key. */

export interface Question {
  /** Names it in a file of answers: 'hidden row Plan 4', 'measures 1.7'. */
  key: string;
  /** Where, what was met, and what would be done: whole sentences. */
  message: string;
  choices: { answer: string; means: string }[];
  /** The answer that holds until another is given. */
  standing: string;
  /** What may be written instead of one of the choices; null: nothing else. */
  free: string | null;
}

/** By key, as a person wrote them. */
export type Answers = ReadonlyMap<string, string>;

export const noAnswers: Answers = new Map();

/** The answer given to a question, or the one that stands. */
export function answerTo(question: Question, answers: Answers): string {
  return choiceIn(question, answers.get(question.key) ?? '') ?? question.standing;
}

/** What a person wrote as the choice that it names, or as their own words where those are allowed; null: neither. */
export function choiceIn({ choices, free }: Question, written: string): string | null {
  const plain = written.trim();
  if (plain === '') return null;
  const numbered = /^\d+$/.test(plain) ? choices[Number(plain) - 1] : undefined;
  const named = choices.find(({ answer }) => answer.toLowerCase() === plain.toLowerCase());
  return (named ?? numbered)?.answer ?? (free === null ? null : plain);
}
