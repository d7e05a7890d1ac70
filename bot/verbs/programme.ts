/** The work programme: `programme.list` and the form for one item, yearly or for one meeting. */

import { button } from '../../cards/actions';
import { type FormInput, formCard } from '../../cards/form-card';
import { messageCard } from '../../cards/message-card';
import { rowsCard } from '../../cards/rows-card';
import { Day, formatDay } from '../../services/calendar/rules';
import {
  programmeFields as fields,
  type PlannedItem,
  type ProgrammeItem,
  type ProgrammeRefusal,
} from '../../services/programme/rules';
import { unreachable } from '../../services/result';
import { notAllowed } from '../not-allowed';
import { clipped } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { mayWith, type Told } from './agenda-list';

type Typed = Record<string, string>;

const months = Array.from(
  { length: 12 },
  (_, index) => formatDay(Day.parse(`2027-${String(index + 1).padStart(2, '0')}-01`)).split(' ')[2] ?? '',
);

async function sceneOf(services: BotServices, turn: Turn) {
  const committee = await committeeOf(services, turn);
  if (!committee) return null;
  const { committeeId } = committee;
  return { committeeId, clerk: mayWith(turn, committeeId).prepare };
}

const noCommittee = () => show(messageCard({ title: 'No committee is set up', lines: [] }));

export const programmeList: Handler<'programme.list'> = ({ turn, services }) => showProgramme(services, turn);

export async function showProgramme(services: BotServices, turn: Turn, told: Told = {}): Promise<Reply> {
  const scene = await sceneOf(services, turn);
  if (!scene) return noCommittee();
  const { meetings, later } = await services.workProgramme.present(scene.committeeId);
  let place = 0;
  // A card of 28 kB holds some thirty rows; the pack prints all of them.
  let left = 26;
  const rowsThatFit = <Item>(items: Item[]) => {
    const fits = items.slice(0, left);
    left -= fits.length;
    return fits;
  };
  const row = ({ item, dueFrom }: PlannedItem) => ({
    title: `${++place}. ${clipped(item.title, 100)}`,
    lines: item.leadPost === null ? [] : [item.leadPost],
    action: scene.clerk
      ? button(`Open ${place}`, 'programme.open', { itemId: item.id, ...(dueFrom ? { dueFrom } : {}) })
      : null,
  });
  return show(
    rowsCard({
      title: 'Work programme',
      ...told,
      lines: ['What comes to the next four meetings. The pack prints it.'],
      groups: [
        ...meetings.map(({ day, items }) => ({
          heading: formatDay(day),
          rows:
            items.length === 0
              ? [{ title: 'Standing items only', lines: [], action: null }]
              : rowsThatFit(items).map(row),
        })),
        {
          heading: later.length === 0 ? null : 'No meeting planned for it yet',
          rows: rowsThatFit(later).map(({ item, month }) => ({
            title: `${++place}. ${item.title} (${months[month - 1]})`,
            lines: [],
            action: scene.clerk ? button(`Open ${place}`, 'programme.open', { itemId: item.id }) : null,
          })),
        },
      ],
      actions: scene.clerk
        ? [button('Add an item', 'programme.new', {})]
        : [button('What I can do here', 'help', {})],
    }),
  );
}

/** The same form for a new item and an old one. */
async function showForm(
  services: BotServices,
  turn: Turn,
  about: { item: ProgrammeItem | null; dueFrom: Day | null },
  typed: Typed | null,
  refusal: ProgrammeRefusal | null,
): Promise<Reply> {
  const scene = await sceneOf(services, turn);
  if (!scene) return noCommittee();
  if (!scene.clerk) return notAllowed('programme.keep');
  const { item, dueFrom } = about;
  const submissionId = services.newId();
  const once = dueFrom === null ? {} : { dueFrom };
  return show(
    formCard({
      title: item ? 'Work programme item' : 'Add to the work programme',
      about: [],
      notice: refusal && refusal.code !== 'needs-attention' ? refusalWords(refusal) : null,
      problems: refusal?.code === 'needs-attention' ? refusal.problems : [],
      inputs: await inputsOf(services, scene.committeeId, about, typed),
      actions: [
        item
          ? button(
              'Save',
              'programme.save',
              { itemId: item.id, version: item.version, submissionId, ...once },
              { reads: 'inputs' },
            )
          : button('Add it', 'programme.add', { submissionId }, { reads: 'inputs' }),
        button('Back to the work programme', 'programme.list', {}),
      ],
    }),
  );
}

async function inputsOf(
  services: BotServices,
  committeeId: string,
  { item, dueFrom }: { item: ProgrammeItem | null; dueFrom: Day | null },
  typed: Typed | null,
): Promise<FormInput[]> {
  const meetings = (await services.meetings.upcoming(committeeId)).slice(0, 6);
  const yearly = item !== null && item.usualMonth !== null && dueFrom !== null;
  const now =
    item?.usualMonth != null
      ? `month:${item.usualMonth}`
      : item?.meetingId
        ? `meeting:${item.meetingId}`
        : '';
  return [
    { kind: 'line', id: fields.title, label: 'Item', value: typed?.[fields.title] ?? item?.title ?? '' },
    {
      ...{ kind: 'line', id: fields.leadPost, label: 'Led by (a post, no name)' },
      value: typed?.[fields.leadPost] ?? item?.leadPost ?? '',
    },
    {
      ...{ kind: 'choice', id: fields.when, label: 'When it comes' },
      value: typed?.[fields.when] ?? now,
      choices: [
        ...(yearly
          ? meetings.map(({ id, day }) => ({
              title: `This time on ${formatDay(day)}, then as usual`,
              value: `once:${id}`,
            }))
          : []),
        ...meetings.map(({ id, day }) => ({ title: `On ${formatDay(day)} only`, value: `meeting:${id}` })),
        ...months.map((name, index) => ({
          title: `Each year, at the first meeting from 1 ${name}`,
          value: `month:${index + 1}`,
        })),
        ...(item ? [{ title: 'Not any more', value: 'removed' }] : []),
      ],
    },
  ];
}

export const programmeOpen: Handler<'programme.open'> = async ({ turn, data, services }) => {
  const about = await itemOf(services, turn, data);
  return about ? showForm(services, turn, about, null, null) : gone(services, turn);
};

async function itemOf(
  services: BotServices,
  turn: Turn,
  data: { itemId: string; dueFrom?: string | undefined },
): Promise<{ item: ProgrammeItem; dueFrom: Day | null } | null> {
  const scene = await sceneOf(services, turn);
  const item = scene && (await services.workProgramme.item(scene.committeeId, data.itemId));
  return item ? { item, dueFrom: data.dueFrom === undefined ? null : Day.parse(data.dueFrom) } : null;
}

const gone = (services: BotServices, turn: Turn) =>
  showProgramme(services, turn, { problem: 'That item is no longer there. This is how things stand now.' });

export const programmeSave: Handler<'programme.save'> = async ({ turn, data, typed, services }) => {
  const scene = await sceneOf(services, turn);
  const about = await itemOf(services, turn, data);
  if (!scene || !about) return gone(services, turn);
  const saved = await services.workProgramme.save({
    ...{ committeeId: scene.committeeId, byPersonId: turn.person.id, typed },
    ...{ itemId: data.itemId, version: data.version, submissionId: data.submissionId },
    dueFrom: about.dueFrom,
  });
  if (saved.ok) return showProgramme(services, turn, { done: 'Saved.' });
  return showForm(services, turn, about, typed, saved.refusal);
};

export const programmeNew: Handler<'programme.new'> = ({ turn, services }) =>
  showForm(services, turn, { item: null, dueFrom: null }, null, null);

export const programmeAdd: Handler<'programme.add'> = async ({ turn, data, typed, services }) => {
  const scene = await sceneOf(services, turn);
  if (!scene) return noCommittee();
  const { committeeId } = scene;
  const added = await services.workProgramme.add({ ...data, committeeId, typed, byPersonId: turn.person.id });
  if (added.ok) return showProgramme(services, turn, { done: 'Added.' });
  return showForm(services, turn, { item: null, dueFrom: null }, typed, added.refusal);
};

function refusalWords(refusal: ProgrammeRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only the committee’s clerk can do that.';
    case 'not-found':
      return 'That item is no longer there.';
    case 'changed-meanwhile':
      return 'Somebody changed this since your card was made. What you typed is below; save it if it should stand.';
    case 'needs-attention':
      return refusal.problems.map(({ message }) => message).join(' ');
    default:
      return unreachable(refusal);
  }
}
