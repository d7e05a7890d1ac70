/** What each card sends back. A card stays in a chat for months, so a verb's meaning never changes. */
import { z } from 'zod';
import { id, truth, whole, yes } from './verb-values';
import { agendaVerbs } from './verbs-agenda';
import { editionVerbs } from './verbs-editions';
import { meetingVerbs } from './verbs-meetings';
import { packVerbs } from './verbs-pack';
import { questionVerbs } from './verbs-questions';
import { scorecardVerbs } from './verbs-scorecard';
import { stepVerbs } from './verbs-steps';
import { stopVerbs } from './verbs-stops';
import { visitVerbs } from './verbs-visits';
import { wordVerbs } from './verbs-words';

export const verbs = {
  ...visitVerbs,
  ...stepVerbs,
  ...stopVerbs,
  ...meetingVerbs,
  help: z.object({}),
  /** `words` or `press`: what is done again for the committee that is chosen. */
  'committee.choose': z.object({
    committeeId: id,
    words: z.string().max(200).optional(),
    press: z.record(z.string(), z.unknown()).optional(),
  }),
  /** Forgets what was typed into a form; `words` or `press`: what shows it again as it is stored. */
  'form.start-again': z.object({
    of: z.string().max(60),
    thing: z.record(z.string().max(40), z.string().regex(/^[ -~]{0,200}$/)),
    words: z.string().max(200).optional(),
    press: z.record(z.string(), z.unknown()).optional(),
  }),

  'updates.list': z.object({ page: whole.optional() }),
  'updates.no-change': z.object({}),
  'updates.send-no-change': z.object({ submissionId: id }),
  'update.open': z.object({ requestId: id }),
  'update.save-draft': z.object({ requestId: id, basedOn: whole }),
  'update.confirm-numbers': z.object({ requestId: id, seen: id }),
  'update.send': z.object({ requestId: id, basedOn: whole, submissionId: id, overOther: yes.optional() }),
  'update.no-change': z.object({ requestId: id }),
  'update.send-no-change': z.object({ requestId: id, submissionId: id }),
  'update.history': z.object({ requestId: id }),
  'update.pass-on': z.object({ requestId: id }),
  'update.send-pass-on': z.object({ requestId: id, submissionId: id }),
  'update.more-time': z.object({ requestId: id }),
  'update.ask-more-time': z.object({ requestId: id, submissionId: id }),

  'scrutiny.list': z.object({ pledgeNo: whole.optional() }),
  'scrutiny.open': z.object({ requestId: id }),
  'scrutiny.confirm-numbers': z.object({ requestId: id, seen: id }),
  'scrutiny.accept': z.object({ requestId: id, versionNo: whole, submissionId: id }),
  'scrutiny.send-back': z.object({ requestId: id, versionNo: whole, submissionId: id }),

  'clerk.status': z.object({ pledgeNo: whole.optional() }),
  'clerk.open-round': z.object({ roundId: id }),
  'clerk.chase': z.object({ roundId: id, requestId: id.optional() }),
  'clerk.send-chase': z.object({ roundId: id, requestId: id.optional(), submissionId: id }),
  'clerk.decide-more-time': z.object({ moreTimeId: id, agree: truth, submissionId: id }),
  'clerk.build-pack': z.object({ meetingId: id, submissionId: id }),
  'clerk.pack': z.object({ buildId: id }),
  'clerk.notices': z.object({ roundId: id, page: whole.optional() }),
  'record.read': z.object({ page: whole.optional() }),
  'clerk.timetable': z.object({ meetingId: id.optional() }),
  'clerk.day-off': z.object({}),
  'clerk.add-day-off': z.object({ submissionId: id }),
  'clerk.days-off': z.object({}),
  'clerk.remove-day-off': z.object({ day: id, kind: z.enum(['bank-holiday', 'closure']), submissionId: id }),
  ...questionVerbs,

  ...agendaVerbs,
  ...editionVerbs,
  ...scorecardVerbs,
  ...packVerbs,
  ...wordVerbs,
} as const;

export type VerbName = keyof typeof verbs;
/** As a button sends it. */
export type VerbData<Name extends VerbName> = z.input<(typeof verbs)[Name]>;
/** As a handler reads it. */
export type ParsedVerb<Name extends VerbName> = z.output<(typeof verbs)[Name]>;

/** The ids of inputs outside the update form (that form's are in services/updates/rules.ts). */
export const inputIds = {
  noChangeReason: 'noChangeReason',
  noChangeRequests: 'noChangeRequests',
  toPersonId: 'toPersonId',
  untilDay: 'untilDay',
  moreTimeReason: 'moreTimeReason',
  comment: 'comment',
  dayOff: 'dayOff',
  dayOffName: 'dayOffName',
  dayOffKind: 'dayOffKind',
} as const;
