/** Turns what is true into the progress report on the pledges, in the 2022 house form (domain.md 1.3, D2). */

import type { Audience, PackContents } from '../gather/contents';
import type { Outline } from '../outline/outline';
import { backgroundSection } from './background';
import { closingSections } from './closing';
import { frontSections } from './front';
import { honestAppendix } from './honest';
import { officersAppendix } from './officers';
import { longDay } from './wording';

/**
 * Pure: the same contents give the same outline. `audience` is the one place where a reader's edition is decided; the
 * public edition holds accepted updates only, small numbers hidden.
 */
export function compose(contents: PackContents, audience: Audience): Outline {
  const { committee, meeting, round, version } = contents;
  const draft = `Draft, version ${version}`;
  return {
    title: `Progress against the pledges: ${round.periodLabel}`,
    subject: `Report to the ${committee.name}, ${longDay(meeting.day)}`,
    status: audience === 'public' ? draft : `${draft}. Officers’ edition: not for publication`,
    marking: null,
    body: committee.name,
    facts: [
      { label: 'Date of meeting', text: longDay(meeting.day) },
      { label: 'Report title', text: `Progress against the pledges: ${round.periodLabel}` },
      { label: 'Report of', text: contents.reportOf },
      { label: 'Wards affected', text: 'All wards' },
    ],
    blocks: [
      ...frontSections(contents),
      ...backgroundSection(contents, audience),
      ...closingSections(contents, audience),
      ...honestAppendix(contents, audience),
      ...(audience === 'officers' ? officersAppendix(contents) : []),
    ],
  };
}
