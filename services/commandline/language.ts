/** `language …`: names that the language helper leaves alone, places of the area, the national terms, and the year's count. */
import { addDays, Day, formatDay, londonDay } from '../calendar/rules';
import { withName } from '../language/settings';
import { TermKind, termKindWords } from '../language/terms';
import { languageCount, lastFinalPack } from '../pack/language-count';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'committees' | 'language'>;

export async function listLanguage(parts: Parts): Promise<string> {
  const { committeeId, name } = await parts.committees.default();
  const { protectedNames, placeNames, extraTerms } = await parts.language.settingsOf(committeeId);
  const accepted = await parts.language.accepted(committeeId);
  return [
    `The language helper for the ${name}`,
    'Left alone:',
    ...protectedNames.map((one) => `  ${one}`),
    'Places of the area, for an age beside a place:',
    ...(placeNames.length > 0 ? placeNames.map((one) => `  ${one}`) : ['  none yet']),
    'Words that were accepted:',
    ...(accepted.length > 0
      ? accepted.map(({ term, kind }) => `  ${term}: ${termKindWords[kind]}`)
      : ['  none yet']),
    `National terms: ${extraTerms ? 'on' : 'off until My VOICE agrees'}`,
  ].join('\n');
}

export async function changeName(
  parts: Parts,
  list: 'protectedNames' | 'placeNames',
  name: string,
  wanted: boolean,
): Promise<string> {
  if (name.trim() === '') throw new Error('Give the name, in quotation marks where it has spaces.');
  const { committeeId } = await parts.committees.default();
  const before = (await parts.language.settingsOf(committeeId))[list];
  const after = withName(before, name, wanted);
  if (!wanted && after.length === before.length) throw new Error(`“${name}” is not in the list.`);
  await parts.language.change(committeeId, { [list]: after });
  return wanted ? `Added: ${name.trim()}` : `Taken off: ${name.trim()}`;
}

/** @throws Error with a plain sentence when the kind is none. */
export async function acceptTerm(parts: Parts, term: string, kind: string): Promise<string> {
  const known = TermKind.exclude(['name']).safeParse(kind);
  if (!known.success)
    throw new Error(`--kind ${kind}: give one of ${TermKind.exclude(['name']).options.join(', ')}.`);
  if (term.trim() === '') throw new Error('Give the word, in quotation marks where it has spaces.');
  const { committeeId } = await parts.committees.default();
  await parts.language.accept(committeeId, [{ term: term.trim(), kind: known.data, document: '' }], null);
  return `Known from now on as ${termKindWords[known.data]}: ${term.trim()}`;
}

export async function forgetTerm(parts: Parts, term: string): Promise<string> {
  const { committeeId } = await parts.committees.default();
  const gone = await parts.language.forget(committeeId, term);
  if (gone === 0) throw new Error(`“${term}” has not been accepted: “language list” shows what has.`);
  return `Asked about again from now on: ${term.trim()}`;
}

export async function nationalTerms(parts: Parts, state: string): Promise<string> {
  if (state !== 'on' && state !== 'off') throw new Error('Say on or off: language national-terms on');
  const { committeeId } = await parts.committees.default();
  await parts.language.change(committeeId, { extraTerms: state === 'on' });
  return `The national terms are ${state}.`;
}

export interface CountOptions {
  from?: string;
  until?: string;
}

/** For action 1.4: of the papers of meetings in these days, the year up to today unless told. */
export async function countLanguage(
  parts: Pick<Services, 'committees' | 'meetings' | 'packs' | 'clock'>,
  options: CountOptions,
): Promise<string> {
  const until = dayGiven(options.until, '--until') ?? londonDay(parts.clock.now());
  const from = dayGiven(options.from, '--from') ?? addDays(until, -364);
  if (until < from) throw new Error('--until comes before --from: give the earlier day first.');
  const { committeeId } = await parts.committees.default();
  const meetings = (await parts.meetings.upcoming(committeeId, from)).filter(({ day }) => day <= until);
  const versions = await Promise.all(meetings.map(({ id }) => parts.packs.versions(id)));
  const kept = new Map<string, Set<string>>();
  for (const build of versions.flatMap((each) => lastFinalPack(each) ?? [])) {
    const { kept: decided } = await parts.packs.standing(build);
    kept.set(build.meetingId, new Set(decided.map(({ fingerprint }) => fingerprint)));
  }
  const count = languageCount(versions, (meeting, one) => kept.get(meeting)?.has(one) ?? false);
  const left = count.suggested - count.changed - count.kept;
  return [
    `The language helper from ${formatDay(from)} to ${formatDay(until)}, in final papers of ${count.meetings} ${count.meetings === 1 ? 'meeting' : 'meetings'}`,
    `  Times suggested: ${count.suggested}`,
    `  Times changed: ${count.changed}`,
    `  Kept with a reason: ${count.kept}`,
    `  Left as it was: ${left}`,
    'A word counts once for each paper it stands in.',
  ].join('\n');
}

function dayGiven(text: string | undefined, option: string): Day | null {
  if (text === undefined) return null;
  const day = Day.safeParse(text);
  if (!day.success) throw new Error(`${option} must be a day, such as 2027-03-31.`);
  return day.data;
}
