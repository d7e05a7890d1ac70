/** An agenda made by hand: what a test does not name is an open item on time. */
import { orderOfBusiness } from '../../services/agenda/business';
import type { Agenda, AgendaFacts, AgendaItem } from '../../services/agenda/rules';
import type { Day } from '../../services/calendar/rules';

export function sampleItem(id: string, over: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    meetingId: 'meeting',
    kind: 'report',
    number: '',
    title: `Title of ${id}`,
    publicTitle: '',
    purpose: `To note ${id}.`,
    leadPost: null,
    part: 1,
    privacy: null,
    timing: { kind: 'on-time' },
    reportId: null,
    attachments: [],
    withdrawnReason: null,
    withdrawnAt: null,
    addedAt: new Date('2027-01-04T09:00:00Z'),
    version: 1,
    ...over,
  };
}

export function sampleAgenda(items: AgendaItem[], firstMinuteNumber: number | null = null): Agenda {
  return orderOfBusiness({ meetingId: 'meeting', items, firstMinuteNumber, version: 1 });
}

export const sampleFacts: AgendaFacts = {
  bodyName: 'Cared for Children and Care Leavers Committee',
  parentBody: 'Children and Families Committee',
  day: '2027-03-02' as Day,
  startsAt: '14:00',
  venue: 'Committee Suite',
  members: [
    { name: 'Councillor A', chair: true },
    { name: 'Councillor B', chair: false },
  ],
  contact: 'Democratic Services Officer',
  links: {},
  reports: {},
  version: 2,
  status: null,
};
