/** What the rest of the product knows of the steps of a meeting's cycle, for services/cycle. */
import { businessOf } from './agenda/rules';
import type { Agendas } from './agenda/service';
import type { CycleDeps } from './cycle/service';
import type { Packs } from './pack/service';
import type { Reports } from './reports/service';
import type { Rounds } from './rounds/service';

export function factsForCycle({
  agendas,
  packs,
  reports,
  rounds,
}: {
  agendas: Agendas;
  packs: Packs;
  reports: Reports;
  rounds: Rounds;
}): Pick<CycleDeps, 'publishedAt' | 'also' | 'settled'> {
  return {
    publishedAt: async (meetingId, on) => (await packs.publicationOf(meetingId, on))?.despatchedAt ?? null,
    async also(meeting, who, on) {
      if (who === 'report-authors') return reports.authors(meeting.id, on);
      const round = await rounds.ofMeeting(meeting.id, on);
      if (round?.state !== 'open') return [];
      const { requests } = await rounds.overview(round.id, on);
      const returned = requests.filter(({ state }) => state === 'returned');
      return [...new Set(returned.flatMap(({ leadPersonId }) => leadPersonId ?? []))];
    },
    async settled(meeting, step, on) {
      switch (step) {
        case 'operational-group-papers':
        case 'operational-group':
        case 'returned-updates-back': {
          const round = await rounds.ofMeeting(meeting.id, on);
          if (round?.state !== 'open') return true;
          const { requests } = await rounds.overview(round.id, on);
          const waiting = requests.some(({ state }) => state === 'sent' || state === 'returned');
          const sent = requests.some(({ state }) => state !== 'not-started');
          // Before anything has come there is something to look forward to, save for replies.
          return !waiting && (sent || step === 'returned-updates-back');
        }
        case 'member-notice-closes':
          return !businessOf(await agendas.of(meeting.id, on)).some(({ kind }) => kind === 'public-speaking');
        default:
          return false;
      }
    },
  };
}
