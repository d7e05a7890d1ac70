/** The rows by which we know again what is ours in Microsoft 365: files in SharePoint, events in members' calendars. */

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
  /** One for each entry of a calendar that was made, or begun. */
  graph_event: {
    entry_key: string;
    /** Rises when the event is gone: Graph takes one `transactionId` once, for ever. */
    generation: number;
    /** null: begun and not known yet, or taken out. */
    event_id: string | null;
    changed_at: Date;
  };
}
