/** The way into members' own calendars, by setting: Microsoft Graph stands behind it (platform.md 5). */

/** One member's entry for one visit, as it should now stand. */
export interface CalendarEntry {
  /** The same each time for one visit and member, whatever became of an entry before: by it one event is known again. */
  transactionId: string;
  aadObjectId: string;
  subject: string;
  startsAt: Date;
  endsAt: Date;
  location: string;
  body: string;
  /** A home: others who may see the calendar see only that its owner is busy. */
  isPrivate: boolean;
  /** True: the entry is taken out. */
  cancelled: boolean;
}

export type CalendarOutcome =
  | { kind: 'written' }
  /** Not now: again after this long. `sentence` is for the clerk, in plain words with a full stop, without a name. */
  | { kind: 'not-now'; sentence: string; afterSeconds: number; everyones: boolean };

export interface CalendarWriter {
  /**
   * Makes, changes or takes out the entry. Called outside any transaction; safe to repeat. `everyones`: nobody's calendar
   * can be written now, so that the others need not be tried. Only bugs are thrown.
   */
  write(entry: CalendarEntry): Promise<CalendarOutcome>;
}
