/** What the checks would ask of a text, for whoever is writing or reading it: advice beside the words, never in their way. */
import type { BotServices } from './services';

/** Empty too when the checks cannot be asked just now: nobody's form waits for advice. */
export async function remarksOn(
  services: Pick<BotServices, 'language'>,
  committeeId: string,
  text: string,
): Promise<string[]> {
  return services.language.remarksOn(committeeId, text).catch(() => []);
}

/** Of several texts, by the name of each; those without a remark are left out. */
export async function remarksOnEach(
  services: Pick<BotServices, 'language'>,
  committeeId: string,
  texts: Readonly<Record<string, string>>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(texts)) {
    const remarks = await remarksOn(services, committeeId, text);
    if (remarks.length > 0) found[name] = remarks;
  }
  return found;
}
