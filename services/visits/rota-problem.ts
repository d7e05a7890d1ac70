/** What a year's rota is drafted from, and what a draft is (domain.md 1.3 F1, F2; 3, visit rota clock). */
import type { Day } from '../calendar/rules';
import type { VisitMember, VisitSettings } from './rules';

export interface RotaService {
  id: string;
  name: string;
  pledges: number[];
  isHome: boolean;
  /** Of the visits before this rota; null: never. */
  lastVisited: Day | null;
  /** Who went then: someone new sees more. */
  lastVisitors: string[];
}

/** One visit as a rota says it. Members in no order; fewer than the settings ask for where places are open. */
export interface PlannedVisit {
  /** Not null: this visit exists already and keeps its id, its invitations and its calendar entry. */
  visitId: string | null;
  serviceId: string;
  day: Day;
  memberIds: string[];
  /** Set by the clerk: drafting again leaves it as it is. */
  byHand: boolean;
}

export interface RotaProblem {
  /** The first day of a month and the last day of a later one. */
  from: Day;
  until: Day;
  today: Day;
  settings: Pick<VisitSettings, 'visitsAMonth' | 'membersAVisit' | 'preElection' | 'quietTimes'>;
  services: RotaService[];
  members: VisitMember[];
  committeeDays: Day[];
  isWorkingDay(day: Day): boolean;
  /** The first day that still leaves time to invite, and for a home also to ask its manager and children. */
  earliest: { service: Day; home: Day };
  /** These stay as they are: made, past, accepted or set by hand. They count in everyone’s share. */
  kept: PlannedVisit[];
  /** What the rota said before: moved as little as possible. */
  before: PlannedVisit[];
}

export interface DraftedRota {
  /** By day; kept ones among them. */
  visits: PlannedVisit[];
  /** What could not be done and which rule is in the way, a sentence or two each. */
  notes: string[];
}

/** Why a day may not be used; the rules that an explanation names. */
export type DayRule = 'working-day' | 'committee-day' | 'pre-election' | 'notice';

export function dayRuleBroken(
  problem: Pick<RotaProblem, 'isWorkingDay' | 'committeeDays' | 'settings' | 'earliest'>,
  day: Day,
  isHome: boolean,
): DayRule[] {
  const broken: DayRule[] = [];
  if (!problem.isWorkingDay(day)) broken.push('working-day');
  if (problem.committeeDays.includes(day)) broken.push('committee-day');
  if (problem.settings.preElection.some((range) => range.from <= day && day <= range.until))
    broken.push('pre-election');
  if (day < (isHome ? problem.earliest.home : problem.earliest.service)) broken.push('notice');
  return broken;
}
