/** 'The picture' at the head of the scorecard: a few facts, one as-at date for all of them (domain.md 1.2, P18). */
import type { Scorecard } from '../../scorecard/rules';
import { hiddenNote } from '../../scorecard/small-numbers';
import type { Block } from '../outline/outline';
import { plainDay } from './wording';

export function pictureSection({ picture, thresholds }: Scorecard): Block[] {
  if (picture === null) return [];
  const asAt = plainDay(picture.asAt);
  const confirmers = new Set(picture.figures.map(({ confirmedBy }) => confirmedBy));
  const [only = ''] = confirmers.size === 1 ? confirmers : [];
  const table: Block = {
    kind: 'table',
    caption: `The picture, as at ${asAt}`,
    columns: [
      { header: 'What is counted', width: 44 },
      { header: 'Figure', width: 24 },
      { header: only === '' ? 'Source, and who confirmed it' : 'Source', width: 32 },
    ],
    rows: picture.figures.map(({ name, shown, source, confirmedBy, comparators }) => [
      name,
      {
        paragraphs: [
          shown.text,
          ...comparators.map((one) => `${one.name}, ${one.year}: ${one.value} (${one.source})`),
        ],
      },
      [source, only === '' && confirmedBy ? `confirmed by ${confirmedBy}` : ''].filter(Boolean).join('; ') ||
        'Not given',
    ]),
  };
  const hidden = picture.figures.some(({ shown }) => shown.hidden);
  return [
    { kind: 'heading', level: 2, text: 'The picture', numbered: true },
    {
      kind: 'paragraph',
      numbered: true,
      text: `Every figure here was true on ${asAt}${only === '' ? '' : ` and was confirmed by ${only}`}. Figures like these change from day to day.`,
    },
    table,
    ...(hidden ? [{ kind: 'note', text: hiddenNote(thresholds) } satisfies Block] : []),
  ];
}
