/** What the drive in memory holds, is asked and answers. */

export interface DriveFile {
  id: string;
  name: string;
  parentId: string | null;
  /** null for a folder. */
  content: Buffer | null;
  version: number;
  by: string;
  lastBy: string;
  fields: Record<string, unknown>;
}

export interface DriveAnswer {
  status: number;
  json?: unknown;
  body?: Buffer;
  headers?: Record<string, string>;
}

export interface DriveOptions {
  driveId: string;
  appId: string;
  columns: string[];
  /** Folder pages of this many, with nextLinks. */
  pageSize: number;
  /** Bytes that one simple PUT may hold. */
  largestPut: number;
  /** SharePoint writes its own properties into some files as it takes them in. */
  alters: (name: string) => boolean;
}

export interface DriveRequest {
  method: string;
  /** Path and query, as they came. */
  url: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
}
