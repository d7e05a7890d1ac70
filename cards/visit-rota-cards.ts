/** The clerk’s cards for frontline visits: the year’s rota and its fairness, one visit by hand, gaps, and who may go. */
import { actionRows, button, row } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { choiceInput, dateInput } from './inputs';
import { facts, heading, line, section, small } from './text';
import { visitInputs } from './verbs-visits';

export interface RotaCardView {
  /** 'September 2026 to August 2027' */
  year: string;
  rotaId: string | null;
  version: number;
  isDraft: boolean;
  /** 'Agreed on Monday 6 July 2026' */
  state: string;
  notes: string[];
  /** `short`: 'Wed 16 Sep' */
  rows: {
    words: string;
    short: string;
    who: string;
    index: number;
    visitId: string | null;
    byHand: boolean;
    /** It is in a draft, and not past. */
    changes: boolean;
  }[];
  /** '2 visits each, but Councillor A 3' and the counts. */
  fairness: string;
  counts: [name: string, count: string][];
  page: { number: number; of: number };
  problem: string | null;
  done: string | null;
  /** Its year is not over. */
  mayDraft: boolean;
  /** It ends soon, and there is none after it. */
  mayDraftNext: boolean;
  submissionId: string;
}

export function rotaCard(view: RotaCardView): Card {
  const { rotaId, version } = view;
  const rows = actionRows(rotaActions(view));
  return card({
    fallbackText: 'The rota of frontline visits',
    body: [
      heading(view.rotaId ? `Frontline visits, ${view.year}` : 'There is no rota yet', { size: 'large' }),
      small(view.state),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { weight: 'bolder' }) : null,
      view.notes.length > 0
        ? section(
            [line('What is in the way', { weight: 'bolder' }), ...view.notes.map((note) => line(note))],
            'warning',
          )
        : null,
      ...view.rows.map(
        (one): Element =>
          row(
            [line(one.words), small(one.byHand ? `${one.who} (set by hand)` : one.who)],
            one.changes && rotaId
              ? button(`Change ${one.short}`, 'visit.change-draft', { rotaId, version, index: one.index })
              : button(`Open ${one.short}`, 'visit.open', { visitId: one.visitId ?? '' }),
          ),
      ),
      view.fairness ? heading('Fairness', { spacing: 'large' }) : null,
      view.fairness ? line(view.fairness) : null,
      facts(view.counts),
      view.page.of > 1 ? small(`Page ${view.page.number} of ${view.page.of}`) : null,
      ...rows.body,
    ],
    actions: rows.actions,
  });
}

function rotaActions(view: RotaCardView): Action[] {
  const { rotaId, version, submissionId } = view;
  const of = rotaId === null ? { submissionId } : { rotaId, submissionId };
  return present([
    view.isDraft &&
      rotaId !== null &&
      button('Agree this rota', 'visit.agree-rota', { rotaId, version, submissionId }, { style: 'primary' }),
    view.mayDraft && button(rotaId ? 'Draft it again' : 'Draft the rota', 'visit.draft', of),
    view.mayDraftNext && button('Draft the next year', 'visit.draft', { ...of, next: true }),
    view.page.number < view.page.of && rotaId !== null
      ? button('Show more', 'visit.rota', { rotaId, page: view.page.number })
      : null,
    view.page.number > 1 && rotaId !== null
      ? button('Show the ones before', 'visit.rota', { rotaId, page: view.page.number - 2 })
      : null,
    button('Members', 'visit.members', {}),
    button('Settings', 'visit.settings', {}),
    button('All visits', 'visits.list', {}),
  ]);
}

export interface PlannedForm {
  title: string;
  problem: string | null;
  day: string;
  /** null: the service cannot be changed here. */
  service: string | null;
  services: { title: string; value: string }[];
  /** One for each place; 'none' leaves it open. */
  chosen: string[];
  members: { title: string; value: string }[];
  send: Parameters<typeof button>[2];
  verb: 'visit.set' | 'visit.set-visit';
  back: ReturnType<typeof button>;
}

/** One visit by hand: the day, the service while it is a draft, and who goes, each with how many visits they have. */
export function plannedForm(view: PlannedForm): Card {
  return card({
    fallbackText: 'Change a visit',
    body: [
      heading(view.title),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      dateInput(visitInputs.day, 'Day', { value: view.day, required: 'Please choose the day.' }),
      view.service === null
        ? null
        : choiceInput(visitInputs.service, 'Service', view.services, {
            value: view.service,
            required: 'Please choose a service.',
          }),
      ...view.chosen.map((personId, index) =>
        choiceInput(`${visitInputs.member}${index + 1}`, `Place ${index + 1}`, view.members, {
          value: personId,
        }),
      ),
      small(
        'The number after a name is how many visits they have this year. Only those who may go on the day can be chosen.',
      ),
    ],
    actions: [
      button('Set it so', view.verb, view.send as never, { reads: 'inputs', style: 'primary' }),
      view.back,
    ],
  });
}

export function gapsCard(view: {
  rows: { visitId: string; short: string; words: string; what: string }[];
}): Card {
  return card({
    fallbackText: 'What is missing',
    body: [
      heading('What is missing'),
      small('Only the chair and the clerk see this.'),
      view.rows.length === 0 ? line('Nothing is missing.') : null,
      ...view.rows.map((one) =>
        row(
          [line(one.words), small(one.what)],
          button(`Open ${one.short}`, 'visit.open', { visitId: one.visitId }),
        ),
      ),
    ],
    actions: [button('All visits', 'visits.list', {})],
  });
}

export function membersCard(view: {
  rows: { personId: string; short: string; name: string; facts: string; problem: boolean; feed: boolean }[];
}): Card {
  return card({
    fallbackText: 'Members and visits',
    body: [
      heading('Members and visits'),
      small('Training and checks come from: import members FILE. Only those with both in force are asked.'),
      ...view.rows.map((one) => {
        const words = [
          line(one.name),
          small(one.facts, one.problem ? { color: 'attention', isSubtle: false } : {}),
        ];
        return one.feed
          ? row(
              words,
              button(`Stop the link of ${one.short}`, 'visit.stop-calendar', { personId: one.personId }),
            )
          : section(words);
      }),
    ],
    actions: [button('The rota', 'visit.rota', {}), button('All visits', 'visits.list', {})],
  });
}
