/** Writes and reads through a build's files in a process of its own: the bot answers presses meanwhile, and its memory stays small. */
import type { Finding } from '../../language/rules';
import type { ComposedPack } from '../documents';
import type { ForbiddenByReader } from '../gate/files';
import type { MissingGlyph } from '../pdf/glyphs';
import type { PackBuild } from '../rules';
import { TemplateFault } from '../word/template-open';
import { inOwnProcess } from './own-process';
import type { FinishedFile } from './write-files';

export interface WriteJob {
  build: PackBuild;
  composed: ComposedPack;
  /** The council's own Word template, when it has set one. */
  template: Buffer | null;
  /** Everything but the young people's edition, or that edition alone. */
  which: 'papers' | 'young-people';
  /** Somebody else's files that go with them: read through, not written. */
  attached: readonly FinishedFile[];
  forbidden: ForbiddenByReader;
}

export interface WriteAnswer {
  files: FinishedFile[];
  /** Characters that no font of the PDF can draw. */
  missing: MissingGlyph[];
  /** Of the files written. */
  ours: Finding[];
  /** Of the attached ones. */
  theirs: Finding[];
}

/** What the process sends: progress, then one end. */
export type WriteMessage =
  | { kind: 'say'; progress: string }
  | { kind: 'done'; answer: WriteAnswer }
  | WritingFault;

/** How a writing process says that it has failed. */
export type WritingFault =
  | { kind: 'template-fault'; problems: string[] }
  | { kind: 'fault'; name: string; message: string };

/** @throws TemplateFault when the council's template cannot be used; Error when the writing failed or the process was ended. */
export function writeApart(job: WriteJob, say: (progress: string) => Promise<void>): Promise<WriteAnswer> {
  return inOwnProcess<WriteMessage, WriteAnswer>({
    entry: 'services/pack/writers/write-worker',
    job,
    hear: (message, end) => {
      switch (message.kind) {
        case 'say':
          // Progress is for the eye: one that cannot be stored stops nothing.
          say(message.progress).catch(() => {});
          break;
        case 'done':
          end.answer(asBuffers(message.answer));
          break;
        default:
          end.fault(writingFault(message));
      }
    },
  });
}

/** Bytes come across as Uint8Array. */
export function asBuffers<Answer extends { files: FinishedFile[] }>(answer: Answer): Answer {
  const files = answer.files.map((file) => ({ ...file, content: Buffer.from(file.content) }));
  return { ...answer, files };
}

export const writingFault = (message: WritingFault): Error =>
  message.kind === 'template-fault'
    ? new TemplateFault(message.problems)
    : Object.assign(new Error(message.message), { name: message.name });
