/** From what the service knows of a visit to what one person sees of it: as visitor, manager, clerk or other member. */

import type { VisitView } from '../../cards/visit-cards';
import { formatDay, formatMoment, londonDay } from '../../services/calendar/rules';
import type { Person } from '../../services/people/rules';
import { inForce, may } from '../../services/platform/permissions';
import { inspectionWords } from '../../services/visits/inspection-words';
import { agreedTo, placeOf, type Visit } from '../../services/visits/rules';
import type { VisitRecord } from '../../services/visits/service';
import { startOf } from '../../services/visits/times';
import type { BotServices } from '../services';
import { goingWords, whenWords } from './visit-words';

export interface Seen {
  visit: Visit;
  record: VisitRecord;
  as: {
    visitor: boolean;
    accepted: boolean;
    manager: boolean;
    clerk: boolean;
    chair: boolean;
    member: boolean;
    /** Action ids that this person’s post sees to. */
    owns: string[];
  };
}

/** null: this person has nothing to do with it, so they are not shown it. */
export async function seenBy(services: BotServices, person: Person, visitId: string): Promise<Seen | null> {
  const [record] = await services.visits.records([visitId]);
  if (!record) return null;
  const { visit } = record;
  const managers = await services.visits.managersOf(visit.service);
  const on = londonDay(services.clock.now());
  const there = { committeeId: visit.committeeId, on };
  const chair = person.appointments.some(
    (one) => one.role === 'chair' && one.committeeId === visit.committeeId && inForce(one, on),
  );
  const place = placeOf(visit, person.id);
  const as = {
    visitor: place !== null,
    accepted: place?.state === 'accepted',
    manager: managers.some((one) => one.id === person.id),
    clerk: may(person, 'visits.run', there),
    chair,
    member: may(person, 'visits.make', there),
    owns: await ownedBy(services, person, record),
  };
  const { owns, ...others } = as;
  return owns.length > 0 || Object.values(others).some(Boolean) ? { visit, record, as } : null;
}

/** Of the actions not done: those whose post this person holds or stands in for. */
async function ownedBy(services: BotServices, person: Person, { actions }: VisitRecord): Promise<string[]> {
  const owned: string[] = [];
  for (const { id, committeeId, ownerPost, doneAt } of actions) {
    if (doneAt !== null) continue;
    const holders = await services.visits.managersOf({ committeeId, managerPost: ownerPost });
    if (holders.some((one) => one.id === person.id)) owned.push(id);
  }
  return owned;
}

export async function visitView(
  services: BotServices,
  person: Person,
  seen: Seen,
  extra: { title?: string; note?: string | null; problem?: string | null },
): Promise<VisitView> {
  const { visit, record, as } = seen;
  const now = services.clock.now();
  const ahead = visit.state === 'planned' && startOf(visit) > now;
  const begun = startOf(visit) <= now && visit.state !== 'cancelled';
  const place = placeOf(visit, person.id);
  const swap = place ? await services.visits.openSwap(visit, person.id) : null;
  const open = visit.places.some((one) => one.state === 'open');
  const note = as.accepted ? await services.visits.noteOf(visit.id, person.id) : null;
  const agreed = agreedTo(visit);
  const mayTake = ahead && open && as.member && !as.visitor && agreed;
  const home = visit.service.isHome && !(as.accepted || as.manager || as.clerk);
  return {
    visitId: visit.id,
    title: extra.title ?? titleOf(seen, person.id, ahead),
    service: visit.service.name,
    when: whenWords(visit),
    // A home's address is for those who go there.
    place: home ? 'You are told where when you have said that you will go' : visit.service.place,
    contact: visit.service.contact,
    going: goingWords(visit),
    pledges: visit.service.pledges.join(', '),
    whatToSee: visit.service.whatToSee,
    whatToAsk: visit.service.whatToAsk,
    notInspection: inspectionWords,
    state: stateWords(seen, person.id, now, swap !== null),
    afterwards: afterwards(seen),
    note: extra.note ?? null,
    problem: extra.problem ?? null,
    calendarUrl: place?.state === 'accepted' && agreed ? await eventUrl(services, visit.id, person.id) : null,
    may: {
      accept: ahead && place?.state === 'held' && agreed,
      cannot: ahead && place !== null,
      swap: ahead && place !== null && swap === null && agreed,
      take: mayTake && !visit.couldNot.includes(person.id),
      note: begun && as.accepted && visit.state !== 'not-made' ? noteButton(note) : null,
      worried: begun && as.visitor,
      reply: as.manager && record.notes.length > 0 && record.reply === null,
      agree: ahead && as.manager && !agreed,
      cancel: visit.state === 'planned' && visit.day >= londonDay(now) && (as.manager || as.clerk),
      change: ahead && as.clerk,
      line: as.clerk && visit.state === 'made',
    },
    actions: record.actions
      .filter((action) => action.doneAt === null && (as.manager || as.clerk || as.owns.includes(action.id)))
      .map((action, index, all) => ({
        actionId: action.id,
        title: all.length > 1 ? `Say what was done (${index + 1})` : 'Say what was done',
      })),
    submissionId: services.newId(),
  };
}

/** A card that refreshes itself keeps a title that says what it is to this person now. */
function titleOf({ visit, record, as }: Seen, personId: string, ahead: boolean): string {
  const place = placeOf(visit, personId);
  if (visit.state === 'cancelled') return 'A frontline visit has been called off';
  if (ahead && place?.state === 'held') return 'You are invited to a frontline visit';
  if (ahead && place?.state === 'accepted') return 'You are going on a frontline visit';
  if (place && record.reply) return 'What came of your visit';
  if (as.manager) return 'A visit to your service';
  if (ahead && as.member && visit.places.some((one) => one.state === 'open'))
    return 'A place is open on a frontline visit';
  return 'A frontline visit';
}

function noteButton(note: { sentAt: Date | null } | null): 'write' | 'go-on' | 'change' {
  if (note === null) return 'write';
  return note.sentAt === null ? 'go-on' : 'change';
}

export async function eventUrl(
  services: BotServices,
  visitId: string,
  personId: string,
): Promise<string | null> {
  const address = services.address();
  if (address === '') return null;
  return `${address}/visits/event/${await services.visits.eventToken(visitId, personId)}.ics`;
}

function stateWords({ visit, as }: Seen, personId: string, now: Date, swapping: boolean): string {
  if (visit.state === 'cancelled') return `This visit was called off. ${visit.reason}`.trim();
  if (visit.state === 'not-made') return `This visit did not happen. ${visit.reason}`.trim();
  if (visit.state === 'made') return 'This visit has been made.';
  if (startOf(visit) <= now)
    return as.accepted ? 'This visit is past. Your note is welcome.' : 'This visit is past.';
  if (!agreedTo(visit)) return 'The manager and the children have not agreed yet, so nothing is fixed.';
  const place = placeOf(visit, personId);
  if (place?.state === 'accepted')
    return swapping ? 'You are going, and a swap is on offer.' : 'You are going.';
  if (place?.state === 'held')
    return swapping
      ? 'A swap is on offer. You are still asked.'
      : 'You are asked: please say whether you can go.';
  if (as.member && visit.places.some((one) => one.state === 'open')) return 'A place is open.';
  return 'This visit is planned.';
}

/** Visitors and the manager read the words of notes and replies; clerks on the form for the wording; others not at all. */
function afterwards({ record, as }: Seen): { label: string; text: string }[] {
  if (!as.visitor && !as.manager && as.owns.length === 0) return [];
  const { actions } = record;
  const toDo = actions.map((action) => ({
    label: action.doneAt
      ? `Done on ${formatMoment(action.doneAt)}`
      : `To be done by ${formatDay(action.dueDay)}: ${action.ownerPost}`,
    text: action.doneWords ? `${action.what}\n${action.doneWords}` : action.what,
  }));
  // Whoever only sees to an action reads that, not the note.
  if (!as.visitor && !as.manager) return toDo;
  const notes = record.notes.flatMap((note) => [
    { label: `${note.name} met`, text: note.met },
    { label: 'What worked', text: note.worked },
    { label: 'What got in the way', text: note.hindered },
    { label: 'Asked for', text: note.ask },
  ]);
  const { reply } = record;
  const answers = {
    agreed: 'agreed',
    partly: 'agreed in part',
    'not-agreed': 'cannot agree, because',
    'nothing-asked': 'replied',
  };
  return [
    ...notes,
    ...(reply
      ? [{ label: `The service ${answers[reply.answer]} (${formatMoment(reply.at)})`, text: reply.words }]
      : []),
    ...toDo,
  ];
}
