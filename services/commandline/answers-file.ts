/** The file of answers to an import's questions: written for a person to fill in, and read the next time. */
import { readFile, writeFile } from 'node:fs/promises';
import { defineTable, readDeclared } from '../spreadsheets/declared-table';
import type { Question } from '../spreadsheets/questions';
import { readTables } from '../spreadsheets/read';
import { placeOf } from '../spreadsheets/rules';
import { isWorkbookName, writeCsv, writeWorkbook } from '../spreadsheets/write';

const answersTable = defineTable<'key' | 'question' | 'choices' | 'answer'>({
  id: 'answers',
  called: 'file of answers',
  columns: {
    key: {
      title: 'About',
      spellings: /^about$/,
      about: 'Which question; leave it as it is.',
      examples: [],
      needed: true,
    },
    question: { title: 'Question', spellings: /^question$/, about: 'What was met.', examples: [] },
    choices: { title: 'Answers', spellings: /^answers$/, about: 'What may be written.', examples: [] },
    answer: {
      title: 'Your answer',
      spellings: /^your answer$/,
      about: 'One of them.',
      examples: [],
      needed: true,
    },
  },
  notes: [],
});

/** Null: there is no such file yet. */
export async function readAnswers(
  file: string,
): Promise<{ answers: [string, string][] } | { problems: string[] } | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return null;
  }
  const tables = await readTables(bytes, file);
  if (!tables.ok) return { problems: [`${tables.refusal.message} ${tables.refusal.fix}`] };
  const { rows, problems } = readDeclared(answersTable, tables.value);
  if (problems.length > 0)
    return { problems: problems.map((each) => `${placeOf(each)}: ${each.message} ${each.fix}`) };
  const answers = rows.map((row): [string, string] => [row.text('key'), row.text('answer')]);
  return { answers: answers.filter(([, answer]) => answer !== '') };
}

/** Says in one sentence what came of it. */
export async function writeAnswers(file: string, questions: Question[]): Promise<string> {
  if (questions.length === 0) return `There is nothing to answer, so ${file} was not written.`;
  const rows = [
    Object.values(answersTable.columns).map(({ title }) => title),
    ...questions.map(({ key, message, choices, standing, free }) => [
      key,
      message,
      [...choices.map(({ answer, means }) => `${answer} (${means})`), ...(free === null ? [] : [free])].join(
        '\n',
      ),
      standing,
    ]),
  ];
  try {
    await writeFile(
      file,
      isWorkbookName(file)
        ? await writeWorkbook([{ name: 'Answers', rows, widths: [24, 70, 50, 30] }])
        : writeCsv(rows),
    );
  } catch {
    return `${file} cannot be written: check that its folder is there and may be written to.`;
  }
  return `The questions are in ${file}: change “Your answer” where you wish, and give the same command again.`;
}
