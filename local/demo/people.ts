/** The demo's people: post titles for names, because no invented person should look like a real one. */
import type { PersonEntry, Role } from '../../services/people/rules';
import { visitPeople } from './visits';

interface DemoPerson {
  name: string;
  roles: Role[];
  posts?: string[];
  /** Who stands in for them, by name. */
  deputy?: string;
}

/** In the order of the role switcher. Object ids are made from the place in this list. */
export const demoPeople: DemoPerson[] = [
  { name: 'Democratic Services Officer', roles: ['clerk'] },
  {
    name: 'Head of Service',
    roles: ['lead', 'head-of-service'],
    posts: ['Head of Service, Cared for Children and Care Leavers'],
    deputy: 'Service Manager',
  },
  {
    name: 'Virtual School Headteacher',
    roles: ['lead'],
    posts: ['Virtual School Headteacher'],
    deputy: 'Deputy Virtual School Headteacher',
  },
  {
    name: 'Designated Nurse',
    roles: ['lead'],
    posts: ['Designated Nurse and Named Nurse, Looked After Children and Care Leavers'],
    deputy: 'Named Nurse',
  },
  {
    name: 'Service Manager',
    roles: ['lead'],
    posts: ['Service Manager, Cared for and Care Leavers'],
    deputy: 'Fostering Service Manager',
  },
  {
    name: 'Fostering Service Manager',
    roles: ['lead'],
    posts: ['Fostering Service Manager'],
    deputy: 'Service Manager',
  },
  {
    name: 'Deputy Virtual School Headteacher',
    roles: ['lead'],
    posts: ['Deputy Virtual School Headteacher'],
    deputy: 'Virtual School Headteacher',
  },
  {
    name: 'Participation Lead',
    roles: ['lead'],
    posts: ['Participation Team'],
    deputy: 'Participation Worker',
  },
  { name: 'Named Nurse', roles: ['lead'] },
  {
    name: 'Operational Group Administrator',
    roles: ['lead'],
    posts: ['Cared for Children and Care Leavers Operational Group'],
  },
  { name: 'Operational Group Chair', roles: ['reviewer'], posts: ['Chair of the Operational Group'] },
  { name: 'Operational Group Reviewer', roles: ['reviewer'] },
  { name: 'Participation Worker', roles: ['participation-worker', 'lead'] },
  { name: 'Chair of the Committee', roles: ['chair', 'member'] },
  { name: 'Councillor B', roles: ['member'] },
  { name: 'Councillor C', roles: ['member'] },
  { name: 'System Administrator', roles: ['administrator'] },
  { name: 'Participation Cover', roles: ['question-cover'] },
  { name: 'Safeguarding Service Manager', roles: ['question-manager'] },
  { name: 'Shadow Committee Member', roles: ['shadow-member'] },
  { name: 'Performance Officer', roles: ['performance-officer'] },
  { name: 'Data Protection Adviser', roles: ['data-protection-adviser'] },
  ...visitPeople,
];

export function demoObjectId(place: number): string {
  return `00000000-0000-4000-8000-${String(place + 1).padStart(12, '0')}`;
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@council.example`;
}

export function demoEntries(): PersonEntry[] {
  return demoPeople.map((person, place) => ({
    name: person.name,
    email: emailOf(person.name),
    aadObjectId: demoObjectId(place),
    roles: person.roles,
    holdings: (person.posts ?? []).map((post) => ({
      post,
      deputyEmail: person.deputy ? emailOf(person.deputy) : null,
      fromDay: null,
      untilDay: null,
    })),
    fromDay: null,
    untilDay: null,
  }));
}
