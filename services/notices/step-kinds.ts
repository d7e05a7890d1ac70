/** Notices about the steps of a meeting's cycle that a person takes (domain.md 3), and about its publication (5, failure 3). */

export type StepNoticeKind =
  // A step of the timetable, to those who take it; `subject.step` says which.
  | 'step-due'
  // Three working days before the last lawful day; one before it; half that day gone; gone by.
  | 'step-publication-amber'
  | 'step-publication-red'
  | 'step-publication-cover'
  | 'step-publication-missed'
  // A date that people were told comes earlier all the same.
  | 'step-deadline-earlier'
  // A meeting was called off: what became of the items that were on its agenda.
  | 'step-agenda-carried';

export function isStepKind(kind: string): kind is StepNoticeKind {
  return kind.startsWith('step-');
}
