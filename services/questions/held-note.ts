/** What stands in an adult's text while a young person's words are with their reader: a note that anyone can read. */

/** As everyone knows the post; the note says it in the middle of other people's papers. */
const reader = 'the participation worker';

export function heldNote(code: string): string {
  return `[waiting to be read by ${reader}: ${code}]`;
}

/** After the words have gone for good, because they are on another record or their time was over. */
export const leftOutNote = `[left out by ${reader}]`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

const waiting = /\[waiting to be read by the participation worker: ([a-z0-9]{10})\]/g;
const notes = /\[(?:waiting to be read|left out) by the participation worker(?:: [a-z0-9]{10})?\]/g;

/** The text as it may be printed: nothing shows that something was there. */
export function withoutHeldNotes(text: string): string {
  if (!text.includes('by the participation worker')) return text;
  return text
    .replace(notes, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Of all the notes in a record, however deep: each passage once. */
export function heldCodesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    for (const [, code] of value.matchAll(waiting)) if (code) found.add(code);
  } else if (Array.isArray(value) || value instanceof Map) {
    for (const one of value.values()) heldCodesIn(one, found);
  } else if (isRecord(value)) {
    for (const one of Object.values(value)) heldCodesIn(one, found);
  }
  return found;
}

/** The same in everything that a record holds, as deep as it goes; dates, buffers and maps stay what they are. */
export function withoutHeldNotesIn<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutHeldNotes(value) as Value;
  if (Array.isArray(value)) return value.map(withoutHeldNotesIn) as Value;
  if (value instanceof Map)
    return new Map([...value].map(([key, one]) => [key, withoutHeldNotesIn(one)])) as Value;
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withoutHeldNotesIn(one)]),
  ) as Value;
}
