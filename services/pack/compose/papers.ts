/** From everything true of a meeting to its documents, edition by edition: the only place that decides who reads what. */
import { publicAgenda } from '../../agenda/public';
import { type AgendaItem, businessOf } from '../../agenda/rules';
import type { ComposedPack, PackDocument } from '../documents';
import type { Papers } from '../gather/papers';
import type { Outline } from '../outline/outline';
import { settle } from '../outline/settle';
import { composeActions } from './actions';
import { composeAgenda } from './agenda';
import { composeAttached } from './attached';
import { compose } from './compose';
import { composeShadow, type PaperFacts } from './lists';
import { composeProgramme } from './programme';
import { agendaItem, composeReport } from './report';
import { composeScorecard } from './scorecard';
import { composeMembersUpdate } from './visits';
import { composeYoung } from './young';

/** Everything but the notes and the findings, which are drawn from it. */
export type ComposedDocuments = Pick<ComposedPack, 'public' | 'exempt' | 'officers' | 'youngPeople'>;

/**
 * Pure. The open edition is made of what `publicAgenda` leaves, and of nothing else: a private item has no way into it.
 * @param only of a supplement: the items in it; null for a whole pack.
 */
export function composePapers(
  papers: Papers,
  only: ReadonlySet<string> | null,
  supplementNo: number | null,
): ComposedDocuments {
  const open = publicAgenda(papers.agenda);
  const openItems = businessOf(open).filter(({ part }) => part === 1);
  const closedItems = businessOf(papers.agenda).filter(({ part }) => part === 2);
  const chosen = (items: AgendaItem[]) => (only === null ? items : items.filter(({ id }) => only.has(id)));
  const openPapers = chosen(openItems).flatMap((item) => itemDocument(papers, item, only !== null));
  const closedPapers = chosen(closedItems).flatMap((item) => itemDocument(papers, item, only !== null));
  const front = only === null ? null : { supplementNo: supplementNo ?? 1 };
  return {
    public: [agendaDocument(papers, 'public', front, openPapers), ...openPapers],
    exempt:
      closedPapers.length === 0
        ? []
        : [agendaDocument(papers, 'exempt', front, closedPapers), ...closedPapers],
    officers: only === null ? officersDocuments(papers) : [],
    youngPeople: only === null ? youngDocument(papers) : null,
  };
}

/** Of one item, when the papers hold something for it; a late one has its own label on the front sheet instead. */
function itemDocument(papers: Papers, item: AgendaItem, late: boolean): PackDocument[] {
  if (item.timing.kind === 'to-follow' && !late) return [];
  const outline = itemOutline(papers, item);
  if (outline === null) return [];
  const { id, number, title, part } = item;
  return [{ key: `item:${id}`, itemNumber: number, title, part, outline: settle(placed(outline, number)) }];
}

/** A paper that is read by itself says which item it is. */
function placed(outline: Outline, number: string): Outline {
  const [date, ...rest] = outline.facts.filter(({ label }) => label !== agendaItem);
  if (!date || number === '') return outline;
  return { ...outline, facts: [date, { label: agendaItem, text: number }, ...rest] };
}

function itemOutline(papers: Papers, item: AgendaItem): Outline | null {
  const { contents, facts } = papers;
  const report = item.reportId === null ? undefined : papers.reports.get(item.reportId);
  if (report) return composeReport(report, item, facts, item.part === 1 ? 'public' : 'officers');
  switch (item.kind) {
    case 'progress':
      return compose(contents, 'public');
    case 'scorecard':
      return composeScorecard(papers.scorecard.public, contents, 'public');
    case 'shadow-committee':
      return composeShadow(papers.questions, paperFacts(papers));
    case 'members-update':
      return composeMembersUpdate(papers.visits, paperFacts(papers));
    case 'committee-actions':
      return composeActions(papers.actions, paperFacts(papers));
    case 'work-programme':
      return composeProgramme(papers.programme, paperFacts(papers));
    default:
      return item.attachments.length > 0 ? composeAttached(item, facts, papers.attached) : null;
  }
}

export function paperFacts({ contents, facts }: Papers): PaperFacts {
  return {
    bodyName: facts.bodyName,
    shadowCommitteeName: contents.committee.shadowCommitteeName,
    day: facts.day,
    version: facts.version,
    status: facts.status,
  };
}

function agendaDocument(
  papers: Papers,
  edition: 'public' | 'exempt',
  supplement: { supplementNo: number } | null,
  inside: PackDocument[],
): PackDocument {
  const { agenda, facts } = papers;
  const sheet = composeAgenda(agenda, facts, edition === 'public' ? 'public' : 'officers');
  const outline =
    edition === 'public'
      ? sheet
      : { ...sheet, status: facts.status ?? sheet.status, title: 'Part 2 agenda', subject: sheet.subject };
  const part = edition === 'public' ? 1 : 2;
  if (supplement === null) {
    return { key: 'agenda', itemNumber: null, title: outline.title, part, outline: settle(outline) };
  }
  const title = `Supplement ${supplement.supplementNo}`;
  return {
    key: 'agenda',
    itemNumber: null,
    // The whole supplement has the shorter name: the two lie in one folder.
    title: `${title}, list of papers`,
    part,
    outline: settle({ ...outline, title, blocks: supplementBlocks(papers, inside, edition) }),
  };
}

/** A supplement's front sheet: what it holds, why each came late, and which papers it belongs to. */
function supplementBlocks(
  papers: Papers,
  inside: PackDocument[],
  edition: 'public' | 'exempt',
): Outline['blocks'] {
  const agenda = edition === 'public' ? publicAgenda(papers.agenda) : papers.agenda;
  const late = new Map(businessOf(agenda).map((item) => [`item:${item.id}`, item]));
  const paragraph = (text: string): Outline['blocks'][number] => ({
    kind: 'paragraph',
    text,
    numbered: false,
  });
  return [
    { kind: 'heading', level: 2, text: 'What this supplement holds', numbered: false },
    paragraph(
      'These papers came after the agenda went out, and belong with it. The agenda itself stands as it was.',
    ),
    {
      kind: 'table',
      caption: 'Papers in this supplement',
      columns: [
        { header: 'Item', width: 10 },
        { header: 'Paper', width: 45 },
        { header: 'Why it came later', width: 45 },
      ],
      rows: inside.map(({ key, itemNumber, title }) => [
        itemNumber ?? '–',
        title,
        lateness(late.get(key)) || 'Changed since the agenda went out',
      ]),
    },
  ];
}

function lateness(item: AgendaItem | undefined): string {
  if (item?.timing.kind === 'to-follow') return item.timing.reason || 'To follow';
  if (item?.timing.kind === 'urgent') {
    const { reason, whyLate } = item.timing.opinion;
    return reason === ''
      ? 'Urgent, in the chair’s opinion'
      : `Urgent, in the chair’s opinion: ${reason} ${whyLate}`;
  }
  return '';
}

function officersDocuments(papers: Papers): PackDocument[] {
  const outlines = [
    compose(papers.contents, 'officers'),
    composeScorecard(papers.scorecard.officers, papers.contents, 'officers'),
  ];
  return outlines.map((outline, index) => ({
    key: `officers:${index}`,
    itemNumber: null,
    title: outline.title,
    part: 2,
    outline: settle(outline),
  }));
}

function youngDocument({ contents, questions }: Papers): PackDocument {
  const outline = settle(composeYoung(contents, questions ?? []));
  return { key: 'young-people', itemNumber: null, title: outline.title, part: 1, outline };
}
