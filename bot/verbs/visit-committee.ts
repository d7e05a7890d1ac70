/** Visits for the committee: the list for its meeting, the wording a clerk chooses, who may go, and what is missing. */

import { messageCard } from '../../cards/message-card';
import { visitInputs } from '../../cards/verbs-visits';
import { lineForm, meetingVisitsCard } from '../../cards/visit-committee-cards';
import { gapsCard, membersCard } from '../../cards/visit-rota-cards';
import { formatDay, formatShortDay, londonDay } from '../../services/calendar/rules';
import { noticeKinds } from '../../services/notices/kinds';
import type { VisitCounts } from '../../services/visits/service';
import { notAllowed } from '../not-allowed';
import { visitWords } from '../present/visit-words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { can, committeeOf } from '../which-committee';
import { visitNotForYou } from './visit-list';

export const visitMeeting: Handler<'visit.meeting'> = ({ turn, data, services }) =>
  showMeetingVisits(services, turn, data.meetingId ?? null);

export async function showMeetingVisits(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const upcoming = committee ? await services.meetings.upcoming(committee.committeeId) : [];
  const meeting = upcoming.find((one) => one.id === meetingId) ?? upcoming[0];
  if (!meeting) return show(messageCard({ title: 'No meeting is planned', lines: [] }));
  const { counts, lines } = await services.visits.forMeeting(meeting.id);
  const records = await services.visits.records(lines.map((one) => one.visitId));
  return show(
    meetingVisitsCard({
      title: `Visits for the meeting on ${formatDay(meeting.day)}`,
      counts: countWords(counts),
      lines: lines.map((one) => ({
        visitId: one.visitId,
        short: formatShortDay(one.day),
        title: `${formatDay(one.day)}: ${one.service} (pledge ${one.pledges.join(', ')})`,
        summary: one.summary,
        outcome: one.outcome,
        chosen: records.some((record) => record.visit.id === one.visitId && record.line !== null),
      })),
      clerk: can(turn, 'visits.run'),
    }),
  );
}

function countWords({ due, made, reported, answered }: VisitCounts): string {
  return `Since the meeting before: due ${due}, made ${made}, reported ${reported}, answered ${answered}.`;
}

export const visitLine: Handler<'visit.line'> = ({ turn, data, services }) =>
  showLine(services, turn, data.visitId, null, []);

export const visitUseLine: Handler<'visit.use-line'> = async ({ turn, data, typed, services }) => {
  const words = { summary: typed[visitInputs.summary] ?? '', outcome: typed[visitInputs.outcome] ?? '' };
  const chosen = await services.visits.chooseLine({ ...data, ...words, byPersonId: turn.person.id });
  if (!chosen.ok) return showLine(services, turn, data.visitId, words, visitRefusalWords(chosen.refusal));
  return showMeetingVisits(services, turn, null);
};

async function showLine(
  services: BotServices,
  turn: Turn,
  visitId: string,
  typed: { summary: string; outcome: string } | null,
  problem: string[],
): Promise<Reply> {
  const found = await services.visits.lineToRead(visitId, turn.person.id);
  if (!found.ok)
    return found.refusal.code === 'not-allowed'
      ? notAllowed('visits.run')
      : showMeetingVisits(services, turn, null);
  const { record, draft } = found.value;
  const base = { visitId, submissionId: services.newId(), visit: visitWords(record.visit), problem };
  return show(lineForm({ ...base, ...(typed ?? draft) }));
}

export const visitGaps: Handler<'visit.gaps'> = async ({ turn, services }) => {
  const committee = await committeeOf(services, turn);
  const found = await services.visits.gaps(committee?.committeeId ?? '', turn.person.id);
  if (!found.ok) return visitNotForYou();
  return show(
    gapsCard({
      rows: found.value.slice(-15).map((gap) => ({
        visitId: gap.visitId,
        short: formatShortDay(gap.day),
        words: `${formatShortDay(gap.day)}: ${gap.service}`,
        what: [
          ...gap.what,
          ...gap.unreached.map(
            (one) => `${one.name} was not reached (${noticeKinds[one.kind].title}): ${one.reason}`,
          ),
        ]
          .map((text) => text.replace(/\.$/, ''))
          .join('. '),
      })),
    }),
  );
};

export const visitMembers: Handler<'visit.members'> = async ({ turn, services }) =>
  showMembers(services, turn);

export async function showMembers(services: BotServices, turn: Turn): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const members = committee ? await services.visits.members(committee.committeeId) : [];
  const today = londonDay(turn.now);
  const rows = await Promise.all(
    members.slice(0, 30).map(async (member) => {
      const trained = member.trainedOn ? `trained ${formatDay(member.trainedOn)}` : 'no training recorded';
      const check = member.checkUntil ? `check until ${formatDay(member.checkUntil)}` : 'no check recorded';
      return {
        personId: member.personId,
        short: member.name,
        name: member.party ? `${member.name}, ${member.party}` : member.name,
        facts: `${trained}; ${check}`,
        problem: !member.trainedOn || !member.checkUntil || member.checkUntil < today,
        feed: (await services.visits.feedState(member.personId)) === 'on',
      };
    }),
  );
  return show(membersCard({ rows }));
}
