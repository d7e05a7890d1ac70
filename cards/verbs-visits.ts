/** What the cards of frontline visits send back. */
import { z } from 'zod';
import { id, truth, whole } from './verb-values';

/** The first day of a visits’ year. */
const yearDay = z.string().regex(/^\d{4}-09-01$/);

export const visitVerbs = {
  'visits.list': z.object({}),
  'visit.open': z.object({ visitId: id }),
  'visit.accept': z.object({ visitId: id, submissionId: id }),
  'visit.cannot': z.object({ visitId: id, submissionId: id }),
  'visit.take': z.object({ visitId: id, submissionId: id }),
  'visit.swap': z.object({ visitId: id }),
  'visit.offer-swap': z.object({ visitId: id, submissionId: id }),
  'visit.swap-open': z.object({ swapId: id }),
  'visit.swap-take': z.object({ swapId: id, submissionId: id }),
  'visit.swap-agree': z.object({ swapId: id, agree: truth, submissionId: id }),
  'visit.swap-decide': z.object({ swapId: id, agree: truth, submissionId: id }),
  'visit.away': z.object({}),
  'visit.add-away': z.object({ submissionId: id }),
  'visit.remove-away': z.object({ awayId: id }),
  'visit.calendar': z.object({}),
  'visit.new-calendar': z.object({ submissionId: id }),
  'visit.stop-calendar': z.object({ personId: id.optional() }),

  'visit.note': z.object({ visitId: id }),
  'visit.save-note': z.object({ visitId: id, submissionId: id }),
  'visit.send-note': z.object({ visitId: id, submissionId: id }),
  'visit.did-not-happen': z.object({ visitId: id }),
  'visit.not-made': z.object({ visitId: id, submissionId: id }),
  'visit.worried': z.object({ visitId: id }),
  'visit.send-worried': z.object({ visitId: id, submissionId: id }),

  'visit.reply': z.object({ visitId: id }),
  'visit.send-reply': z.object({ visitId: id, submissionId: id }),
  'visit.action': z.object({ actionId: id, visitId: id }),
  'visit.action-done': z.object({ actionId: id, visitId: id, submissionId: id }),
  'visit.agreement': z.object({ visitId: id }),
  'visit.send-agreement': z.object({ visitId: id, submissionId: id }),
  'visit.cancel': z.object({ visitId: id }),
  'visit.send-cancel': z.object({ visitId: id, submissionId: id }),

  'visit.rota': z.object({ rotaId: id.optional(), page: whole.optional() }),
  'visit.draft': z.object({ rotaId: id.optional(), next: truth.optional(), submissionId: id }),
  'visit.change-draft': z.object({ rotaId: id, version: whole, index: whole }),
  'visit.set': z.object({ rotaId: id, version: whole, index: whole, submissionId: id }),
  'visit.agree-rota': z.object({ rotaId: id, version: whole, submissionId: id }),
  'visit.change': z.object({ visitId: id }),
  'visit.set-visit': z.object({ visitId: id, submissionId: id }),
  'visit.members': z.object({}),
  'visit.gaps': z.object({}),
  'visit.meeting': z.object({ meetingId: id.optional() }),
  'visit.line': z.object({ visitId: id }),
  'visit.use-line': z.object({ visitId: id, submissionId: id }),
  'visit.year': z.object({ from: yearDay.optional() }),
  'visit.year-paper': z.object({ from: yearDay, submissionId: id }),
} as const;

/** The ids of the inputs on those cards. */
export const visitInputs = {
  exchange: 'visitExchange',
  awayFrom: 'visitAwayFrom',
  awayUntil: 'visitAwayUntil',
  met: 'visitMet',
  worked: 'visitWorked',
  hindered: 'visitHindered',
  ask: 'visitAsk',
  themes: 'visitThemes',
  reason: 'visitReason',
  told: 'visitTold',
  reference: 'visitReference',
  answer: 'visitAnswer',
  words: 'visitWords',
  actionWhat: 'visitActionWhat',
  actionOwner: 'visitActionOwner',
  actionDue: 'visitActionDue',
  childrenAgree: 'visitChildrenAgree',
  day: 'visitDay',
  service: 'visitService',
  member: 'visitMember',
  summary: 'visitSummary',
  outcome: 'visitOutcome',
} as const;
