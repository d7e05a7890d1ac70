/** Names that a committee knows: places, services, bodies, members, officers and the words of its plan, found as phrases in a text. */
import { z } from 'zod';
import { normalise } from './normalise';
import { type Token, tokensOf } from './tokens';

export const TermKind = z.enum([
  'place',
  'service',
  'organisation',
  'member',
  'officer',
  'plan-term',
  'name',
]);
/** `name`: somebody who may be named in one document, and in no other. */
export type TermKind = z.infer<typeof TermKind>;

export const termKindWords: Record<TermKind, string> = {
  place: 'a place',
  service: 'a service, school or home',
  organisation: 'an organisation or programme',
  member: 'a councillor or member',
  officer: 'an officer or professional',
  'plan-term': 'a word of the plan or of our work',
  name: 'somebody who may be named, in this paper alone',
};

export interface KnownTerm {
  term: string;
  kind: TermKind;
  /** Where it holds; null: in every document of the committee. */
  document: string | null;
}

/** Makes one index of many terms; looking a text through costs nothing for terms that do not begin in it. */
export interface TermIndex {
  /** The longest term that begins at `index`, as the number of its tokens. */
  at(tokens: readonly Token[], index: number, document: string): { kind: TermKind; tokens: number } | null;
  /** Surnames of members, in lower case, for 'Councillors A and B'. */
  surnames: ReadonlySet<string>;
}

interface Entry {
  words: string[];
  kind: TermKind;
  document: string | null;
}

export function termIndex(terms: readonly KnownTerm[]): TermIndex {
  const byFirst = new Map<string, Entry[]>();
  const surnames = new Set<string>();
  for (const { term, kind, document } of terms) {
    const words = tokensOf(normalise(term).text).map(keyOf);
    const [first] = words;
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, kind, document }]);
    if (kind === 'member') surnames.add(words.at(-1) ?? '');
  }
  for (const entries of byFirst.values()) entries.sort((one, other) => other.words.length - one.words.length);
  return {
    surnames,
    at(tokens, index, document) {
      const token = tokens[index];
      const entries = token && byFirst.get(keyOf(token));
      const found = entries?.find(
        (entry) =>
          (entry.document === null || entry.document === document) &&
          entry.words.every((word, place) => {
            const here = tokens[index + place];
            return here !== undefined && keyOf(here) === word;
          }),
      );
      return found ? { kind: found.kind, tokens: found.words.length } : null;
    },
  };
}

const keyOf = ({ kind, lower, text }: Token) => (kind === 'word' ? lower.replaceAll('’', "'") : text);

/** One term is another whatever its case, its spaces and its kind of apostrophe. */
export const termKey = (term: string): string => tokensOf(normalise(term).text).map(keyOf).join(' ');
