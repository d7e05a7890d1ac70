/** How long each kind of record is kept before it is deleted (domain.md 2.8); the council's own schedule wins. */
import { addDays, type Day } from '../calendar/rules';

export const kinds = [
  'messages',
  'presses',
  'jobs',
  'conversations',
  'drafts',
  'updates',
  'visit-notes',
  'visit-themes',
  'member-facts',
] as const;
export type Kind = (typeof kinds)[number];

/** What each is, in the words of the command line, and how many days it is kept unless the council set another number. */
export const kept: Record<Kind, { what: string; after: string; days: number; least: number }> = {
  // Planning looks back over the round it is in: what it planned must still be known for that long.
  messages: {
    what: 'which message went to whom, without its words',
    after: 'it was delivered or given up',
    days: 90,
    least: 90,
  },
  presses: {
    what: 'which button somebody pressed, and when',
    after: 'it was pressed',
    days: 90,
    least: 30,
  },
  jobs: {
    what: 'background work that was done or given up',
    after: 'it ended',
    days: 90,
    least: 30,
  },
  conversations: {
    what: 'the address of a person’s chat with the bot',
    after: 'their last role and post ended',
    days: 365,
    least: 1,
  },
  drafts: {
    what: 'what somebody typed and did not send',
    after: 'the strategy ended (of anything but an update: after it was typed)',
    days: 730,
    least: 90,
  },
  updates: {
    what: 'every version of the updates, with their figures and the decisions on them',
    after: 'the strategy ended',
    days: 730,
    least: 365,
  },
  'visit-notes': {
    what: 'notes of visits, the replies, what came of them, and the committee’s wording of each',
    after: 'the visit',
    days: 730,
    // The paper of a year's visits is made of them.
    least: 400,
  },
  'visit-themes': {
    what: 'which theme a visit was about, without words',
    after: 'the visit',
    days: 2191,
    least: 730,
  },
  'member-facts': {
    what: 'a member’s party, training, check, days away and calendar link',
    after: 'their last role and post ended',
    days: 365,
    least: 1,
  },
};

/** Kept by rules of their own, which no setting changes: said beside the rest, so that the list is whole. */
export const keptElsewhere: readonly string[] = [
  'Young people’s words: until answered and agreed, at most 89 days after the meeting (the clock deletes them).',
  'The record of who did what: not deleted; each entry is chained to the one before, and the database refuses changes.',
  'Agendas, reports, actions, decisions, published figures and packs: the committee’s record, for the archive.',
];

export interface Setting {
  what: string;
  fromDay: Day;
  days: number;
}

/** The number of days that holds on a day. @param settings in any order. */
export function daysOn(settings: readonly Setting[], kind: Kind, day: Day): number {
  const standing = settings
    .filter(({ what, fromDay }) => what === kind && fromDay <= day)
    .toSorted((one, other) => (one.fromDay < other.fromDay ? 1 : -1));
  return standing[0]?.days ?? kept[kind].days;
}

/** What ended before this day is deleted. */
export function beforeDay(settings: readonly Setting[], kind: Kind, today: Day): Day {
  return addDays(today, -daysOn(settings, kind, today));
}
