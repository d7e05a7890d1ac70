/** What the library says of a file it keeps. */
export interface StoredFile {
  name: string;
  /** Where a person opens it, when the library can be opened in a browser. */
  url: string | null;
  /** Of what we stored, hex. */
  sha256: string;
  bytes: number;
}
