/** `agenda.item` and the presses on it that need nothing typed: move, restore, make open, take a file off, place a report. */
import { button } from '../../cards/actions';
import { type Action, present } from '../../cards/card';
import { rowsCard } from '../../cards/rows-card';
import type { Agenda, AgendaItem } from '../../services/agenda/rules';
import type { Change } from '../../services/agenda/service';
import { minuteWording } from '../../services/agenda/timing';
import { formatDay } from '../../services/calendar/rules';
import { agendaRefusalWords, itemFacts, itemTitle } from '../present/agenda';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { mayWith, showAgenda, type Told } from './agenda-list';

export const agendaItem: Handler<'agenda.item'> = ({ turn, data, services }) =>
  showItem(services, turn, data.itemId);

export const agendaMove: Handler<'agenda.move'> = async ({ turn, data, services }) => {
  const moved = await services.agendas.move({ ...data, byPersonId: turn.person.id });
  return moved.ok
    ? showItem(services, turn, data.itemId, { done: `It is item ${moved.value.item?.number ?? ''} now.` })
    : after(services, turn, moved, data.itemId, '');
};

export const agendaRestore: Handler<'agenda.restore'> = async ({ turn, data, services }) => {
  const restored = await services.agendas.restore({ ...data, byPersonId: turn.person.id });
  return after(services, turn, restored, data.itemId, 'It is business of the meeting again.');
};

export const agendaOpen: Handler<'agenda.open'> = async ({ turn, data, services }) => {
  const opened = await services.agendas.makeOpen({ ...data, byPersonId: turn.person.id });
  return after(services, turn, opened, data.itemId, 'It is in Part 1 now, with its own title.');
};

export const agendaDetach: Handler<'agenda.detach'> = async ({ turn, data, services }) => {
  const taken = await services.agendas.detach({ ...data, byPersonId: turn.person.id });
  return after(services, turn, taken, data.itemId, 'The file is off the agenda. It is still in the library.');
};

export const agendaPlaceReport: Handler<'agenda.place-report'> = async ({ turn, data, services }) => {
  const placed = await services.agendas.placeReport({ ...data, itemId: null, byPersonId: turn.person.id });
  if (!placed.ok) {
    const meetingId = await services.reports.meetingOf(data.reportId);
    return showAgenda(services, turn, meetingId, { problem: agendaRefusalWords(placed.refusal) });
  }
  const meetingId = placed.value.agenda.meetingId;
  return showAgenda(services, turn, meetingId, { done: 'The report has its place on the agenda.' });
};

/** The item as it stands after a press, with what was done or why not. */
export function after(
  services: BotServices,
  turn: Turn,
  change: Change,
  itemId: string,
  done: string,
): Promise<Reply> {
  return showItem(
    services,
    turn,
    itemId,
    change.ok ? { done } : { problem: agendaRefusalWords(change.refusal) },
  );
}

export async function showItem(
  services: BotServices,
  turn: Turn,
  itemId: string,
  told: Told = {},
): Promise<Reply> {
  const found = await services.agendas.item(itemId);
  if (!found) {
    const problem = 'That item is no longer there. This is how things stand now.';
    return showAgenda(services, turn, null, { problem });
  }
  const { agenda, item } = found;
  const meeting = await services.meetings.byId(agenda.meetingId);
  const may = mayWith(turn, meeting.committeeId);
  if (!may.readAll || item.kind === 'exclusion') return showAgenda(services, turn, meeting.id, told);
  const minuted = minuteWording(item, meeting, formatDay);
  return show(
    rowsCard({
      title: itemTitle(item),
      preview: 'An agenda item',
      ...told,
      lines: [],
      facts: itemFacts(agenda, item),
      words: minuted === null ? [] : [{ label: 'For the minutes', text: minuted }],
      groups: [],
      ways: may.prepare ? ways(agenda, item, services.newId) : chairsWay(item),
      actions: [button('Back to the agenda', 'agenda.list', { meetingId: meeting.id })],
    }),
  );
}

/** An opinion is the chair's own, so the chair can record it too. */
const chairsWay = ({ id: itemId }: AgendaItem): Action[] => [
  button('Urgent: chair’s opinion', 'agenda.timing', { itemId, kind: 'urgent' }),
];

function ways(agenda: Agenda, item: AgendaItem, newId: () => string): Action[] {
  const { id: itemId, version } = item;
  const stands = item.withdrawnReason === null;
  const moved = (direction: 'up' | 'down', title: string) =>
    button(title, 'agenda.move', {
      ...{ itemId, direction, agendaVersion: agenda.version, submissionId: newId() },
    });
  return present([
    button('Change the words', 'agenda.edit', { itemId }),
    stands ? moved('up', 'Move up') : null,
    stands ? moved('down', 'Move down') : null,
    button('Attach a file', 'agenda.files', { itemId }),
    item.attachments.length > 0
      ? button('What was found in its files', 'agenda.file-results', { itemId })
      : null,
    item.part === 1 || item.privacy?.kind === 'exempt'
      ? button(item.part === 1 ? 'Make private: exempt' : 'Change why it is exempt', 'agenda.private', {
          itemId,
          kind: 'exempt',
        })
      : null,
    item.part === 1 || item.privacy?.kind === 'confidential'
      ? button(
          item.part === 1 ? 'Make private: confidential' : 'Change why it is confidential',
          'agenda.private',
          { itemId, kind: 'confidential' },
        )
      : null,
    item.part === 2 ? button('Make open', 'agenda.open', { itemId, version, submissionId: newId() }) : null,
    item.timing.kind === 'on-time'
      ? null
      : button('On time', 'agenda.send-timing', {
          ...{ itemId, kind: 'on-time' as const, version, submissionId: newId() },
        }),
    button('To follow', 'agenda.timing', { itemId, kind: 'to-follow' }),
    ...chairsWay(item),
    stands
      ? button('Withdraw', 'agenda.withdraw', { itemId })
      : button('Put back', 'agenda.restore', { itemId, version, submissionId: newId() }),
    ...item.attachments.slice(0, 8).map((file) =>
      button(`Take off ${file.title.slice(0, 40)}`, 'agenda.detach', {
        ...{ itemId, attachmentId: file.id, submissionId: newId() },
      }),
    ),
  ]);
}
