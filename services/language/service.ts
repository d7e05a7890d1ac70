/** The checks of words as one committee has set them: what it knows, has accepted and has confirmed (domain.md 4.3). */
import { createHash } from 'node:crypto';
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { checkPlainText, type ReadOfTexts } from './check';
import { defaultProtectedNames, type LanguageContext } from './context';
import type { HarmlessNumber } from './identity-counts';
import { type CouncilFacts, knownTerms } from './known-terms';
import { remarks } from './remarks';
import type { Finding } from './rules';
import type { LanguageSettings } from './settings';
import { readSettings, saveSettings } from './store';
import * as words from './store-words';
import { type KnownTerm, type TermKind, termIndex, termKey } from './terms';

export interface Language {
  /** What the committee has set, or what every committee starts with. */
  settingsOf(committeeId: string, on?: Executor): Promise<LanguageSettings>;
  change(committeeId: string, changes: Partial<LanguageSettings>): Promise<LanguageSettings>;
  /** Everything that the checks of words need to know of a committee, true now. */
  contextOf(committeeId: string, on?: Executor): Promise<LanguageContext>;
  /** The same, at most a minute old: for what authors are told as they write. */
  recentContextOf(committeeId: string): Promise<LanguageContext>;
  /** What the gate would ask of a text that somebody is writing; it never stands in the way of sending. */
  readDraft(committeeId: string, text: string): Promise<ReadDraft>;
  /**
   * Its author says that none of the small numbers in a text counts children; the gate does not ask about them again. `others`:
   * other numbers stand in it than the author has seen; `none`: no such number any more. Pressing twice confirms once.
   */
  confirmOwn(committeeId: string, own: OwnNumbers, by: string): Promise<'recorded' | 'others' | 'none'>;
  accepted(committeeId: string, on?: Executor): Promise<words.AcceptedTerm[]>;
  /** Each word once; a name holds in its document alone, everything else in all of them. */
  accept(
    committeeId: string,
    terms: readonly { term: string; kind: TermKind; document: string }[],
    by: string | null,
    on?: Executor,
  ): Promise<void>;
  /** @returns how many were taken off. */
  forget(committeeId: string, term: string): Promise<number>;
  /** Whether somebody has settled since what a finding asks: its word is accepted, its list of numbers confirmed. */
  settledOf(
    committeeId: string,
    on?: Executor,
  ): Promise<(finding: Pick<Finding, 'term' | 'certain' | 'numbers'> & { document?: string }) => boolean>;
  /** @param keys of small numbers that count no child. */
  confirmNumbers(committeeId: string, keys: readonly string[], by: string, on?: Executor): Promise<void>;
}

export interface ReadDraft {
  /** In short sentences. */
  remarks: string[];
  /** What its author can confirm; null: nothing. */
  numbers: OwnNumbersAsked | null;
}

/** Small numbers of a text that were taken to count no child, for its author to confirm. */
export interface OwnNumbersAsked {
  /** Each with the words around it. */
  said: string[];
  /** Which numbers these are: comes back with the press. */
  seen: string;
  /** How many are asked about after these. */
  left: number;
}

export interface OwnNumbers {
  text: string;
  seen: string;
  /** Where they stand, in ids. */
  subject: Record<string, string>;
}

export interface LanguageDeps {
  db: Executor;
  clock: Clock;
  audit: Pick<Audit, 'record'>;
  /** What other rooms of the house know, handed in: nobody is asked about it. */
  council(
    committeeId: string,
    on?: Executor,
  ): Promise<CouncilFacts & { parentBody: string; smallCount: number }>;
}

const atFirst: LanguageSettings = {
  protectedNames: [...defaultProtectedNames],
  placeNames: [],
  extraTerms: false,
};

/** An author who writes for an hour is shown what was accepted a minute ago; nothing is decided by it. */
const recentMs = 60_000;

export function createLanguage({ db, clock, audit, council }: LanguageDeps): Language {
  const recent = new Map<string, { at: number; context: Promise<LanguageContext> }>();
  const settingsOf = async (committeeId: string, on: Executor = db) =>
    (await readSettings(on, committeeId)) ?? atFirst;

  async function contextOf(committeeId: string, on: Executor = db): Promise<LanguageContext> {
    const settings = await settingsOf(committeeId, on);
    const facts = await council(committeeId, on);
    const accepted = await words.acceptedTerms(on, committeeId);
    const confirmedNumbers = await words.confirmedNumbers(on, committeeId);
    const whole = (terms: readonly string[], kind: TermKind): KnownTerm[] =>
      terms.map((term) => ({ term, kind, document: null }));
    return {
      parentBody: facts.parentBody,
      committeeNames: facts.bodies,
      protectedNames: settings.protectedNames,
      posts: facts.posts,
      placeNames: [
        ...settings.placeNames,
        ...accepted.filter(({ kind }) => kind === 'place').map(({ term }) => term),
      ],
      terms: termIndex([
        ...accepted,
        ...whole(settings.protectedNames, 'organisation'),
        ...whole(settings.placeNames, 'place'),
        ...knownTerms(facts),
      ]),
      smallCount: facts.smallCount,
      confirmedNumbers,
      keptTerms: [],
      extraTerms: settings.extraTerms,
    };
  }

  return {
    settingsOf,
    contextOf,
    recentContextOf(committeeId) {
      const now = clock.now().getTime();
      const known = recent.get(committeeId);
      if (known && Math.abs(now - known.at) < recentMs) return known.context;
      const context = contextOf(committeeId);
      recent.set(committeeId, { at: now, context });
      // A fault is nobody's answer for the next minute.
      context.catch(() => recent.delete(committeeId));
      return context;
    },
    async readDraft(committeeId, text) {
      if (text.trim() === '') return { remarks: [], numbers: null };
      const read = draftRead(text, await this.recentContextOf(committeeId));
      return { remarks: remarks(read.findings), numbers: numbersAsked(ownNumbers(read)) };
    },
    async confirmOwn(committeeId, { text, seen, subject }, by) {
      const context = await contextOf(committeeId);
      const own = ownNumbers(draftRead(text, context)).slice(0, mostAtOnce);
      if (own.length === 0) {
        // Nothing is left to confirm: a second press, or words without a number.
        const all = ownNumbers(draftRead(text, { ...context, confirmedNumbers: new Set() }));
        return all.length > 0 ? 'recorded' : 'none';
      }
      if (numbersAsked(own)?.seen !== seen) return 'others';
      await db.transaction().execute(async (on) => {
        const keys = own.map(({ key }) => key);
        await words.writeConfirmed(on, committeeId, { keys, by, at: clock.now() });
        const about = { ...subject, howMany: `${keys.length}` };
        await audit.record(on, { personId: by, what: 'small-numbers-confirmed', subject: about });
      });
      recent.delete(committeeId);
      return 'recorded';
    },
    change: (committeeId, changes) =>
      db.transaction().execute(async (on) => {
        const settings = { ...(await settingsOf(committeeId, on)), ...changes };
        await saveSettings(on, committeeId, settings, clock.now());
        recent.delete(committeeId);
        return settings;
      }),
    accepted: (committeeId, on = db) => words.acceptedTerms(on, committeeId),
    async accept(committeeId, terms, by, on = db) {
      for (const { term, kind, document } of terms) {
        const where = kind === 'name' ? document : null;
        await words.writeTerm(on, committeeId, termKey(term), {
          ...{ term, kind, document: where, acceptedBy: by, acceptedAt: clock.now() },
        });
      }
      recent.delete(committeeId);
    },
    async forget(committeeId, term) {
      recent.delete(committeeId);
      return words.removeTerm(db, committeeId, termKey(term));
    },
    async settledOf(committeeId, on = db) {
      const accepted = await words.acceptedTerms(on, committeeId);
      const confirmed = await words.confirmedNumbers(on, committeeId);
      const known = new Set(accepted.map(({ term, document }) => `${termKey(term)}\n${document ?? ''}`));
      return ({ term, numbers, document, certain }) => {
        if (numbers) return numbers.every(({ key }) => confirmed.has(key));
        if (term === undefined) return false;
        // A word that stands for a person stays asked about, unless it was accepted for this document as a name.
        const key = termKey(term);
        return known.has(`${key}\n${document ?? ''}`) || (certain !== true && known.has(`${key}\n`));
      };
    },
    async confirmNumbers(committeeId, keys, by, on = db) {
      await words.writeConfirmed(on, committeeId, { keys, by, at: clock.now() });
      recent.delete(committeeId);
    },
  };
}

const draftRead = (text: string, context: LanguageContext) =>
  checkPlainText(text, { place: '', document: 'draft', part: 1 }, context);

/** Those that say what they count wherever they stand: the others are asked about in the paper itself. */
const ownNumbers = ({ harmless }: ReadOfTexts) => harmless.filter(({ everywhere }) => everywhere);

/** A press is for what its card shows, and a card with hundreds of numbers would be shown by no client. */
const mostAtOnce = 12;

function numbersAsked(all: readonly HarmlessNumber[]): OwnNumbersAsked | null {
  if (all.length === 0) return null;
  const own = all.slice(0, mostAtOnce);
  const keys = own.map(({ key }) => key).join(' ');
  return {
    left: all.length - own.length,
    said: [...new Set(own.map(({ excerpt }) => excerpt))],
    seen: createHash('sha256').update(keys).digest('hex').slice(0, 40),
  };
}
