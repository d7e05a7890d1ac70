/** Words on a card: headings, lines and people's own text, which is never read as Markdown. */
import type { Element } from './card';

/**
 * Teams reads Markdown and `<at>` in TextBlocks and Facts (platform.md 2). A backslash before each mark, and a
 * zero-width space after a `<` that could open a tag, show the text as it was typed. Blanks at a line's start end with
 * it: a search that goes on into the next lines takes the square of their number.
 */
export function literal(text: string): string {
  return text
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replace(/<(?=[a-z/!])/gi, '<\u200b')
    .replace(/^([^\S\n\r\u2028\u2029]*)([-+>#])/gm, '$1\\$2')
    .replace(/^([^\S\n\r\u2028\u2029]*\d+)([.)])(?=\s)/gm, '$1\\$2');
}

type TextOptions = {
  size?: 'small' | 'medium' | 'large';
  weight?: 'bolder';
  color?: 'attention' | 'good' | 'warning' | 'accent';
  isSubtle?: boolean;
  spacing?: 'none' | 'small' | 'medium' | 'large';
  separator?: boolean;
  id?: string;
  isVisible?: boolean;
};

export function line(text: string, options: TextOptions = {}): Element {
  return { type: 'TextBlock', text: literal(text), wrap: true, ...options };
}

export function heading(text: string, options: TextOptions = {}): Element {
  return { ...line(text, { size: 'medium', weight: 'bolder', ...options }), style: 'heading' };
}

export function small(text: string, options: TextOptions = {}): Element {
  return line(text, { size: 'small', isSubtle: true, spacing: 'small', ...options });
}

/** A person's own words: text runs are never read as Markdown. One block for each paragraph. */
export function quoted(text: string): Element[] {
  return text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      type: 'RichTextBlock',
      spacing: 'small',
      inlines: [{ type: 'TextRun', text: paragraph }],
    }));
}

/** A label and somebody's words under it; nothing when there are none. */
export function labelled(label: string, text: string): Element[] {
  if (text.trim() === '') return [];
  return [line(label, { weight: 'bolder', spacing: 'medium' }), ...quoted(text)];
}

export function facts(rows: [title: string, value: string][]): Element | null {
  if (rows.length === 0) return null;
  return {
    type: 'FactSet',
    facts: rows.map(([title, value]) => ({ title: literal(title), value: literal(value) })),
  };
}

export function section(
  items: (Element | null)[],
  style: 'default' | 'emphasis' | 'attention' | 'good' | 'warning' | 'accent' = 'default',
): Element {
  return {
    type: 'Container',
    style,
    spacing: 'medium',
    ...(style === 'default' ? {} : { bleed: false }),
    items: items.filter((item): item is Element => item !== null),
  };
}

/** Advice beside what somebody wrote: it holds nothing up. */
export const remarkLines = (remarks: readonly string[]): Element[] =>
  remarks.map((text) => line(`◇ ${text}`, { color: 'warning', spacing: 'small' }));

/** Small numbers of somebody's own words that were taken to count no child, and which these are. */
export interface OwnNumbersView {
  said: readonly string[];
  seen: string;
  /** How many come after these. */
  left: number;
}

/** The press is for what is named here, and for nothing else. */
export function ownNumberLines(view: OwnNumbersView | null): Element[] {
  if (view === null) return [];
  const named = view.said.map((words) => `“${words}”`).join(' · ');
  return [
    small(
      `Small numbers taken to count something other than children: ${named}. If that is so, one press says it for the papers too.${view.left > 0 ? ` The other ${view.left} come next.` : ''}`,
    ),
  ];
}

/** On the button of `ownNumberLines`, wherever it stands. */
export const ownNumbersTitle = 'None of these counts children';
