/** `committee add|change|list`: the committee’s names, each true from a day on. */
import { formatDay, londonDay, parseDay } from '../calendar/rules';
import type { CommitteeSettings } from '../committees/rules';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'committees' | 'clock'>;

export interface CommitteeOptions {
  name?: string;
  parentBody?: string;
  operationalGroup?: string;
  shadowCommittee?: string;
  time?: string;
  venue?: string;
  /** The day that this is true from; today unless told. */
  from?: string;
}

export async function addCommittee(parts: Parts, name: string, options: CommitteeOptions): Promise<string> {
  const parentBody = options.parentBody?.trim();
  if (!parentBody) throw new Error('--parent-body is needed: the body that this committee advises.');
  const added = await parts.committees.add({
    fromDay: dayFrom(parts, options),
    name,
    parentBody,
    governanceModel: 'committee-system',
    operationalGroupName: options.operationalGroup ?? 'Operational Group',
    shadowCommitteeName: options.shadowCommittee ?? 'Shadow committee',
    meetingTime: options.time ?? '14:00',
    venue: options.venue ?? 'To be confirmed',
    offsets: {},
  });
  return `Added.\n${describe(added)}`;
}

/** What is named changes from the day on; papers of earlier meetings keep the old words (Annex B 14). */
export async function changeCommittee(parts: Parts, options: CommitteeOptions): Promise<string> {
  const present = await parts.committees.default();
  const changed = await parts.committees.change(present.committeeId, {
    fromDay: dayFrom(parts, options),
    ...(options.name ? { name: options.name } : {}),
    ...(options.parentBody ? { parentBody: options.parentBody } : {}),
    ...(options.operationalGroup ? { operationalGroupName: options.operationalGroup } : {}),
    ...(options.shadowCommittee ? { shadowCommitteeName: options.shadowCommittee } : {}),
    ...(options.time ? { meetingTime: options.time } : {}),
    ...(options.venue ? { venue: options.venue } : {}),
  });
  return `Changed from ${formatDay(changed.fromDay)}.\n${describe(changed)}`;
}

export async function listCommittees(parts: Parts): Promise<string> {
  const all = await parts.committees.all();
  if (all.length === 0)
    return 'There is no committee yet. Add one: committee add "NAME" --parent-body "BODY"';
  return all.map(describe).join('\n\n');
}

function dayFrom(parts: Parts, options: CommitteeOptions) {
  if (options.from === undefined) return londonDay(parts.clock.now());
  const day = parseDay(options.from);
  if (!day) throw new Error(`--from: “${options.from}” is not a date. Write it as 2027-05-18.`);
  return day;
}

function describe(settings: CommitteeSettings): string {
  return [
    settings.name,
    `  advises: ${settings.parentBody}`,
    `  scrutiny: ${settings.operationalGroupName}`,
    `  young people: ${settings.shadowCommitteeName}`,
    `  meets at ${settings.meetingTime}, ${settings.venue}`,
    `  true from ${formatDay(settings.fromDay)}`,
  ].join('\n');
}
