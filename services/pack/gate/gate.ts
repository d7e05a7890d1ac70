/** The gate: what must be put right, answered or thought about before papers are final, and what finished files must not hold. */
import { createHash } from 'node:crypto';
import { type Agenda, businessOf } from '../../agenda/rules';
import { fingerprint, readTexts } from '../../language/check';
import type { LanguageContext } from '../../language/context';
import { plainWords } from '../../language/plain-words';
import type { CheckedText, Finding, Within } from '../../language/rules';
import { missingFrom } from '../../reports/checks';
import { placeKey, type Scorecard } from '../../scorecard/rules';
import { scorecardFindings } from '../../scorecard/warnings';
import { attachedTexts } from '../attached';
import type { ComposedDocuments } from '../compose/papers';
import type { PacksDeps } from '../deps';
import type { PackDocument } from '../documents';
import type { HiddenFigure } from '../export/forbidden';
import type { Papers } from '../gather/papers';
import type { GateFinding } from '../rules';
import { templateFaults } from '../word/template-trial';
import { hiddenFiguresOf } from './hidden-figures';
import { recommendationSectionFindings } from './recommendation-sections';
import { numbersToConfirm } from './small-numbers';
import { sourceOf } from './sources';
import { structureFindings } from './structure';
import { textsOf } from './texts';

type Placed = Finding & {
  document: string;
  within?: Within;
  source?: NonNullable<GateFinding['source']>;
  choose?: NonNullable<GateFinding['choose']>;
};

/** In reading order of the kinds: what could point at a child first. */
export async function gateFindings(
  deps: PacksDeps,
  papers: Papers,
  documents: ComposedDocuments,
  template: Buffer | null = null,
): Promise<GateFinding[]> {
  const documentsRead = [...documents.public, ...documents.exempt.map(privately)];
  const context = await languageContext(deps, papers);
  const texts = textsOf(documentsRead);
  const read = readTexts([...texts, ...attachedTexts(papers.attached)], context);
  const hidden = hiddenFiguresOf(papers.scorecard.public, papers.scorecard.officers);
  const found: Placed[] = [
    ...read.findings.map((one) => withSource(papers, one)),
    ...numbersToConfirm(read.harmless, hidden),
    ...recommendationSectionFindings(texts),
    ...structureFindings(documentsRead),
    ...completeness(papers),
    ...papers.attached.flatMap(({ item, findings }) =>
      findings.map((one) => ({ ...one, document: `item:${item.id}` })),
    ),
    ...scorecardFindings(papers.scorecard.public.warnings, scorecardPlace(papers)).map(
      ({ measureCodes, ...one }) => ({
        ...one,
        document: `scorecard ${measureCodes.map((code) => printedOf(papers.scorecard.public, code)).join('; ')}`,
      }),
    ),
    ...youngFindings(documents.youngPeople, context, hidden, read.findings),
    ...(template === null ? [] : templateFaults(template).map(templateFinding)),
  ];
  return named(found);
}

/** Ids alone are kept with a finding. */
function withSource(papers: Papers, { within, ...finding }: Placed): Placed {
  const source = sourceOf(papers, finding.document.replace(/^2:/, ''), within);
  return source ? { ...finding, source } : finding;
}

/** The public front sheet and the private one have one key: each keeps its own findings. */
const privately = (document: PackDocument): PackDocument => ({ ...document, key: `2:${document.key}` });

/** Each finding once, under a name that fits on a button and says nothing of the words. */
export function named(found: Placed[]): GateFinding[] {
  const known = new Set<string>();
  const places = new Map<string, number>();
  const once = found.flatMap(({ document, ...finding }): GateFinding[] => {
    const name = createHash('sha256').update(fingerprint(finding, document)).digest('hex').slice(0, 40);
    places.set(name, (places.get(name) ?? 0) + 1);
    const key = finding.sameWords === undefined ? `${name} ${finding.place}` : name;
    if (known.has(key)) return [];
    known.add(key);
    const asked = finding.term !== undefined || finding.numbers !== undefined;
    return [{ ...finding, fingerprint: name, ...(asked ? { document } : {}) }];
  });
  return once.map((finding) => {
    const times = places.get(finding.fingerprint) ?? 1;
    if (finding.sameWords === undefined || times === 1) return finding;
    return { ...finding, why: `${finding.why} The same words stand in ${times} places, first here.` };
  });
}

/** What the committee knows, and what this meeting's papers add: who holds a post on its day, and the plan as it stood then. */
async function languageContext(deps: PacksDeps, { contents, agenda }: Papers): Promise<LanguageContext> {
  const { committee, strategy } = contents;
  const known = await deps.language.contextOf(committee.committeeId);
  const holders = await deps.people.holders(contents.meeting.committeeId, contents.meeting.day);
  return {
    ...known,
    parentBody: committee.parentBody,
    committeeNames: [
      committee.name,
      committee.operationalGroupName,
      committee.shadowCommitteeName,
      strategy.title,
    ],
    posts: [
      ...new Set([
        ...known.posts,
        ...holders.keys(),
        ...strategy.actions.flatMap(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]),
        ...agenda.items.flatMap(({ leadPost }) => (leadPost === null ? [] : [leadPost])),
      ]),
    ],
  };
}

/** What is printed of a measure: a decision on its figures is asked for again when one of them changes. */
function printedOf({ published }: Scorecard, measureCode: string): string {
  const figures = published
    .filter((one) => one.measureCode === measureCode)
    .map((one) => [placeKey(one), ...(one.hidden ? [] : [one.count, one.base])].join(' '));
  return figures.sort().join(', ');
}

/** What an item should have and has not. */
function completeness({ agenda, reports }: Papers): Placed[] {
  return businessOf(agenda).flatMap((item): Placed[] => {
    const document = `item:${item.id}`;
    const place = `Item ${item.number}`;
    const report = item.reportId === null ? undefined : reports.get(item.reportId);
    if (report && item.timing.kind !== 'to-follow') {
      return missingFrom(report).map(({ heading, message }) => ({
        ...finding('report-incomplete', 'stops', `${place}, ${heading}`, report.title),
        why: message,
        fix: 'Type “reports” and open the section.',
        document,
      }));
    }
    if (!needsPaper(item) || item.timing.kind === 'to-follow') return [];
    return [
      {
        ...finding('paper-missing', 'answer', place, item.title),
        why: 'It is on the agenda as on time, and has no paper.',
        fix: 'Attach its paper, mark it as to follow, or say why it needs none.',
        document,
      },
    ];
  });
}

const needsPaper = ({ kind, reportId, attachments }: Agenda['items'][number]) =>
  kind === 'report' && reportId === null && attachments.length === 0;

const finding = (rule: string, severity: Finding['severity'], place: string, excerpt: string) => ({
  rule,
  severity,
  privacy: false,
  place,
  excerpt: excerpt.slice(0, 80),
  suggestion: null,
  mayKeep: severity !== 'stops',
});

/** 'Item 5', where the agenda has the scorecard as an item. */
function scorecardPlace({ agenda }: Papers): string {
  const item = businessOf(agenda).find(({ kind }) => kind === 'scorecard');
  return item ? `Item ${item.number}` : 'Scorecard';
}

/** What a council's own template would put on every paper. */
const templateFinding = (fault: string): Placed => ({
  ...finding('word-template', 'answer', 'The council’s Word template', fault),
  why: fault,
  fix: 'An administrator can set a corrected template with: committee word-template FILE.',
  document: 'template',
});

/**
 * The edition is open to everyone, so it is read like every open paper, and for plain words too. What the papers themselves
 * are asked about is asked there, once.
 */
function youngFindings(
  document: PackDocument | null,
  context: LanguageContext,
  hidden: readonly HiddenFigure[],
  askedAlready: readonly Finding[],
): Placed[] {
  if (document === null) return [];
  const edition: PackDocument = { ...document, key: 'young-people', itemNumber: null, part: 1 };
  const texts = textsOf([edition]).map((text) => ({ ...text, place: inEdition(text.place) }));
  const read = readTexts(texts, context);
  const known = new Set(askedAlready.map(askedAs));
  // Its headings and paragraphs are the product's own: people's words stand in its lists.
  const own = new Set(texts.filter(({ kind }) => kind !== 'list-item').map(({ place }) => place));
  const prose = texts.filter(({ kind }) => kind === 'paragraph' || kind === 'list-item');
  return [
    ...read.findings.filter((one) => !known.has(askedAs(one))),
    ...numbersToConfirm(
      read.harmless.filter(({ place }) => !own.has(place)),
      hidden,
    ),
    ...structureFindings([edition]).map((one) => ({ ...one, place: inEdition(one.place) })),
    ...prose.flatMap((text: CheckedText) =>
      plainWords(text.text, { ages: '9-11' }).map((found) => ({
        ...found,
        place: text.place,
        document: edition.key,
      })),
    ),
  ];
}

const inEdition = (place: string) =>
  `Young people’s edition, ${place.charAt(0).toLowerCase()}${place.slice(1)}`;

const askedAs = ({ rule, term, excerpt }: Finding) => `${rule} ${term ?? excerpt}`;
