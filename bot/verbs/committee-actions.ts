/** Committee actions: `actions.list` and the form for one, new or old. Clerks change them; those who prepare papers look. */

import { button } from '../../cards/actions';
import { type FormInput, formCard } from '../../cards/form-card';
import { messageCard } from '../../cards/message-card';
import { type RowView, rowsCard } from '../../cards/rows-card';
import {
  type ActionRefusal,
  type CommitteeAction,
  actionFields as fields,
  isPastItsDate,
} from '../../services/actions/rules';
import { addDays, type Day, formatDay, londonDay } from '../../services/calendar/rules';
import type { CommitteeSettings } from '../../services/committees/rules';
import { unreachable } from '../../services/result';
import { notAllowed } from '../not-allowed';
import { clipped } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { mayWith, type Told } from './agenda-list';

type Typed = Record<string, string>;

export const actionsList: Handler<'actions.list'> = ({ turn, services }) => showActions(services, turn);

/** Open ones first, then what ended in the last year. */
export async function showActions(services: BotServices, turn: Turn, told: Told = {}): Promise<Reply> {
  const scene = await sceneOf(services, turn);
  if ('reply' in scene) return scene.reply;
  const { committee, clerk } = scene;
  const today = londonDay(turn.now);
  const all = await services.committeeActions.all(committee.committeeId);
  const open = all.filter(({ state }) => state === 'open').slice(0, 18);
  const ended = all
    .filter(
      ({ state, closedDay }) => state !== 'open' && closedDay !== null && closedDay > addDays(today, -365),
    )
    .slice(0, 20 - open.length);
  const rows = (actions: CommitteeAction[], before: number) =>
    actions.map((action, index) => rowOf(action, before + index + 1, today, clerk));
  return show(
    rowsCard({
      title: 'Committee actions',
      ...told,
      lines: ['What meetings have asked for. Actions of the plan (1.1 and on) are something else.'],
      groups: [
        { heading: open.length === 0 ? 'Nothing is open' : 'Open', rows: rows(open, 0) },
        { heading: ended.length === 0 ? null : 'Ended in the last year', rows: rows(ended, open.length) },
      ],
      actions: clerk ? [button('Add one', 'actions.new', {})] : [button('What I can do here', 'help', {})],
    }),
  );
}

async function sceneOf(
  services: BotServices,
  turn: Turn,
): Promise<{ committee: CommitteeSettings; clerk: boolean } | { reply: Reply }> {
  const committee = await committeeOf(services, turn);
  if (!committee) return { reply: show(messageCard({ title: 'No committee is set up', lines: [] })) };
  const { prepare } = mayWith(turn, committee.committeeId);
  return { committee, clerk: prepare };
}

function rowOf(action: CommitteeAction, place: number, today: Day, clerk: boolean): RowView {
  const due = action.dueDay === null ? 'no date' : `by ${formatDay(action.dueDay)}`;
  const state = { open: 'Open', done: 'Done', closed: 'Not pursued' }[action.state];
  const late = isPastItsDate(action, today);
  return {
    title: `${place}. ${clipped(action.ask, 160)}`,
    lines: [
      `${action.ownerPost}, ${due}${late ? ' (past)' : ''}. ${state}. Asked on ${formatDay(action.meetingDay)}.`,
    ],
    attention: late,
    action: clerk ? button(`Open ${place}`, 'actions.open', { actionId: action.id }) : null,
  };
}

function inputsOf(typed: Typed | null, before: CommitteeAction | null): FormInput[] {
  const value = (id: string, stored: string | null | undefined) => typed?.[id] ?? stored ?? '';
  return [
    {
      ...{ kind: 'choice', id: fields.kind, label: 'What it is' },
      value: value(fields.kind, before?.kind ?? 'ask'),
      choices: [
        { title: 'Something the committee asked for', value: 'ask' },
        { title: 'A nomination the committee is to make', value: 'nomination' },
      ],
    },
    { kind: 'text', id: fields.ask, label: 'What was asked for', value: value(fields.ask, before?.ask) },
    {
      ...{ kind: 'line', id: fields.ownerPost, label: 'Who answers for it (a post, no name)' },
      value: value(fields.ownerPost, before?.ownerPost),
    },
    { kind: 'day', id: fields.dueDay, label: 'By when', value: value(fields.dueDay, before?.dueDay) },
    {
      ...{ kind: 'choice', id: fields.state, label: 'Where it stands' },
      value: value(fields.state, before?.state ?? 'open'),
      choices: [
        { title: 'Open', value: 'open' },
        { title: 'Done', value: 'done' },
        { title: 'Not pursued', value: 'closed' },
      ],
    },
    {
      ...{ kind: 'text', id: fields.outcome, label: 'What came of it' },
      value: value(fields.outcome, before?.outcome),
      help: 'Printed in the papers. Needed when it is done, or not pursued.',
    },
  ];
}

async function showNew(
  services: BotServices,
  turn: Turn,
  typed: Typed | null,
  refusal: ActionRefusal | null,
): Promise<Reply> {
  const scene = await sceneOf(services, turn);
  if ('reply' in scene) return scene.reply;
  if (!scene.clerk) return notAllowed('committee-actions.keep');
  const today = londonDay(turn.now);
  const around = await services.meetings.upcoming(scene.committee.committeeId, addDays(today, -400));
  const meetings = around.filter(({ day }) => day <= addDays(today, 100)).reverse();
  const last = meetings.find(({ day }) => day <= today) ?? meetings[0];
  return show(
    formCard({
      title: 'Add a committee action',
      about: [],
      notice: refusal && refusal.code !== 'needs-attention' ? refusalWords(refusal) : null,
      problems: refusal?.code === 'needs-attention' ? refusal.problems : [],
      inputs: [
        {
          ...{ kind: 'choice', id: fields.meeting, label: 'At which meeting' },
          value: typed?.[fields.meeting] ?? last?.id ?? '',
          choices: meetings.map(({ id, day }) => ({ title: formatDay(day), value: id })),
        },
        ...inputsOf(typed, null),
      ],
      actions: [
        button('Add it', 'actions.add', { submissionId: services.newId() }, { reads: 'inputs' }),
        button('All committee actions', 'actions.list', {}),
      ],
    }),
  );
}

export const actionsNew: Handler<'actions.new'> = ({ turn, services }) => showNew(services, turn, null, null);

export const actionsAdd: Handler<'actions.add'> = async ({ turn, data, typed, services }) => {
  const meetingId = typed[fields.meeting] ?? '';
  const known = await services.meetings.byId(meetingId).catch(() => null);
  if (!known) {
    const problems = [{ field: fields.meeting, message: 'Please choose the meeting that asked for it.' }];
    return showNew(services, turn, typed, { code: 'needs-attention', problems });
  }
  const added = await services.committeeActions.add({
    ...data,
    meetingId,
    typed,
    byPersonId: turn.person.id,
  });
  return added.ok
    ? showActions(services, turn, { done: 'Added.' })
    : showNew(services, turn, typed, added.refusal);
};

export const actionsOpen: Handler<'actions.open'> = ({ turn, data, services }) =>
  showAction(services, turn, data.actionId, null, null);

async function showAction(
  services: BotServices,
  turn: Turn,
  actionId: string,
  typed: Typed | null,
  refusal: ActionRefusal | null,
): Promise<Reply> {
  const action = await services.committeeActions.byId(actionId);
  if (!action) return showActions(services, turn, { problem: 'That action is no longer there.' });
  if (!mayWith(turn, action.committeeId).prepare) return notAllowed('committee-actions.keep');
  const conflict = refusal?.code === 'changed-meanwhile';
  return show(
    formCard({
      title: 'Committee action',
      about: [`Asked on ${formatDay(action.meetingDay)}.`],
      notice: refusal && refusal.code !== 'needs-attention' ? refusalWords(refusal) : null,
      theirs: conflict
        ? { label: 'As it stands now:', text: `${action.ask}\n${action.ownerPost}\n${action.outcome}` }
        : null,
      problems: refusal?.code === 'needs-attention' ? refusal.problems : [],
      inputs: inputsOf(typed, action),
      actions: [
        button(
          'Save',
          'actions.save',
          { actionId, version: action.version, submissionId: services.newId() },
          { reads: 'inputs' },
        ),
        button('All committee actions', 'actions.list', {}),
      ],
    }),
  );
}

export const actionsSave: Handler<'actions.save'> = async ({ turn, data, typed, services }) => {
  const saved = await services.committeeActions.save({ ...data, typed, byPersonId: turn.person.id });
  return saved.ok
    ? showActions(services, turn, { done: 'Saved.' })
    : showAction(services, turn, data.actionId, typed, saved.refusal);
};

function refusalWords(refusal: ActionRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only the committee’s clerk can do that.';
    case 'not-found':
      return 'That action is no longer there.';
    case 'changed-meanwhile':
      return 'Somebody changed this since your card was made. What you typed is below; save it if it should stand.';
    case 'needs-attention':
      return refusal.problems.map(({ message }) => message).join(' ');
    default:
      return unreachable(refusal);
  }
}
