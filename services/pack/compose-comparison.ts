/** The comparison of two versions as a document of its own, for whoever must see what changed before it goes out. */
import { type Change, countChanges } from './compare-changes';
import { changeSentence, countsSentence, documentName } from './compare-told';
import type { Block, Cell, Outline } from './outline';
import { count } from './wording';

export interface ComparisonFacts {
  /** The committee's name. */
  body: string;
  /** 'Tuesday 2 March 2027' */
  meeting: string;
  was: { version: number; built: string };
  is: { version: number; built: string };
  /** As on the papers themselves, when private ones are among them. */
  marking: string | null;
}

export function composeComparison(changes: Change[], facts: ComparisonFacts): Outline {
  const { was, is } = facts;
  return {
    title: `What changed from version ${was.version} to version ${is.version}`,
    subject: `Papers for ${facts.meeting}`,
    status: `Version ${was.version} and version ${is.version} compared`,
    marking: facts.marking,
    body: facts.body,
    facts: [
      { label: 'Date of meeting', text: facts.meeting },
      { label: `Version ${was.version}`, text: was.built },
      { label: `Version ${is.version}`, text: is.built },
    ],
    blocks: [...summary(changes), ...byDocument(changes).flatMap(documentPart)],
  };
}

function summary(changes: Change[]): Block[] {
  const documents = byDocument(changes);
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: 'In short', numbered: true },
    { kind: 'paragraph', numbered: true, text: countsSentence(changes) },
  ];
  if (documents.length === 0) return blocks;
  return [
    ...blocks,
    {
      kind: 'table',
      caption: 'How much has changed',
      columns: [
        { header: 'Paper', width: 48 },
        { header: 'Added', width: 13, align: 'end' },
        { header: 'Taken out', width: 13, align: 'end' },
        { header: 'Changed', width: 13, align: 'end' },
        { header: 'Moved', width: 13, align: 'end' },
      ],
      rows: documents.map((own): Cell[] => {
        const { added, removed, changed, moved } = countChanges(own);
        return [
          documentName((own[0] as Change).document),
          `${added}`,
          `${removed}`,
          `${changed}`,
          `${moved}`,
        ];
      }),
    },
  ];
}

/** In the order in which they first come. */
function byDocument(changes: Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.document.key) ?? [];
    group.push(change);
    groups.set(change.document.key, group);
  }
  return [...groups.values()];
}

function documentPart(changes: Change[]): Block[] {
  const told = changes.filter(({ kind }) => kind !== 'renumbered');
  const renumbered = changes.filter(({ kind }) => kind === 'renumbered');
  const document = (changes[0] as Change).document;
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: documentName(document), numbered: true }];
  if (told.length > 0) blocks.push({ kind: 'list', items: told.map(changeSentence) });
  if (renumbered.length > 0) {
    blocks.push({
      kind: 'paragraph',
      numbered: true,
      text: `${count(renumbered.length, 'number has', 'numbers have')} changed, and not the words beside ${renumbered.length === 1 ? 'it' : 'them'}.`,
    });
    blocks.push({ kind: 'list', items: renumbered.map(changeSentence) });
  }
  return blocks;
}
