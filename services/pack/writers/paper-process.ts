/** Writes and reads through one paper that stands by itself, in a process of its own like a pack’s (write-process.ts). */
import type { Finding } from '../../language/rules';
import type { Forbidden } from '../export/check';
import { inOwnProcess } from './own-process';
import type { FinishedFile, Piece } from './write-files';
import { asBuffers, type WritingFault, writingFault } from './write-process';

export interface PaperJob {
  piece: Piece;
  createdAt: Date;
  /** The council's own Word template, when it has set one. */
  template: Buffer | null;
  /** What none of its files may hold. */
  forbidden: Forbidden;
}

export interface PaperAnswer {
  files: FinishedFile[];
  findings: Finding[];
}

export type PaperMessage = { kind: 'done'; answer: PaperAnswer } | WritingFault;

/** @throws TemplateFault when the council's template cannot be used; Error when the writing failed or the process was ended. */
export function writePaperApart(job: PaperJob): Promise<PaperAnswer> {
  return inOwnProcess<PaperMessage, PaperAnswer>({
    entry: 'services/pack/writers/paper-worker',
    job,
    hear: (message, end) => {
      if (message.kind === 'done') end.answer(asBuffers(message.answer));
      else end.fault(writingFault(message));
    },
  });
}
