/** Forms about the agenda as a whole, and a file from the meeting's folder: add an item, minute numbers, attach. */

import { button } from '../../cards/actions';
import { formCard } from '../../cards/form-card';
import { whyNotByName } from '../../services/agenda/file-kinds';
import { type AgendaRefusal, agendaFields as fields, type Typed } from '../../services/agenda/rules';
import { formatDay } from '../../services/calendar/rules';
import { notAllowed } from '../not-allowed';
import { agendaRefusalWords, fieldProblems, itemTitle } from '../present/agenda';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { urgentInputs, wordsInputs } from './agenda-forms';
import { after, showItem } from './agenda-item';
import { mayWith, showAgenda } from './agenda-list';

const notice = (refusal: AgendaRefusal | null) =>
  refusal && refusal.code !== 'needs-attention' ? agendaRefusalWords(refusal) : null;

async function clerkOf(services: BotServices, turn: Turn, meetingId: string): Promise<boolean> {
  const meeting = await services.meetings.byId(meetingId).catch(() => null);
  return meeting !== null && mayWith(turn, meeting.committeeId).prepare;
}

/** The urgent fields show once the agenda is out: before that nobody needs them. */
async function showAdd(
  services: BotServices,
  turn: Turn,
  meetingId: string,
  typed: Typed | null,
  refusal: AgendaRefusal | null,
): Promise<Reply> {
  if (!(await clerkOf(services, turn, meetingId))) return notAllowed('agenda.prepare');
  const meeting = await services.meetings.byId(meetingId);
  const until = await services.agendas.listedUntil(meetingId);
  const late = await services.agendas.isLate(meetingId);
  return show(
    formCard({
      title: 'Add an item',
      about: [
        `To the agenda for ${formatDay(meeting.day)}.`,
        late
          ? `The agenda had to be out by ${formatDay(until)}, 17:00, so an item can be added only if the chair holds it to be urgent.`
          : `Items can be listed until ${formatDay(until)}, 17:00.`,
      ],
      notice: notice(refusal),
      problems: refusal ? fieldProblems(refusal) : [],
      inputs: [
        ...wordsInputs({ title: '', purpose: '', leadPost: null }, typed),
        ...(late
          ? await urgentInputs(services, meetingId, typed, null)
          : [
              {
                ...{
                  kind: 'text' as const,
                  id: fields.toFollowReason,
                  label: 'If its paper is to follow, why',
                },
                value: typed?.[fields.toFollowReason] ?? '',
                help: 'Leave it empty when the paper is on time.',
              },
            ]),
      ],
      actions: [
        button(
          late ? 'Add it as urgent' : 'Add it',
          'agenda.send-add',
          { meetingId, submissionId: services.newId() },
          { reads: 'inputs' },
        ),
        button('Back to the agenda', 'agenda.list', { meetingId }),
      ],
    }),
  );
}

export const agendaAdd: Handler<'agenda.add'> = ({ turn, data, services }) =>
  showAdd(services, turn, data.meetingId, null, null);

/** What the label is follows from what was filled in: an opinion makes it urgent, a reason makes it to follow. */
export const agendaSendAdd: Handler<'agenda.send-add'> = async ({ turn, data, typed, services }) => {
  const { meetingId } = data;
  if (!(await clerkOf(services, turn, meetingId))) return notAllowed('agenda.prepare');
  const opinion = [fields.urgentReason, fields.whyLate, fields.whyNotWait].some((id) => typed[id]?.trim());
  const kind = opinion ? 'urgent' : typed[fields.toFollowReason]?.trim() ? 'to-follow' : 'on-time';
  const added = await services.agendas.add({
    ...data,
    byPersonId: turn.person.id,
    typed: { ...typed, [fields.timing]: kind },
  });
  if (!added.ok) return showAdd(services, turn, meetingId, typed, added.refusal);
  return showItem(services, turn, added.value.item?.id ?? '', { done: 'Added. You can move it up or down.' });
};

async function showMinuteNumber(
  services: BotServices,
  turn: Turn,
  meetingId: string,
  typed: Typed | null,
  refusal: AgendaRefusal | null,
): Promise<Reply> {
  if (!(await clerkOf(services, turn, meetingId))) return notAllowed('agenda.prepare');
  const agenda = await services.agendas.of(meetingId);
  const suggested = await services.agendas.suggestedFirstMinute(meetingId);
  return show(
    formCard({
      title: 'Minute numbers',
      about: [
        'Minutes can run on through the municipal year. Give the number of this meeting’s first item, or leave it empty.',
        ...(suggested === null ? [] : [`The last meeting’s minutes lead to ${suggested}.`]),
      ],
      notice: notice(refusal),
      problems: refusal ? fieldProblems(refusal) : [],
      inputs: [
        {
          ...{ kind: 'line', id: fields.minuteNumber, label: 'Minute number of the first item' },
          value: typed?.[fields.minuteNumber] ?? String(agenda.firstMinuteNumber ?? suggested ?? ''),
        },
      ],
      actions: [
        button(
          'Save',
          'agenda.send-minute-number',
          { meetingId, submissionId: services.newId() },
          { reads: 'inputs' },
        ),
        button('Back to the agenda', 'agenda.list', { meetingId }),
      ],
    }),
  );
}

export const agendaMinuteNumber: Handler<'agenda.minute-number'> = ({ turn, data, services }) =>
  showMinuteNumber(services, turn, data.meetingId, null, null);

export const agendaSendMinuteNumber: Handler<'agenda.send-minute-number'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  if (!(await clerkOf(services, turn, data.meetingId))) return notAllowed('agenda.prepare');
  const saved = await services.agendas.setFirstMinute({ ...data, typed, byPersonId: turn.person.id });
  return saved.ok
    ? showAgenda(services, turn, data.meetingId, { done: 'Saved.' })
    : showMinuteNumber(services, turn, data.meetingId, typed, saved.refusal);
};

async function showFiles(
  services: BotServices,
  turn: Turn,
  itemId: string,
  typed: Typed | null,
  refusal: AgendaRefusal | null,
): Promise<Reply> {
  const found = await services.agendas.item(itemId);
  if (!found || found.item.kind === 'exclusion') return showItem(services, turn, itemId);
  if (!(await clerkOf(services, turn, found.agenda.meetingId))) return notAllowed('agenda.prepare');
  const { folder, files } = await services.agendas.files(itemId);
  // What cannot be attached is told with its fix: a file that is just not there would be looked for.
  const offered = files.filter(({ name, bytes }) => whyNotByName(name, bytes) === null).slice(0, 40);
  const others = files.flatMap(({ name, bytes }) => {
    const why = whyNotByName(name, bytes);
    return why === null ? [] : [`${name}: ${why}`];
  });
  const back = button('Back to the item', 'agenda.item', { itemId });
  if (offered.length === 0) {
    const problem = `There is no document in the library’s folder “${folder}” yet. Put it there, then come back.`;
    return showItem(services, turn, itemId, { problem: [problem, ...others.slice(0, 3)].join(' ') });
  }
  return show(
    formCard({
      title: 'Attach a file',
      about: [
        itemTitle(found.item),
        `From the library’s folder “${folder}”.`,
        ...(found.item.part === 2 ? ['Private: it is never linked in a public paper.'] : []),
        ...others.slice(0, 5).map((words) => `Not offered: ${words}`),
      ],
      notice: notice(refusal),
      problems: refusal ? fieldProblems(refusal) : [],
      inputs: [
        {
          ...{ kind: 'choice', expanded: offered.length < 8, id: fields.file, label: 'File' },
          value: typed?.[fields.file] ?? '',
          choices: offered.map(({ name }) => ({ title: name, value: name })),
        },
        {
          ...{ kind: 'line', id: fields.fileTitle, label: 'What the agenda calls it' },
          value: typed?.[fields.fileTitle] ?? '',
          help: 'Left empty, it is called as the file is.',
        },
      ],
      actions: [
        button('Attach it', 'agenda.attach', { itemId, submissionId: services.newId() }, { reads: 'inputs' }),
        back,
      ],
    }),
  );
}

export const agendaFiles: Handler<'agenda.files'> = ({ turn, data, services }) =>
  showFiles(services, turn, data.itemId, null, null);

export const agendaAttach: Handler<'agenda.attach'> = async ({ turn, data, typed, services }) => {
  const attached = await services.agendas.attach({ ...data, typed, byPersonId: turn.person.id });
  const again = !attached.ok && attached.refusal.code === 'needs-attention';
  return again
    ? showFiles(services, turn, data.itemId, typed, attached.refusal)
    : after(
        services,
        turn,
        attached,
        data.itemId,
        'Attached. It is being read through: “What was found in its files” says what it holds.',
      );
};
