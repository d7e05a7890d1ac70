/** Committee actions: what a meeting asked for, of which post and by when, and what came of it (domain.md 4.1, 1.1 G12). */
import { z } from 'zod';
import { type Day, parseDay } from '../calendar/rules';
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';

/** An ask of officers, or a nomination that the committee is to make. */
export const ActionKind = z.enum(['ask', 'nomination']);
export type ActionKind = z.infer<typeof ActionKind>;

/** 'closed': not pursued, and the outcome says why. */
export const ActionState = z.enum(['open', 'done', 'closed']);
export type ActionState = z.infer<typeof ActionState>;

export interface CommitteeAction {
  id: string;
  committeeId: string;
  /** Where it was asked for. */
  meetingId: string;
  meetingDay: Day;
  kind: ActionKind;
  ask: string;
  /** A post, never a person's name. */
  ownerPost: string;
  /** null: no date was given. */
  dueDay: Day | null;
  state: ActionState;
  /** What came of it so far; a closed one says why. */
  outcome: string;
  closedDay: Day | null;
  version: number;
}

export type ActionRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'changed-meanwhile' }
  | { code: 'needs-attention'; problems: { field: string; message: string }[] };

/** The ids of inputs on the cards. */
export const actionFields = {
  meeting: 'actionMeeting',
  kind: 'actionKind',
  ask: 'actionAsk',
  ownerPost: 'actionOwnerPost',
  dueDay: 'actionDueDay',
  state: 'actionState',
  outcome: 'actionOutcome',
} as const;

export type ActionWords = Pick<
  CommitteeAction,
  'kind' | 'ask' | 'ownerPost' | 'dueDay' | 'state' | 'outcome'
>;

const longest = 600;

/** What was typed on the form of a new or an old action. */
export function readAction(
  typed: Record<string, string>,
): Result<ActionWords, Extract<ActionRefusal, { code: 'needs-attention' }>> {
  const line = (field: string) => cleanText(typed[field] ?? '').replace(/\s+/g, ' ');
  const words = {
    kind: ActionKind.catch('ask').parse(typed[actionFields.kind]),
    ask: line(actionFields.ask),
    ownerPost: line(actionFields.ownerPost),
    dueDay: parseDay(typed[actionFields.dueDay] ?? ''),
    state: ActionState.catch('open').parse(typed[actionFields.state]),
    outcome: cleanText(typed[actionFields.outcome] ?? ''),
  };
  const problems: { field: string; message: string }[] = [];
  const wrong = (field: string, message: string) => problems.push({ field, message });
  if (words.ask === '') wrong(actionFields.ask, 'Please say what was asked for.');
  if (lengthOf(words.ask) > longest)
    wrong(actionFields.ask, `Please shorten this to ${longest} characters: it has ${lengthOf(words.ask)}.`);
  if (words.ownerPost === '')
    wrong(actionFields.ownerPost, 'Please name the post that answers for it, such as “Head of Service”.');
  if ((typed[actionFields.dueDay] ?? '').trim() !== '' && words.dueDay === null)
    wrong(actionFields.dueDay, 'Please give a date, such as 19 May 2027, or leave it empty.');
  if (lengthOf(words.outcome) > longest * 2)
    wrong(
      actionFields.outcome,
      `Please shorten this to ${longest * 2} characters: it has ${lengthOf(words.outcome)}.`,
    );
  if (words.state !== 'open' && words.outcome === '')
    wrong(
      actionFields.outcome,
      words.state === 'done' ? 'Please say what came of it.' : 'Please say why it is not pursued.',
    );
  return problems.length > 0 ? refuse({ code: 'needs-attention', problems }) : ok(words);
}

/**
 * What stands in the papers of a meeting: everything asked at earlier meetings that is open, and what has ended since the
 * meeting before it, so that members see each ask end once. Oldest meeting first, then by date due.
 */
export function forPapers(
  actions: CommitteeAction[],
  meeting: { day: Day; before: Day | null },
): CommitteeAction[] {
  return actions
    .filter(({ meetingDay }) => meetingDay < meeting.day)
    .filter(
      ({ state, closedDay }) =>
        state === 'open' || meeting.before === null || (closedDay !== null && closedDay >= meeting.before),
    )
    .sort((one, other) => order(one, other));
}

function order(one: CommitteeAction, other: CommitteeAction): number {
  if (one.meetingDay !== other.meetingDay) return one.meetingDay < other.meetingDay ? -1 : 1;
  const [mine, theirs] = [one.dueDay ?? '9999', other.dueDay ?? '9999'];
  if (mine === theirs) return one.id < other.id ? -1 : 1;
  return mine < theirs ? -1 : 1;
}

/** Still open after the day it was asked for by. */
export const isPastItsDate = ({ state, dueDay }: Pick<CommitteeAction, 'state' | 'dueDay'>, today: Day) =>
  state === 'open' && dueDay !== null && dueDay < today;
