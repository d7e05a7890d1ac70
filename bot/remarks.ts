/** What the checks would ask of a text, for whoever is writing or reading it: advice beside the words, never in their way. */
import type { ReadDraft } from '../services/language/service';
import type { BotServices } from './services';
import type { Turn } from './turn';

const nothing: ReadDraft = { remarks: [], numbers: null };

/** Nothing too when the checks cannot be asked just now: nobody's form waits for advice. */
export async function readDraft(
  services: Pick<BotServices, 'language'>,
  committeeId: string,
  text: string,
): Promise<ReadDraft> {
  return services.language.readDraft(committeeId, text).catch(() => nothing);
}

/** Of several texts, the remarks by the name of each; those without one are left out. */
export async function remarksOnEach(
  services: Pick<BotServices, 'language'>,
  committeeId: string,
  texts: Readonly<Record<string, string>>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(texts)) {
    const { remarks } = await readDraft(services, committeeId, text);
    if (remarks.length > 0) found[name] = remarks;
  }
  return found;
}

/** What to say after an author's press on their own small numbers; the card it stands on is made afresh. */
export async function confirmOwnNumbers(
  services: Pick<BotServices, 'language'>,
  turn: Turn,
  own: { committeeId: string; text: string; seen: string; subject: Record<string, string> },
): Promise<string> {
  const { committeeId, ...numbers } = own;
  return said[await services.language.confirmOwn(committeeId, numbers, turn.person.id)];
}

const said = {
  recorded: 'That is recorded with your name. You are asked again if the words change.',
  others: 'The words have changed since this card was made. These are the numbers that stand in them now.',
  none: 'The words have changed since this card was made. No such number stands in them now.',
};
