/** The document library: a folder in this form, SharePoint behind the same interface later. */

import type { StoredFile } from './rules';

export type { StoredFile } from './rules';

export interface Library {
  /**
   * Writes one file into a meeting's folder; the same name with the same bytes again is no second file.
   * `folder` and `name` are single path segments: anything else is refused.
   */
  put(folder: string, name: string, content: Buffer): Promise<StoredFile>;
  read(folder: string, name: string): Promise<Buffer | null>;
}
