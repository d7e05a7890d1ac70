/** `help`: what this person can do, by their roles. */
import { button } from '../../cards/actions';
import { type Action, type Card, present } from '../../cards/card';
import { messageCard } from '../../cards/message-card';
import type { Person, Role } from '../../services/people/rules';
import { type Handler, show } from '../press';

export const help: Handler<'help'> = async ({ turn }) => show(helpCard(turn.person));

interface Ability {
  roles: Role[];
  words: string;
  /** Only where a press needs nothing more: the rest are on the status card. */
  action: Action | null;
}

const abilities: Ability[] = [
  {
    roles: ['lead', 'head-of-service'],
    words: '“my updates”: what is due from you, with last time’s words there to edit',
    action: button('My updates', 'updates.list', {}),
  },
  {
    roles: ['reviewer'],
    words: '“scrutiny”: updates to accept or send back',
    action: button('Scrutiny', 'scrutiny.list', {}),
  },
  {
    roles: ['clerk', 'reviewer', 'head-of-service', 'chair', 'administrator'],
    words: '“status”: how the round stands, by pledge',
    action: button('Status', 'clerk.status', {}),
  },
  {
    roles: ['clerk'],
    words: '“open the round”: ask every lead now, before it opens by itself',
    action: null,
  },
  { roles: ['clerk'], words: '“chase”: remind those who are late, after you have seen who', action: null },
  { roles: ['clerk'], words: '“build the pack”: the progress report in Word and PDF', action: null },
  {
    roles: ['member', 'chair', 'clerk', 'lead'],
    words: '“visits”: frontline visits, yours or to your service',
    action: button('Visits', 'visits.list', {}),
  },
  {
    roles: [
      'clerk',
      'chair',
      'head-of-service',
      'reviewer',
      'lead',
      'member',
      'participation-worker',
      'administrator',
    ],
    words: '“timetable”: every date of the next meeting, with its reason',
    action: button('Timetable', 'clerk.timetable', {}),
  },
];

export function helpCard(person: Person): Card {
  const mine = abilities.filter((ability) => ability.roles.some((role) => person.roles.includes(role)));
  return messageCard({
    title: 'What I can do for you',
    lines: ['Type one of these, or press a button.', ...mine.map((ability) => ability.words)],
    actions: present(mine.map((ability) => ability.action)),
  });
}
