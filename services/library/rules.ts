/** Where a file lies: two single path segments. */
export interface Place {
  folder: string;
  name: string;
}

/** What the library says of a file it keeps. */
export interface StoredFile {
  name: string;
  /** Where a person opens it, when the library can be opened in a browser. */
  url: string | null;
  /** Of what we stored, hex. */
  sha256: string;
  bytes: number;
}

/** What the library's columns say of a file (domain.md 1.3, D8). */
export interface FileFacts {
  /** 'YYYY-MM-DD' */
  meetingDay: string;
  committee: string;
  part: 1 | 2;
  /** Version of the pack it belongs to; null for a file that somebody else put there. */
  version: number | null;
  status: 'draft' | 'final' | 'attached';
}

/** A file in a folder of the library, whoever put it there. */
export interface ListedFile {
  name: string;
  bytes: number;
  url: string | null;
}

/** What an administrator is told of the library: what is as it should be, and what is not, each with its fix. */
export interface LibraryCheck {
  fine: string[];
  attention: string[];
}
