/** What a committee may set for the checks of words. */

export interface LanguageSettings {
  /** Left alone wherever they stand (domain.md 4.3). */
  protectedNames: string[];
  /** Towns, schools and homes of the area: an age beside one of them could point at a child. */
  placeNames: string[];
  /** The national terms beside My VOICE's own; off until My VOICE agrees. */
  extraTerms: boolean;
}

/** One name added or taken away, whatever its case; the order stays. */
export function withName(names: string[], name: string, wanted: boolean): string[] {
  const same = (one: string) => one.toLowerCase() === name.trim().toLowerCase();
  const others = names.filter((one) => !same(one));
  return wanted ? [...others, name.trim()] : others;
}
