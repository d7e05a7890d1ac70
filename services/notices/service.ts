/** Every notice has a record and an end: delivered, no longer needed, or not reached, because. */
import type { Executor } from '../db/tables';
import type { Notice, PlannedNotice } from './rules';

/** What came of one attempt to put a message before a person. */
export type SendResult =
  | { kind: 'delivered'; conversationId: string; activityId: string }
  /** Final: stop, and tell the clerk why. */
  | { kind: 'not-reached'; reason: string }
  /** Throttled or a passing fault: again after this long. */
  | { kind: 'later'; afterSeconds: number; reason: string };

/** Builds the message from what is true now and sends it; given by the bot. */
export interface Courier {
  /**
   * `notices` are all due to one person: they become one message. `sent` names the notices that the message speaks for;
   * the others ended as not needed, with a reason each.
   */
  deliver(personId: string, notices: Notice[]): Promise<Delivery>;
}

export type Delivery = {
  result: SendResult | { kind: 'nothing-to-send' };
  /** By notice id: no longer needed, and why. */
  notNeeded: Map<string, string>;
};

export interface Notices {
  /** In the caller's transaction; the same key twice is one notice. Returns how many are new. */
  queue(on: Executor, planned: PlannedNotice[]): Promise<number>;
  /** Delivers what is due, one message a person, within sending hours. Returns how many people were written to. */
  deliverDue(courier: Courier): Promise<number>;
  /** For the clerk: everything about one round, newest first. */
  ledger(roundId: string, on?: Executor): Promise<(Notice & { personName: string })[]>;
}
