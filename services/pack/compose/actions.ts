/** Committee actions as a paper: what was asked, of whom, by when, and what came of it (domain.md 4.1, G12). */
import { type CommitteeAction, isPastItsDate } from '../../actions/rules';
import type { Block, Cell, Outline } from '../outline/outline';
import { type PaperFacts, paper } from './lists';
import { openingCount, plainDay, sentence } from './wording';

export function composeActions(actions: CommitteeAction[], facts: PaperFacts): Outline {
  const asks = actions.filter(({ kind }) => kind === 'ask');
  const nominations = actions.filter(({ kind }) => kind === 'nomination');
  const open = actions.filter(({ state }) => state === 'open').length;
  const about: Block = {
    kind: 'paragraph',
    numbered: true,
    text:
      actions.length === 0
        ? 'Nothing is outstanding: the committee has asked for nothing that is still to come, and nothing has ended since the last meeting.'
        : `${openingCount(open, 'request is', 'requests are')} open. What has ended since the last meeting is listed once more, with its outcome. These are not the actions of the plan, whose refs run from 1.1.`,
  };
  return paper(facts, 'Committee actions', [
    { kind: 'heading', level: 2, text: 'Where the committee’s requests stand', numbered: true },
    about,
    ...tableOf(asks, 'What the committee asked for', facts),
    ...tableOf(nominations, 'Nominations', facts),
  ]);
}

function tableOf(actions: CommitteeAction[], caption: string, facts: PaperFacts): Block[] {
  if (actions.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      columns: [
        { header: 'Asked for', width: 38 },
        { header: 'Asked on', width: 15 },
        { header: 'By whom and when', width: 22 },
        { header: 'Where it stands', width: 25 },
      ],
      rows: actions.map((action): Cell[] => [
        sentence(action.ask),
        plainDay(action.meetingDay),
        {
          paragraphs: [
            action.ownerPost,
            action.dueDay === null ? 'No date was set' : `By ${plainDay(action.dueDay)}`,
          ],
        },
        { paragraphs: standing(action, facts) },
      ]),
    },
  ];
}

function standing(action: CommitteeAction, { day }: PaperFacts): string[] {
  const outcome = action.outcome.trim() === '' ? [] : [sentence(action.outcome)];
  switch (action.state) {
    case 'open':
      return [isPastItsDate(action, day) ? 'Open, past its date' : 'Open', ...outcome];
    case 'done':
      return ['Done', ...outcome];
    case 'closed':
      return ['Not pursued', ...outcome];
  }
}
