/** From a step of a meeting's cycle to its card, with the button that does it. */
import { button } from '../../cards/actions';
import type { Action } from '../../cards/card';
import type { StatusView } from '../../cards/clerk-cards';
import type { StepCardView } from '../../cards/step-card';
import { formatDay, formatMoment, formatShortDay, londonDay } from '../../services/calendar/rules';
import type { StepView } from '../../services/cycle/service';
import type { BotServices } from '../services';

export async function stepCardView(services: BotServices, view: StepView): Promise<StepCardView> {
  const { meeting, entry, duty, done } = view;
  const by = done ? await services.people.byId(done.by) : null;
  const today = londonDay(services.clock.now());
  return {
    meetingId: meeting.id,
    step: duty.step,
    title: entry.title,
    meeting: `For the meeting on ${formatDay(meeting.day)}`,
    when: whenWords(entry, view.overdue, today),
    what: duty.what,
    done: done ? `Done on ${formatMoment(done.at)}${by ? `, marked by ${by.name}` : ''}.` : null,
    warnings: entry.warnings,
    mayMark: view.mayMark,
    ways: await waysOf(services, view),
  };
}

function whenWords({ day, at }: StepView['entry'], overdue: boolean, today: string): string {
  if (overdue) return `It was to be done by ${formatDay(day)}, ${at ?? '17:00'}.`;
  return day === today ? `Today, by ${at ?? '17:00'}` : `By ${formatDay(day)}`;
}

/** As many as a status has room for. */
const shownSteps = 5;

/** What is due around a committee's meetings, and what has gone by undone, as rows of the status. */
export async function stepsOf(services: BotServices, committeeId: string): Promise<StatusView['steps']> {
  const open = await services.cycle.openSteps(committeeId);
  const today = londonDay(services.clock.now());
  return open
    .slice(0, shownSteps)
    .map(({ meetingId, meetingDay, step, title, day, who, label, overdue }) => ({
      title: `${title}, by ${formatShortDay(day)}`,
      words: `${who}. For the meeting on ${formatShortDay(meetingDay)}${overdue ? `. Its ${day === today ? 'time' : 'day'} has gone by` : ''}`,
      overdue,
      action: button(`Open “${label}”`, 'step.open', { meetingId, step }),
    }));
}

/** Where each step is done. */
async function waysOf(services: BotServices, { meeting, duty }: StepView): Promise<Action[]> {
  const meetingId = meeting.id;
  const agenda = button('Show the agenda', 'agenda.list', { meetingId });
  const reports = button('Show the reports', 'reports.list', { meetingId });
  const scrutiny = button('Show updates for scrutiny', 'scrutiny.list', {});
  switch (duty.step) {
    case 'operational-group-papers':
    case 'operational-group':
      return [scrutiny];
    case 'returned-updates-back':
      return [scrutiny, button('My updates', 'updates.list', {})];
    case 'draft-to-consultees':
    case 'consultees-back':
    case 'final-report':
      return [reports];
    case 'chairs-briefing':
      return [agenda, reports];
    case 'short-version': {
      const edition = await services.editions.present(meeting.committeeId);
      return edition?.meetingId === meetingId
        ? [button('Read the edition', 'edition.open', { buildId: edition.buildId })]
        : [agenda];
    }
    case 'pre-meet':
      return [button('What is agreed for the pre-meet', 'question.premeet', {}), agenda];
    case 'questions-to-officers':
      return [button('Show the questions', 'question.wordings', {})];
    case 'last-supplement':
      return [button('Build a supplement', 'pack.supplement', { meetingId }), agenda];
    case 'decision-note':
      return [button('Committee actions', 'actions.list', {}), agenda];
    case 'draft-minutes':
      return [agenda, button('Minute numbers', 'agenda.minute-number', { meetingId })];
    case 'minutes-online':
      return [
        button('Close the meeting', 'meeting.close', { meetingId }),
        button('Show the questions', 'question.wordings', {}),
      ];
    default:
      return [agenda];
  }
}
