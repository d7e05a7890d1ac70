/** A member’s cards for frontline visits: the list, one visit, a swap, days away, the calendar link (domain.md 2.7, 5). */
import { actionRows, button, link, row } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { choiceInput, dateInput } from './inputs';
import { facts, heading, labelled, line, section, small } from './text';
import { visitInputs } from './verbs-visits';

export interface VisitView {
  visitId: string;
  /** 'Virtual School' */
  service: string;
  /** What this card is about today: 'You are invited to a frontline visit'. */
  title: string;
  /** 'Wednesday 10 March 2027, 10:00 to 11:30' */
  when: string;
  place: string;
  contact: string;
  /** 'Councillor B; one place is open' */
  going: string;
  pledges: string;
  whatToSee: string;
  whatToAsk: string;
  /** 'This is not an inspection …' */
  notInspection: string;
  /** 'You are going.' */
  state: string;
  /** What came of it, in order: notes, reply, actions. */
  afterwards: { label: string; text: string }[];
  note: string | null;
  problem: string | null;
  calendarUrl: string | null;
  may: {
    accept: boolean;
    cannot: boolean;
    swap: boolean;
    take: boolean;
    note: 'write' | 'go-on' | 'change' | null;
    worried: boolean;
    reply: boolean;
    agree: boolean;
    cancel: boolean;
    change: boolean;
    line: boolean;
  };
  actions: { actionId: string; title: string }[];
  submissionId: string;
}

export function visitCard(view: VisitView): Card {
  const rows = actionRows(visitActions(view));
  return card({
    // Where and with whom is nobody else’s business on a lock screen.
    fallbackText: view.title,
    refresh: button('Refresh', 'visit.open', { visitId: view.visitId }),
    body: [
      heading(view.title),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.note ? line(view.note, { weight: 'bolder' }) : null,
      line(view.service, { weight: 'bolder' }),
      facts(
        (
          [
            ['When', view.when],
            ['Where', view.place],
            ['On the day', view.contact],
            ['Going', view.going],
            ['Pledges', view.pledges],
          ] as [string, string][]
        ).filter(([, value]) => value !== ''),
      ),
      line(view.state, { weight: 'bolder' }),
      section([line(view.notInspection, { weight: 'bolder' })], 'emphasis'),
      ...labelled('What you may see', view.whatToSee),
      ...labelled('What to ask', view.whatToAsk),
      ...view.afterwards.flatMap((part) => labelled(part.label, part.text)),
      ...rows.body,
    ],
    actions: rows.actions,
  });
}

function visitActions(view: VisitView): Action[] {
  const { visitId, submissionId, may } = view;
  const press = { visitId, submissionId };
  const notes = { write: 'Write the note', 'go-on': 'Go on with the note', change: 'Change my note' };
  return present([
    may.accept && button('I will go', 'visit.accept', press, { style: 'primary' }),
    may.take && button('Take the open place', 'visit.take', press),
    may.note && button(notes[may.note], 'visit.note', { visitId }),
    may.agree && button('Answer for the home', 'visit.agreement', { visitId }),
    may.reply && button('Reply to the visitors', 'visit.reply', { visitId }),
    may.cannot && button('I can’t go', 'visit.cannot', press),
    may.swap && button('Swap', 'visit.swap', { visitId }),
    view.calendarUrl ? link('Add to my calendar', view.calendarUrl) : null,
    may.worried && button('Something worried me', 'visit.worried', { visitId }),
    ...view.actions.map((action) =>
      button(action.title, 'visit.action', { actionId: action.actionId, visitId }),
    ),
    may.line && button('Wording for the committee', 'visit.line', { visitId }),
    may.change && button('Change this visit', 'visit.change', { visitId }),
    may.cancel && button('Call it off', 'visit.cancel', { visitId }),
    button('All my visits', 'visits.list', {}),
  ]);
}

export interface VisitsListView {
  problem: string | null;
  done: string | null;
  groups: { title: string; rows: { visitId: string; words: string; state: string; button: string }[] }[];
  mayGo: boolean;
  clerk: boolean;
  chair: boolean;
}

export function visitsListCard(view: VisitsListView): Card {
  const rows = actionRows(listActions(view));
  return card({
    fallbackText: 'Frontline visits',
    refresh: button('Refresh', 'visits.list', {}),
    body: [
      heading('Frontline visits', { size: 'large' }),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { weight: 'bolder' }) : null,
      view.groups.length === 0 ? line('There is nothing to do for a visit now.') : null,
      ...view.groups.flatMap((group): Element[] => [
        heading(group.title, { spacing: 'large' }),
        ...group.rows.map((one) =>
          row(
            [line(one.words), small(one.state)],
            button(one.button, 'visit.open', { visitId: one.visitId }),
          ),
        ),
      ]),
      ...rows.body,
    ],
    actions: rows.actions,
  });
}

function listActions(view: VisitsListView): Action[] {
  return present([
    view.mayGo && button('Days I am away', 'visit.away', {}),
    view.mayGo && button('My calendar link', 'visit.calendar', {}),
    view.clerk && button('The rota', 'visit.rota', {}),
    (view.clerk || view.chair) && button('What is missing', 'visit.gaps', {}),
    (view.clerk || view.chair) && button('For the next meeting', 'visit.meeting', {}),
    (view.clerk || view.chair) && button('The year of visits', 'visit.year', {}),
  ]);
}

export interface SwapCardView {
  title: string;
  lines: string[];
  problem: string | null;
  /** Not null: what could come back in exchange, '' being nothing. */
  exchange: { title: string; value: string }[] | null;
  actions: Action[];
}

export function swapCard(view: SwapCardView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.lines.map((text) => line(text)),
      view.exchange
        ? choiceInput(visitInputs.exchange, 'In exchange', view.exchange, {
            value: 'none',
            style: 'expanded',
          })
        : null,
    ],
    actions: view.actions,
  });
}

export interface AwayView {
  problem: string | null;
  done: string[];
  from: string;
  until: string;
  days: { awayId: string; words: string }[];
  submissionId: string;
}

export function awayCard(view: AwayView): Card {
  return card({
    fallbackText: 'Days you are away',
    body: [
      heading('Days you are away'),
      line('You are not asked to visit on these days. A visit you have in them is offered to someone else.'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.done.map((text) => line(text, { weight: 'bolder' })),
      ...view.days.map((one) =>
        row([line(one.words)], button('Take out', 'visit.remove-away', { awayId: one.awayId })),
      ),
      dateInput(visitInputs.awayFrom, 'First day away', {
        value: view.from,
        required: 'Please choose the first day.',
      }),
      dateInput(visitInputs.awayUntil, 'Last day away', {
        value: view.until,
        required: 'Please choose the last day.',
      }),
    ],
    actions: [
      button('Add these days', 'visit.add-away', { submissionId: view.submissionId }, { reads: 'inputs' }),
      button('All my visits', 'visits.list', {}),
    ],
  });
}

export interface FeedCardView {
  state: 'none' | 'on' | 'stopped';
  /** Shown once, when it has just been made. */
  url: string | null;
  submissionId: string;
}

export function feedCard(view: FeedCardView): Card {
  const words = {
    none: 'You have no calendar link yet.',
    on: 'You have a calendar link. It cannot be shown again: a new one stops the old.',
    stopped: 'Your calendar link has been stopped. You can make a new one.',
  };
  return card({
    fallbackText: 'Your calendar link',
    body: [
      heading('Your calendar link'),
      line(
        'With it, your own calendar shows your visits and follows their changes. Subscribe to it from the internet.',
      ),
      line('Whoever has the link can see your visits, so please keep it to yourself.'),
      view.url
        ? section([line('Your new link, shown this once:'), line(view.url)], 'emphasis')
        : line(words[view.state]),
    ],
    actions: present([
      button(view.state === 'none' ? 'Make a link' : 'Make a new link', 'visit.new-calendar', {
        submissionId: view.submissionId,
      }),
      view.state === 'on' && button('Stop my link', 'visit.stop-calendar', {}),
      button('All my visits', 'visits.list', {}),
    ]),
  });
}
