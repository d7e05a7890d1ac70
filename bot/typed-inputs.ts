/** What people typed into a card, read at the door: how much fits, and what carries nothing cut short. */
import { z } from 'zod';
import { withoutLongRuns } from '../services/text-runs';

/** Characters of one input: a section of a report is the longest that anything keeps. */
const longestInput = 60_000;
/** Of all inputs of one card: more than Teams itself shows on one (100 kB, platform.md 2). */
const longestForm = 90_000;
const mostInputs = 400;

const typedText = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

export type Typed = Record<string, string>;

/** Everything the card carried that the verb does not name; or, where it is too much to be taken in, why in one sentence. */
export function readTyped(
  sent: Record<string, unknown>,
  named: readonly string[],
): { ok: true; typed: Typed } | { ok: false; why: string } {
  const known = new Set(['verb', ...named]);
  const typed: Typed = {};
  let total = 0;
  let inputs = 0;
  for (const [id, value] of Object.entries(sent)) {
    const text = typedText.safeParse(value);
    if (known.has(id) || !text.success) continue;
    const words = withoutLongRuns(text.data);
    if (words.length > longestInput) return refused(inputName(id), words.length, longestInput);
    total += words.length;
    inputs += 1;
    typed[id] = words;
  }
  if (inputs > mostInputs || total > longestForm) return refused('', total, longestForm);
  return { ok: true, typed };
}

/** Shown beside the card, which stays as it is with everything in it. */
function refused(name: string, length: number, most: number): { ok: false; why: string } {
  const what = name === '' ? 'What is written on this card' : `What is written under “${name}”`;
  const why =
    `${what} is ${count(length)} characters long, and at most ${count(most)} fit. ` +
    'Nothing was stored or lost: it is still on the card. Please shorten it there, and press again.';
  return { ok: false, why };
}

const count = (characters: number) => characters.toLocaleString('en-GB');

/** 'noChangeReason' and 'words:1.1-a' as words: the input's label is on the card that the person is looking at. */
const inputName = (id: string) =>
  id
    .slice(0, 60)
    .replace(/[:_.-].*$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
