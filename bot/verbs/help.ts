/** `help`: what this person can do, by their roles. */
import { button } from '../../cards/actions';
import type { Action, Card } from '../../cards/card';
import { messageCard } from '../../cards/message-card';
import type { Person, Role } from '../../services/people/rules';
import { type Handler, show } from '../press';

export const help: Handler<'help'> = async ({ turn }) => show(helpCard(turn.person));

interface Ability {
  roles: Role[];
  words: string;
  action: Action;
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
    roles: ['clerk'],
    words:
      '“status”: who has sent and who is late. “chase”: remind all that are late. “build the pack”: Word and PDF',
    action: button('Status', 'clerk.status', {}),
  },
  {
    roles: ['clerk', 'chair', 'head-of-service', 'reviewer', 'lead', 'member', 'participation-worker'],
    words: '“timetable”: every date of the next meeting, with its reason',
    action: button('Timetable', 'clerk.timetable', {}),
  },
];

export function helpCard(person: Person): Card {
  const mine = abilities.filter((ability) => ability.roles.some((role) => person.roles.includes(role)));
  return messageCard({
    title: 'What I can do for you',
    lines: ['Type one of these, or press a button.', ...mine.map((ability) => ability.words)],
    actions: mine.map((ability) => ability.action),
  });
}
