/** Visits for the committee: the list for its meeting, the wording that a clerk chooses, and the year. */
import { button, link, row } from './actions';
import { type Card, card, type Element, present } from './card';
import { textInput } from './inputs';
import { facts, heading, labelled, line, quoted, section, small } from './text';
import { visitInputs } from './verbs-visits';

export interface MeetingVisitsView {
  title: string;
  counts: string;
  lines: {
    visitId: string;
    short: string;
    title: string;
    summary: string;
    outcome: string;
    chosen: boolean;
  }[];
  clerk: boolean;
}

export function meetingVisitsCard(view: MeetingVisitsView): Card {
  return card({
    fallbackText: 'Visits for the committee',
    body: [
      heading(view.title),
      line(view.counts),
      view.lines.length === 0 ? line('No visit has been made since the meeting before.') : null,
      ...view.lines.flatMap((one): Element[] => {
        const words = [
          line(one.title, { weight: 'bolder' }),
          ...quoted(one.summary),
          ...quoted(one.outcome),
          small(
            one.chosen
              ? 'This wording has been read and chosen.'
              : 'Nobody has read the note for the committee yet.',
          ),
        ];
        return view.clerk
          ? [row(words, button(`Wording ${one.short}`, 'visit.line', { visitId: one.visitId }))]
          : [section(words)];
      }),
    ],
    actions: [button('All visits', 'visits.list', {})],
  });
}

export function lineForm(view: {
  visitId: string;
  submissionId: string;
  visit: string;
  problem: string[];
  summary: string;
  outcome: string;
}): Card {
  const { visitId, submissionId } = view;
  return card({
    fallbackText: 'Wording for the committee',
    body: [
      heading('Wording for the committee'),
      small(view.visit),
      line(
        'It begins with the visitors’ and the service’s own words. Please leave out anything that could tell who a child or a member is. What you choose is public.',
      ),
      ...view.problem.map((text) => line(text, { color: 'attention', weight: 'bolder' })),
      textInput(visitInputs.summary, 'What the committee reads of the visit', {
        value: view.summary,
        lines: 'many',
      }),
      textInput(visitInputs.outcome, 'What came of it', { value: view.outcome, lines: 'many' }),
    ],
    actions: [
      button(
        'Use this wording',
        'visit.use-line',
        { visitId, submissionId },
        { reads: 'inputs', style: 'primary' },
      ),
      button('Back to the list', 'visit.meeting', {}),
    ],
  });
}

export interface YearCardView {
  title: string;
  /** The first day of the year shown, and of the one before it where that has been. */
  from: string;
  before: string | null;
  rows: [string, string][];
  themes: [string, string][];
  /** Where the last paper of it stands, in a sentence; null when nobody has asked for one. */
  paper: string | null;
  files: { title: string; url: string }[];
  clerk: boolean;
  submissionId: string;
}

export function yearCard(view: YearCardView): Card {
  const { from, submissionId } = view;
  return card({
    fallbackText: 'The year of visits',
    refresh: button('Refresh', 'visit.year', { from }),
    body: [
      heading(view.title),
      facts(view.rows),
      ...labelled('What visits were about', view.themes.length === 0 ? 'Nothing has been counted yet.' : ''),
      facts(view.themes),
      view.paper ? line(view.paper, { spacing: 'medium' }) : null,
      view.files.length > 0
        ? { type: 'ActionSet', actions: view.files.map((file) => link(file.title, file.url)) }
        : null,
    ],
    actions: present([
      view.clerk && button('Make it a paper', 'visit.year-paper', { from, submissionId }),
      view.before !== null && button('The year before', 'visit.year', { from: view.before }),
      button('All visits', 'visits.list', {}),
    ]),
  });
}
