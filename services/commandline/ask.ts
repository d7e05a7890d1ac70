/** The questions before anything is stored; with no terminal there is nobody to ask. */
import { createInterface } from 'node:readline/promises';
import type { Question } from '../spreadsheets/questions';

export interface AtTerminal {
  confirm?: (shown: string) => Promise<boolean>;
  answer?: (question: Question) => Promise<string>;
}

export function askAtTerminal(): AtTerminal {
  if (!process.stdin.isTTY) return {};
  return {
    confirm: async (shown) =>
      /^y(es)?$/i.test((await typed(`${shown}\n\nStore this? Type yes or no: `)).trim()),
    answer: ({ message, choices, standing, free }) =>
      typed(
        [
          '',
          message,
          ...choices.map(({ answer, means }, index) => `  ${index + 1}  ${answer} (${means})`),
          `Type a number${free === null ? '' : `, or ${free}`}. Enter keeps "${standing}": `,
        ].join('\n'),
      ),
  };
}

async function typed(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
