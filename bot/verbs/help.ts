/** `help`: what this person can do, by their roles. */
import { button } from '../../cards/actions';
import { type Action, type Card, present } from '../../cards/card';
import { messageCard } from '../../cards/message-card';
import type { Person, Role } from '../../services/people/rules';
import { type Handler, show } from '../press';
import { questionAbilities } from './help-questions';

export const help: Handler<'help'> = async ({ turn }) => show(helpCard(turn.person));

interface Ability {
  roles: Role[];
  words: string;
  /** Only where a press needs nothing more: the rest are on the status card. */
  action: Action | null;
}

const everybody: Role[] = [
  'clerk',
  'chair',
  'head-of-service',
  'reviewer',
  'lead',
  'member',
  'participation-worker',
  'administrator',
];

/** In the order of a quarter: the round, the figures, the papers, the pack. */
const abilities: Ability[] = [
  {
    roles: ['lead', 'head-of-service'],
    words: '“my updates”: what is due from you, with last time’s words there to edit',
    action: button('My updates', 'updates.list', {}),
  },
  {
    roles: ['clerk', 'reviewer', 'head-of-service', 'chair', 'administrator'],
    words: '“status”: how the round stands, by pledge',
    action: button('Status', 'clerk.status', {}),
  },
  {
    roles: ['clerk'],
    words: '“open the round” and “chase”: ask every lead now, or remind those who are late',
    action: null,
  },
  {
    roles: ['clerk', 'head-of-service'],
    words: '“stop messages”: send somebody nothing for a time, as in illness or bereavement',
    action: null,
  },
  {
    roles: ['reviewer'],
    words: '“scrutiny”: updates to accept or send back',
    action: button('Scrutiny', 'scrutiny.list', {}),
  },
  {
    roles: ['clerk', 'performance-officer'],
    words:
      '“figures in conflict”, “add a figure” and “small numbers”: figures to confirm or add, and what is hidden',
    action: button('Figures in conflict', 'figures.list', {}),
  },
  {
    roles: ['reviewer', 'data-protection-adviser'],
    words: '“small numbers”: what is hidden in the public papers, and why',
    action: null,
  },
  {
    roles: ['clerk', 'lead', 'head-of-service'],
    words: '“reports” and “write a report”: a report for a meeting, section by section',
    action: null,
  },
  {
    roles: ['clerk', 'chair', 'head-of-service', 'lead', 'member'],
    words: '“agenda”, “committee actions” and “work programme”: what the next meetings are about',
    action: button('Agenda', 'agenda.list', {}),
  },
  {
    roles: ['clerk'],
    words:
      '“build the pack”: agenda, reports and scorecard in Word, PDF and as a web page, with what to put right',
    action: null,
  },
  {
    roles: ['participation-worker'],
    words: '“young people’s edition”: read it, and sign it off or send it back',
    action: null,
  },
  ...questionAbilities,
  {
    roles: ['member', 'chair', 'clerk', 'lead'],
    words: '“visits”: frontline visits, yours or to your service',
    action: button('Visits', 'visits.list', {}),
  },
  {
    roles: everybody,
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
