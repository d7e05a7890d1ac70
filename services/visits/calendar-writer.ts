/** The way into members' own calendars, by setting: Microsoft Graph stands behind it (platform.md 5). */

/** One member's entry for one visit, as it should now stand. */
export interface CalendarEntry {
  /** Graph's `transactionId`: the same each time for one visit and member, so that a create repeated makes one event. */
  transactionId: string;
  aadObjectId: string;
  subject: string;
  startsAt: Date;
  endsAt: Date;
  location: string;
  body: string;
  /** Rises with each change; an older one that arrives late is dropped. */
  sequence: number;
  /** True: the entry is taken out. */
  cancelled: boolean;
}

export interface CalendarWriter {
  /** Makes, changes or takes out the entry. Called outside any transaction; safe to repeat. @throws for an outage. */
  write(entry: CalendarEntry): Promise<void>;
}
