/** Forms about one agenda item: its words, withdrawing, privacy, timing. What was typed stands again until it is stored. */

import { button } from '../../cards/actions';
import { type FormInput, formCard } from '../../cards/form-card';
import {
  type AgendaItem,
  type AgendaRefusal,
  agendaFields as fields,
  type Typed,
} from '../../services/agenda/rules';
import { groundWords, howToChoose, schedule12A } from '../../services/agenda/schedule-12a';
import type { Change } from '../../services/agenda/service';
import { notAllowed } from '../not-allowed';
import { agendaRefusalWords, fieldProblems, itemTitle } from '../present/agenda';
import { type Handler, type Press, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { after, showItem } from './agenda-item';
import { mayWith } from './agenda-list';

/** What a form is about and asks; `typed` null: as stored. */
interface ItemForm {
  title: string;
  about: string[];
  inputs: FormInput[];
  send: (item: AgendaItem, submissionId: string) => ReturnType<typeof button>;
}

/** Only those who prepare the agenda; the chair only for an opinion. */
async function showForm(
  services: BotServices,
  turn: Turn,
  itemId: string,
  make: (item: AgendaItem) => ItemForm | Promise<ItemForm>,
  options: { refusal?: AgendaRefusal; chair?: boolean } = {},
): Promise<Reply> {
  const found = await services.agendas.item(itemId);
  if (!found || found.item.kind === 'exclusion') return showItem(services, turn, itemId);
  const { committeeId } = await services.meetings.byId(found.agenda.meetingId);
  const may = mayWith(turn, committeeId);
  if (!may.prepare && !(options.chair && may.readAll)) return notAllowed('agenda.prepare');
  const { item } = found;
  const form = await make(item);
  const { refusal } = options;
  return show(
    formCard({
      title: form.title,
      about: [itemTitle(item), ...form.about],
      notice: refusal && refusal.code !== 'needs-attention' ? stillTyped(refusal) : null,
      problems: refusal ? fieldProblems(refusal) : [],
      inputs: form.inputs,
      actions: [form.send(item, services.newId()), button('Back to the item', 'agenda.item', { itemId })],
    }),
  );
}

function stillTyped(refusal: AgendaRefusal): string {
  return refusal.code === 'changed-meanwhile'
    ? 'Somebody changed this item since your card was made. What you typed is below; send it if it should stand.'
    : agendaRefusalWords(refusal);
}

/** A refused form comes back with what was typed; anything else shows the item. */
function sent(
  press: Pick<Press<'agenda.save'>, 'services' | 'turn'>,
  itemId: string,
  change: Change,
  done: string,
  again: (refusal: AgendaRefusal) => Promise<Reply>,
): Promise<Reply> {
  const gone = !change.ok && (change.refusal.code === 'not-found' || change.refusal.code === 'not-allowed');
  return change.ok || gone ? after(press.services, press.turn, change, itemId, done) : again(change.refusal);
}

export const wordsInputs = (
  item: Pick<AgendaItem, 'title' | 'purpose' | 'leadPost'>,
  typed: Typed | null,
): FormInput[] => [
  { kind: 'line', id: fields.title, label: 'Title, as printed', value: typed?.[fields.title] ?? item.title },
  {
    ...{ kind: 'line', id: fields.purpose, label: 'What it is for, in one line' },
    value: typed?.[fields.purpose] ?? item.purpose,
    placeholder: 'To consider the survey’s results.',
  },
  {
    ...{ kind: 'line', id: fields.leadPost, label: 'Led by (a post, no name)' },
    value: typed?.[fields.leadPost] ?? item.leadPost ?? '',
  },
];

const editForm =
  (typed: Typed | null) =>
  (item: AgendaItem): ItemForm => ({
    title: 'Change the words of an item',
    about: item.part === 2 ? ['Private: the public sees only the title that you gave for it.'] : [],
    inputs: wordsInputs(item, typed),
    send: ({ id: itemId, version }, submissionId) =>
      button('Save', 'agenda.save', { itemId, version, submissionId }, { reads: 'inputs' }),
  });

export const agendaEdit: Handler<'agenda.edit'> = ({ turn, data, services }) =>
  showForm(services, turn, data.itemId, editForm(null));

export const agendaSave: Handler<'agenda.save'> = async (press) => {
  const { turn, data, typed, services } = press;
  const saved = await services.agendas.saveWords({ ...data, typed, byPersonId: turn.person.id });
  return sent(press, data.itemId, saved, 'Saved.', (refusal) =>
    showForm(services, turn, data.itemId, editForm(typed), { refusal }),
  );
};

const withdrawForm = (typed: Typed | null) => (): ItemForm => ({
  title: 'Withdraw an item',
  about: ['It stays on record, and the agenda says that it was withdrawn and why.'],
  inputs: [
    {
      ...{ kind: 'line', id: fields.withdrawnReason, label: 'Withdrawn, because' },
      value: typed?.[fields.withdrawnReason] ?? '',
      help: 'An open item’s reason is printed.',
    },
  ],
  send: ({ id: itemId, version }, submissionId) =>
    button('Withdraw it', 'agenda.send-withdraw', { itemId, version, submissionId }, { reads: 'inputs' }),
});

export const agendaWithdraw: Handler<'agenda.withdraw'> = ({ turn, data, services }) =>
  showForm(services, turn, data.itemId, withdrawForm(null));

export const agendaSendWithdraw: Handler<'agenda.send-withdraw'> = async (press) => {
  const { turn, data, typed, services } = press;
  const gone = await services.agendas.withdraw({ ...data, typed, byPersonId: turn.person.id });
  return sent(press, data.itemId, gone, 'It is withdrawn.', (refusal) =>
    showForm(services, turn, data.itemId, withdrawForm(typed), { refusal }),
  );
};

type Kind = 'exempt' | 'confidential';

const privateForm =
  (kind: Kind, typed: Typed | null) =>
  (item: AgendaItem): ItemForm => ({
    title: kind === 'exempt' ? 'Take an item in private: exempt' : 'Take an item in private: confidential',
    about:
      kind === 'exempt'
        ? howToChoose
        : [
            'The law leaves no choice here: there is no vote and no public interest test.',
            ...howToChoose.slice(0, 2),
          ],
    inputs: [
      ...(kind === 'exempt' ? exemptInputs(item, typed) : confidentialInputs(item, typed)),
      {
        ...{ kind: 'line', id: fields.publicTitle, label: 'Title that the public sees' },
        value: typed?.[fields.publicTitle] ?? item.publicTitle,
        help: 'This, the paragraphs and the public interest are all that is printed for the public. Give nothing away.',
      },
    ],
    send: ({ id: itemId, version }, submissionId) => {
      const sentData = { itemId, kind, version, submissionId };
      return button('Take it in Part 2', 'agenda.send-private', sentData, { reads: 'inputs' });
    },
  });

function exemptInputs({ privacy }: AgendaItem, typed: Typed | null): FormInput[] {
  const before = privacy?.kind === 'exempt' ? privacy : null;
  return [
    {
      ...{ kind: 'choice', many: true, id: fields.paragraphs, label: 'Paragraphs of Schedule 12A' },
      value: typed?.[fields.paragraphs] ?? before?.paragraphs.join(',') ?? '',
      choices: schedule12A.map(({ paragraph, words }) => ({
        title: `${paragraph}: information ${words}`,
        value: String(paragraph),
      })),
    },
    {
      ...{
        kind: 'text',
        id: fields.publicInterest,
        label: 'Why keeping it private serves the public better',
      },
      value: typed?.[fields.publicInterest] ?? before?.publicInterest ?? '',
      help: 'Printed on the public agenda, in the resolution that the committee is asked to pass.',
    },
  ];
}

function confidentialInputs({ privacy }: AgendaItem, typed: Typed | null): FormInput[] {
  const before = privacy?.kind === 'confidential' ? privacy : null;
  return [
    {
      ...{ kind: 'choice', expanded: true, id: fields.ground, label: 'It is confidential because' },
      value: typed?.[fields.ground] ?? before?.ground ?? '',
      choices: Object.entries(groundWords).map(([value, title]) => ({ title, value })),
    },
    {
      ...{ kind: 'text', id: fields.because, label: 'For the record, never printed in public' },
      value: typed?.[fields.because] ?? before?.because ?? '',
    },
  ];
}

export const agendaPrivate: Handler<'agenda.private'> = ({ turn, data, services }) =>
  showForm(services, turn, data.itemId, privateForm(data.kind, null));

export const agendaSendPrivate: Handler<'agenda.send-private'> = async (press) => {
  const { turn, data, services } = press;
  const typed = { ...press.typed, [fields.privacyKind]: data.kind };
  const made = await services.agendas.makePrivate({ ...data, typed, byPersonId: turn.person.id });
  const open = made.ok && made.value.item?.attachments.some(({ part }) => part === 1);
  const done = open
    ? 'It is in Part 2 now. It has files from the open folder: move them to the private one, and attach them again.'
    : 'It is in Part 2 now, after the exclusion of the press and public.';
  return sent(press, data.itemId, made, done, (refusal) =>
    showForm(services, turn, data.itemId, privateForm(data.kind, press.typed), { refusal }),
  );
};

type Late = 'to-follow' | 'urgent';

const timingForm =
  (services: BotServices, kind: Late, typed: Typed | null) =>
  async (item: AgendaItem): Promise<ItemForm> => ({
    title: kind === 'urgent' ? 'Urgent: the chair’s opinion' : 'The paper is to follow',
    about:
      kind === 'urgent'
        ? [
            'Only the chair’s opinion makes an item urgent. It is recorded here, printed, and goes into the minutes (Local Government Act 1972, section 100B(4)(b)).',
          ]
        : ['For an item that is listed on time, whose paper is late. It comes as a supplement.'],
    inputs:
      kind === 'urgent'
        ? await urgentInputs(services, item.meetingId, typed, item)
        : [
            {
              ...{ kind: 'text', id: fields.toFollowReason, label: 'To follow, because' },
              value:
                typed?.[fields.toFollowReason] ??
                (item.timing.kind === 'to-follow' ? item.timing.reason : ''),
            },
          ],
    send: ({ id: itemId, version }, submissionId) =>
      button(
        kind === 'urgent' ? 'Record the opinion' : 'Mark as to follow',
        'agenda.send-timing',
        { itemId, kind, version, submissionId },
        { reads: 'inputs' },
      ),
  });

export async function urgentInputs(
  services: BotServices,
  meetingId: string,
  typed: Typed | null,
  item: Pick<AgendaItem, 'timing'> | null,
): Promise<FormInput[]> {
  const { committeeId } = await services.meetings.byId(meetingId);
  const chairs = await services.people.withRole(committeeId, 'chair');
  const before = item?.timing.kind === 'urgent' ? item.timing.opinion : null;
  const only = chairs.length === 1 ? (chairs[0]?.id ?? '') : '';
  const text = (id: string, label: string, value = ''): FormInput => ({
    ...{ kind: 'text', id, label },
    value: typed?.[id] ?? value,
  });
  return [
    text(fields.urgentReason, 'Why the chair holds it to be urgent', before?.reason),
    text(fields.whyLate, 'Why it was not on time', before?.whyLate),
    text(fields.whyNotWait, 'Why it cannot wait for the next meeting', before?.whyNotWait),
    {
      ...{ kind: 'choice', id: fields.chair, label: 'Whose opinion this is' },
      value: typed?.[fields.chair] ?? before?.chairPersonId ?? only,
      choices: chairs.map(({ id, name }) => ({ title: name, value: id })),
    },
  ];
}

export const agendaTiming: Handler<'agenda.timing'> = ({ turn, data, services }) =>
  showForm(services, turn, data.itemId, timingForm(services, data.kind, null), {
    chair: data.kind === 'urgent',
  });

export const agendaSendTiming: Handler<'agenda.send-timing'> = async (press) => {
  const { turn, data, services } = press;
  const { kind } = data;
  const typed = { ...press.typed, [fields.timing]: kind };
  const marked = await services.agendas.relabel({ ...data, typed, byPersonId: turn.person.id });
  const done = { 'on-time': 'It is on time.', 'to-follow': 'Its paper is to follow.', urgent: 'Recorded.' }[
    kind
  ];
  return sent(press, data.itemId, marked, done, (refusal) =>
    kind === 'on-time'
      ? showItem(services, turn, data.itemId, { problem: agendaRefusalWords(refusal) })
      : showForm(services, turn, data.itemId, timingForm(services, kind, press.typed), {
          refusal,
          chair: kind === 'urgent',
        }),
  );
};
