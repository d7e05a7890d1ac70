/** The question before anything is stored; with no terminal there is nobody to ask. */
import { createInterface } from 'node:readline/promises';

export function askAtTerminal(): { confirm?: (shown: string) => Promise<boolean> } {
  if (!process.stdin.isTTY) return {};
  return {
    confirm: async (shown) => {
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      try {
        const answer = await terminal.question(`${shown}\n\nStore this? Type yes or no: `);
        return /^y(es)?$/i.test(answer.trim());
      } finally {
        terminal.close();
      }
    },
  };
}
