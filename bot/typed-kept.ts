/** Whatever button of a form is pressed, what was typed on it is kept first: a way out of a form is no way to lose words. */
import { z } from 'zod';
import type { BotServices } from './services';
import type { Turn } from './turn';
import type { Typed } from './typed-inputs';

/** What the buttons of an update's form carry beside their verb (cards/update-card.ts). */
export const carriedByForms = ['draftOf', 'draftBasedOn'] as const;

const carried = z.object({
  draftOf: z.string().max(100),
  draftBasedOn: z.coerce.number().int().min(0),
});

/** As this person's draft, where they answer for the update; nothing is kept of a form that nobody has written on. */
export async function keepTyped(
  services: BotServices,
  turn: Turn,
  typed: Typed,
  sent: Record<string, unknown>,
): Promise<void> {
  const form = carried.safeParse(sent);
  if (!form.success || Object.keys(typed).length === 0) return;
  const requestId = form.data.draftOf;
  const shown = await services.updates.form(requestId, turn.person.id);
  if (!shown.ok || !shown.value.mayEdit || sameAsShown(typed, shown.value.typed)) return;
  const draft = { requestId, personId: turn.person.id, typed, basedOn: form.data.draftBasedOn };
  await services.updates.saveDraft(draft);
}

/** A client sends every input, and leaves out or empties those that were empty. */
function sameAsShown(typed: Typed, shown: Readonly<Record<string, string | undefined>>): boolean {
  const fields = new Set([...Object.keys(typed), ...Object.keys(shown)]);
  return [...fields].every((field) => (typed[field] ?? '').trim() === (shown[field] ?? '').trim());
}
