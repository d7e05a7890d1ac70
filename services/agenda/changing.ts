/** One change of an agenda: in a transaction, one press, by a clerk, on what the card showed. */
import type { AuditKind } from '../audit/kinds';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
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
  verb: AuditKind;
  meetingId: string;
  itemId: string | null;
  /** As the card showed it; null where it does not matter. */
  itemVersion?: number | null;
  agendaVersion?: number | null;
  chair?: boolean;
  /** Also when the meeting is over. */
  afterwards?: boolean;
}

/**
 * The command about one agenda: it is held while it is changed.
 * @param write returns why not, the id of the item that it was about, or null where that is the one asked about. `made`: the
 * id that a new item takes.
 */
export async function changeAgenda(
  deps: AgendasDeps,
  asked: Asked,
  write: (
    on: Executor,
    scene: Scene,
    item: AgendaItem,
    made: string,
  ) => Promise<AgendaRefusal | string | null>,
): Promise<Change> {
  const { byPersonId, submissionId, verb, meetingId } = asked;
  const as = async (on: Executor, itemId: string | null): Promise<Result<Changed, AgendaRefusal>> => {
    const { agenda } = await readScene(deps, meetingId, on);
    return ok({ agenda, item: agenda.items.find(({ id }) => id === itemId) ?? null });
  };
  return command<Scene, Changed, AgendaRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb, again: (on, made) => as(on, asked.itemId ?? made) },
    lock: async (on) => ok(await readScene(deps, meetingId, on, { lock: true })),
    right: ({ meeting }) => ({
      act: asked.chair === true ? 'agenda.urgent' : 'agenda.prepare',
      committeeId: meeting.committeeId,
      otherwise: { code: 'not-allowed' },
    }),
    async write(on, scene, made) {
      const refusal = whyNot(deps, scene, asked);
      if (refusal) return refuse(refusal);
      const item = scene.agenda.items.find(({ id }) => id === asked.itemId);
      const wrote = await write(on, scene, item ?? nothing, made);
      if (wrote !== null && typeof wrote !== 'string') return refuse(wrote);
      return as(on, wrote ?? asked.itemId);
    },
    audit: ({ item }) => {
      const itemId = item?.id ?? asked.itemId;
      return { what: verb, subject: itemId === null ? { meetingId } : { meetingId, itemId } };
    },
  });
}

/** Given to writers of changes that are about no item, which never read it. */
const nothing = Object.freeze({}) as AgendaItem;

function whyNot(deps: AgendasDeps, { agenda, meeting }: Scene, asked: Asked): AgendaRefusal | null {
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
