/** From a round as it stands to the clerk's status. */
import type { PledgeStatusView, StatusView } from '../../cards/clerk-cards';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import type { UpdateRequest } from '../../services/rounds/rules';
import type { MoreTimeRequest, RoundOverview } from '../../services/rounds/service';
import { statusLabel } from './due-list';

export function statusView(
  overview: RoundOverview,
  moreTime: MoreTimeRequest[],
  extra: {
    submissionId: string;
    now: Date;
    problem: string | null;
    done: string | null;
    mayAct: boolean;
    mayChase: boolean;
    notReached: number;
    publication: StatusView['publication'];
    steps: StatusView['steps'];
    /** About the meeting's day: an election, a day off. */
    warnings: string[];
  },
): StatusView {
  const { round, requests } = overview;
  const late = requests.filter((request) => isLate(request, extra.now));
  return {
    period: round.periodLabel,
    meeting: `For the meeting on ${formatDay(round.meetingDay)}`,
    meetingId: round.meetingId,
    roundId: round.id,
    state: round.state,
    dates: dates(overview, extra.now),
    totals: totals(requests, late.length),
    publication: extra.publication,
    steps: extra.steps,
    pledges: overview.pledges.map((pledge) => ({
      no: pledge.no,
      shortName: pledge.shortName,
      counts: totals(pledge.requests, pledge.requests.filter((request) => isLate(request, extra.now)).length),
    })),
    late: late.map((request) => ({
      requestId: request.id,
      ref: request.ref,
      title: request.title,
      who: `${request.leadName ?? `${request.leadPost} (no one in post)`}: ${stateWords(request, extra.now)}`,
    })),
    moreTime: moreTime.map(moreTimeView),
    attention: [...extra.warnings, ...attention(requests, extra.notReached)],
    submissionId: extra.submissionId,
    problem: extra.problem,
    done: extra.done,
    mayAct: extra.mayAct,
    mayChase: extra.mayChase,
  };
}

export function moreTimeView(item: MoreTimeRequest): { id: string; text: string; reason: string } {
  return {
    id: item.id,
    text: `${item.askedByName} asks for more time on ${item.ref} ${item.title}, until ${formatDay(item.untilDay)}`,
    reason: item.reason,
  };
}

export function pledgeStatusView(
  overview: RoundOverview,
  pledgeNo: number,
  extra: { now: Date; mayChase: boolean },
): PledgeStatusView | null {
  const pledge = overview.pledges.find((one) => one.no === pledgeNo);
  if (!pledge) return null;
  return {
    title: `Pledge ${pledge.no}: ${pledge.shortName}`,
    roundId: overview.round.id,
    mayChase: extra.mayChase,
    rows: pledge.requests.map((request) => ({
      requestId: request.id,
      ref: request.ref,
      title: request.title,
      state: `${request.leadName ?? `${request.leadPost} (no one in post)`}: ${stateWords(request, extra.now)}`,
      late: isLate(request, extra.now),
    })),
  };
}

/** Words late, or figures late. An update that was sent back has a date of its own, and is counted as such. */
export function isLate(request: UpdateRequest, now: Date): boolean {
  const wordsMissing = request.state === 'not-started' && now >= request.wordsDueAt;
  return wordsMissing || (request.figuresToCome && now >= request.figuresDueAt);
}

function stateWords(request: UpdateRequest, now: Date): string {
  const rating = request.status ? `, ${statusLabel(request.status)}` : '';
  const figures = request.figuresToCome && request.versionNo > 0 ? ', figures to come' : '';
  switch (request.state) {
    case 'not-started':
      if (now >= request.wordsDueAt) return `not sent, was due ${formatMoment(request.wordsDueAt)}`;
      return request.hasDraft ? 'a draft is saved' : 'not started';
    case 'sent':
      return `sent, waiting for scrutiny${rating}${figures}`;
    case 'returned':
      return `sent back with a comment${rating}`;
    case 'accepted':
      return `accepted${rating}${figures}`;
  }
}

function dates({ round }: RoundOverview, now: Date): string[] {
  if (round.state === 'planned' && now >= round.locksAt) {
    return [
      `There is no time left for a round before this meeting: updates would have had to be in by ${formatMoment(round.locksAt)}.`,
    ];
  }
  if (round.state === 'planned' && now >= round.opensAt) {
    return ['The round opens now, with one message to each lead: its day has gone by already.'];
  }
  if (round.state === 'planned') {
    return [`The round opens by itself on ${formatMoment(round.opensAt)}, with one message to each lead.`];
  }
  return [
    `Words due ${formatMoment(round.wordsDueAt)}. Figures due ${formatMoment(round.figuresDueAt)}.`,
    `Updates can be changed until ${formatMoment(round.locksAt)}.`,
  ];
}

function totals(requests: UpdateRequest[], late: number): string {
  const count = (...states: UpdateRequest['state'][]) =>
    requests.filter((request) => states.includes(request.state)).length;
  const parts = [
    `Sent ${count('sent', 'accepted', 'returned')} of ${requests.length}`,
    `accepted ${count('accepted')}`,
    ...(count('returned') > 0 ? [`sent back ${count('returned')}`] : []),
    `late ${late}`,
  ];
  return parts.join(', ');
}

function attention(requests: UpdateRequest[], notReached: number): string[] {
  const vacant = [...new Set(requests.filter((one) => one.leadPersonId === null).map((one) => one.leadPost))];
  return [
    ...vacant.map((post) => `No one holds this post: ${post}`),
    ...(notReached > 0
      ? [`${notReached} of the messages sent did not reach anyone. “Messages sent” says why.`]
      : []),
  ];
}
