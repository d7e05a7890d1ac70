/** Swaps by card: offered, taken by the first who may go, agreed by the asker, and known to the clerk. */

import { button } from '../../cards/actions';
import { type Card, present } from '../../cards/card';
import { visitInputs } from '../../cards/verbs-visits';
import { swapCard } from '../../cards/visit-cards';
import { londonDay } from '../../services/calendar/rules';
import type { Person } from '../../services/people/rules';
import { may } from '../../services/platform/permissions';
import type { Result } from '../../services/result';
import { inspectionWords } from '../../services/visits/inspection-words';
import type { VisitRefusal } from '../../services/visits/rules';
import type { Swap, SwapView } from '../../services/visits/service';
import { visitWords, whenWords } from '../present/visit-words';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { showVisit, showVisits, visitNotForYou } from './visit-list';

export const visitSwap: Handler<'visit.swap'> = async ({ turn, data, services }) => {
  const visit = await services.visits.byId(data.visitId);
  if (!visit?.places.some((place) => place.personId === turn.person.id)) return visitNotForYou();
  const asked = await services.visits.mayBeAsked(visit);
  const { visitId } = data;
  return show(
    swapCard({
      title: 'Swap this visit',
      problem: null,
      exchange: null,
      lines:
        asked.length === 0
          ? ['Nobody else may go on that day. If you cannot go, please say so, and the clerk sees it.']
          : [
              `${visit.service.name}: ${whenWords(visit)}`,
              `It is offered to ${counted(asked.length, 'member', 'members')} who may go. The first to say yes may offer you one of theirs, and you then say yes or no.`,
              'Until then you are still going.',
            ],
      actions: present([
        asked.length > 0 &&
          button('Offer the swap', 'visit.offer-swap', { visitId, submissionId: services.newId() }),
        button('Back to the visit', 'visit.open', { visitId }),
      ]),
    }),
  );
};

export const visitOfferSwap: Handler<'visit.offer-swap'> = async ({ turn, data, services }) => {
  const offered = await services.visits.offerSwap({ ...data, byPersonId: turn.person.id });
  return showVisit(
    services,
    turn,
    data.visitId,
    offered.ok
      ? {
          note: `${sentenceCase(counted(offered.value.askedCount, 'member is', 'members are'))} asked. You hear as soon as one says yes.`,
        }
      : { problem: visitRefusalWords(offered.refusal).join(' ') },
  );
};

export const visitSwapOpen: Handler<'visit.swap-open'> = ({ turn, data, services }) =>
  showSwap(services, turn, data.swapId);

export const visitSwapTake: Handler<'visit.swap-take'> = async ({ turn, data, typed, services }) => {
  const chosen = typed[visitInputs.exchange] ?? 'none';
  const taken = await services.visits.takeSwap({
    ...data,
    byPersonId: turn.person.id,
    returnVisitId: chosen === 'none' || chosen === '' ? null : chosen,
  });
  return afterSwap(services, turn, data.swapId, taken);
};

export const visitSwapAgree: Handler<'visit.swap-agree'> = async ({ turn, data, services }) =>
  afterSwap(
    services,
    turn,
    data.swapId,
    await services.visits.agreeSwap({ ...data, byPersonId: turn.person.id }),
  );

export const visitSwapDecide: Handler<'visit.swap-decide'> = async ({ turn, data, services }) =>
  afterSwap(
    services,
    turn,
    data.swapId,
    await services.visits.decideSwap({ ...data, byPersonId: turn.person.id }),
  );

async function afterSwap(
  services: BotServices,
  turn: Turn,
  swapId: string,
  answered: Result<Swap, VisitRefusal>,
): Promise<Reply> {
  return showSwap(services, turn, swapId, answered.ok ? null : visitRefusalWords(answered.refusal).join(' '));
}

async function showSwap(
  services: BotServices,
  turn: Turn,
  swapId: string,
  problem: string | null = null,
): Promise<Reply> {
  const view = await services.visits.swap(swapId, turn.person.id);
  if (!view) return showVisits(services, turn, { problem: problem ?? 'That swap is no longer there.' });
  const shown = swapCardFor(services, turn.person, view, problem);
  return shown ? show(shown) : visitNotForYou();
}

/** What this swap is to this person now; null: nothing. */
export function swapCardFor(
  services: BotServices,
  person: Person,
  view: SwapView,
  problem: string | null,
): Card | null {
  const { swap, visit, returned } = view;
  const press = { swapId: swap.id, submissionId: services.newId() };
  const asker = swap.fromPersonId === person.id;
  const taker = swap.toPersonId === person.id;
  const there = { committeeId: visit.committeeId, on: londonDay(services.clock.now()) };
  const clerk = may(person, 'visits.run', there);
  if (!asker && !taker && !clerk && !may(person, 'visits.make', there)) return null;
  const what = `${visit.service.name}: ${whenWords(visit)}`;
  const back = returned
    ? `In exchange: ${returned.service.name}, ${whenWords(returned)}`
    : 'Nothing is asked for in exchange.';
  const all = button('All my visits', 'visits.list', {});
  const base = { problem, exchange: null as null };
  switch (swap.state) {
    case 'offered':
      if (asker) return swapCard({ ...base, title: 'Your swap is on offer', lines: [what], actions: [all] });
      return swapCard({
        problem,
        title: `${swap.fromName} would like to swap a visit`,
        lines: [what, inspectionWords, 'The first to say yes gets it. Saying nothing is fine too.'],
        exchange:
          view.couldReturn.length === 0
            ? null
            : [
                { title: 'Nothing in exchange', value: 'none' },
                ...view.couldReturn.slice(0, 6).map((one) => ({ title: visitWords(one), value: one.id })),
              ],
        actions: [
          button('Yes, I will go', 'visit.swap-take', press, { reads: 'inputs', style: 'primary' }),
          all,
        ],
      });
    case 'taken':
      if (!asker)
        return swapCard({
          ...base,
          title: taker ? 'Thank you' : 'That swap has been taken',
          lines: taker ? [`${swap.fromName} is asked to say yes too.`, what, back] : [what],
          actions: [all],
        });
      return swapCard({
        ...base,
        title: `${swap.toName} would take your visit`,
        lines: [what, back],
        actions: [
          button('Yes, swap', 'visit.swap-agree', { ...press, agree: true }, { style: 'primary' }),
          button('No, offer it to others', 'visit.swap-agree', { ...press, agree: false }),
        ],
      });
    case 'with-clerk':
      return swapCard({
        ...base,
        title: clerk ? `${swap.fromName} and ${swap.toName} would like to swap` : 'Both have said yes',
        lines: clerk ? [what, back] : ['The clerk is asked to agree. You hear from me.', what, back],
        actions: clerk
          ? [
              button('Agree', 'visit.swap-decide', { ...press, agree: true }, { style: 'primary' }),
              button('Not agreed', 'visit.swap-decide', { ...press, agree: false }),
            ]
          : [all],
      });
    case 'done':
      return swapCard({
        ...base,
        title: 'The swap is done',
        lines: [
          `${swap.toName} goes: ${what}`,
          ...(returned ? [`${swap.fromName} goes: ${visitWords(returned)}`] : []),
        ],
        actions: present([
          taker ? button('Open my visit', 'visit.open', { visitId: visit.id }) : null,
          asker && returned ? button('Open my visit', 'visit.open', { visitId: returned.id }) : null,
          all,
        ]),
      });
    case 'ended':
      return swapCard({
        ...base,
        title: 'That swap is over',
        lines: [swap.reason, what].filter((text) => text !== ''),
        actions: [all],
      });
  }
}
