/** What a meeting made too late has lost, and what would fit instead, in sentences for whoever made it. */
import { formatDay } from '../calendar/rules';
import type { Profile } from './rules';
import type { ShortNotice } from './short-notice';

export interface ShortNoticeWords {
  lost: string[];
  /** null: the light profile would lose no less. */
  light: string | null;
  /** null: no day within a year. */
  nextDay: string | null;
}

export function shortNoticeWords(profile: Profile, notice: ShortNotice): ShortNoticeWords {
  const { gone, light, nextDay } = notice;
  return {
    lost: [
      `These dates have gone by already: ${listed(gone)}.`,
      ...(notice.publicationGone
        ? [
            'The last lawful day to publish has gone: such a meeting is lawful only as one called at short notice. Ask the Monitoring Officer.',
          ]
        : []),
      notice.roundFits
        ? 'The round opens now, and leads are told dates that are still to come.'
        : 'There is no time left to ask for updates before it.',
    ],
    light:
      light === null
        ? null
        : `The light profile fits better: updates would be due ${formatDay(light.wordsDue)}${
            light.gone.length > 0 ? `, and gone by would be only ${listed(light.gone)}` : ''
          }.`,
    nextDay:
      nextDay === null
        ? null
        : `The next day on which every date fits${profile === 'light' ? ' the light profile' : ''} is ${formatDay(nextDay)}.`,
  };
}

const listed = (entries: ShortNotice['gone']) =>
  entries.map((entry) => `${entry.title} (${formatDay(entry.day)})`).join('; ');
