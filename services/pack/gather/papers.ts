/** Gathers everything a meeting's papers are made of, true at one moment: agenda, reports, scorecard, actions, programme. */

import type { CommitteeAction } from '../../actions/rules';
import type { CommitteeActions } from '../../actions/service';
import type { Agenda, AgendaFacts } from '../../agenda/rules';
import type { Agendas } from '../../agenda/service';
import type { Programme } from '../../programme/rules';
import type { WorkProgramme } from '../../programme/service';
import type { Report } from '../../reports/rules';
import type { Reports } from '../../reports/service';
import { assembleScorecard } from '../../scorecard/assemble';
import type { Scorecard } from '../../scorecard/rules';
import type { Scorecards } from '../../scorecard/service';
import { type AttachedDeps, type AttachedPaper, attachedPapers, linksOf, withPdfs } from '../attached';
import type { ShadowQuestion } from '../compose/lists';
import type { VisitsSince } from '../compose/visits';
import { draftStatus } from '../documents';
import type { Audience, PackContents } from './contents';
import { type GatherDeps, gather } from './gather';

export interface Papers {
  /** The round's updates, and with them the committee and the meeting. */
  contents: PackContents;
  agenda: Agenda;
  facts: AgendaFacts;
  /** By id. */
  reports: Map<string, Report>;
  scorecard: Record<Audience, Scorecard>;
  attached: AttachedPaper[];
  actions: CommitteeAction[];
  programme: Programme;
  /** null where the product has none to give. */
  questions: ShadowQuestion[] | null;
  visits: VisitsSince | null;
}

export interface PapersDeps extends GatherDeps, AttachedDeps {
  agendas: Pick<Agendas, 'of' | 'facts'>;
  reports: Pick<Reports, 'forMeeting'>;
  scorecards: Pick<Scorecards, 'facts'>;
  committeeActions: Pick<CommitteeActions, 'forMeeting'>;
  workProgramme: Pick<WorkProgramme, 'forMeeting'>;
  /** Approved wordings with their answers; null where questions are not kept in the product. */
  questions?: { forPack(meetingId: string): Promise<ShadowQuestion[]> };
  /** Visits since the last meeting, in themes, and the year of them at the meeting that looks back. */
  visits?: { forPack(meetingId: string): Promise<VisitsSince> };
}

export async function gatherPapers(
  deps: PapersDeps,
  build: { meetingId: string; no: number; at: Date },
): Promise<Papers> {
  const { meetingId, no } = build;
  const contents = await gather(deps, build);
  // The facts of the progress report, so that both papers say the same of each figure.
  const figures = contents.scorecard ?? (await deps.scorecards.facts(meetingId));
  const agenda = await deps.agendas.of(meetingId);
  const facts = await deps.agendas.facts(meetingId, no);
  const named = { meetingDay: facts.day, committee: facts.bodyName };
  const attached = await attachedPapers(deps, agenda, named);
  return {
    contents,
    attached,
    agenda: withPdfs(agenda, attached),
    facts: { ...facts, status: draftStatus(no), links: linksOf(facts.links, attached) },
    reports: new Map((await deps.reports.forMeeting(meetingId)).map((report) => [report.id, report])),
    scorecard: {
      public: assembleScorecard(figures, 'public'),
      officers: assembleScorecard(figures, 'officers'),
    },
    actions: await deps.committeeActions.forMeeting(meetingId),
    programme: await deps.workProgramme.forMeeting(meetingId),
    questions: (await deps.questions?.forPack(meetingId)) ?? null,
    visits: (await deps.visits?.forPack(meetingId)) ?? null,
  };
}
