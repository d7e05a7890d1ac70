/** The language helper's count for a year: times suggested, times changed, the measure of action 1.4 (domain.md 4.3). */
import type { PackBuild } from './rules';

export interface LanguageCount {
  /** Meetings whose papers went out final. */
  meetings: number;
  /** Once for each word in each paper, however often it stands there. */
  suggested: number;
  /** No longer there in the final papers. */
  changed: number;
  /** Left as it was, with a reason. */
  kept: number;
}

/**
 * @param meetings every version of each meeting's papers. @param isKept whether a finding of a meeting was kept with a reason.
 */
export function languageCount(
  meetings: readonly (readonly PackBuild[])[],
  isKept: (meetingId: string, fingerprint: string) => boolean,
): LanguageCount {
  const total: LanguageCount = { meetings: 0, suggested: 0, changed: 0, kept: 0 };
  for (const versions of meetings) {
    const final = lastFinalPack(versions);
    if (!final) continue;
    const packs = versions.filter(({ kind }) => kind === 'pack');
    const left = suggestionsOf(final);
    const ever = new Set(
      packs.filter(({ no }) => no <= final.no).flatMap((build) => [...suggestionsOf(build)]),
    );
    total.meetings += 1;
    total.suggested += ever.size;
    total.changed += [...ever].filter((one) => !left.has(one)).length;
    total.kept += [...left].filter((one) => isKept(final.meetingId, one)).length;
  }
  return total;
}

/** Supplements apart: the last whole pack that was sealed. */
export function lastFinalPack(versions: readonly PackBuild[]): PackBuild | undefined {
  return versions
    .filter(({ kind, sealedAt }) => kind === 'pack' && sealedAt !== null)
    .toSorted((one, other) => other.no - one.no)[0];
}

const suggestionsOf = ({ findings }: PackBuild) =>
  new Set(findings.filter(({ rule }) => rule === 'glossary').map(({ fingerprint }) => fingerprint));
