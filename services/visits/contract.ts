/** What frontline visits offer to the rest of the product. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PlannedNotice } from '../notices/rules';
import type { Result } from '../result';
import type { FileAnswer } from './feeds';
import type { VisitGap } from './gaps';
import type { TypedNote } from './noting';
import type { TypedReply } from './replying';
import type { VisitRecord } from './report-rules';
import type { MeetingVisits, VisitYear } from './reporting';
import type { RotaView } from './rota';
import type {
  ServiceEntry,
  Visit,
  VisitAction,
  VisitMember,
  VisitNote,
  VisitRefusal,
  VisitService,
  VisitSettings,
} from './rules';
import type { MemberFacts } from './store';
import type { Rota } from './store-rota';
import type { Swap } from './store-swaps';
import type { SwapView } from './swap-view';
import type { VisitPress } from './visit-press';
import type { managersOf } from './who';

type Answer<Value = Visit> = Promise<Result<Value, VisitRefusal>>;
interface Press {
  byPersonId: string;
  submissionId: string;
}

export interface Visits {
  settings(committeeId: string, on?: Executor): Promise<VisitSettings>;
  /** What is named changes. @throws ZodError for a value that is not valid. */
  changeSettings(committeeId: string, change: Partial<VisitSettings>, on?: Executor): Promise<VisitSettings>;
  /** The clerk’s press: numbers and names to ring, how many, how swaps end. */
  setSettings(input: Press & { committeeId: string; change: Partial<VisitSettings> }): Answer<VisitSettings>;
  services(committeeId: string, on?: Executor): Promise<VisitService[]>;
  /** By name: known ones change, new ones are added; with `retireOthers` those not listed are visited no more. */
  storeServices(
    committeeId: string,
    entries: ServiceEntry[],
    options?: { retireOthers?: boolean; on?: Executor },
  ): Promise<{ added: number; changed: number; retired: number }>;
  members(committeeId: string, on?: Executor): Promise<VisitMember[]>;
  storeMember(committeeId: string, personId: string, facts: MemberFacts, on?: Executor): Promise<void>;

  /** The year’s rota, by the clerk. `from`: any day of that year; the present one, or from June on the next, unless told. */
  draft(input: Press & { committeeId: string; from?: Day }): Answer<Rota>;
  changeDraft(
    input: Press & {
      rotaId: string;
      version: number;
      index: number;
      day: Day;
      serviceId: string;
      memberIds: string[];
    },
  ): Answer<Rota>;
  agree(input: Press & { rotaId: string; version: number }): Answer<Rota>;
  /** Both at once, without asking who: for the command line and the demo. */
  draftAsAdministrator(committeeId: string, from?: Day): Answer<Rota>;
  agreeAsAdministrator(rotaId: string, by: string): Answer<Rota>;
  /** The newest year unless told; null before there is one. */
  rota(committeeId: string, rotaId?: string): Promise<RotaView | null>;

  byId(visitId: string, on?: Executor): Promise<Visit | null>;
  /** Visits in which this person has a place, by day. */
  ofMember(personId: string, from?: Day, on?: Executor): Promise<Visit[]>;
  /** Visits of services that this person manages, or stands in for, by day. */
  ofManager(personId: string, from?: Day, on?: Executor): Promise<Visit[]>;
  ofCommittee(committeeId: string, from: Day, until: Day, on?: Executor): Promise<Visit[]>;
  managersOf(service: Pick<VisitService, 'committeeId' | 'managerPost'>): ReturnType<typeof managersOf>;
  /** Actions not done that this person’s post sees to, by day. */
  actionsFor(personId: string): Promise<VisitAction[]>;
  /** Visits with an open place that this person may take, soonest first. */
  openFor(committeeId: string, personId: string): Promise<Visit[]>;
  records(visitIds: string[], on?: Executor): Promise<VisitRecord[]>;
  /** A visitor’s own note, sent or draft; null when there is none. */
  noteOf(visitId: string, personId: string): Promise<VisitNote | null>;

  accept(press: VisitPress): Answer;
  cannot(press: VisitPress): Answer;
  takeOpen(press: VisitPress): Answer;
  addAway(input: Press & { committeeId: string; from: Day; until: Day }): Answer<Visit[]>;
  removeAway(id: string, byPersonId: string): Promise<void>;
  away(personId: string): Promise<{ id: string; from: Day; until: Day }[]>;

  /** Who would be asked for a swap of this visit. */
  mayBeAsked(visit: Visit): Promise<VisitMember[]>;
  offerSwap(press: VisitPress): Answer<{ askedCount: number }>;
  swap(swapId: string, forPersonId: string): Promise<SwapView | null>;
  openSwap(visit: Visit, personId: string): Promise<Swap | null>;
  takeSwap(press: Press & { swapId: string; returnVisitId: string | null }): Answer<Swap>;
  agreeSwap(press: Press & { swapId: string; agree: boolean }): Answer<Swap>;
  decideSwap(press: Press & { swapId: string; agree: boolean }): Answer<Swap>;

  agreeHome(press: VisitPress & { childrenAgree: boolean }): Answer;
  cancel(press: VisitPress & { reason: string }): Answer;
  change(press: VisitPress & { day: Day; memberIds: string[] }): Answer;

  writeNote(press: VisitPress & { typed: TypedNote; themes: string[]; sent: boolean }): Answer;
  notMade(press: VisitPress & { reason: string }): Answer;
  recordConcern(press: VisitPress & { told: string; reference: string }): Answer;
  reply(press: VisitPress & { typed: TypedReply }): Answer;
  actionDone(input: Press & { actionId: string; words: string }): Answer<VisitAction>;

  forMeeting(meetingId: string, on?: Executor): Promise<MeetingVisits>;
  year(committeeId: string, from: Day, until: Day, on?: Executor): Promise<VisitYear>;
  gaps(committeeId: string, byPersonId: string): Answer<VisitGap[]>;
  lineToRead(
    visitId: string,
    byPersonId: string,
  ): Answer<{ record: VisitRecord; draft: { summary: string; outcome: string } }>;
  chooseLine(press: VisitPress & { summary: string; outcome: string }): Answer;

  /** By the member’s own press. Gives the secret of the link; null when a later press has replaced it. */
  newFeed(personId: string, submissionId: string): Promise<string | null>;
  stopFeed(personId: string, by: string): Promise<void>;
  feedState(personId: string): Promise<'none' | 'on' | 'stopped'>;
  feed(secret: string): Promise<FileAnswer | null>;
  eventToken(visitId: string, personId: string): Promise<string>;
  eventFile(token: string): Promise<FileAnswer | null>;

  plannedNotices(): Promise<PlannedNotice[]>;
  /** What the clock makes due: places of those who left open, swaps end, and once a day old words are deleted. */
  upkeep(): Promise<void>;
  /** Members’ own calendars, by setting and where there is a writer. Last in a round of work: an outage stops only this. */
  writeCalendars(): Promise<void>;
  /** After a day off was added: visits on it move; a sentence for each. */
  moveFromDaysOff(): Promise<{ committeeId: string; text: string }[]>;
}
