/** One step of a meeting's cycle: what is to do, by when, the way there, and “It is done”. */
import { button } from './actions';
import { type Action, type Card, card } from './card';
import { heading, line, small } from './text';

export interface StepCardView {
  meetingId: string;
  step: string;
  /** 'Decision note and action list out' */
  title: string;
  /** 'For the meeting on Tuesday 2 March 2027' */
  meeting: string;
  /** 'By Thursday 4 March 2027' */
  when: string;
  what: string;
  /** 'Done on Thursday 4 March 2027, 10:12 by …'; null while nobody has marked it. */
  done: string | null;
  warnings: string[];
  mayMark: boolean;
  /** Where it is done. */
  ways: Action[];
}

export function stepCard(view: StepCardView): Card {
  const { meetingId, step } = view;
  const mark =
    view.done === null
      ? button('It is done', 'step.done', { meetingId, step })
      : button('It is not done after all', 'step.not-done', { meetingId, step });
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      small(view.meeting),
      view.done === null
        ? line(view.when, { weight: 'bolder' })
        : line(view.done, { color: 'good', weight: 'bolder' }),
      line(view.what),
      ...view.warnings.map((text) => line(text, { color: 'warning', spacing: 'small' })),
    ],
    actions: [
      ...view.ways,
      view.mayMark ? mark : null,
      button('Timetable', 'clerk.timetable', { meetingId }),
    ],
  });
}
