/** The committee pack: asked for with one press, built in a job, looked through, made final by a clerk, never published by us. */
import type { Executor } from '../db/tables';
import type { ReturnedToAuthor } from '../reports/service';
import type { Result } from '../result';
import {
  type AskInput,
  type AskRefusal,
  askForPack,
  askForSupplement,
  type SupplementRefusal,
  tryAgain,
} from './asking';
import { type ChooseInput, type ChooseRefusal, chooseForFile } from './attached-choices';
import type { Choice } from './attachments/facts';
import { lookThrough } from './attachments/look-through';
import type { StoredFacts } from './attachments/service';
import { runBuild } from './build';
import { comparePacks } from './compare/packs';
import { comparisonLines } from './compare/told';
import type { PacksDeps } from './deps';
import { type DespatchRefusal, type MakeFinalRefusal, makeFinal, recordDespatch } from './finishing';
import { askTheTwo, type KeepInput, type KeepRefusal, keepFinding, mayLook, standingOf } from './keeping';
import { releaseEdition } from './release';
import { type ReturnInput, type ReturnRefusal, returnFinding } from './returning';
import type { GateStanding, PackBuild } from './rules';
import * as store from './store';
import { type Despatch, despatchOf, publicationOf } from './store-decisions';
import { type SupplementItem, supplementItems } from './supplement-items';
import { type AcceptWords, acceptWords, confirmNumbers, type WordRefusal } from './words';

export { packJob } from './asking';
export { attachedJob } from './attachments/look-through';
export type { PacksDeps } from './deps';
export { editionJob } from './release';
export type { GateStanding, PackBuild } from './rules';
export type { Despatch } from './store-decisions';
export type { SupplementItem } from './supplement-items';

interface Pressed {
  buildId: string;
  byPersonId: string;
  submissionId: string;
}

export interface Packs {
  /** Queues a draft; while a build is going for the meeting, returns that one. Clerks only, like every press here. */
  request(input: AskInput): Promise<Result<PackBuild, AskRefusal>>;
  requestSupplement(input: AskInput & { itemIds: string[] }): Promise<Result<PackBuild, SupplementRefusal>>;
  /** The same version after a fault: same words, same names, no second file. */
  retry(input: Pressed): Promise<Result<PackBuild, { code: 'not-allowed' } | { code: 'gone' }>>;
  makeFinal(input: Pressed & { evenSo: boolean }): Promise<Result<PackBuild, MakeFinalRefusal>>;
  /** A clerk's press; where a child could be known, the chair's and the data protection adviser's together. */
  keepFinding(input: KeepInput): Promise<Result<GateStanding, KeepRefusal>>;
  /** Words that the gate asked about, accepted for the committee by its clerk. */
  acceptWords(input: AcceptWords): Promise<Result<GateStanding, WordRefusal>>;
  /** The clerk has looked at each number of a finding that lists them: none counts children. */
  confirmNumbers(input: {
    buildId: string;
    fingerprint: string;
    /** From 0, of as many as a card shows. */
    page: number;
    byPersonId: string;
  }): Promise<Result<GateStanding, WordRefusal>>;
  /** What is to be done about tracked changes or hidden words of an attached file; may be chosen anew until papers are final. */
  chooseForFile(input: ChooseInput): Promise<Result<Choice, ChooseRefusal>>;
  /** Opens the files of an item and keeps what was found: the job that follows an attachment. */
  lookThrough(itemId: string): Promise<void>;
  /** What was found in attached files that have been looked through, by attachment. */
  attachedFacts(attachmentIds: string[], on?: Executor): Promise<StoredFacts[]>;
  /** One message to each of the two; a second press sends no second message. */
  askTheTwo(input: {
    buildId: string;
    byPersonId: string;
  }): Promise<Result<{ asked: number }, { code: 'not-allowed' } | { code: 'gone' }>>;
  /** Whether this person may read what was found: clerks, and the two who decide together. */
  /** What was found goes back to whoever wrote it. @returns what was returned, in a few words. */
  returnFinding(input: ReturnInput): Promise<Result<ReturnedToAuthor, ReturnRefusal>>;
  mayLook(build: PackBuild, personId: string): Promise<boolean>;
  recordDespatch(input: Pressed & { at: Date }): Promise<Result<Despatch, DespatchRefusal>>;
  despatchOf(buildId: string, on?: Executor): Promise<Despatch | null>;
  /** When a meeting's papers first went out; null until somebody has recorded it. */
  publicationOf(meetingId: string, on?: Executor): Promise<Despatch | null>;
  /** Its findings as they stand now that some have been kept. */
  standing(build: PackBuild, on?: Executor): Promise<GateStanding>;
  /** Every version of a meeting's papers, newest first. */
  versions(meetingId: string, on?: Executor): Promise<PackBuild[]>;
  /** In words, what the later of two versions prints otherwise; null when one of them prints no more. */
  compare(earlierId: string, laterId: string): Promise<string[] | null>;
  attachCard(buildId: string, card: { conversationId: string; activityId: string }): Promise<void>;
  byId(buildId: string, on?: Executor): Promise<PackBuild | null>;
  latest(meetingId: string, on?: Executor): Promise<PackBuild | null>;
  /** The job: composes, checks, writes, puts the files in the library, queues the notice. Twice makes no second file. */
  build(buildId: string): Promise<PackBuild>;
  /** The job that follows a sign-off: the young people's edition into its folder. @param attempt the job's, from 1. */
  releaseEdition(buildId: string, attempt?: number): Promise<void>;
  /** Items of the agenda whose papers a supplement may hold: the late ones first. */
  supplementItems(meetingId: string): Promise<SupplementItem[]>;
}

export function createPacks(deps: PacksDeps): Packs {
  const { db } = deps;
  return {
    request: (input) => askForPack(deps, input),
    requestSupplement: (input) => askForSupplement(deps, input),
    retry: (input) => tryAgain(deps, input),
    makeFinal: (input) => makeFinal(deps, input),
    keepFinding: (input) => keepFinding(deps, input),
    chooseForFile: (input) => chooseForFile(deps, input),
    lookThrough: (itemId) => lookThrough(deps, itemId),
    attachedFacts: (attachmentIds, on = db) => deps.attachments.factsOf(attachmentIds, on),
    askTheTwo: (input) => askTheTwo(deps, input),
    mayLook: (build, personId) => mayLook(deps, build, personId),
    recordDespatch: (input) => recordDespatch(deps, input),
    despatchOf: (buildId, on = db) => despatchOf(on, buildId),
    publicationOf: (meetingId, on = db) => publicationOf(on, meetingId),
    standing: (build, on = db) => standingOf(deps, on, build),
    returnFinding: (input) => returnFinding(deps, input),
    acceptWords: (input) => acceptWords(deps, input),
    confirmNumbers: (input) => confirmNumbers(deps, input),
    versions: (meetingId, on = db) => store.ofMeeting(on, meetingId),
    async compare(earlierId, laterId) {
      const [earlier, later] = [await store.composed(db, earlierId), await store.composed(db, laterId)];
      return earlier && later ? comparisonLines(comparePacks(earlier, later)) : null;
    },
    attachCard: (buildId, card) => store.setCard(db, buildId, card),
    byId: (buildId, on = db) => store.byId(on, buildId),
    latest: (meetingId, on = db) => store.latest(on, meetingId),
    build: (buildId) => runBuild(deps, buildId),
    releaseEdition: (buildId, attempt) => releaseEdition(deps, buildId, attempt),
    supplementItems: (meetingId) => supplementItems(deps, meetingId),
  };
}
