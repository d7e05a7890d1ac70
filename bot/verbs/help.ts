/** `help`: what this person can do, by their roles. */
import { button } from '../../cards/actions';
import { type Action, type Card, present } from '../../cards/card';
import { messageCard } from '../../cards/message-card';
import type { Act } from '../../services/platform/permissions';
import { type Handler, show } from '../press';
import type { Turn } from '../turn';
import { can } from '../which-committee';
import { questionAbilities } from './help-questions';

export const help: Handler<'help'> = async ({ turn }) => show(helpCard(turn));

interface Ability {
  act: Act;
  words: string;
  /** Only where a press needs nothing more: the rest are on the status card. */
  action: Action | null;
}

/** In the order of a quarter: the round, the figures, the papers, the pack. */
const abilities: Ability[] = [
  {
    act: 'updates.own',
    words: '“my updates”: what is due from you, with last time’s words there to edit',
    action: button('My updates', 'updates.list', {}),
  },
  {
    act: 'status.read',
    words: '“status”: how the round stands, by pledge',
    action: button('Status', 'clerk.status', {}),
  },
  {
    act: 'round.run',
    words: '“open the round”: ask every lead now',
    action: null,
  },
  {
    act: 'round.chase',
    words: '“chase”: remind those who are late',
    action: null,
  },
  {
    act: 'messages.stop',
    words: '“stop messages”: send somebody nothing for a time, as in illness or bereavement',
    action: null,
  },
  {
    act: 'record.read',
    words: '“record”: who did and saw what, by person, day and kind',
    action: null,
  },
  {
    act: 'scrutiny.decide',
    words: '“scrutiny”: updates to accept or send back',
    action: button('Scrutiny', 'scrutiny.list', {}),
  },
  {
    act: 'figures.keep',
    words:
      '“figures in conflict”, “add a figure” and “small numbers”: figures to confirm or add, and what is hidden',
    action: button('Figures in conflict', 'figures.list', {}),
  },
  {
    act: 'small-numbers.decide',
    words: '“small numbers”: what is hidden in the public papers, and why',
    action: null,
  },
  {
    act: 'reports.write',
    words: '“reports” and “write a report”: a report for a meeting, section by section',
    action: null,
  },
  {
    act: 'agenda.read',
    words: '“agenda”, “committee actions” and “work programme”: what the next meetings are about',
    action: button('Agenda', 'agenda.list', {}),
  },
  {
    act: 'pack.make',
    words:
      '“build the pack”: agenda, reports and scorecard in Word, PDF and as a web page, with what to put right',
    action: null,
  },
  {
    act: 'edition.sign-off',
    words: '“young people’s edition”: read it, and sign it off or send it back',
    action: null,
  },
  ...questionAbilities,
  {
    act: 'visits.read',
    words: '“visits”: frontline visits, yours or to your service',
    action: button('Visits', 'visits.list', {}),
  },
  {
    act: 'meetings.keep',
    words: '“meetings”: add, move and call off meetings, and what waits for the next one',
    action: null,
  },
  {
    act: 'timetable.read',
    words: '“timetable”: every date of the next meeting, with its reason',
    action: button('Timetable', 'clerk.timetable', {}),
  },
];

export function helpCard(turn: Turn): Card {
  const mine = abilities.filter(({ act }) => can(turn, act));
  return messageCard({
    title: 'What I can do for you',
    lines: ['Type one of these, or press a button.', ...mine.map((ability) => ability.words)],
    actions: present(mine.map((ability) => ability.action)),
  });
}
