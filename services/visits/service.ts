/** Frontline visits: the rota, the places, swaps, notes, replies, calendars, and what the committee reads. */
import { addDays, addWorkingDays, Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { accept, addAway, cannot, removeAway, takeOpen } from './answering';
import { writeCalendars } from './calendar-events';
import {
  agreeHome,
  cancelVisit,
  clerkChanges,
  endLateSwaps,
  moveFromDaysOff,
  releasePlaces,
} from './changing';
import type { Visits } from './contract';
import type { VisitsDeps } from './deps';
import { eventFile, eventToken, feed, feedState, newFeed, stopFeed } from './feeds';
import { gaps } from './gaps';
import { notMade, recordConcern, writeNote } from './noting';
import { plannedNotices } from './planning';
import { actionDone, reply } from './replying';
import { chooseLine, lineToRead, recordsOf, visitsForMeeting, yearOfVisits } from './reporting';
import { agree, agreeIn, changeDraft, draft, draftIn, rotaView } from './rota';
import { ServiceEntry, type Visit, VisitSettings } from './rules';
import { setSettings } from './setting';
import {
  readAway,
  readServices,
  readSettings,
  retireServices,
  saveSettings,
  upsertMember,
  upsertService,
} from './store';
import { readActions, readNotes } from './store-notes';
import { readRota } from './store-rota';
import { openSwaps } from './store-swaps';
import { readVisit, readVisits } from './store-visits';
import { mayBeAsked, swapView } from './swap-view';
import { agreeSwap, decideSwap, offerSwap, takeSwap } from './swapping';
import { holdersByCommittee, managersOf, membersOf } from './who';

export type { Visits } from './contract';
export type { FileAnswer } from './feeds';
export type { Unreached, VisitGap } from './gaps';
export type { SafetyRoute, TypedNote } from './noting';
export type { TypedReply } from './replying';
export type { VisitCounts, VisitLine, VisitRecord } from './report-rules';
export type { MeetingVisits, VisitYear } from './reporting';
export type { RotaView } from './rota';
export type { Rota } from './store-rota';
export type { Swap } from './store-swaps';
export type { SwapView } from './swap-view';
export type { VisitPress } from './visit-press';

export function createVisits(deps: VisitsDeps): Visits {
  const { db, clock } = deps;
  const today = () => londonDay(clock.now());

  async function storeServices(
    committeeId: string,
    entries: ServiceEntry[],
    { retireOthers = false, on }: { retireOthers?: boolean; on?: Executor } = {},
  ) {
    const write = async (within: Executor) => {
      const known = await readServices(within, committeeId);
      const names = new Set(known.map((one) => one.name));
      for (const entry of entries)
        await upsertService(within, committeeId, deps.newId(), ServiceEntry.parse(entry));
      const left = known.filter((one) => !one.retired && !entries.some((entry) => entry.name === one.name));
      if (retireOthers)
        await retireServices(
          within,
          committeeId,
          left.map((one) => one.name),
          clock.now(),
        );
      const changed = entries.filter((entry) => names.has(entry.name)).length;
      return { added: entries.length - changed, changed, retired: retireOthers ? left.length : 0 };
    };
    return on ? write(on) : db.transaction().execute(write);
  }

  async function ofManager(personId: string, from: Day, on: Executor): Promise<Visit[]> {
    const found: Visit[] = [];
    for (const { committeeId } of await deps.committees.all(on)) {
      const holders = await deps.people.holders(committeeId, undefined, on);
      for (const visit of await readVisits(on, { committeeId, from })) {
        const holder = holders.get(visit.service.managerPost);
        if (holder?.person.id === personId || holder?.deputy?.id === personId) found.push(visit);
      }
    }
    return found;
  }

  async function openFor(committeeId: string, personId: string): Promise<Visit[]> {
    const calendar = await deps.calendar.workingCalendar();
    const until = addWorkingDays(today(), 30, calendar);
    const members = await membersOf(deps, db, committeeId);
    const soon = await readVisits(db, { committeeId, from: addDays(today(), 1), until });
    return soon.filter(
      (visit) =>
        visit.state === 'planned' &&
        visit.places.some((place) => place.state === 'open') &&
        mayBeAsked(visit, members).some((member) => member.personId === personId),
    );
  }

  return {
    settings: (committeeId, on = db) => readSettings(on, committeeId),
    async changeSettings(committeeId, changes, on = db) {
      const settings = VisitSettings.parse({ ...(await readSettings(on, committeeId)), ...changes });
      await saveSettings(on, committeeId, settings);
      return settings;
    },
    setSettings: (input) => setSettings(deps, input),
    services: (committeeId, on = db) => readServices(on, committeeId),
    storeServices,
    members: (committeeId, on = db) => membersOf(deps, on, committeeId),
    storeMember: (committeeId, personId, facts, on = db) => upsertMember(on, committeeId, personId, facts),

    draft: (input) => draft(deps, input),
    changeDraft: (input) => changeDraft(deps, input),
    agree: (input) => agree(deps, input),
    draftAsAdministrator: (committeeId, from) =>
      db.transaction().execute((on) => draftIn(deps, on, committeeId, from)),
    agreeAsAdministrator: (rotaId, by) =>
      db.transaction().execute(async (on) => {
        const rota = await readRota(on, rotaId);
        if (!rota) return { ok: false, refusal: { code: 'not-found' } };
        return agreeIn(deps, on, rota, { version: rota.version, by });
      }),
    rota: (committeeId, rotaId) => rotaView(deps, db, committeeId, rotaId),

    byId: (visitId, on = db) => readVisit(on, visitId),
    ofMember: (personId, from, on = db) => readVisits(on, { personId, ...(from ? { from } : {}) }),
    ofManager: (personId, from = addDays(today(), -365), on = db) => ofManager(personId, from, on),
    ofCommittee: (committeeId, from, until, on = db) => readVisits(on, { committeeId, from, until }),
    managersOf: (service) => managersOf(deps, service),
    openFor,
    async actionsFor(personId) {
      const open = await readActions(db, { openBy: Day.parse('9999-12-31') });
      const holders = await holdersByCommittee(deps, open);
      return open.filter(({ committeeId, ownerPost }) => {
        const holder = holders.get(committeeId)?.get(ownerPost);
        return holder?.person.id === personId || holder?.deputy?.id === personId;
      });
    },
    records: (ids, on = db) => recordsOf(on, { ids }),
    async noteOf(visitId, personId) {
      const notes = await readNotes(db, [visitId]);
      return notes.find((note) => note.personId === personId) ?? null;
    },

    accept: (press) => accept(deps, press),
    cannot: (press) => cannot(deps, press),
    takeOpen: (press) => takeOpen(deps, press),
    addAway: (input) => addAway(deps, input),
    removeAway: (id, byPersonId) => removeAway(deps, id, byPersonId),
    away: (personId) => readAway(db, [personId]),

    async mayBeAsked(visit) {
      return mayBeAsked(visit, await membersOf(deps, db, visit.committeeId));
    },
    offerSwap: (press) => offerSwap(deps, press),
    swap: (swapId, forPersonId) => swapView(deps, db, swapId, forPersonId),
    async openSwap(visit, personId) {
      const place = visit.places.find((one) => one.personId === personId);
      const swaps = place ? await openSwaps(db, { placeIds: [place.id] }) : [];
      return swaps.find((swap) => swap.placeId === place?.id) ?? null;
    },
    takeSwap: (press) => takeSwap(deps, press),
    agreeSwap: (press) => agreeSwap(deps, press),
    decideSwap: (press) => decideSwap(deps, press),

    agreeHome: (press) => agreeHome(deps, press),
    cancel: (press) => cancelVisit(deps, press),
    change: (press) => clerkChanges(deps, press),

    writeNote: (press) => writeNote(deps, press),
    notMade: (press) => notMade(deps, press),
    recordConcern: (press) => recordConcern(deps, press),
    reply: (press) => reply(deps, press),
    actionDone: (input) => actionDone(deps, input),

    forMeeting: (meetingId, on) => visitsForMeeting(deps, meetingId, on),
    year: (committeeId, from, until, on) => yearOfVisits(deps, committeeId, from, until, on),
    gaps: (committeeId, byPersonId) => gaps(deps, committeeId, byPersonId),
    lineToRead: (visitId, byPersonId) => lineToRead(deps, visitId, byPersonId),
    chooseLine: (press) => chooseLine(deps, press),

    newFeed: (personId, submissionId) => newFeed(deps, personId, submissionId),
    stopFeed: (personId, by) => stopFeed(deps, personId, by),
    feedState: (personId) => feedState(deps, personId),
    feed: (secret) => feed(deps, secret),
    eventToken: (visitId, personId) => eventToken(deps, visitId, personId),
    eventFile: (token) => eventFile(deps, token),

    plannedNotices: () => plannedNotices(deps),
    async upkeep() {
      for (const { committeeId } of await deps.committees.all()) {
        await releasePlaces(deps, committeeId);
      }
      await endLateSwaps(deps);
    },
    async writeCalendars() {
      for (const { committeeId } of await deps.committees.all()) await writeCalendars(deps, committeeId);
    },
    moveFromDaysOff: () => moveFromDaysOff(deps),
  };
}
