/** The page of an item whose papers are attached files: what each is, where it is, and in which form it can be read. */
import type { AgendaFacts, AgendaItem } from '../../agenda/rules';
import { markingOf } from '../../agenda/schedule-12a';
import type { AttachedPaper } from '../attached';
import type { Outline, Text } from '../outline/outline';
import { longDay } from './wording';

/** Files are never merged into the pack: every tool that could would lose the tags that a screen reader needs. */
export function composeAttached(item: AgendaItem, facts: AgendaFacts, attached: AttachedPaper[]): Outline {
  const { privacy, part } = item;
  return {
    title: item.title,
    subject: `${item.title}: ${facts.bodyName}, ${longDay(facts.day)}`,
    status: facts.status ?? `Draft, version ${facts.version}`,
    marking: part === 2 && privacy ? markingOf(privacy) : null,
    body: facts.bodyName,
    facts: [{ label: 'Date of meeting', text: longDay(facts.day) }],
    blocks: [
      { kind: 'heading', level: 2, text: 'Attached papers', numbered: true },
      {
        kind: 'paragraph',
        numbered: true,
        text: 'These papers are files of their own beside this pack. They are not joined to it, so that each keeps the headings and descriptions that a screen reader needs.',
      },
      { kind: 'list', items: item.attachments.map((file) => attachedLine(file, facts, attached)) },
      {
        kind: 'paragraph',
        numbered: true,
        text: `Ask the ${facts.contact} for any of them in another form, such as large print.`,
      },
    ],
  };
}

function attachedLine(
  file: AgendaItem['attachments'][number],
  facts: AgendaFacts,
  attached: AttachedPaper[],
): Text {
  const kind = attached.find((paper) => paper.file.id === file.id)?.kind;
  if (kind === 'missing') return `${file.title}: the file is not in the library now`;
  const words = `${file.title} (${formatWords[file.format] ?? file.format.toUpperCase()})`;
  const note =
    kind === 'no-pdf'
      ? '. No PDF could be made of it here.'
      : kind === 'made-pdf'
        ? ', made from a Word file'
        : '';
  const url = facts.links[file.id] ?? null;
  return url === null ? `${words}${note}` : [{ link: url, text: words }, note];
}

const formatWords: Record<string, string> = { pdf: 'PDF', docx: 'Word', doc: 'Word', odt: 'OpenDocument' };
