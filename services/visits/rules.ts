/** Frontline visits: who may go, what a visit is, and how its places change hands (domain.md 1.3 F1 to F4, 2.7). */
import { z } from 'zod';
import { Day } from '../calendar/rules';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const DayRange = z.object({ from: Day, until: Day });
export type DayRange = z.infer<typeof DayRange>;

/** What a committee may set; every value has a default (domain.md 3, visit rota clock). */
export const VisitSettings = z.object({
  visitsAMonth: z.int().min(1).max(4).default(1),
  membersAVisit: z.int().min(1).max(4).default(2),
  /** True: a swap that both members want waits for the clerk. False: the clerk is told. */
  clerkApprovesSwaps: z.boolean().default(false),
  /** Events in members’ own calendars, where Microsoft Graph is set up; else files and the feed alone. */
  calendarEvents: z.boolean().default(false),
  /** From the notice of election to polling day: no visits. */
  preElection: z.array(DayRange).default([]),
  /** Days to keep away from where there is a choice, such as school holidays. */
  quietTimes: z.array(DayRange).default([]),
  /** Who is told of a worry: shown on the safety card. Empty: the card says to ask the clerk, and 999. */
  frontDoorPhone: z.string().trim().max(60).default(''),
  emergencyDutyPhone: z.string().trim().max(60).default(''),
  designatedOfficer: z.string().trim().max(120).default(''),
});
export type VisitSettings = z.infer<typeof VisitSettings>;

export interface VisitService {
  id: string;
  committeeId: string;
  name: string;
  place: string;
  /** A post's title: whoever holds it, or stands in, answers for the service. */
  managerPost: string;
  /** Whom visitors ring on the day: a post and a number. */
  contact: string;
  whatToSee: string;
  whatToAsk: string;
  pledges: number[];
  /** A home: the manager and the children must agree first (domain.md F4). */
  isHome: boolean;
  /** London wall clock of a usual visit. */
  startsAt: string;
  minutes: number;
  retired: boolean;
}

export const ServiceEntry = z.object({
  name: z.string().trim().min(1).max(120),
  place: z.string().trim().min(1).max(200),
  managerPost: z.string().trim().min(1).max(120),
  contact: z.string().trim().max(200),
  whatToSee: z.string().trim().max(600),
  whatToAsk: z.string().trim().max(600),
  pledges: z.array(z.int().min(1).max(20)),
  isHome: z.boolean(),
  startsAt: time,
  minutes: z.int().min(15).max(480),
});
export type ServiceEntry = z.infer<typeof ServiceEntry>;

/** A committee member as the rota sees them. */
export interface VisitMember {
  personId: string;
  name: string;
  party: string;
  trainedOn: Day | null;
  checkFrom: Day | null;
  checkUntil: Day | null;
  /** In office, both ends included; null: open. */
  fromDay: Day | null;
  untilDay: Day | null;
  away: DayRange[];
  /** Visits made in the two years before this rota. */
  visitsBefore: number;
}

export type NotEligible = 'not-in-office' | 'away' | 'not-trained' | 'no-check';

/** Why a member may not go on that day; null: they may. Training and check must be in force on the day itself. */
export function whyNotEligible(
  member: Pick<VisitMember, 'trainedOn' | 'checkFrom' | 'checkUntil' | 'fromDay' | 'untilDay' | 'away'>,
  day: Day,
): NotEligible | null {
  if ((member.fromDay && member.fromDay > day) || (member.untilDay && member.untilDay < day))
    return 'not-in-office';
  if (member.away.some((range) => range.from <= day && day <= range.until)) return 'away';
  if (!member.trainedOn || member.trainedOn > day) return 'not-trained';
  if (!member.checkUntil || member.checkUntil < day || (member.checkFrom && member.checkFrom > day))
    return 'no-check';
  return null;
}

export type VisitState = 'planned' | 'cancelled' | 'made' | 'not-made';
export type PlaceState = 'open' | 'held' | 'accepted';

export interface VisitPlace {
  id: string;
  slot: number;
  personId: string | null;
  name: string | null;
  state: PlaceState;
  since: Date;
}

export interface Visit {
  id: string;
  committeeId: string;
  rotaId: string;
  day: Day;
  startsAt: string;
  minutes: number;
  state: VisitState;
  /** Why it was cancelled or did not happen: for the clerk, the chair and those who were to go. */
  reason: string;
  managerAgreedAt: Date | null;
  childrenAgreedAt: Date | null;
  sequence: number;
  changedAt: Date;
  service: VisitService;
  places: VisitPlace[];
  /** Who could not go or was released: never asked again for this visit. */
  couldNot: string[];
}

/** A home is not visited before its manager and the children have agreed (domain.md F4; 5, failure 10). */
export function agreedTo(visit: Pick<Visit, 'service' | 'managerAgreedAt' | 'childrenAgreedAt'>): boolean {
  return !visit.service.isHome || (visit.managerAgreedAt !== null && visit.childrenAgreedAt !== null);
}

export function placeOf(visit: Pick<Visit, 'places'>, personId: string): VisitPlace | null {
  return visit.places.find((place) => place.personId === personId) ?? null;
}

export interface VisitNote {
  visitId: string;
  personId: string;
  name: string;
  met: string;
  worked: string;
  hindered: string;
  ask: string;
  savedAt: Date;
  /** null: a draft. */
  sentAt: Date | null;
}

export type ReplyAnswer = 'agreed' | 'partly' | 'not-agreed' | 'nothing-asked';

export interface VisitReply {
  answer: ReplyAnswer;
  words: string;
  byName: string;
  at: Date;
}

export interface VisitAction {
  id: string;
  committeeId: string;
  visitId: string;
  what: string;
  ownerPost: string;
  dueDay: Day;
  doneWords: string | null;
  doneAt: Date | null;
}

/** What visits were about, in the council's common words: counted over the year, kept when the notes are gone. */
export const themes = {
  time: 'Time and caseloads',
  staffing: 'Staff joining and staying',
  buildings: 'Buildings and space',
  equipment: 'Computers and equipment',
  partners: 'Working with partners',
  homes: 'Enough of the right homes',
  health: 'Health and wellbeing',
  learning: 'Education and work',
  housing: 'Housing for care leavers',
  voice: 'Hearing from young people',
  money: 'Money and benefits',
  praise: 'Something that works well',
} as const;
export type Theme = keyof typeof themes;

export function isTheme(text: string): text is Theme {
  return Object.hasOwn(themes, text);
}

export type VisitRefusal =
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  /** Someone else was a moment sooner, or no place is open. */
  | { code: 'place-taken'; byName: string | null }
  | { code: 'not-your-place' }
  | { code: 'not-eligible'; why: NotEligible; day: Day; name: string }
  | { code: 'already-going' }
  | { code: 'visit-cancelled' }
  | { code: 'visit-past' }
  | { code: 'visit-not-yet' }
  | { code: 'not-agreed-yet' }
  /** Swaps end ten working days before a visit (domain.md 3). */
  | { code: 'swap-too-late'; until: Day }
  | { code: 'swap-over' }
  | { code: 'words-missing'; field: string }
  | { code: 'words-too-long'; field: string; most: number }
  /** Each a sentence that names the words and the fix. */
  | { code: 'names-someone'; findings: string[] }
  | { code: 'day-not-valid'; why: string }
  | { code: 'already-replied'; byName: string }
  | { code: 'no-post'; post: string }
  | { code: 'draft-changed' }
  | { code: 'no-draft' }
  | { code: 'same-member-twice' };
