/** `committee add|change|list`: the committee’s names, each true from a day on. */
import { formatDay, londonDay, parseDay } from '../calendar/rules';
import type { CommitteeSettings } from '../committees/rules';
import { steps } from '../meetings/steps';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'committees' | 'clock' | 'datesChanged'>;

export interface CommitteeOptions {
  name?: string;
  parentBody?: string;
  operationalGroup?: string;
  shadowCommittee?: string;
  time?: string;
  venue?: string;
  /** The day that this is true from; today unless told. */
  from?: string;
  /** 'words-due=-31', each moving one step's working days from the meeting. */
  offset?: string[];
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
    offsets: readOffsets(options.offset ?? []),
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
    ...(options.offset ? { offsets: { ...present.offsets, ...readOffsets(options.offset) } } : {}),
  });
  await parts.datesChanged();
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

/** @throws Error naming the step that is not one, or the number that is not whole. */
function readOffsets(given: string[]): Record<string, number> {
  const offsets: Record<string, number> = {};
  for (const text of given) {
    const [step = '', days = ''] = text.split('=').map((part) => part.trim());
    if (!steps.some((known) => known.step === step)) {
      throw new Error(
        `--offset: “${step}” is not a step. Steps: ${steps.map((known) => known.step).join(', ')}.`,
      );
    }
    if (!/^[+-]?\d{1,3}$/.test(days)) {
      throw new Error(`--offset ${step}: “${days}” is not a whole number of working days, such as -31.`);
    }
    offsets[step] = Number(days);
  }
  return offsets;
}

function describe(settings: CommitteeSettings): string {
  return [
    settings.name,
    `  advises: ${settings.parentBody}`,
    `  scrutiny: ${settings.operationalGroupName}`,
    `  young people: ${settings.shadowCommitteeName}`,
    `  meets at ${settings.meetingTime}, ${settings.venue}`,
    ...Object.entries(settings.offsets).map(([step, days]) => `  ${step}: ${days} working days`),
    `  true from ${formatDay(settings.fromDay)}`,
  ].join('\n');
}
