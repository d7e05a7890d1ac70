/** The clerk’s rota: drafted, seen with its fairness, changed by hand, agreed; and one visit changed afterwards. */

import { button } from '../../cards/actions';
import { visitInputs } from '../../cards/verbs-visits';
import { plannedForm, rotaCard } from '../../cards/visit-rota-cards';
import {
  addDays,
  type Day,
  formatDay,
  formatShortDay,
  londonDay,
  parseDay,
} from '../../services/calendar/rules';
import { type Result, refuse } from '../../services/result';
import type { VisitRefusal } from '../../services/visits/rules';
import type { Rota, RotaView } from '../../services/visits/service';
import { yearWords } from '../../services/visits/year-rules';
import { visitWords } from '../present/visit-words';
import { listOf } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { committeeOf } from '../which-committee';
import { showVisit } from './visit-list';

const pageSize = 12;
type Typed = Record<string, string>;

export const visitRota: Handler<'visit.rota'> = ({ turn, data, services }) =>
  showRota(services, turn, { rotaId: data.rotaId ?? null, page: data.page ?? 0 });

export const visitDraft: Handler<'visit.draft'> = async ({ turn, data, services }) => {
  const committee = await committeeOf(services, turn);
  const shown =
    data.rotaId && committee ? await services.visits.rota(committee.committeeId, data.rotaId) : null;
  // A card about a rota that is not there drafts no other year in its place.
  if (data.rotaId && !shown) return afterRota(services, turn, refuse({ code: 'not-found' }), '');
  // The year on the card, the one after it, or (where there is none yet) the one that today belongs to.
  const from = shown && (data.next ? addDays(shown.rota.until, 1) : shown.rota.from);
  const drafted = await services.visits.draft({
    committeeId: committee?.committeeId ?? '',
    byPersonId: turn.person.id,
    submissionId: data.submissionId,
    ...(from ? { from } : {}),
  });
  return afterRota(services, turn, drafted, 'Drafted. Nothing is sent to anyone until you agree it.');
};

export const visitAgreeRota: Handler<'visit.agree-rota'> = async ({ turn, data, services }) => {
  const agreed = await services.visits.agree({ ...data, byPersonId: turn.person.id });
  const done = 'Agreed. Each member is invited thirty working days before each visit; a home is asked first.';
  return afterRota(services, turn, agreed, done, data.rotaId);
};

async function afterRota(
  services: BotServices,
  turn: Turn,
  answered: Result<Rota, VisitRefusal>,
  done: string,
  rotaId: string | null = null,
): Promise<Reply> {
  return answered.ok
    ? showRota(services, turn, { rotaId: answered.value.id, page: 0, done })
    : showRota(services, turn, { rotaId, page: 0, problem: visitRefusalWords(answered.refusal).join(' ') });
}

export async function showRota(
  services: BotServices,
  turn: Turn,
  at: { rotaId: string | null; page: number; problem?: string; done?: string },
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const view = committee ? await services.visits.rota(committee.committeeId, at.rotaId ?? undefined) : null;
  const today = londonDay(turn.now);
  const pages = Math.max(1, Math.ceil((view?.visits.length ?? 0) / pageSize));
  const page = Math.min(at.page, pages - 1);
  return show(
    rotaCard({
      year: view ? yearWords(view.rota) : '',
      rotaId: view?.rota.id ?? null,
      version: view?.rota.version ?? 0,
      isDraft: view?.rota.draft != null,
      state: view ? stateWords(view) : 'Import the services first: import services FILE. Then draft it here.',
      notes: view?.rota.draft ? view.rota.notes : [],
      rows: view ? rowsOf(view, today).slice(page * pageSize, (page + 1) * pageSize) : [],
      ...(view ? fairnessOf(view) : { fairness: '', counts: [] }),
      page: { number: page + 1, of: pages },
      problem: at.problem ?? null,
      done: at.done ?? null,
      mayDraft: view === null || view.rota.until > today,
      mayDraftNext: Boolean(view?.isNewest && addDays(view.rota.until, -120) <= today),
      submissionId: services.newId(),
    }),
  );
}

function stateWords({ rota }: RotaView): string {
  if (rota.draft) return `A draft of ${formatDay(londonDay(rota.draftedAt))}, to be agreed.`;
  return rota.agreedAt ? `Agreed on ${formatDay(londonDay(rota.agreedAt))}.` : '';
}

function rowsOf(view: RotaView, today: Day) {
  const service = new Map(view.services.map((one) => [one.id, one]));
  const name = new Map(view.members.map((one) => [one.personId, one.name]));
  return view.visits.map((visit, index) => {
    const which = service.get(visit.serviceId);
    const who = visit.memberIds.map((id) => name.get(id) ?? 'a former member');
    return {
      words: `${formatShortDay(visit.day)}: ${which?.name ?? ''}${which?.isHome ? ' (a home: asked first)' : ''}`,
      short: formatShortDay(visit.day),
      who: who.length > 0 ? listOf(who) : 'Nobody yet',
      index,
      visitId: visit.visitId,
      byHand: visit.byHand,
      changes: view.rota.draft !== null && (visit.visitId === null || visit.day > today),
    };
  });
}

/** 'Each has 2.' or 'From 1 to 3 visits each.', with the counts and what each had in the two years before. */
function fairnessOf({ members, visits }: RotaView): { fairness: string; counts: [string, string][] } {
  const counts = members.map((member) => member.count);
  if (counts.length === 0 || visits.length === 0) return { fairness: '', counts: [] };
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const party = new Map(members.map((member) => [member.personId, member.party]));
  const same = visits.filter(
    ({ memberIds }) => memberIds.length > 1 && new Set(memberIds.map((id) => party.get(id))).size === 1,
  ).length;
  const across =
    same === 0 ? 'Each visit is cross-party.' : `${same} of ${visits.length} visits are by one party.`;
  return {
    fairness: `${least === most ? `Everyone has ${least}.` : `From ${least} to ${most} visits each.`} ${across}`,
    counts: members.map((member): [string, string] => [
      member.name,
      `${member.count}${member.before > 0 ? ` (${member.before} in the two years before)` : ''}`,
    ]),
  };
}

export const visitChangeDraft: Handler<'visit.change-draft'> = ({ turn, data, services }) =>
  showDraftForm(services, turn, data, null, null);

export const visitSet: Handler<'visit.set'> = async ({ turn, data, typed, services }) => {
  const day = parseDay(typed[visitInputs.day] ?? '');
  if (!day) return showDraftForm(services, turn, data, typed, 'Please choose the day.');
  const changed = await services.visits.changeDraft({
    ...data,
    ...{ day, serviceId: typed[visitInputs.service] ?? '', memberIds: chosenMembers(typed) },
    byPersonId: turn.person.id,
  });
  if (!changed.ok && changed.refusal.code !== 'draft-changed')
    return showDraftForm(services, turn, data, typed, visitRefusalWords(changed.refusal).join(' '));
  return afterRota(services, turn, changed, 'Set by hand. Drafting again leaves it as it is.', data.rotaId);
};

function chosenMembers(typed: Typed): string[] {
  return Object.entries(typed)
    .filter(([id, value]) => id.startsWith(visitInputs.member) && value !== 'none' && value !== '')
    .map(([, value]) => value);
}

async function showDraftForm(
  services: BotServices,
  turn: Turn,
  data: { rotaId: string; version: number; index: number },
  typed: Typed | null,
  problem: string | null,
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const view = await services.visits.rota(committee.committeeId, data.rotaId);
  const visit = view?.rota.draft?.[data.index];
  if (!committee || !view || !visit || view.rota.version !== data.version)
    return showRota(services, turn, {
      rotaId: data.rotaId,
      page: 0,
      problem: 'The draft has changed since. This is how it stands now.',
    });
  const settings = await services.visits.settings(committee.committeeId);
  const { rotaId, version, index } = data;
  return show(
    plannedForm({
      title: `Change the visit of ${formatDay(visit.day)}`,
      problem,
      day: typed?.[visitInputs.day] ?? visit.day,
      service: typed?.[visitInputs.service] ?? visit.serviceId,
      services: view.services.map((one) => ({ title: one.name, value: one.id })),
      chosen: places(settings.membersAVisit, typed, visit.memberIds),
      members: memberChoices(view),
      verb: 'visit.set',
      send: { rotaId, version, index, submissionId: services.newId() } as never,
      back: button('Back to the rota', 'visit.rota', { rotaId }),
    }),
  );
}

function places(count: number, typed: Typed | null, held: (string | null)[]): string[] {
  return Array.from(
    { length: count },
    (_, index) => typed?.[`${visitInputs.member}${index + 1}`] ?? held[index] ?? 'none',
  );
}

function memberChoices(view: RotaView): { title: string; value: string }[] {
  return [
    { title: 'Leave it open', value: 'none' },
    ...view.members.map((one) => ({
      title: `${one.name}${one.party ? `, ${one.party}` : ''}: ${one.count}`,
      value: one.personId,
    })),
  ];
}

export const visitChange: Handler<'visit.change'> = ({ turn, data, services }) =>
  showChangeForm(services, turn, data.visitId, null, null);

export const visitSetVisit: Handler<'visit.set-visit'> = async ({ turn, data, typed, services }) => {
  const day = parseDay(typed[visitInputs.day] ?? '');
  if (!day) return showChangeForm(services, turn, data.visitId, typed, 'Please choose the day.');
  const memberIds = chosenMembers(typed);
  const changed = await services.visits.change({ ...data, day, memberIds, byPersonId: turn.person.id });
  if (!changed.ok)
    return showChangeForm(services, turn, data.visitId, typed, visitRefusalWords(changed.refusal).join(' '));
  return showVisit(services, turn, data.visitId, { note: 'Changed. Everyone whom it touches is told.' });
};

async function showChangeForm(
  services: BotServices,
  turn: Turn,
  visitId: string,
  typed: Typed | null,
  problem: string | null,
): Promise<Reply> {
  const visit = await services.visits.byId(visitId);
  const view = visit && (await services.visits.rota(visit.committeeId, visit.rotaId));
  if (!visit || !view || visit.state !== 'planned') return showVisit(services, turn, visitId, { problem });
  const held = visit.places.map((place) => place.personId);
  return show(
    plannedForm({
      title: `Change: ${visitWords(visit)}`,
      problem,
      day: typed?.[visitInputs.day] ?? visit.day,
      ...{ service: null, services: [] },
      chosen: places(visit.places.length, typed, held),
      members: memberChoices(view),
      verb: 'visit.set-visit',
      send: { visitId, submissionId: services.newId() } as never,
      back: button('Back to the visit', 'visit.open', { visitId }),
    }),
  );
}
