/** A short-lived process that opens one stranger's file, says what it found, and ends. */
import { cleanWord } from './clean-word';
import type { Asked, Told } from './process';
import { readAttached } from './read';

function answer(asked: Asked): Told {
  const content = Buffer.from(asked.content);
  if (asked.what === 'read') return { reading: readAttached(asked.name, content), clean: null };
  const clean = cleanWord(content, asked.choice, asked.title);
  // What is printed is what is read: the words of the copy, not those of the file.
  return { reading: readAttached('clean.docx', clean), clean };
}

process.once('message', (asked: Asked) => {
  let told: Told | null = null;
  try {
    told = answer(asked);
  } catch {
    // The words of the fault may be words of the file: whoever asked knows what it means that there is no answer.
  }
  process.send?.(told, undefined, {}, () => process.disconnect());
});
