/** How near publication is, in words and with the button that brings it on. */
import { button } from '../../cards/actions';
import type { Action } from '../../cards/card';
import type { PublicationStanding } from '../../services/meetings/publication-standing';
import type { Meeting } from '../../services/meetings/rules';
import type { BotServices } from '../services';
import { publicationWords } from './pack';

export interface PublicationView {
  level: PublicationStanding['level'];
  line: string;
  /** Null where there is nothing to press. */
  action: Action | null;
}

/** Null while publication is far off. */
export async function publicationView(
  services: BotServices,
  meeting: Meeting,
): Promise<PublicationView | null> {
  const { level, line } = await services.cycle.publication(meeting);
  if (level === 'calm') return null;
  const despatch = await services.packs.publicationOf(meeting.id);
  if (despatch) return { level, line: publicationWords(despatch), action: null };
  return { level, line, action: await nextPress(services, meeting) };
}

/** Build, look at, or record: whichever is next. */
async function nextPress(services: BotServices, meeting: Meeting): Promise<Action> {
  const versions = (await services.packs.versions(meeting.id)).filter(({ kind }) => kind === 'pack');
  const final = versions.find(({ stage, sealedAt }) => stage === 'final' && sealedAt !== null);
  if (final) return button('Record publication', 'pack.despatch', { buildId: final.id });
  const [latest] = versions;
  if (latest) return button('Show the pack', 'clerk.pack', { buildId: latest.id });
  const data = { meetingId: meeting.id, submissionId: services.newId() };
  return button('Build the pack', 'clerk.build-pack', data);
}
