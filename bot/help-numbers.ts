/** The numbers to ring stand on every answer to a young person, and to anyone we do not know: refusals and old cards too (domain.md 2.9.1). */
import { helpSection } from '../cards/question-asking';
import { helpView } from './present/questions';
import type { BotServices } from './services';
import type { Reply } from './turn';

const shown = '0800 1111';

export function withHelpNumbers(names: BotServices['questionNames'], reply: Reply): Reply {
  const help = helpView(names, null);
  switch (reply.kind) {
    case 'card':
    case 'dialog': {
      if (JSON.stringify(reply.card).includes(shown)) return reply;
      const body = [...reply.card.body, helpSection(help)];
      return { ...reply, card: { ...reply.card, body } };
    }
    case 'text':
      if (reply.text.includes(shown)) return reply;
      return { ...reply, text: [reply.text, ...help.numbers.map((number) => `${number}.`)].join(' ') };
    case 'nothing':
      return reply;
  }
}

/** For an answer that could not be made: nobody knows any more who asked, so it carries them for everyone. */
export function helpSentence(names: BotServices['questionNames']): string {
  return `${helpView(names, null).numbers.join('. ')}.`;
}
