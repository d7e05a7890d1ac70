/**
 * Who may do what: one table, of roles by act, asked of a person in a committee on a day, and nowhere else decided.
 *
 * Every verb, typed word and command names an act. What belongs to one person alone (their own update, their own question,
 * their own visit) is looked at by the service that holds it, after this table has let them in.
 */
import { z } from 'zod';

/** A London calendar day as text, 'YYYY-MM-DD': compared, never counted with here. */
type DayText = string;

export const Role = z.enum([
  'lead',
  'reviewer',
  'clerk',
  'chair',
  'member',
  'participation-worker',
  'head-of-service',
  'administrator',
  // A young person of the shadow committee with an account of their own.
  'shadow-member',
  // Reads the shadow committee's questions when the participation worker is away, and is told of what stays unread.
  'question-cover',
  // The service manager who is told of a question unread for a working day (domain.md 2.9.6).
  'question-manager',
  'performance-officer',
  'data-protection-adviser',
]);
export type Role = z.infer<typeof Role>;

/** From and until are both included; null is open at that end. */
interface Span {
  committeeId: string;
  fromDay: DayText | null;
  untilDay: DayText | null;
}

/** A role held on one committee. */
export interface Appointment extends Span {
  role: Role;
  /** Stands in for whoever holds the role: the same rights, told after them. */
  deputy: boolean;
}

/** A post held for one committee, or stood in for. */
export interface Holding extends Span {
  post: string;
  /** Stands in for the holder of the post. */
  deputy: boolean;
}

/** All that this table needs to know of a person: every appointment and post, of every committee and day. */
export interface Standing {
  appointments: readonly Appointment[];
  holdings: readonly Holding[];
}

export interface Where {
  committeeId: string;
  /** The day on which it is asked: rights end and begin with the day. */
  on: DayText;
}

const clerk = ['clerk'] as const;
const readsQuestions = ['participation-worker', 'question-cover', 'question-manager'] as const;
const entersQuestions = ['participation-worker', 'question-cover'] as const;
const twoWhoDecide = ['reviewer', 'data-protection-adviser'] as const;
/** Everybody but the young people. */
const adults: readonly Role[] = Role.options.filter((role) => role !== 'shadow-member');

/**
 * Act -> whose it is. 'anyone': whoever holds a role or post of the committee that day. 'holder': whoever holds a post of
 * it, with or without a role (a lead, a service's manager, a deputy).
 */
export const acts = {
  // What everyone of a committee can do.
  'help.read': ['anyone'],
  'committee.choose': ['anyone'],
  'timetable.read': ['anyone'],
  'timetable.take-steps': clerk,
  // Whose step it is, the cycle knows.
  'timetable.step': ['holder', ...adults],
  'days-off.change': clerk,
  'meetings.keep': clerk,

  // The round.
  'updates.own': ['holder', ...adults],
  'updates.read': ['lead', 'reviewer', 'clerk', 'chair', 'head-of-service'],
  'updates.receive': [
    'holder',
    'lead',
    'reviewer',
    'clerk',
    'head-of-service',
    'participation-worker',
    'administrator',
  ],
  'status.read': ['clerk', 'reviewer', 'head-of-service', 'chair', 'administrator'],
  'round.run': clerk,
  'round.chase': ['clerk', 'reviewer'],
  'messages.read': clerk,
  // Who did and saw what, in ids: what a worry is kept from, a reader does not see there either.
  'record.read': ['clerk', 'data-protection-adviser'],
  'messages.stop': ['clerk', 'head-of-service'],
  'scrutiny.decide': ['reviewer'],

  // Figures.
  'figures.keep': ['clerk', 'performance-officer'],
  'figures.confirm': clerk,
  'small-numbers.read': ['clerk', 'performance-officer', ...twoWhoDecide],
  // The two who decide together: which reviewer is the chair, a post says.
  'small-numbers.decide': twoWhoDecide,
  'small-numbers.decide-as-chair': ['reviewer'],
  'small-numbers.decide-as-adviser': ['data-protection-adviser'],

  // Papers.
  'agenda.read': ['anyone'],
  'agenda.read-all': ['clerk', 'chair'],
  'agenda.prepare': clerk,
  'agenda.urgent': ['clerk', 'chair'],
  'reports.write': ['lead', 'clerk', 'head-of-service'],
  'reports.read-private': clerk,
  'committee-actions.read': adults,
  'committee-actions.keep': clerk,
  'programme.read': ['anyone'],
  'programme.keep': clerk,
  'pack.make': clerk,
  // From a finding, to whoever wrote the words: a clerk, or one of the group that accepted them.
  'findings.return': ['clerk', 'reviewer'],
  'pack.find': ['clerk', ...twoWhoDecide],
  'pack.decide-with-another': twoWhoDecide,
  'edition.read': ['participation-worker', 'clerk'],
  'edition.sign-off': ['participation-worker'],
  'meeting.close': clerk,

  // Young people's questions. Who may read which words is decided in the locked room, on top of this.
  'questions.ask': ['shadow-member'],
  'questions.mine': ['shadow-member'],
  'questions.read': readsQuestions,
  // Words that nobody has decided on are for those who read first; the manager comes in where nobody else may or did.
  'questions.read-first': entersQuestions,
  'questions.read-late': ['question-manager'],
  'questions.queue': [...readsQuestions, 'head-of-service'],
  'questions.enter': entersQuestions,
  'questions.hold-worry': [...readsQuestions, 'head-of-service'],
  'questions.practise': ['question-cover', 'question-manager'],
  'questions.answer': ['holder', ...adults],
  'questions.premeet': [...readsQuestions, 'chair', 'head-of-service'],
  'questions.forgotten': [...readsQuestions, 'head-of-service', 'clerk', 'administrator'],
  'questions.year': [
    ...readsQuestions,
    'chair',
    'head-of-service',
    'clerk',
    'reviewer',
    'member',
    'administrator',
    'shadow-member',
  ],

  // Visits. Whose visit it is, and who manages the service, is looked at by the visits themselves.
  'visits.read': ['holder', ...adults],
  'visits.make': ['member'],
  'visits.see-all': ['clerk', 'chair', 'member'],
  'visits.oversee': ['clerk', 'chair'],
  'visits.run': clerk,
} as const satisfies Record<string, readonly (Role | 'anyone' | 'holder')[]>;

export type Act = keyof typeof acts;

/** Whether a person may do this, in that committee, on that day. */
export function may(person: Standing, act: Act, { committeeId, on }: Where): boolean {
  const whose: readonly string[] = acts[act];
  const there = ({ committeeId: of, ...span }: Span) => of === committeeId && inForce(span, on);
  const roles = person.appointments.filter(there).map(({ role }) => role);
  const holds = person.holdings.some(there);
  if (whose.includes('anyone') && (roles.length > 0 || holds)) return true;
  if (whose.includes('holder') && holds) return true;
  return roles.some((role) => whose.includes(role));
}

/** The committees in which a person may do this on a day, each once, in the order of their appointments. */
export function committeesWhere(person: Standing, act: Act, on: DayText): string[] {
  return committeesOf(person, on).filter((committeeId) => may(person, act, { committeeId, on }));
}

/** The committees in which a person holds any role or post on a day, each once. */
export function committeesOf(person: Standing, on: DayText): string[] {
  const spans = [...person.appointments, ...person.holdings].filter((span) => inForce(span, on));
  return [...new Set(spans.map(({ committeeId }) => committeeId))];
}

/** Whether a person has any role or post, anywhere, on a day. */
export function isInForce(person: Standing, on: DayText): boolean {
  return committeesOf(person, on).length > 0;
}

export function inForce(span: { fromDay: DayText | null; untilDay: DayText | null }, on: DayText): boolean {
  return (span.fromDay === null || span.fromDay <= on) && (span.untilDay === null || span.untilDay >= on);
}

/** Titles of the posts a person holds there on a day, not those they only stand in for; of every committee when not told. */
export function postsOf(person: Standing, on: DayText, committeeId?: string): string[] {
  const held = person.holdings.filter(
    (one) =>
      !one.deputy && inForce(one, on) && (committeeId === undefined || one.committeeId === committeeId),
  );
  return [...new Set(held.map(({ post }) => post))];
}

/** The roles a person has on any committee on a day, each once. */
export function rolesOn(person: Standing, on: DayText): Role[] {
  return [...new Set(person.appointments.filter((one) => inForce(one, on)).map(({ role }) => role))];
}

const roleWords: Record<Role | 'anyone' | 'holder', string> = {
  lead: 'leads',
  reviewer: 'reviewers of the Operational Group',
  clerk: 'the committee’s clerk',
  chair: 'the chair',
  member: 'members',
  'participation-worker': 'participation workers',
  'head-of-service': 'the head of service',
  administrator: 'administrators',
  'shadow-member': 'members of the shadow committee',
  'question-cover': 'their cover',
  'question-manager': 'the service manager',
  'performance-officer': 'performance officers',
  'data-protection-adviser': 'the data protection adviser',
  anyone: 'people of the committee',
  holder: 'whoever holds a post',
};

/** 'the committee’s clerk and performance officers': for the answer to somebody who may not. */
export function whoMay(act: Act): string {
  const whose: readonly (Role | 'anyone' | 'holder')[] = acts[act];
  const words = whose.length > 5 ? ['people of the committee'] : whose.map((one) => roleWords[one]);
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
