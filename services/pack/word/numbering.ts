/** Native numbering whose results are the settled numbers; each document of a joined pack counts for itself. */
import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix } from 'docx';
import type { Numbered } from '../outline/settle';

const indent = { left: 851, hanging: 851 };

/** Three levels whose result is what the outline settled: 1, 1.1, 1.1.1, or Appendix 1, A1.1, A1.1.1. */
function levels(letter: string, section: string): ILevelsOptions[] {
  const inAppendix = letter !== '';
  return [section, `${letter}%1.%2`, `${letter}%1.%2.%3`].map((text, level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text,
    alignment: AlignmentType.START,
    suffix: inAppendix && level === 0 ? LevelSuffix.SPACE : LevelSuffix.TAB,
    style: { paragraph: { indent: inAppendix && level === 0 ? { left: 0, hanging: 0 } : indent } },
  }));
}

const bulletLevels: ILevelsOptions[] = [
  {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 1247, hanging: 397 } } },
  },
];

export const numbering = {
  config: [
    { reference: 'report', levels: levels('', '%1') },
    { reference: 'appendix', levels: levels('A', 'Appendix %1:') },
    { reference: 'bullets', levels: bulletLevels },
  ],
};

/** One list in Word for each series of each document, which begins at 1 again. */
export function numbered(block: Numbered): {
  numbering?: { reference: string; level: number; instance: number };
} {
  if (block.number === null) return {};
  return { numbering: { reference: block.series, level: block.depth, instance: block.document } };
}
