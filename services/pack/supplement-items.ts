/** Which items of an agenda may go into a supplement: those with papers that the last final pack does not hold. */
import { businessOf } from '../agenda/rules';
import type { PacksDeps } from './deps';

export interface SupplementItem {
  id: string;
  /** '7. Health report (to follow)' */
  title: string;
  /** It was marked as to follow or urgent: chosen at first. */
  late: boolean;
}

/** Late items first, then the others with a paper of their own: one that was corrected since goes out the same way. */
export async function supplementItems(
  { agendas }: Pick<PacksDeps, 'agendas'>,
  meetingId: string,
): Promise<SupplementItem[]> {
  const items = businessOf(await agendas.of(meetingId)).map(({ id, number, title, timing, ...item }) => {
    const late = timing.kind !== 'on-time';
    const label = timing.kind === 'to-follow' ? ' (to follow)' : late ? ' (urgent)' : '';
    const hasPaper = item.reportId !== null || item.attachments.length > 0 || composedKinds.has(item.kind);
    return { id, title: `${number}. ${title}${label}`, late, hasPaper };
  });
  return items
    .filter(({ hasPaper }) => hasPaper)
    .map(({ id, title, late }) => ({ id, title, late }))
    .sort((one, other) => Number(other.late) - Number(one.late));
}

/** What the product composes by itself. */
const composedKinds: ReadonlySet<string> = new Set([
  'progress',
  'scorecard',
  'shadow-committee',
  'members-update',
  'committee-actions',
  'work-programme',
]);
