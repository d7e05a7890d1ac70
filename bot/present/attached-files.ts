/** What was found in an attached file, in words for the clerk: only what was looked at is said. */
import { whyNotByName } from '../../services/agenda/file-kinds';
import type { Attachment } from '../../services/agenda/rules';
import { formatMoment } from '../../services/calendar/rules';
import type { Facts } from '../../services/pack/attachments/facts';
import { changesInWords, leftBehind, problemWords } from '../../services/pack/attachments/findings';
import type { StoredFacts } from '../../services/pack/attachments/service';
import { counted } from './words';

export function fileLines(file: Attachment, known: StoredFacts | undefined): string[] {
  const why = whyNotByName(file.name, null);
  if (why !== null) return [why];
  if (!known?.facts) return ['It has not been looked through yet. That takes a moment after it is attached.'];
  const { facts, choice, readAt } = known;
  if (facts.problem !== null) {
    const { why: said, fix } = problemWords(facts.problem);
    return [`${said} ${fix}`];
  }
  return [
    `Read ${readAt === null ? '' : `on ${formatMoment(readAt)}`}: ${whatItIs(facts)}.`,
    ...changeLines(facts, choice),
    ...traceLines(facts),
  ];
}

function whatItIs(facts: Facts): string {
  return [
    facts.kind === 'pdf' ? 'PDF' : 'Word document',
    ...(facts.pages === null ? [] : [counted(facts.pages, 'page', 'pages')]),
    counted(facts.words, 'word', 'words'),
    counted(facts.headings, 'heading', 'headings'),
    ...(facts.pictures === 0
      ? []
      : [
          `${counted(facts.pictures, 'picture', 'pictures')}, ${facts.picturesWithoutWords === 0 ? 'each' : `${facts.picturesWithoutWords} not`} described`,
        ]),
    ...(facts.kind === 'pdf'
      ? [facts.tagged ? 'with marks for screen readers' : 'without marks for screen readers']
      : []),
    facts.language === '' ? 'no language set' : `language ${facts.language}`,
  ].join(', ');
}

function changeLines(facts: Facts, choice: StoredFacts['choice']): string[] {
  const { changes, hidden } = choice;
  const lines: string[] = [];
  if (facts.inserted + facts.deleted > 0) {
    const stand =
      changes === null
        ? 'Please accept or refuse them: until then the file is not printed.'
        : `They are ${changes === 'accept' ? 'accepted' : 'refused'}.`;
    lines.push(`Tracked changes: ${changesInWords(facts)}. ${stand}`);
  }
  if (facts.hidden > 0) {
    const stand =
      hidden === null
        ? 'Please leave them out or print them: until then the file is not printed.'
        : `They are ${hidden === 'print' ? 'printed' : 'left out'}.`;
    lines.push(`Hidden words in ${counted(facts.hidden, 'place', 'places')}. ${stand}`);
  }
  return lines;
}

/** What stops papers, by a few words; the findings of a pack say where and what to do. */
const traceWords: Record<string, string> = {
  comments: 'comments',
  editors: 'a list of people who worked on it',
  maker: 'the name of who made it',
  properties: 'properties of its own',
  'embedded-file': 'another file within it',
  'taken-in': 'another document that it takes in when it is opened',
  program: 'a program',
  'no-words': 'no words that can be read',
  unreadable: 'parts that cannot be read',
  'hidden-text': 'layers that are not shown',
};

function traceLines(facts: Facts): string[] {
  const left = facts.kind === 'docx' ? [...leftBehind].filter(([kind]) => facts.traces.includes(kind)) : [];
  const known = new Set<string>(left.map(([kind]) => kind));
  const found = facts.traces.flatMap((trace) => (known.has(trace) ? [] : (traceWords[trace] ?? [])));
  return [
    ...(found.length === 0 ? [] : [`To put right before papers are final: it holds ${found.join(', ')}.`]),
    ...(left.length === 0
      ? []
      : [`The copy that goes out leaves behind: ${left.map(([, words]) => words).join(', ')}.`]),
  ];
}
