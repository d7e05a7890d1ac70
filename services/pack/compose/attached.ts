/** The page of an item whose papers are attached files: what each is, where it is, and how it can be read. */
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
        text: 'These papers are files of their own beside this pack. They are not joined to it.',
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
  const paper = attached.find((one) => one.file.id === file.id);
  if (!paper || paper.kind === 'missing') return `${file.title}: the file is not in the library now.`;
  if (paper.kind === 'refused')
    return `${file.title}: the file cannot be read, and is not part of these papers.`;
  if (paper.kind === 'undecided')
    return `${file.title}: the file is being settled, and is not part of these papers yet.`;
  const words = `${file.title} (${[formatOf(paper), pagesOf(paper)].filter(Boolean).join(', ')})`;
  const note = `. ${howItReads(paper)}`;
  const url = facts.links[file.id] ?? null;
  return url === null ? `${words}${note}` : [{ link: url, text: words }, note];
}

function formatOf({ kind }: AttachedPaper): string {
  if (kind === 'made-word') return 'Word';
  return kind === 'made-pdf' ? 'PDF, made from a Word document' : 'PDF';
}

function pagesOf({ facts }: AttachedPaper): string {
  const pages = facts?.pages ?? null;
  if (pages === null) return '';
  return pages === 1 ? '1 page' : `${pages} pages`;
}

/** Only what was looked at is said, and as it was found (domain.md 2.5). */
export function howItReads({ facts, kind }: Pick<AttachedPaper, 'facts' | 'kind'>): string {
  if (facts === null) return 'It has not been looked at.';
  const some = facts.picturePages > 0 && facts.picturePages < (facts.pages ?? 0);
  if (facts.traces.includes('no-words') && some) {
    const pages =
      facts.picturePages === 1
        ? '1 of its pages is a picture'
        : `${facts.picturePages} of its pages are pictures`;
    return `${pages} without words: a screen reader cannot read them, and they cannot be searched.${facts.tagged ? '' : ' It has no marks for screen readers.'}`;
  }
  if (facts.traces.includes('no-words'))
    return 'Its pages are pictures without words: it cannot be searched, and a screen reader cannot read it.';
  if (facts.kind === 'pdf' && !facts.tagged)
    return 'It has no marks for screen readers: its headings, tables and pictures are not told apart.';
  const parts = [
    facts.kind === 'pdf' ? 'It has marks for screen readers' : 'No PDF could be made of it here',
    ...(facts.headings === 0 ? ['no headings'] : []),
    ...(facts.picturesWithoutWords > 0
      ? [`${facts.picturesWithoutWords} of its pictures without a description`]
      : []),
    ...(kind === 'as-it-is' && facts.language === '' ? ['no language set'] : []),
  ];
  return `${parts.join(', ')}.`;
}
