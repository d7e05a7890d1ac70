/** The rows by which we know our own files in SharePoint again. */

export interface SharepointTables {
  /** One for each file that we put, or began to put, into a SharePoint folder. */
  library_file: {
    drive_id: string;
    folder: string;
    name: string;
    /** Of what we sent, hex: SharePoint may alter Office files afterwards (platform.md 5). */
    sha256: string;
    state: 'sending' | 'stored' | 'settled';
    item_id: string | null;
    etag: string | null;
    /** Where an upload that was begun can go on or be cancelled; null when none is under way. */
    upload_url: string | null;
    /** The columns' values that were set last, as JSON text. */
    facts: string | null;
    changed_at: Date;
  };
}
