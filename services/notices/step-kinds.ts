/** Notices about the steps of a meeting's cycle that a person takes (domain.md 3), and about its publication (5, failure 3). */

export const stepNoticeKinds = {
  // A step of the timetable, to those who take it; `subject.step` says which.
  'step-due': { title: 'a step of the timetable', urgency: 'event' },
  // Three working days before the last lawful day; one before it; half that day gone; gone by.
  'step-publication-amber': { title: 'publication, three working days before', urgency: 'event' },
  'step-publication-red': { title: 'publication, one working day before', urgency: 'event' },
  'step-publication-cover': { title: 'publication, to those who stand in', urgency: 'event' },
  'step-publication-missed': { title: 'publication, gone by', urgency: 'event' },
  // A date that people were told comes earlier all the same.
  'step-deadline-earlier': { title: 'a date that came earlier', urgency: 'event' },
  // A meeting was called off: what became of the items that were on its agenda.
  'step-agenda-carried': { title: 'items of a meeting that was called off', urgency: 'event' },
} as const;

export type StepNoticeKind = keyof typeof stepNoticeKinds;

export function isStepKind(kind: string): kind is StepNoticeKind {
  return kind.startsWith('step-');
}
