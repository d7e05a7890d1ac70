/** The work programme as a paper: what comes to the next meetings (domain.md 3, year view). */
import { monthName } from '../../calendar/rules';
import type { Programme } from '../../programme/rules';
import type { Block, Outline, Text } from '../outline/outline';
import { type PaperFacts, paper } from './lists';
import { longDay } from './wording';

export function composeProgramme(programme: Programme, facts: PaperFacts): Outline {
  const { meetings, later } = programme;
  const about =
    meetings.length === 0
      ? 'No later meeting has been planned yet, so there is nothing to list by date.'
      : 'What is planned for the next meetings. Standing items, such as the scorecard and progress against the pledges, come to every meeting and are not repeated here.';
  return paper(facts, 'Work programme', [
    { kind: 'heading', level: 2, text: 'What comes to the next meetings', numbered: true },
    { kind: 'paragraph', text: about, numbered: true },
    ...(meetings.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Work programme',
            columns: [
              { header: 'Meeting', width: 30 },
              { header: 'Items', width: 70 },
            ],
            rows: meetings.map(({ day, items }) => [
              longDay(day),
              {
                paragraphs:
                  items.length === 0
                    ? ['Standing items only']
                    : items.map(({ item }) =>
                        item.leadPost === null ? item.title : `${item.title} (${item.leadPost})`,
                      ),
              },
            ]),
          } satisfies Block,
        ]),
    ...(later.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            numbered: true,
            text: 'Usual in the year, with no meeting planned for them yet:',
          } satisfies Block,
          {
            kind: 'list',
            items: [...new Set(later.map(({ month }) => month))].map((month): Text => {
              const titles = later.filter((one) => one.month === month).map(({ item }) => item.title);
              return [{ strong: `${monthName(month)}: ` }, `${titles.join('; ')}.`];
            }),
          } satisfies Block,
        ]),
  ]);
}
