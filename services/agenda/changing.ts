/** One change of an agenda: in a transaction, one press, by a clerk, on what the card showed. */
import { londonDay } from '../calendar/rules';
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { AgendasDeps } from './deps';
import { readScene, type Scene } from './making';
import type { Agenda, AgendaItem, AgendaRefusal } from './rules';
import { meetingOfItem } from './store';

/** Who pressed what, once. */
export interface By {
  byPersonId: string;
  submissionId: string;
}

export interface Changed {
  agenda: Agenda;
  /** null: the change was not about one item. */
  item: AgendaItem | null;
}

export type Change = Result<Changed, AgendaRefusal>;

/** What a change needs before it writes. `chair`: the chair may record it too (an opinion is the chair's own). */
export interface Asked extends By {
  verb: string;
  meetingId: string;
  itemId: string | null;
  /** The id that a new item takes. */
  madeId?: string;
  /** As the card showed it; null where it does not matter. */
  itemVersion?: number | null;
  agendaVersion?: number | null;
  chair?: boolean;
  /** Also when the meeting is over. */
  afterwards?: boolean;
}

export async function change(
  deps: AgendasDeps,
  asked: Asked,
  write: (on: Executor, scene: Scene, item: AgendaItem) => Promise<AgendaRefusal | string | null>,
): Promise<Change> {
  const { byPersonId: personId, submissionId, verb, meetingId } = asked;
  const now = async (on: Executor, itemId: string | null): Promise<Change> => {
    const { agenda } = await readScene(deps, meetingId, on);
    return ok({ agenda, item: agenda.items.find(({ id }) => id === itemId) ?? null });
  };
  return onePress<Changed, AgendaRefusal>(
    deps.db,
    { submissionId, personId, verb, at: deps.clock.now() },
    async (on) => {
      const scene = await readScene(deps, meetingId, on, { lock: true });
      const refusal = await whyNot(deps, on, scene, asked);
      if (refusal) return refuse(refusal);
      const item = scene.agenda.items.find(({ id }) => id === asked.itemId);
      const wrote = await write(on, scene, item ?? nothing);
      if (wrote !== null && typeof wrote !== 'string') return refuse(wrote);
      const itemId = wrote ?? asked.itemId;
      const subject = { meetingId, ...(itemId === null ? {} : { itemId }) };
      await deps.audit.record(on, { personId, what: verb, subject });
      return now(on, itemId);
    },
    (on) => now(on, asked.itemId ?? asked.madeId ?? null),
  );
}

/** Given to writers of changes that are about no item, which never read it. */
const nothing = Object.freeze({}) as AgendaItem;

async function whyNot(
  deps: AgendasDeps,
  on: Executor,
  { agenda, meeting }: Scene,
  asked: Asked,
): Promise<AgendaRefusal | null> {
  const act = asked.chair === true ? 'agenda.urgent' : 'agenda.prepare';
  if (!(await deps.people.may(asked.byPersonId, act, meeting.committeeId, on)))
    return { code: 'not-allowed' };
  if (!asked.afterwards && londonDay(deps.clock.now()) > meeting.day)
    return { code: 'meeting-over', day: meeting.day };
  if (asked.agendaVersion != null && asked.agendaVersion !== agenda.version)
    return { code: 'changed-meanwhile' };
  if (asked.itemId === null) return null;
  const item = agenda.items.find(({ id }) => id === asked.itemId);
  if (!item || item.kind === 'exclusion') return { code: 'not-found' };
  if (asked.itemVersion != null && asked.itemVersion !== item.version) return { code: 'changed-meanwhile' };
  return null;
}

/** The meeting of an item; null for one that is not there. The exclusion's id carries its meeting. */
export const findMeetingOf = (on: Executor, itemId: string): Promise<string | null> =>
  itemId.startsWith('exclusion:')
    ? Promise.resolve(itemId.slice('exclusion:'.length))
    : meetingOfItem(on, itemId);
