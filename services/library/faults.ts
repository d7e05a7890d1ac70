/** What can go wrong with the document library, as a closed list, and how a clerk is told of each. */
import { FileNameTaken } from './folder';

export type LibraryFaultCode =
  | 'unreachable'
  | 'cut-off'
  | 'slow'
  | 'unwell'
  | 'busy'
  | 'locked'
  | 'full'
  | 'not-allowed'
  | 'sign-in-refused'
  | 'no-library'
  | 'changed-since'
  | 'not-kept'
  | 'folder-taken'
  | 'half-uploaded'
  | 'empty-file'
  | 'refused'
  | 'odd-answer';

export interface LibraryFaultDetail {
  /** The library's own wish, in seconds. */
  retryAfterSeconds?: number | null;
  /** HTTP status, where there was an answer. */
  status?: number | null;
  /** The service's own error code, such as 'accessDenied' or 'AADSTS7000222': one word, never its message. */
  serviceCode?: string | null;
}

/** Holds codes only: never a token, an address, a name of a file or what is in it. */
export class LibraryFault extends Error {
  readonly retryAfterSeconds: number | null;
  readonly status: number | null;
  readonly serviceCode: string | null;

  constructor(
    readonly code: LibraryFaultCode,
    detail: LibraryFaultDetail = {},
  ) {
    const { retryAfterSeconds = null, status = null, serviceCode = null } = detail;
    const word = serviceCode !== null && /^\w{1,60}$/.test(serviceCode) ? serviceCode : null;
    super([code, status, word].filter((part) => part !== null).join(' '));
    // The log keeps names only, so the codes stand in it.
    this.name = `LibraryFault ${this.message}`;
    this.retryAfterSeconds = retryAfterSeconds;
    this.status = status;
    this.serviceCode = word;
  }
}

export interface PlainFault {
  /** In plain words, with a full stop: follows 'It could not be built:'. */
  sentence: string;
  /** Set when the library asked to be left alone this long: the work is put off, and has not failed. */
  retryAfterSeconds: number | null;
}

/** What the clerk is told of a fault of either library; null when it is no fault of a library. */
export function plainLibraryFault(fault: unknown): PlainFault | null {
  if (fault instanceof LibraryFault) {
    const later = fault.code === 'busy' ? fault.retryAfterSeconds : null;
    return { sentence: sentenceOf(fault), retryAfterSeconds: later };
  }
  const sentence = folderSentence(fault);
  return sentence === null ? null : { sentence, retryAfterSeconds: null };
}

function folderSentence(fault: unknown): string | null {
  if (fault instanceof FileNameTaken) {
    return 'a file of the same name is in the library already, with other content.';
  }
  const code = (fault as { code?: unknown } | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk of the document library is full.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return 'the document library could not be written to.';
  }
  return null;
}

const askAdministrator = 'The administrator can put that right: the command “doctor” says how.';

function sentenceOf({ code, retryAfterSeconds }: LibraryFault): string {
  switch (code) {
    case 'unreachable':
      return 'the document library could not be reached. It can be tried again in a few minutes.';
    case 'cut-off':
      return 'the connection to the document library broke off several times. It can be tried again now.';
    case 'slow':
      return 'the document library did not answer in time. It can be tried again in a few minutes.';
    case 'unwell':
      return 'the document library has a fault of its own. It can be tried again in a few minutes.';
    case 'busy':
      return `the document library is too busy. It can be tried again in ${waitInWords(retryAfterSeconds ?? 60)}.`;
    case 'locked':
      return 'somebody has the file open. It can be tried again in a few minutes, when it has been closed.';
    case 'full':
      return 'the document library is full. The owner of the site can make room or ask for more.';
    case 'not-allowed':
      return `the document library does not let Pledgekeeper write to it. ${askAdministrator}`;
    case 'sign-in-refused':
      return `Pledgekeeper was not let in to Microsoft 365. ${askAdministrator}`;
    case 'no-library':
      return `the document library is not where the settings say. ${askAdministrator}`;
    case 'changed-since':
      return 'somebody has changed the file in the library since it was put there. Theirs is left as it is.';
    case 'not-kept':
      return 'files that were put in the library are not there any more: somebody may have deleted or renamed their folder meanwhile. It can be tried again now.';
    case 'folder-taken':
      return 'a file in the library has the name of the folder that is needed. It can be renamed there.';
    case 'half-uploaded':
      return 'an earlier upload of the same file has not been cleared away yet. It can be tried again later.';
    case 'empty-file':
      return 'one of the files is empty, and an empty file is not put in the library.';
    case 'refused':
      return `the document library did not accept the file. ${askAdministrator}`;
    case 'odd-answer':
      return `the document library gave an answer that Pledgekeeper does not understand. ${askAdministrator}`;
  }
}

function waitInWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return 'a minute';
  return minutes < 90 ? `${minutes} minutes` : `about ${Math.round(minutes / 60)} hours`;
}
