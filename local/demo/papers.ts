/** The demo's papers for its next meeting: an agenda at work, a written report, committee actions, a work programme. */
import { actionFields } from '../../services/actions/rules';
import { agendaFields as fields } from '../../services/agenda/rules';
import { Day } from '../../services/calendar/rules';
import { programmeFields } from '../../services/programme/rules';
import type { Result } from '../../services/result';
import type { Services } from '../../services/wiring';
import { demoReport } from './report';

const must = <Value>(what: string, result: Result<Value, { code: string }>): Value => {
  if (result.ok) return result.value;
  throw new Error(`The demo could not ${what}: ${JSON.stringify(result.refusal)}`);
};

/** `past` must stand on the demo's last day, after the meeting of December. */
export async function seedPapers(past: Services, committeeId: string): Promise<void> {
  const [clerk] = await past.people.withRole(committeeId, 'clerk');
  const meetings = await past.meetings.upcoming(committeeId, Day.parse('2026-09-01'));
  const [december, march, june] = meetings;
  if (!clerk || !december || !march || !june) throw new Error('The demo has no clerk or too few meetings');
  const by = () => ({ byPersonId: clerk.id, submissionId: past.newId() });
  await seedAgenda(past, march.id, by);
  await seedActions(past, december.id, by);
  must(
    'add to the work programme',
    await past.workProgramme.add({
      ...by(),
      committeeId,
      typed: {
        [programmeFields.title]: 'In depth: Pledge 4, health and wellbeing',
        [programmeFields.leadPost]:
          'Designated Nurse and Named Nurse, Looked After Children and Care Leavers',
        [programmeFields.when]: `meeting:${june.id}`,
      },
    }),
  );
}

type By = () => { byPersonId: string; submissionId: string };

async function seedAgenda(past: Services, meetingId: string, by: By): Promise<void> {
  const { agendas, reports } = past;
  const report = must(
    'begin a report',
    await reports.create({ ...by(), meetingId, typed: demoReport.block }),
  );
  for (const [key, text] of Object.entries(demoReport.sections)) {
    const saved = await reports.saveSection({ ...by(), reportId: report.id, key, text, basedOn: 0 });
    must(`write ${key}`, saved);
  }
  must('place the report', await agendas.placeReport({ ...by(), reportId: report.id, itemId: null }));
  must(
    'add an item to follow',
    await agendas.add({
      ...by(),
      meetingId,
      typed: {
        [fields.title]: 'Care leavers’ offer: yearly review',
        [fields.purpose]: 'To comment on the reviewed offer before it is published.',
        [fields.leadPost]: 'Service Manager, Cared for and Care Leavers',
        [fields.timing]: 'to-follow',
        [fields.toFollowReason]: 'The housing service is still checking its part.',
      },
    }),
  );
  const { item } = must(
    'add a private item',
    await agendas.add({
      ...by(),
      meetingId,
      typed: {
        [fields.title]: 'Tender for two children’s homes: bids received',
        [fields.purpose]: 'To comment on the bids before they are decided on elsewhere.',
        [fields.leadPost]: 'Head of Service, Cared for Children and Care Leavers',
        [fields.timing]: 'on-time',
      },
    }),
  );
  must(
    'make it private',
    await agendas.makePrivate({
      ...by(),
      itemId: item?.id ?? '',
      version: item?.version ?? 0,
      typed: {
        [fields.privacyKind]: 'exempt',
        [fields.paragraphs]: '3',
        [fields.publicTitle]: 'Homes for children: a contract',
        [fields.publicInterest]:
          'Firms that bid would see each other’s prices, and the council would pay more for the homes.',
      },
    }),
  );
  const typed = { [fields.minuteNumber]: '18' };
  must('number the minutes', await agendas.setFirstMinute({ ...by(), meetingId, typed }));
}

const asks: Record<string, string>[] = [
  {
    [actionFields.ask]: 'Bring a one-page summary of dental checks by district',
    [actionFields.ownerPost]: 'Designated Nurse and Named Nurse, Looked After Children and Care Leavers',
    [actionFields.dueDay]: '2027-03-02',
  },
  {
    [actionFields.ask]: 'Write to housing partners about deposits for care leavers',
    [actionFields.ownerPost]: 'Head of Service, Cared for Children and Care Leavers',
    [actionFields.dueDay]: '2026-12-18',
    [actionFields.state]: 'done',
    [actionFields.outcome]: 'Letters went out on 16 December. Two partners have agreed to meet.',
  },
  {
    [actionFields.kind]: 'nomination',
    [actionFields.ask]: 'Name a member for the foster carers’ forum',
    [actionFields.ownerPost]: 'Chair of the Committee',
    [actionFields.dueDay]: '2027-03-02',
  },
];

async function seedActions(past: Services, meetingId: string, by: By): Promise<void> {
  for (const typed of asks) {
    must('add a committee action', await past.committeeActions.add({ ...by(), meetingId, typed }));
  }
}
