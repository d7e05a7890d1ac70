/** `meetings.*`: the committee's meetings, made, changed and called off, with what a late one has lost. */
import { button } from '../../cards/actions';
import type { Action } from '../../cards/card';
import { formCard } from '../../cards/form-card';
import { messageCard } from '../../cards/message-card';
import { rowsCard } from '../../cards/rows-card';
import { meetingInputs, type meetingVerbs } from '../../cards/verbs-meetings';
import { formatDay } from '../../services/calendar/rules';
import type { MeetingRefusal } from '../../services/meetings/keeping';
import { reportingPeriod } from '../../services/meetings/reporting-period';
import type { Meeting, Profile } from '../../services/meetings/rules';
import { shortNoticeWords } from '../../services/meetings/short-notice-words';
import { unreachable } from '../../services/result';
import { changedLines } from '../changed-dates';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';

type Told = { done?: string; problem?: string };

export async function showMeetings(services: BotServices, turn: Turn, told: Told = {}): Promise<Reply> {
  const { committeeId } = turn;
  const upcoming = await services.meetings.upcoming(committeeId);
  const waiting = await services.agendas.waiting(committeeId);
  const rows = [];
  for (const meeting of upcoming.slice(0, mostShown)) {
    rows.push({
      title: describe(meeting),
      lines: [
        meeting.periodLabel,
        `Publish by ${formatDay(await services.meetings.lawfulPublication(meeting.id))}`,
      ],
      action: button(`Change ${formatDay(meeting.day)}`, 'meetings.change-form', { meetingId: meeting.id }),
    });
  }
  return show(
    rowsCard({
      title: upcoming.length === 0 ? 'No meeting is planned' : 'Meetings',
      ...told,
      lines: [],
      groups: [
        { heading: null, rows },
        ...waiting.map(({ calledOff, titles }) => ({
          heading: `Waits for a meeting, from ${formatDay(calledOff.day)}, which was called off`,
          rows: [
            ...titles.slice(0, mostShown).map((title) => ({ title, lines: [], action: null })),
            {
              title:
                'It goes by itself on the agenda of the next meeting that is added and can still take it.',
              lines: [],
              action: null,
            },
          ],
        })),
      ],
      actions: [
        button('Add a meeting', 'meetings.form', { committeeId }),
        button('Timetable', 'clerk.timetable', {}),
        button('Back to status', 'clerk.status', {}),
      ],
    }),
  );
}

/** What anybody reads where no meeting is planned; whoever keeps the meetings sees what waits, and how to add one. */
export async function noMeeting(services: BotServices, turn: Turn): Promise<Reply> {
  return can(turn, 'meetings.keep')
    ? showMeetings(services, turn)
    : show(messageCard({ title: 'No meeting is planned', lines: [] }));
}

/** As many as a card holds. */
const mostShown = 12;

const list: Handler<'meetings.list'> = ({ turn, services }) => showMeetings(services, turn);

const form: Handler<'meetings.form'> = ({ turn, services }) =>
  showForm(services, turn, { meeting: null, day: '', profile: 'normal', problem: null });

/** One that is gone is answered with those that are there. */
const notThere = (services: BotServices, turn: Turn) =>
  showMeetings(services, turn, { problem: 'That meeting is not there any more. Nothing has changed.' });

const changeForm: Handler<'meetings.change-form'> = async ({ turn, data, services }) => {
  const meeting = await services.meetings.find(data.meetingId);
  if (!meeting) return notThere(services, turn);
  return showForm(services, turn, { meeting, day: meeting.day, profile: meeting.profile, problem: null });
};

/** `meeting` null: one to be added. */
async function showForm(
  services: BotServices,
  turn: Turn,
  view: { meeting: Meeting | null; day: string; profile: string; problem: string | null },
): Promise<Reply> {
  const { meeting, problem } = view;
  const { committeeId } = turn;
  const submissionId = services.newId();
  const send = meeting
    ? button(
        'Change the meeting',
        'meetings.change',
        { ...shownOf(meeting), submissionId },
        { reads: 'inputs' },
      )
    : button('Add the meeting', 'meetings.add', { committeeId, submissionId }, { reads: 'inputs' });
  return show(
    formCard({
      title: meeting ? `Change the meeting on ${formatDay(meeting.day)}` : 'Add a meeting',
      about: [
        meeting
          ? 'Every date follows. Young people’s questions go with it, and people are told.'
          : 'Every date is worked back from its day. I say at once which of them have gone by.',
      ],
      notice: null,
      problems: problem ? [{ field: meetingInputs.day, message: problem }] : [],
      inputs: [
        { id: meetingInputs.day, label: 'Day of the meeting', value: view.day, kind: 'day' },
        {
          ...{ id: meetingInputs.profile, label: 'Profile', value: view.profile, kind: 'choice' },
          choices: [
            { title: 'Normal', value: 'normal' },
            { title: 'Light, for a short summer or an urgent round', value: 'light' },
          ],
        },
      ],
      actions: [
        send,
        ...(meeting ? [button('Call it off', 'meetings.off-form', { meetingId: meeting.id })] : []),
        button('Back to meetings', 'meetings.list', { committeeId }),
      ],
    }),
  );
}

const add: Handler<'meetings.add'> = async ({ turn, data, typed, services }) => {
  const { committeeId } = turn;
  const day = typed[meetingInputs.day] ?? '';
  const profile = profileOf(typed);
  const { submissionId } = data;
  const by = { byPersonId: turn.person.id, submissionId };
  const added = await services.meetingKeeping.add({ ...by, committeeId, day, profile });
  if (!added.ok) return refused(services, turn, added.refusal, { meeting: null, day, profile });
  return showKept(services, turn, added.value, 'Added');
};

const change: Handler<'meetings.change'> = async ({ turn, data, typed, services }) => {
  const day = data.day ?? typed[meetingInputs.day] ?? '';
  const profile = data.profile ?? profileOf(typed);
  const { meetingId, shownDay, shownProfile, submissionId } = data;
  const shown = { meetingId, day: shownDay, profile: shownProfile };
  const by = { byPersonId: turn.person.id, submissionId };
  const changed = await services.meetingKeeping.change({ ...by, shown, day, profile });
  if (!changed.ok) {
    const meeting = await services.meetings.find(meetingId);
    if (!meeting) return notThere(services, turn);
    return refused(services, turn, changed.refusal, { meeting, day, profile });
  }
  return showKept(services, turn, changed.value, 'Changed');
};

const offForm: Handler<'meetings.off-form'> = async ({ turn, data, services }) => {
  const meeting = await services.meetings.find(data.meetingId);
  if (!meeting) return notThere(services, turn);
  return show(
    formCard({
      title: `Call off the meeting on ${formatDay(meeting.day)}`,
      about: [
        'What had been put on its agenda goes to the next meeting that can take it.',
        'Young people’s questions stay open, and people are told. It cannot be undone: add a meeting instead.',
      ],
      ...{ notice: null, problems: [], inputs: [] },
      actions: [
        button('Call it off', 'meetings.call-off', {
          ...shownOf(meeting),
          submissionId: services.newId(),
        }),
        button('Back to meetings', 'meetings.list', { committeeId: turn.committeeId }),
      ],
    }),
  );
};

const callOff: Handler<'meetings.call-off'> = async ({ turn, data, services }) => {
  const { meetingId, shownDay, shownProfile, submissionId } = data;
  const shown = { meetingId, day: shownDay, profile: shownProfile };
  const off = await services.meetingKeeping.callOff({ byPersonId: turn.person.id, submissionId, shown });
  if (!off.ok) {
    const meeting = await services.meetings.find(meetingId);
    if (!meeting) return notThere(services, turn);
    const typed = { meeting, day: meeting.day, profile: meeting.profile };
    return refused(services, turn, off.refusal, typed);
  }
  await followed(services, turn);
  return showMeetings(services, turn, { done: `${formatDay(off.value.day)} is called off.` });
};

async function refused(
  services: BotServices,
  turn: Turn,
  refusal: MeetingRefusal,
  typed: { meeting: Meeting | null; day: string; profile: Profile },
): Promise<Reply> {
  switch (refusal.code) {
    case 'not-allowed':
      return notAllowed('meetings.keep');
    case 'not-found':
      return notThere(services, turn);
    case 'changed-meanwhile':
      return showMeetings(services, turn, {
        problem:
          'Somebody has changed this meeting meanwhile. Here is how it stands; nothing else has changed.',
      });
    case 'needs-attention':
      return showForm(services, turn, { ...typed, problem: refusal.sentence });
    default:
      return unreachable(refusal);
  }
}

/** Every date follows, and what waited for a meeting goes to it. Lines for this person. */
async function followed(services: BotServices, turn: Turn): Promise<{ dates: string[]; carried: string[] }> {
  const changed = await services.datesChanged();
  const carried = await services.agendas.carryCalledOff(turn.committeeId);
  await services.workProgramme.carryCalledOff(turn.committeeId);
  return {
    dates: changed.moved.length + changed.kept.length === 0 ? [] : changedLines(turn, changed),
    carried: carried.flatMap(({ to, titles }) =>
      to
        ? [`From a meeting that was called off, on the agenda for ${formatDay(to.day)} now:`, ...titles]
        : [],
    ),
  };
}

/** What was kept, which of its dates have gone, and what would fit instead, with one press each. */
async function showKept(services: BotServices, turn: Turn, meeting: Meeting, verb: string): Promise<Reply> {
  const { dates, carried } = await followed(services, turn);
  const late = await services.meetings.shortNotice(meeting);
  const words = late && shortNoticeWords(meeting.profile, late);
  const entries = await services.meetings.timetable(meeting);
  const { note } = reportingPeriod(meeting.day);
  const offer = (title: string, instead: { day?: string; profile?: Profile }): Action =>
    button(title, 'meetings.change', {
      ...shownOf(meeting),
      submissionId: services.newId(),
      day: instead.day ?? meeting.day,
      profile: instead.profile ?? meeting.profile,
    });
  return show(
    rowsCard({
      title: `${verb}: ${describe(meeting)}`,
      preview: `${verb}: a meeting`,
      lines: [
        ...(words
          ? [...words.lost, words.light ?? '', words.nextDay ?? ''].filter((line) => line !== '')
          : []),
        ...entries.flatMap(({ step, title, day }) =>
          told.has(step) && !late?.gone.some((one) => one.step === step)
            ? [`${title}: ${formatDay(day)}`]
            : [],
        ),
        ...(note ? [note] : []),
        ...entries.filter(({ step }) => step === 'meeting').flatMap(({ warnings }) => warnings),
        ...carried,
        ...dates,
      ],
      groups: [],
      ways: [
        ...(late?.light ? [offer('Use the light profile', { profile: 'light' })] : []),
        ...(late?.nextDay ? [offer(`Move it to ${formatDay(late.nextDay)}`, { day: late.nextDay })] : []),
      ],
      actions: [
        button('Every date', 'clerk.timetable', { meetingId: meeting.id }),
        button('Meetings', 'meetings.list', { committeeId: turn.committeeId }),
      ],
    }),
  );
}

/** The dates by which a clerk knows whether the day will do. */
const told: ReadonlySet<string> = new Set(['round-opens', 'words-due', 'publication']);

const shownOf = (meeting: Meeting) => ({
  meetingId: meeting.id,
  shownDay: meeting.day,
  shownProfile: meeting.profile,
});

const profileOf = (typed: Record<string, string>): Profile =>
  typed[meetingInputs.profile] === 'light' ? 'light' : 'normal';

function describe({ day, startsAt, venue, profile }: Meeting): string {
  return `${formatDay(day)}, ${startsAt}, ${venue}${profile === 'light' ? ' (light profile)' : ''}`;
}

export const meetingHandlers: { [Name in keyof typeof meetingVerbs]: Handler<Name> } = {
  'meetings.list': list,
  'meetings.form': form,
  'meetings.add': add,
  'meetings.change-form': changeForm,
  'meetings.change': change,
  'meetings.off-form': offForm,
  'meetings.call-off': callOff,
};
