/** The checks of words as one committee has set them: what it knows, has accepted and has confirmed (domain.md 4.3). */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { checkPlainText } from './check';
import { defaultProtectedNames, type LanguageContext } from './context';
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
  /** What the gate would ask of a text that somebody is writing, in short sentences; it never stands in the way of sending. */
  remarksOn(committeeId: string, text: string): Promise<string[]>;
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
  ): Promise<
    (
      finding: Pick<Finding, 'term' | 'certain' | 'numbers'> & { document?: string; fingerprint: string },
    ) => boolean
  >;
  confirmed(committeeId: string, on?: Executor): Promise<words.ConfirmedNumbers[]>;
  confirmNumbers(
    committeeId: string,
    list: { document: string; fingerprint: string; howMany: number },
    by: string,
    on?: Executor,
  ): Promise<void>;
}

export interface LanguageDeps {
  db: Executor;
  clock: Clock;
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

export function createLanguage({ db, clock, council }: LanguageDeps): Language {
  const recent = new Map<string, { at: number; context: Promise<LanguageContext> }>();
  const settingsOf = async (committeeId: string, on: Executor = db) =>
    (await readSettings(on, committeeId)) ?? atFirst;

  async function contextOf(committeeId: string, on: Executor = db): Promise<LanguageContext> {
    const settings = await settingsOf(committeeId, on);
    const facts = await council(committeeId, on);
    const accepted = await words.acceptedTerms(on, committeeId);
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
    async remarksOn(committeeId, text) {
      if (text.trim() === '') return [];
      const where = { place: '', document: 'draft', part: 1 as const };
      return remarks(checkPlainText(text, where, await this.recentContextOf(committeeId)).findings);
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
      const lists = new Set(confirmed.map(({ fingerprint }) => fingerprint));
      return ({ term, numbers, document, fingerprint, certain }) => {
        if (numbers) return lists.has(fingerprint);
        if (term === undefined) return false;
        // A word that stands for a person stays asked about, unless it was accepted for this document as a name.
        const key = termKey(term);
        return known.has(`${key}\n${document ?? ''}`) || (certain !== true && known.has(`${key}\n`));
      };
    },
    confirmed: (committeeId, on = db) => words.confirmedNumbers(on, committeeId),
    confirmNumbers: (committeeId, list, by, on = db) =>
      words.writeConfirmed(on, committeeId, { ...list, confirmedBy: by, confirmedAt: clock.now() }),
  };
}
