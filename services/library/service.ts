/** The document library: a folder in this form, SharePoint behind the same interface later. */

export interface StoredFile {
  name: string;
  /** Where a person opens it, when the library can be opened in a browser. */
  url: string | null;
  /** Of what we stored, hex. */
  sha256: string;
  bytes: number;
}

export interface Library {
  /**
   * Writes one file into a meeting's folder; the same name with the same bytes again is no second file.
   * `folder` and `name` are single path segments: anything else is refused.
   */
  put(folder: string, name: string, content: Buffer): Promise<StoredFile>;
  read(folder: string, name: string): Promise<Buffer | null>;
}
