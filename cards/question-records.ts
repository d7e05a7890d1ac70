/** Records around the questions: groups and codes, the year, the survey's themes, practice, what was deleted, closing a meeting. */
import { button, link, row } from './actions';
import { type Card, card } from './card';
import { dateInput, textInput } from './inputs';
import { heading, line, quoted, section, small } from './text';
import { questionInputs as inputs } from './verbs-questions';

export interface GroupsView {
  submissionId: string;
  groups: { groupId: string; name: string; code: string; url: string | null; state: 'active' | 'paused' }[];
  problem: string | null;
}

export function groupsCard(view: GroupsView): Card {
  return card({
    fallbackText: 'Groups and codes',
    body: [
      heading('Groups and their codes'),
      line('A code opens the ask page, and shows nothing. Replace it when it has got about.'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.groups.map((group) => {
        const { groupId, code } = group;
        return section(
          [
            line(group.name, { weight: 'bolder' }),
            line(group.code, { size: 'medium' }),
            small(
              group.state === 'active' ? 'Open' : 'Paused: the page answers as if there were no such code',
            ),
            {
              type: 'ActionSet',
              actions: [
                group.state === 'active'
                  ? button('Pause', 'question.change-group', { groupId, code, to: 'paused' })
                  : button('Open again', 'question.change-group', { groupId, code, to: 'active' }),
                button('Make a new code', 'question.change-group', { groupId, code, to: 'new-code' }),
                ...(group.url && group.state === 'active' ? [link('Open the page', group.url)] : []),
              ],
            },
          ],
          'emphasis',
        );
      }),
      textInput(inputs.groupName, 'A new group’s name, for your list'),
    ],
    actions: [
      button('Make a group', 'question.add-group', { submissionId: view.submissionId }, { reads: 'inputs' }),
      button('Back to the queue', 'question.queue', {}),
    ],
  });
}

export interface YearView {
  title: string;
  counts: string[];
  /** `youSaid` is '' for whoever reads the theme alone. */
  items: { theme: string; youSaid: string; weDid: string; weCannotBecause: string }[];
  themes: { survey: string; theme: string; did: string; cannotBecause: string; more: string }[];
  more: number;
  canAdd: boolean;
}

export function yearCard(view: YearView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title, { size: 'large' }),
      ...view.counts.map((text) => line(text, { spacing: 'small' })),
      ...view.items.map((item) =>
        section(
          [
            line(item.theme, { weight: 'bolder' }),
            item.youSaid ? line(`You said: ${item.youSaid}`) : null,
            item.weDid ? line(`We did: ${item.weDid}`) : null,
            item.weCannotBecause ? line(`We can’t, because: ${item.weCannotBecause}`) : null,
          ],
          'emphasis',
        ),
      ),
      view.more > 0 ? small(`And ${view.more} more.`) : null,
      view.themes.length > 0 ? line('From the survey', { weight: 'bolder', spacing: 'large' }) : null,
      ...view.themes.map((item) =>
        section(
          [
            line(`${item.survey}: ${item.theme}`, { weight: 'bolder' }),
            item.did ? line(`We did: ${item.did}`) : null,
            item.cannotBecause ? line(`We can’t, because: ${item.cannotBecause}`) : null,
            item.more ? small(item.more) : null,
          ],
          'emphasis',
        ),
      ),
    ],
    actions: [view.canAdd ? button('Add a theme of the survey', 'question.theme', {}) : null],
  });
}

export interface ThemeView {
  submissionId: string;
  filled: {
    survey: string;
    theme: string;
    did: string;
    reason: string;
    byDay: string;
    service: string;
    actionRef: string;
  };
  problems: string[];
}

export function themeCard(view: ThemeView): Card {
  const { filled } = view;
  return card({
    fallbackText: 'A theme of the survey',
    body: [
      heading('A theme of the survey'),
      line('A theme, never a quotation.'),
      ...view.problems.map((text) => line(text, { color: 'attention', weight: 'bolder' })),
      textInput(inputs.survey, 'Which survey', { value: filled.survey }),
      textInput(inputs.theme, 'You said', { value: filled.theme, lines: 'many' }),
      textInput(inputs.did, 'We did', { value: filled.did, lines: 'many' }),
      textInput(inputs.reason, 'We can’t, because', { value: filled.reason, lines: 'many' }),
      dateInput(inputs.byDay, 'By when', { value: filled.byDay }),
      textInput(inputs.service, 'Which service', { value: filled.service }),
      textInput(inputs.actionRef, 'Which action of the plan, such as 6.4', { value: filled.actionRef }),
    ],
    actions: [
      button('Add it', 'question.add-theme', { submissionId: view.submissionId }, { reads: 'inputs' }),
      button('Back', 'question.year', {}),
    ],
  });
}

export function recordsCard(view: {
  title: string;
  lines: string[];
  rows: { title: string; text: string }[];
  start: boolean;
}): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.lines.map((text) => line(text)),
      ...view.rows.map((one) =>
        section([line(one.title, { weight: 'bolder' }), ...quoted(one.text)], 'emphasis'),
      ),
    ],
    actions: [
      view.start ? button('Send this quarter’s practice message', 'question.start-practice', {}) : null,
      button('Back to the queue', 'question.queue', {}),
    ],
  });
}

export function closeMeetingCard(view: {
  title: string;
  lines: string[];
  meetingId: string | null;
  others: { meetingId: string; title: string }[];
}): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.lines.map((text) => line(text)),
      ...view.others.map((one) =>
        row([line(one.title)], button('Close it', 'meeting.close', { meetingId: one.meetingId })),
      ),
    ],
    actions: [view.meetingId ? button('Try again', 'meeting.close', { meetingId: view.meetingId }) : null],
  });
}
