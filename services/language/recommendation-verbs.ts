/** The verbs of recommendations, in every form people write them, and what an advisory committee may do (domain.md 4.2). */

/** `yes`: may be used. `second`: too weak alone. `own`: its own business only. `decides`: a power it does not have. */
export type VerbUse = 'yes' | 'second' | 'own' | 'decides' | 'executive';

interface Verb {
  use: VerbUse;
  past?: string;
  /** The nearest verb that may be used, where this one may not. */
  instead?: string;
}

/** Base form first; regular forms are made from it. */
export const verbs: Readonly<Record<string, Verb>> = {
  note: { use: 'yes' },
  receive: { use: 'yes' },
  comment: { use: 'yes' },
  endorse: { use: 'yes' },
  accept: { use: 'yes' },
  nominate: { use: 'yes' },
  appoint: { use: 'yes' },
  identify: { use: 'yes' },
  elect: { use: 'yes' },
  request: { use: 'yes' },
  ask: { use: 'yes' },
  recommend: { use: 'yes' },
  agree: { use: 'yes' },
  exclude: { use: 'yes' },
  consider: { use: 'second' },
  discuss: { use: 'second', instead: 'comment on' },
  approve: { use: 'own', instead: 'recommend' },
  delegate: { use: 'executive' },
  authorise: { use: 'executive' },
  authorize: { use: 'executive' },
  allocate: { use: 'executive' },
  award: { use: 'executive' },
  procure: { use: 'executive' },
  spend: { use: 'executive', past: 'spent' },
  adopt: { use: 'decides', instead: 'recommend' },
  ratify: { use: 'decides', instead: 'recommend' },
  determine: { use: 'decides', instead: 'recommend' },
  commission: { use: 'decides', instead: 'recommend' },
  fund: { use: 'decides', instead: 'recommend' },
  implement: { use: 'decides', instead: 'request' },
  direct: { use: 'decides', instead: 'request' },
  instruct: { use: 'decides', instead: 'request' },
};

/** Verbs that are not in the list, by what their writer most likely wants. */
export const nearestAllowed: Readonly<Record<string, string>> = {
  support: 'endorse',
  welcome: 'endorse',
  back: 'endorse',
  commend: 'endorse',
  champion: 'endorse',
  sanction: 'endorse',
  acknowledge: 'note',
  recognise: 'note',
  recognize: 'note',
  observe: 'note',
  see: 'note',
  read: 'note',
  understand: 'note',
  be: 'note',
  hear: 'receive',
  review: 'comment on',
  scrutinise: 'comment on',
  scrutinize: 'comment on',
  challenge: 'comment on',
  examine: 'comment on',
  feedback: 'comment on',
  reflect: 'comment on',
  explore: 'comment on',
  debate: 'comment on',
  advise: 'recommend',
  propose: 'recommend',
  suggest: 'recommend',
  refer: 'recommend',
  invite: 'ask',
  require: 'request',
  seek: 'request',
  monitor: 'request',
  ensure: 'request',
  confirm: 'agree',
  select: 'nominate',
  choose: 'nominate',
  name: 'nominate',
  thank: 'note',
  celebrate: 'note',
};

export const allowedVerbs = [
  'note',
  'receive',
  'comment on',
  'endorse',
  'accept and endorse',
  'nominate',
  'appoint',
  'identify',
  'request',
  'ask',
  'recommend',
  'agree',
];

export type Form = 'base' | 'past' | 'third' | 'ing';

/** Which verb a word is a form of: 'accepted' is the past of 'accept'. Null when it is none of them. */
export function verbOf(word: string): { base: string; form: Form } | null {
  const said = word.toLowerCase();
  return forms.get(said) ?? null;
}

const forms = new Map<string, { base: string; form: Form }>();
for (const base of [...Object.keys(verbs), ...Object.keys(nearestAllowed)]) {
  const stem = base.replace(/e$/, '');
  const y = /[^aeiou]y$/.test(base);
  const add = (word: string, form: Form) => forms.has(word) || forms.set(word, { base, form });
  add(
    verbs[base]?.past ?? (y ? `${base.slice(0, -1)}ied` : base === 'agree' ? 'agreed' : `${stem}ed`),
    'past',
  );
  add(y ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : `${base}s`, 'third');
  add(base === 'agree' ? 'agreeing' : `${stem}ing`, 'ing');
}
for (const base of [...Object.keys(verbs), ...Object.keys(nearestAllowed)])
  forms.set(base, { base, form: 'base' });
// Doubled letters and words that are older than rules.
for (const [word, base] of [
  ['referred', 'refer'],
  ['submitted', 'submit'],
  ['understood', 'understand'],
  ['chosen', 'choose'],
  ['sought', 'seek'],
  ['noting', 'note'],
  ['agreed', 'agree'],
] as const) {
  if (!forms.has(word)) forms.set(word, { base, form: word.endsWith('ing') ? 'ing' : 'past' });
}

/** The allowed verb that a misspelt one is nearest to, when it is near at all: 'endores' is 'endorse'. */
export function misspeltVerb(word: string): string | null {
  const said = word.toLowerCase();
  const near = Object.keys(verbs).map((verb) => ({ verb, far: distance(said, verb) }));
  const best = near.toSorted((one, other) => one.far - other.far)[0];
  return best && best.far <= (said.length > 5 ? 2 : 1) ? best.verb : null;
}

function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3 || one.length > 20) return 99;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let index = 1; index <= one.length; index += 1) {
    const next = [index];
    for (let place = 1; place <= other.length; place += 1) {
      next.push(
        Math.min(
          (row[place] ?? 0) + 1,
          (next[place - 1] ?? 0) + 1,
          (row[place - 1] ?? 0) + (one[index - 1] === other[place - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[other.length] ?? 99;
}
