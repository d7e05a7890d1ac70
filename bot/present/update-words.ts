/** All that an update says in words, as the checks read it: whatever of it is printed. Numbers have checks of their own. */
import { fields, type TypedUpdate, type UpdateContent } from '../../services/updates/rules';

/** The reason of 'no change' and what stands beside a figure are printed like everything else. */
export const wordsSaid = ({
  done,
  difference,
  next,
  voice,
  noChangeReason,
  figures,
}: UpdateContent): string =>
  [
    ...[done, difference, next, voice, noChangeReason ?? ''],
    ...figures.flatMap(({ source, words }) => [source, words]),
  ].join('\n');

const wordFields = new Set<string>([fields.done, fields.difference, fields.next, fields.voice]);
const besideFigures = [fields.figure('', 'source'), fields.figure('', 'words')];

/** What was typed into the boxes for words, by the box. */
export const wordsTyped = (typed: TypedUpdate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([id]) => wordFields.has(id) || besideFigures.some((begin) => id.startsWith(begin)),
    ),
  );

export const textTyped = (typed: TypedUpdate): string => Object.values(wordsTyped(typed)).join('\n');
