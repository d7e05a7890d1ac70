/** The steps of one meeting's cycle in order, with the recommended number of working days of each (domain.md 3). */
import type { Profile, TimetableStep } from './rules';

/** What a committee calls the two groups, at the meeting's date. */
export interface GroupNames {
  operationalGroup: string;
  shadowCommittee: string;
}

export interface StepDefault {
  step: TimetableStep;
  title: (names: GroupNames) => string;
  who: (names: GroupNames) => string;
  /** Working days before (negative) or after the meeting, for each profile. */
  offsets: Record<Profile, number>;
  /** London wall clock where the step has an hour. */
  at: string | null;
}

type Words = string | ((names: GroupNames) => string);
const said = (words: Words) => (typeof words === 'string' ? () => words : words);

function step(
  name: TimetableStep,
  normal: number,
  light: number,
  title: Words,
  who: Words,
  at: string | null = null,
): StepDefault {
  return { step: name, title: said(title), who: said(who), offsets: { normal, light }, at };
}

/**
 * The light profile is for short summers and urgent rounds: the round itself is shorter, and from the chair's briefing
 * on both are alike. domain.md 3 gives its main dates; the small ones between them keep the same order.
 */
export const steps: readonly StepDefault[] = [
  step('round-opens', -40, -28, 'Round opens, one message to each lead', 'Pledgekeeper'),
  step('nudge-1', -35, -25, 'First nudge, only to those who have not started', 'Pledgekeeper'),
  step('nudge-2', -32, -23, 'Second nudge', 'Pledgekeeper'),
  step('words-due', -30, -22, 'Updates due', 'Leads', '12:00'),
  step(
    'late-list',
    -28,
    -20,
    ({ operationalGroup }) => `Late list to the ${operationalGroup} chair, managers copied`,
    'Pledgekeeper',
  ),
  step(
    'operational-group-papers',
    -27,
    -19,
    ({ operationalGroup }) => `${operationalGroup} papers out`,
    ({ operationalGroup }) => `${operationalGroup} administrator`,
  ),
  step('figures-due', -24, -19, 'Figures due', 'Leads, performance team', '12:00'),
  step(
    'operational-group',
    -22,
    -16,
    ({ operationalGroup }) => `${operationalGroup} scrutiny`,
    ({ operationalGroup }) => operationalGroup,
  ),
  step(
    'returned-updates-back',
    -20,
    -15,
    ({ operationalGroup }) => `Returned updates back, ${operationalGroup} accepts`,
    ({ operationalGroup }) => `Leads, ${operationalGroup} chair`,
  ),
  step(
    'draft-to-consultees',
    -17,
    -14,
    'Draft report to legal, finance, HR and data protection',
    'Report author',
  ),
  step('consultees-back', -12, -11, 'Comments back, director signs off', 'Consultees'),
  step('chairs-briefing', -10, -10, 'Chair’s briefing', 'Chair, Head of Service, clerk'),
  step('final-report', -8, -8, 'Final report to the clerk', 'Report author', '12:00'),
  step('publication', -6, -6, 'Publication', 'Clerk'),
  step(
    'short-version',
    -6,
    -6,
    ({ shadowCommittee }) => `${shadowCommittee}: short version and questions sheet out`,
    'Participation worker',
  ),
  step(
    'pre-meet',
    -4,
    -4,
    ({ shadowCommittee }) => `${shadowCommittee}: pre-meet with the chair and Head of Service`,
    ({ shadowCommittee }) => shadowCommittee,
  ),
  step('member-notice-closes', -4, -4, 'Public or member notice closes, if used', 'Clerk'),
  step(
    'questions-to-officers',
    -3,
    -3,
    'Approved questions to the chair and officers',
    'Participation worker',
  ),
  step('last-supplement', -2, -2, 'Last sensible supplement, apologies and substitutes', 'Clerk'),
  step('meeting', 0, 0, 'Meeting', 'Committee'),
  step('decision-note', 2, 2, 'Decision note and action list out', 'Clerk'),
  step('draft-minutes', 5, 5, 'Draft minutes to the chair and report authors', 'Clerk'),
  step(
    'minutes-online',
    10,
    10,
    'Draft minutes online, replies back to young people',
    'Clerk, participation worker',
  ),
];
