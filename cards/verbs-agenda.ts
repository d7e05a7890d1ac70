/** What the cards of the agenda, the reports, the committee actions and the work programme send back. */
import { z } from 'zod';
import { longId as id, whole } from './verb-values';

const day = z.iso.date();

export const agendaVerbs = {
  'agenda.list': z.object({ meetingId: id.optional(), page: whole.optional() }),
  'agenda.item': z.object({ itemId: id }),
  'agenda.add': z.object({ meetingId: id }),
  'agenda.send-add': z.object({ meetingId: id, submissionId: id }),
  'agenda.edit': z.object({ itemId: id }),
  'agenda.save': z.object({ itemId: id, version: whole, submissionId: id }),
  'agenda.move': z.object({
    itemId: id,
    agendaVersion: whole,
    direction: z.enum(['up', 'down']),
    submissionId: id,
  }),
  'agenda.withdraw': z.object({ itemId: id }),
  'agenda.send-withdraw': z.object({ itemId: id, version: whole, submissionId: id }),
  'agenda.restore': z.object({ itemId: id, version: whole, submissionId: id }),
  'agenda.private': z.object({ itemId: id, kind: z.enum(['exempt', 'confidential']) }),
  'agenda.send-private': z.object({
    itemId: id,
    kind: z.enum(['exempt', 'confidential']),
    version: whole,
    submissionId: id,
  }),
  'agenda.open': z.object({ itemId: id, version: whole, submissionId: id }),
  'agenda.timing': z.object({ itemId: id, kind: z.enum(['to-follow', 'urgent']) }),
  'agenda.send-timing': z.object({
    itemId: id,
    kind: z.enum(['on-time', 'to-follow', 'urgent']),
    version: whole,
    submissionId: id,
  }),
  'agenda.files': z.object({ itemId: id }),
  'agenda.attach': z.object({ itemId: id, submissionId: id }),
  'agenda.file-results': z.object({ itemId: id }),
  'agenda.choose-file': z.object({
    itemId: id,
    attachmentId: id,
    answer: z.enum(['accept', 'refuse', 'leave-out', 'print']),
    /** Where it was pressed at a finding: the way back to it. */
    buildId: id.optional(),
    submissionId: id,
  }),
  'agenda.detach': z.object({ itemId: id, attachmentId: id, submissionId: id }),
  'agenda.minute-number': z.object({ meetingId: id }),
  'agenda.send-minute-number': z.object({ meetingId: id, submissionId: id }),
  'agenda.place-report': z.object({ reportId: id, submissionId: id }),

  'reports.list': z.object({ meetingId: id.optional() }),
  'reports.new': z.object({ meetingId: id.optional() }),
  'reports.create': z.object({ submissionId: id }),
  'reports.open': z.object({ reportId: id }),
  'reports.title-block': z.object({ reportId: id }),
  'reports.save-title-block': z.object({ reportId: id, basedOn: whole, submissionId: id }),
  'reports.section': z.object({ reportId: id, key: id }),
  'reports.confirm-numbers': z.object({ reportId: id, key: id, seen: id }),
  'reports.save-section': z.object({ reportId: id, key: id, basedOn: whole, submissionId: id }),

  'actions.list': z.object({}),
  'actions.open': z.object({ actionId: id }),
  'actions.save': z.object({ actionId: id, version: whole, submissionId: id }),
  'actions.new': z.object({}),
  'actions.add': z.object({ submissionId: id }),

  'programme.list': z.object({}),
  'programme.open': z.object({ itemId: id, dueFrom: day.optional() }),
  'programme.save': z.object({ itemId: id, dueFrom: day.optional(), version: whole, submissionId: id }),
  'programme.new': z.object({}),
  'programme.add': z.object({ submissionId: id }),
} as const;
