/** What may be a young person's speech in an attached file waits for its reader, and the file with it (docs/decisions/0024). */
import type { FileText } from './facts';
import { type FileFinding, fileFinding } from './findings';

/** Moves what may be speech to its reader. null: there is no safe place for it here. */
export type HoldSpeech = (given: {
  itemId: string;
  /** For the reader alone: 'the attached file “Survey”, item 5'. */
  place: string;
  text: string;
}) => Promise<{ text: string; waiting: number } | null>;

export interface SpeechInFile {
  /** null: nothing waits; what was read and called OK to use is printed as it stands. */
  finding: FileFinding | null;
  /** What the other checks may read and quote. */
  texts: FileText[];
}

/**
 * Looked for in the file as a whole, because an introduction speaks of the paragraph after it. A file cannot have a note put
 * into it: it goes out when all of it has been called OK to use, or without those words.
 */
export async function speechInFile(
  hold: HoldSpeech,
  about: { itemId: string; place: string; excerpt: string },
  texts: FileText[],
): Promise<SpeechInFile> {
  const whole = texts.map(({ text }) => text).join('\n\n');
  const held = await hold({ itemId: about.itemId, place: `an attached file: ${about.place}`, text: whole });
  if (held?.waiting === 0) return { finding: null, texts };
  const rest = texts.filter(({ text }) => held?.text.includes(text));
  if (held === null) return { finding: closed(about), texts: rest };
  const finding = fileFinding(
    'attached-young-persons-words',
    about,
    'Some of what stands in it may be a young person’s own words. The participation worker reads them first; until then the file is not printed.',
    'Build the pack again when they have been read and called OK to use; or take them out of the file, and attach it again.',
  );
  return { finding, texts: rest };
}

const closed = (about: { place: string; excerpt: string }) =>
  fileFinding(
    'attached-young-persons-words',
    about,
    'Some of what stands in it may be a young person’s own words, and there is no safe place here for their reader to read them.',
    'Take those words out of the file and attach it again, or ask the administrator to set QUESTIONS_KEY.',
  );
