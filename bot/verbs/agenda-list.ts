/** `agenda.list`: a meeting's order of business, whole for those who prepare it, as the public sees it for everyone else. */

import { button } from '../../cards/actions';
import { present } from '../../cards/card';
import { type RowView, rowsCard } from '../../cards/rows-card';
import { publicAgenda } from '../../services/agenda/public';
import type { Agenda, AgendaItem } from '../../services/agenda/rules';
import { formatDay, formatShortDay, londonDay } from '../../services/calendar/rules';
import type { Meeting } from '../../services/meetings/rules';
import type { Despatch } from '../../services/pack/service';
import { may } from '../../services/platform/permissions';
import { itemRow } from '../present/agenda';
import { publicationWords } from '../present/pack';
import { clipped } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { noMeeting } from './meetings';

export const agendaList: Handler<'agenda.list'> = ({ turn, data, services }) =>
  showAgenda(services, turn, data.meetingId ?? null, { page: data.page ?? 0 });

export interface Told {
  done?: string | null;
  problem?: string | null;
  page?: number;
}

/** As many rows as a card of 28 kB holds, however long the titles. */
const pageSize = 16;

/** What this person may do with the agendas of a committee. */
export function mayWith(
  { person, now }: Pick<Turn, 'person' | 'now'>,
  committeeId: string,
): { prepare: boolean; readAll: boolean } {
  const there = { committeeId, on: londonDay(now) };
  return { prepare: may(person, 'agenda.prepare', there), readAll: may(person, 'agenda.read-all', there) };
}

export async function showAgenda(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
  { page = 0, ...told }: Told = {},
): Promise<Reply> {
  const found = await meetingsFor(services, turn, meetingId);
  if (!found) return noMeeting(services, turn);
  const { meeting, others } = found;
  const may = mayWith(turn, meeting.committeeId);
  const whole = await services.agendas.of(meeting.id);
  const agenda = may.readAll ? whole : publicAgenda(whole);
  const waiting = may.prepare ? (await reportsWithoutPlace(services, whole)).slice(0, 6) : [];
  const rows = agenda.items.slice(page * pageSize, (page + 1) * pageSize);
  const turnTo = (title: string, to: number) =>
    button(title, 'agenda.list', { meetingId: meeting.id, page: to });
  const submissionId = services.newId();
  return show(
    rowsCard({
      title: `Agenda for ${formatDay(meeting.day)}`,
      ...told,
      lines: lines(agenda, may, await services.packs.publicationOf(meeting.id)),
      groups: [
        { heading: null, rows: rows.map((item) => rowOf(item, may.readAll)) },
        {
          heading: waiting.length > 0 ? 'Reports written, not on the agenda yet' : null,
          rows: waiting.map(([reportId, title], index) => ({
            title: `${letterOf(index)}. ${clipped(title, 120)}`,
            lines: [],
            action: button(`Put ${letterOf(index)} on the agenda`, 'agenda.place-report', {
              reportId,
              submissionId,
            }),
          })),
        },
      ],
      ways: present([
        (page + 1) * pageSize < agenda.items.length ? turnTo('Show more items', page + 1) : null,
        page > 0 ? turnTo('Show the items before', page - 1) : null,
      ]),
      actions: present([
        may.prepare ? button('Add an item', 'agenda.add', { meetingId: meeting.id }) : null,
        may.prepare ? button('Minute numbers', 'agenda.minute-number', { meetingId: meeting.id }) : null,
        ...others.map((other) =>
          button(`Agenda for ${formatShortDay(other.day)}`, 'agenda.list', { meetingId: other.id }),
        ),
      ]),
    }),
  );
}

function lines(
  agenda: Agenda,
  may: { prepare: boolean; readAll: boolean },
  published: Despatch | null,
): string[] {
  const first = agenda.firstMinuteNumber;
  const draft = may.readAll ? 'A draft until the clerk publishes it.' : 'A draft, as the public will see it.';
  return [
    published ? publicationWords(published) : draft,
    ...(first === null ? [] : [`Minutes begin at number ${first}.`]),
  ];
}

function rowOf(item: AgendaItem, opens: boolean): RowView {
  const action =
    opens && item.kind !== 'exclusion'
      ? button(
          item.number === '' ? `Open “${item.title.slice(0, 25)}”` : `Open ${item.number}`,
          'agenda.item',
          { itemId: item.id },
        )
      : null;
  return itemRow(item, action);
}

const letterOf = (index: number) => String.fromCharCode(65 + (index % 26));

/** Report ids and titles. */
async function reportsWithoutPlace(services: BotServices, agenda: Agenda): Promise<[string, string][]> {
  const titles = await services.reports.titles(agenda.meetingId);
  const placed = new Set(agenda.items.flatMap(({ reportId }) => (reportId === null ? [] : [reportId])));
  return [...titles].filter(([id]) => !placed.has(id));
}

/** The meeting asked for, or the next; with up to three others that are to come. */
export async function meetingsFor(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
): Promise<{ meeting: Meeting; others: Meeting[] } | null> {
  const committee = await committeeOf(services, turn);
  if (!committee) return null;
  const upcoming = await services.meetings.upcoming(committee.committeeId);
  const asked = meetingId === null ? null : await services.meetings.byId(meetingId).catch(() => null);
  const meeting = asked ?? upcoming[0];
  if (!meeting) return null;
  return { meeting, others: upcoming.filter(({ id }) => id !== meeting.id).slice(0, 3) };
}
