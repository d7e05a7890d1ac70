/** Gathers what is true now into pack contents: a dozen queries, however many actions there are. */

import type { Committees } from '../../committees/service';
import type { Executor } from '../../db/tables';
import type { Meeting } from '../../meetings/rules';
import type { Meetings } from '../../meetings/service';
import type { People } from '../../people/service';
import { postsOf } from '../../platform/permissions';
import type { Rounds } from '../../rounds/service';
import type { Scorecards } from '../../scorecard/service';
import type { PlanAction, Strategy } from '../../strategy/rules';
import type { Strategies } from '../../strategy/service';
import type { UpdateVersion } from '../../updates/rules';
import type { Updates } from '../../updates/service';
import { extensions, firstSent, roundBefore, roundOf } from '../store-rounds';
import type { LastRound, PackContents } from './contents';

export interface GatherDeps {
  db: Executor;
  committees: Pick<Committees, 'settingsOn'>;
  meetings: Pick<Meetings, 'byId'>;
  people: Pick<People, 'withRole'>;
  rounds: Pick<Rounds, 'byId' | 'overview'>;
  /** Without it only what the leads reported is known of figures. */
  scorecards?: Pick<Scorecards, 'facts'>;
  strategies: Pick<Strategies, 'byId'>;
  updates: Pick<Updates, 'standing'>;
}

/** @throws Error when the meeting's round has not opened: `request` refuses that before. */
export async function gather(
  deps: GatherDeps,
  build: { meetingId: string; no: number; at: Date },
): Promise<PackContents> {
  const { db } = deps;
  const meeting = await deps.meetings.byId(build.meetingId);
  const roundId = await roundOf(db, meeting.id);
  if (roundId === null) throw new Error('The round of this meeting has not opened');
  const { round, requests } = await deps.rounds.overview(roundId);
  const strategy = await deps.strategies.byId(round.strategyId);
  const standing = await deps.updates.standing(roundId);
  const agreed = await extensions(db, roundId);
  const sent = await firstSent(db, roundId);
  const before = await lastRound(deps, meeting.committeeId, meeting.day);
  const post = await reportingPost(deps, meeting, strategy);
  const scorecard = await deps.scorecards?.facts(meeting.id);
  return {
    ...(scorecard ? { scorecard } : {}),
    composedAt: build.at,
    version: build.no,
    committee: await deps.committees.settingsOn(meeting.committeeId, meeting.day),
    meeting,
    round,
    strategy,
    last: before && {
      ...{ periodLabel: before.periodLabel, periodEnds: before.periodEnds },
      ...{ plan: before.plan, pledges: before.pledges },
    },
    actions: strategy.actions.map((action) => {
      const request = requests.find((one) => one.actionId === action.id) ?? null;
      const id = request?.id ?? '';
      return {
        action,
        request,
        standing: standing.get(id) ?? null,
        last: before?.accepted(action) ?? null,
        extension: agreed.get(id) ?? null,
        firstSentAt: sent.get(id) ?? null,
      };
    }),
    reportOf: post,
    contactOfficer: post,
  };
}

interface Before extends Required<LastRound> {
  /** What was accepted then for the action of the same ref, its figures told by this plan's measures. */
  accepted(action: PlanAction): UpdateVersion | null;
}

async function lastRound(
  deps: GatherDeps,
  committeeId: string,
  day: PackContents['meeting']['day'],
): Promise<Before | null> {
  const id = await roundBefore(deps.db, committeeId, day);
  if (id === null) return null;
  const { round, requests } = await deps.rounds.overview(id);
  const plan = await deps.strategies.byId(round.strategyId);
  const standing = await deps.updates.standing(id);
  const accepted = new Map(
    requests.flatMap(({ id: requestId, ref, state }) => {
      const version = state === 'accepted' ? standing.get(requestId) : undefined;
      return version ? [[ref, version] as const] : [];
    }),
  );
  return {
    periodLabel: round.periodLabel,
    periodEnds: round.periodEnds,
    plan: plan.actions.map(({ ref, title, leadPost, due, measures }) => {
      const status = accepted.get(ref)?.content.status ?? null;
      return { ref, title, leadPost, due, measures, status };
    }),
    pledges: plan.pledges.map(({ no, wording }) => ({ no, wording })),
    accepted: (action) => {
      const version = accepted.get(action.ref);
      return version ? retold(version, plan, action) : null;
    },
  };
}

/** A new plan has measures of its own: figures follow the code, '2.1-a'. */
function retold(version: UpdateVersion, plan: Strategy, action: PlanAction): UpdateVersion {
  const codes = new Map(plan.actions.flatMap(({ measures }) => measures.map(({ id, code }) => [id, code])));
  const figures = version.content.figures.flatMap((figure) => {
    const measure = action.measures.find(({ code }) => code === codes.get(figure.measureId));
    return measure ? [{ ...figure, measureId: measure.id }] : [];
  });
  return { ...version, content: { ...version.content, figures } };
}

/** The post in whose name the report goes: the head of service's, else the post that leads the most. Never a name. */
async function reportingPost(
  deps: GatherDeps,
  { committeeId, day }: Pick<Meeting, 'committeeId' | 'day'>,
  strategy: Strategy,
): Promise<string> {
  const heads = await deps.people.withRole(committeeId, 'head-of-service');
  const held = heads.flatMap((head) => postsOf(head, day, committeeId))[0];
  if (held !== undefined) return held;
  const leads = new Map<string, number>();
  for (const { leadPost } of strategy.actions) leads.set(leadPost, (leads.get(leadPost) ?? 0) + 1);
  return [...leads].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'Head of Service';
}
