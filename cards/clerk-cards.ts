/** The clerk's view of a round: who has sent, who is late, by pledge, and a chase with a preview of whom it goes to. */
import { button, row } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { heading, line, small } from './text';

export interface StatusView {
  /** 'Quarter 3, October to December 2026' */
  period: string;
  /** 'For the meeting on Tuesday 2 March 2027' */
  meeting: string;
  meetingId: string;
  roundId: string;
  state: 'planned' | 'open' | 'closed';
  /** 'Opens by itself on …' or 'Words due …' */
  dates: string[];
  /** 'Sent 31 of 50. Accepted 20. Late 3.' */
  totals: string;
  /** How near publication is; null while it is far off. */
  publication: { line: string; urgent: boolean; action: Action | null } | null;
  /** What a person has to do around a meeting, of those before it too, each with its button. */
  steps: { title: string; words: string; overdue: boolean; action: Action }[];
  pledges: { no: number; shortName: string; counts: string }[];
  late: { requestId: string; ref: string; title: string; who: string }[];
  moreTime: { id: string; text: string; reason: string }[];
  /** Posts nobody holds, people who cannot be reached. */
  attention: string[];
  submissionId: string;
  /** Others may look; only a clerk's presses change anything, besides reminding whoever is late. */
  mayAct: boolean;
  mayChase: boolean;
  problem: string | null;
  /** What the press before has done: 'The round is open. …' */
  done: string | null;
}

export function statusCard(view: StatusView): Card {
  return card({
    fallbackText: `Status of ${view.period}`,
    refresh: button('Refresh', 'clerk.status', {}),
    body: [
      heading(view.period, { size: 'large' }),
      small(view.meeting),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { color: 'good', weight: 'bolder' }) : null,
      ...view.dates.map((text) => line(text, { spacing: 'small' })),
      view.state === 'planned' ? null : line(view.totals, { weight: 'bolder' }),
      ...publicationRows(view),
      ...view.attention.map((text) => line(text, { color: 'warning', spacing: 'small' })),
      ...stepRows(view.steps),
      ...moreTimeRows(view),
      ...lateRows(view),
      // Before a round opens nothing is asked of anyone: a row of noughts would say nothing.
      ...(view.state === 'planned' ? [] : view.pledges).map((pledge) =>
        row(
          [line(`Pledge ${pledge.no}: ${pledge.shortName}`), small(pledge.counts)],
          button(`Show pledge ${pledge.no}`, 'clerk.status', { pledgeNo: pledge.no }),
        ),
      ),
    ],
    actions: statusActions(view),
  });
}

/** The colour beside the words, never instead of them. */
function publicationRows({ publication }: StatusView): Element[] {
  if (!publication) return [];
  const words = [
    line(publication.line, { color: publication.urgent ? 'attention' : 'warning', weight: 'bolder' }),
  ];
  return publication.action ? [row(words, publication.action)] : words;
}

export function stepRows(steps: StatusView['steps']): Element[] {
  return steps.map(({ title, words, overdue, action }) =>
    row([line(title), small(words, overdue ? { color: 'attention', isSubtle: false } : {})], action),
  );
}

function statusActions(view: StatusView): (Action | null)[] {
  if (!view.mayAct) return [button('Timetable', 'clerk.timetable', { meetingId: view.meetingId })];
  if (view.state === 'planned') {
    return [
      button('Open the round now', 'clerk.open-round', { roundId: view.roundId }),
      button('Timetable', 'clerk.timetable', { meetingId: view.meetingId }),
      button('Add a bank holiday', 'clerk.day-off', {}),
    ];
  }
  return [
    button('Build the pack', 'clerk.build-pack', {
      meetingId: view.meetingId,
      submissionId: view.submissionId,
    }),
    button('Messages sent', 'clerk.notices', { roundId: view.roundId }),
    button('Timetable', 'clerk.timetable', { meetingId: view.meetingId }),
    button('Add a bank holiday', 'clerk.day-off', {}),
  ];
}

/** More than this many rows stops being a status and the card stops being small. */
const shownLate = 8;

function lateRows(view: StatusView): Element[] {
  if (view.late.length === 0) return [];
  const { roundId, mayChase } = view;
  const rest = view.late.length - shownLate;
  const lateRow = ({ ref, title, who, requestId }: StatusView['late'][number]): Element => {
    const words = [line(`${ref} ${title}`), small(who)];
    return mayChase
      ? row(words, chaseOne(roundId, { ref, requestId }))
      : { type: 'Container', separator: true, items: words };
  };
  return present([
    heading('Late'),
    // Here and not at the foot: on a phone the foot is many screens away.
    mayChase && {
      type: 'ActionSet',
      actions: [button('Chase all that are late', 'clerk.chase', { roundId })],
    },
    ...view.late.slice(0, shownLate).map(lateRow),
    rest > 0 ? small(`and ${rest} more: open a pledge to see them`) : null,
  ]);
}

function chaseOne(roundId: string, item: { ref: string; requestId: string }): Action {
  return button(`Chase ${item.ref}`, 'clerk.chase', { roundId, requestId: item.requestId });
}

function moreTimeRows(view: StatusView): Element[] {
  if (view.moreTime.length === 0 || !view.mayAct) return [];
  return [
    heading('Asking for more time'),
    ...view.moreTime.slice(0, 5).flatMap((item) => moreTimeBlock(item, view)),
  ];
}

function moreTimeBlock(item: StatusView['moreTime'][number], view: { submissionId: string }): Element[] {
  const press = { moreTimeId: item.id, submissionId: `${view.submissionId}:${item.id}` };
  return [
    line(item.text, { separator: true }),
    small(`Because: ${item.reason}`),
    {
      type: 'ActionSet',
      actions: [
        button('Agree to more time', 'clerk.decide-more-time', { ...press, agree: true }),
        button('Keep the date', 'clerk.decide-more-time', { ...press, agree: false }),
      ],
    },
  ];
}

/** No round to show; what follows an earlier meeting can still be reached. */
export function noMeetingCard(view: {
  lines: string[];
  steps: StatusView['steps'];
  actions: Action[];
}): Card {
  return card({
    fallbackText: 'No meeting is planned',
    body: [
      heading('No meeting is planned'),
      ...view.lines.map((text) => line(text)),
      ...stepRows(view.steps),
    ],
    actions: view.actions,
  });
}

/** The message that a request for more time has come. */
export function moreTimeAskedCard(view: {
  submissionId: string;
  item: { id: string; text: string; reason: string };
}): Card {
  return card({
    fallbackText: 'Someone asks for more time',
    body: [heading('Someone asks for more time'), ...moreTimeBlock(view.item, view)],
    actions: [button('Show status', 'clerk.status', {})],
  });
}

export interface PledgeStatusView {
  title: string;
  roundId: string;
  rows: { requestId: string; ref: string; title: string; state: string; late: boolean }[];
  mayChase: boolean;
}

export function pledgeStatusCard(view: PledgeStatusView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.rows.map((item) => {
        const words = [
          line(`${item.ref} ${item.title}`),
          small(item.state, item.late ? { color: 'attention', isSubtle: false } : {}),
        ];
        // What is late is often one of many: here each can be chased by itself.
        return view.mayChase && item.late
          ? row(words, chaseOne(view.roundId, item))
          : row(words, button(`Open ${item.ref}`, 'update.open', { requestId: item.requestId }));
      }),
    ],
    actions: [button('Back to status', 'clerk.status', {})],
  });
}

export interface ChaseView {
  roundId: string;
  requestId: string | null;
  submissionId: string;
  /** `last`: 'Last reminded on …, by …', or ''. `again`: whether this press reminds them. */
  people: { name: string; refs: string; last: string; again: boolean }[];
  /** 'The reminder goes out now.' or 'The reminder goes out on Monday 18 January 2027, 09:00: …' */
  when: string;
}

export function chaseCard(view: ChaseView): Card {
  const reminded = view.people.filter(({ again }) => again);
  const title = reminded.length === 1 ? 'Chase one person' : `Chase ${reminded.length} people`;
  const about = () => {
    if (view.people.length === 0) return 'Nothing is late now.';
    if (reminded.length === 0)
      return 'Everyone here has had their reminder for that day: one a day is enough.';
    if (reminded.length === 1) return 'One message, with what is still to send.';
    return 'Each gets one message, to themselves only, with what is still to send.';
  };
  return card({
    fallbackText: reminded.length === 0 ? 'Nobody to chase' : title,
    body: [
      heading(reminded.length === 0 ? 'Nobody to chase' : title),
      line(about()),
      ...view.people.flatMap((person) => [
        line(`${person.name}: ${person.refs}`, { separator: true, spacing: 'small' }),
        person.last === '' ? null : small(person.last, { spacing: 'none' }),
      ]),
      reminded.length > 0 ? small(view.when) : null,
    ],
    actions: [
      reminded.length > 0
        ? button('Send the reminder', 'clerk.send-chase', {
            roundId: view.roundId,
            submissionId: view.submissionId,
            ...(view.requestId ? { requestId: view.requestId } : {}),
          })
        : null,
      button('Back to status', 'clerk.status', {}),
    ],
  });
}
