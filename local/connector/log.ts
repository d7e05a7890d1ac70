/** An append-only file of JSON lines: written before it is answered, read back whole at the start. */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ChatLog<Event> {
  /** What the file held when it was opened. */
  events(): Event[];
  /** In the file when this returns, so that a killed process loses nothing that was confirmed. */
  append(event: Event): void;
  close(): void;
}

/** A last line that was cut short by a kill was never confirmed to anyone: it is taken off. */
export function openChatLog<Event>(path: string): ChatLog<Event> {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) ftruncateSync(file, Buffer.byteLength(whole));
  let found: Event[] = whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
  return {
    events: () => {
      const events = found;
      found = [];
      return events;
    },
    append: (event) => {
      writeSync(file, `${JSON.stringify(event)}\n`);
    },
    close: () => closeSync(file),
  };
}
