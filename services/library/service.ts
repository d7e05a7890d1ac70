/** The document library: one interface for a folder (folder.ts) and for SharePoint (services/graph). */

import type { FileFacts, ListedFile, Place, StoredFile } from './rules';

export type { FileFacts, ListedFile, Place, StoredFile } from './rules';

export interface Library {
  /**
   * Writes one file into a meeting's folder; the same name with the same bytes again is no second file.
   * `folder` and `name` are single path segments: anything else is refused.
   */
  put(folder: string, name: string, content: Buffer, facts?: FileFacts): Promise<StoredFile>;
  /**
   * The same as `put` at `to`, in one step from where `put` left it before: nobody finds half of it there. Moved already,
   * it is no second file and no fault.
   */
  move(from: Place, to: Place, content: Buffer, facts?: FileFacts): Promise<StoredFile>;
  read(folder: string, name: string): Promise<Buffer | null>;
  /** In order of name; empty when there is no such folder. */
  list(folder: string): Promise<ListedFile[]>;
  /** It may write properties into Office files that it is given: what it gives back of them is not what was sent. */
  changesOffice?: true;
  /** The file as PDF; null where nothing here can turn it into one. */
  asPdf(folder: string, name: string): Promise<Buffer | null>;
}
