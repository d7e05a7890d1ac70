/** What somebody has typed into a form and not sent: one draft for a person, a form and the thing it is about. */

/** `form`: what the form sends. `thing`: what it is about, as ids by their names. */
export interface FormKey {
  personId: string;
  form: string;
  thing: Readonly<Record<string, string>>;
}

export interface FormDraft {
  /** Inputs by id, as typed. */
  typed: Readonly<Record<string, string>>;
  /** Which version of the thing they had before them, as their form carries it: it decides who was first. */
  standsOn: Readonly<Record<string, number>>;
  keptAt: Date;
}

/** The same ids give the same text, whatever their order. */
export function thingText(thing: FormKey['thing']): string {
  return Object.entries(thing)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, id]) => `${name}=${id}`)
    .join(' ');
}
