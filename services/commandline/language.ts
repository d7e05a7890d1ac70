/** `language …`: names that the language helper leaves alone, places of the area, and the national terms. */
import { withName } from '../language/settings';
import type { Services } from '../wiring';

type Parts = Pick<Services, 'committees' | 'language'>;

export async function listLanguage(parts: Parts): Promise<string> {
  const { committeeId, name } = await parts.committees.default();
  const { protectedNames, placeNames, extraTerms } = await parts.language.settingsOf(committeeId);
  return [
    `The language helper for the ${name}`,
    'Left alone:',
    ...protectedNames.map((one) => `  ${one}`),
    'Places of the area, for an age beside a place:',
    ...(placeNames.length > 0 ? placeNames.map((one) => `  ${one}`) : ['  none yet']),
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

export async function nationalTerms(parts: Parts, state: string): Promise<string> {
  if (state !== 'on' && state !== 'off') throw new Error('Say on or off: language national-terms on');
  const { committeeId } = await parts.committees.default();
  await parts.language.change(committeeId, { extraTerms: state === 'on' });
  return `The national terms are ${state}.`;
}
