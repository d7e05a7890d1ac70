/** What a number can count: children, what happens to one child, or things and staff that are nobody's child. */
import { z } from 'zod';
import words from './data/counted-words.json';
import { numberInWords } from './number-words';
import { isVerb } from './person-words';
import type { Token } from './tokens';

const Listed = z.string().transform((all) => new Set(all.split(' ')));
const lists = z
  .strictObject({
    children: Listed,
    /** One of these is one child: a referral, a plan, an arrest. */
    eventsOfOne: Listed,
    /** Counted things that are not people, and people who are there as staff, carers or members (S7). */
    things: Listed,
    /** In -ed or otherwise like a verb, and still before a noun: 'two planned visits'. */
    adjectives: Listed,
  })
  .parse(words);

export const isChild = (token: Token | undefined): boolean =>
  token?.kind === 'word' && lists.children.has(token.lower);
export const isEventOfOne = ({ lower }: Token): boolean => lists.eventsOfOne.has(lower);
export const isThing = ({ lower }: Token): boolean => lists.things.has(lower);

/** A preposition, a determiner, a conjunction or a pronoun ends what a number counts. */
const ends = new Set(
  'and or but for with without to in on by from at who that which whose of the a an as between about where when while if than then is are was were be been being am not it its this these those they we he she you i their his her our there here also so because since until before after during over under into onto out up down off per each every all any no some both neither either only just even still yet already now how why what via plus minus against among through throughout across along around behind beyond near within'.split(
    ' ',
  ),
);

/** 'of', 'after', 'and': what follows belongs to no noun before it. */
export const endsPhrase = ({ lower }: Token): boolean => ends.has(lower) || /ing$/.test(lower);

export function mayStandBefore(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word' || token.newLine) return false;
  if (lists.adjectives.has(token.lower)) return true;
  if (ends.has(token.lower) || numberInWords(token.lower) !== null) return false;
  return !isVerb(token);
}
