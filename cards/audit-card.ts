/** Who did and saw what in a committee, and the boxes by which it is narrowed. */
import { button } from './actions';
import { type Card, card, type Element } from './card';
import { choiceInput, dateInput } from './inputs';
import { heading, line, small } from './text';

export const auditInputs = { person: 'person', kind: 'kind', from: 'from', until: 'until' } as const;

/** Narrows nothing; a choice needs a value (Adaptive Cards refuses an empty one). */
const all = 'all';

export interface AuditView {
  title: string;
  lines: { when: string; who: string; did: string }[];
  people: { title: string; value: string }[];
  kinds: { title: string; value: string }[];
  chosen: { person: string; kind: string; from: string; until: string };
  problem: string | null;
  page: { next: number | null; previous: number | null };
}

export function auditCard(view: AuditView): Card {
  const { chosen, page } = view;
  const anybody = { title: 'Anybody', value: all };
  const anything = { title: 'Anything', value: all };
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      small('Ids only: nobody’s words are in the record, and no entry of it can be changed.'),
      view.problem === null ? null : line(view.problem, { color: 'attention' }),
      ...view.lines.flatMap((item): Element[] => [
        line(`${item.who} ${item.did}`, { separator: true, spacing: 'small' }),
        small(item.when),
      ]),
      view.lines.length === 0 ? line('Nothing is recorded for that.') : null,
      choiceInput(auditInputs.person, 'Who', [anybody, ...view.people], {
        value: chosen.person || all,
      }),
      choiceInput(auditInputs.kind, 'About what', [anything, ...view.kinds], {
        value: chosen.kind || all,
      }),
      dateInput(auditInputs.from, 'From this day', { value: chosen.from }),
      dateInput(auditInputs.until, 'Until this day', { value: chosen.until }),
    ],
    actions: [
      button('Show these', 'record.read', { page: 0 }, { reads: 'inputs', style: 'primary' }),
      page.next === null
        ? null
        : button('Show earlier', 'record.read', { page: page.next }, { reads: 'inputs' }),
      page.previous === null
        ? null
        : button('Show later', 'record.read', { page: page.previous }, { reads: 'inputs' }),
    ],
  });
}
