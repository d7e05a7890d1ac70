/** The agenda front sheet: where and when, how it is divided, the business in order, who sits, whom to tell (domain.md 2.4). */
import { exclusionParagraphs } from '../../agenda/business';
import { publicAgenda } from '../../agenda/public';
import { type Agenda, type AgendaFacts, type AgendaItem, businessOf, minuteNumber } from '../../agenda/rules';
import { groundWords, markingOf, paragraphsOf } from '../../agenda/schedule-12a';
import { timingLabel } from '../../agenda/timing';
import type { Audience } from '../gather/contents';
import type { Block, Outline, Piece, Text } from '../outline/outline';
import { clockTime, list, longDay, sentence } from './wording';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: false });
const paragraph = (text: Text): Block => ({ kind: 'paragraph', text, numbered: false });

/** Pure. The public edition is made of what `publicAgenda` leaves, and of nothing else. */
export function composeAgenda(agenda: Agenda, facts: AgendaFacts, audience: Audience): Outline {
  const shown = audience === 'public' ? publicAgenda(agenda) : agenda;
  const status = facts.status ?? `Draft, version ${facts.version}`;
  return {
    title: 'Agenda',
    subject: `Agenda of the ${facts.bodyName}, ${longDay(facts.day)}`,
    status: audience === 'public' ? status : `${status}. Officers’ edition: not for publication`,
    marking: audience === 'public' ? null : markings(shown),
    body: facts.bodyName,
    facts: [
      { label: 'Date', text: longDay(facts.day) },
      { label: 'Time', text: clockTime(facts.startsAt) },
      { label: 'Venue', text: facts.venue },
      { label: 'Apologies to', text: facts.contact },
    ],
    blocks: [
      ...division(shown),
      ...business(shown, facts),
      ...toFollow(shown),
      ...attached(shown, facts),
      ...membership(facts),
      ...goodToKnow(facts),
      ...withdrawn(shown),
    ],
  };
}

/** On every page of an edition that holds private matter (s.100B(5)). */
function markings(agenda: Agenda): string | null {
  const kinds = partTwo(agenda).flatMap(({ privacy }) => (privacy ? [privacy] : []));
  const paragraphs = kinds.flatMap((privacy) => (privacy.kind === 'exempt' ? privacy.paragraphs : []));
  const texts = [
    ...(paragraphs.length > 0 ? [markingOf({ kind: 'exempt', paragraphs: unique(paragraphs) })] : []),
    ...(kinds.some(({ kind }) => kind === 'confidential') ? [markingOf({ kind: 'confidential' })] : []),
  ];
  return texts.length === 0 ? null : texts.join('; ');
}

const unique = (numbers: number[]) => [...new Set(numbers)].sort((one, other) => one - other);
const partOne = (agenda: Agenda) => businessOf(agenda).filter(({ part }) => part === 1);
const partTwo = (agenda: Agenda) => businessOf(agenda).filter(({ part }) => part === 2);

function division(agenda: Agenda): Block[] {
  const closed = partTwo(agenda);
  if (closed.length === 0)
    return [
      paragraph(
        'The whole of this agenda is Part 1: the press and public may be there throughout, and every paper is open.',
      ),
    ];
  const exempt = closed.flatMap(({ privacy }) => (privacy?.kind === 'exempt' ? privacy.paragraphs : []));
  const why = [
    ...(exempt.length > 0
      ? [
          `exempt information is likely to be disclosed (Local Government Act 1972, Schedule 12A, ${paragraphsOf(unique(exempt))})`,
        ]
      : []),
    ...(closed.some(({ privacy }) => privacy?.kind === 'confidential')
      ? ['the law forbids making the information public (section 100A(3) of the same Act)']
      : []),
  ];
  return [
    paragraph([
      'The agenda is divided into two parts. ',
      { strong: 'Part\u00a01' },
      ' is taken in the presence of the press and public. ',
      { strong: 'Part\u00a02' },
      ` is taken in private, because ${list(why)}. It has ${closed.length === 1 ? 'one item' : `${closed.length} items`}, at the end, so that the public can stay for the rest.`,
    ]),
  ];
}

function business(agenda: Agenda, facts: AgendaFacts): Block[] {
  const closed = partTwo(agenda);
  const blocks: Block[] = [
    heading(closed.length === 0 ? 'Order of business' : 'Part 1: in public'),
    table(
      agenda,
      facts,
      partOne(agenda),
      closed.length === 0 ? 'Order of business' : 'Part 1, open to press and public',
    ),
  ];
  if (closed.length === 0) return blocks;
  return [
    ...blocks,
    heading('Exclusion of the press and public'),
    ...exclusionParagraphs(agenda).map(paragraph),
    heading('Part 2: in private'),
    table(agenda, facts, closed, 'Part 2, not open to press and public'),
  ];
}

function table(agenda: Agenda, facts: AgendaFacts, items: AgendaItem[], caption: string): Block {
  const minuted = agenda.firstMinuteNumber !== null;
  return {
    kind: 'table',
    caption,
    columns: [
      { header: 'Item', width: 7 },
      ...(minuted ? [{ header: 'Minute', width: 9 }] : []),
      { header: 'Business', width: 58 },
      { header: 'Paper', width: 26 },
    ],
    rows: items.map((item) => [
      item.number,
      ...(minuted ? [String(minuteNumber(agenda, item.id) ?? '')] : []),
      { paragraphs: businessCell(item) },
      { paragraphs: paperCell(item, facts) },
    ]),
  };
}

function businessCell(item: AgendaItem): Text[] {
  const label = timingLabel(item.timing);
  return [
    [{ strong: item.title }],
    ...(item.purpose === '' ? [] : [sentence(item.purpose)]),
    ...(item.leadPost === null ? [] : [`Led by: ${item.leadPost}`]),
    ...privacyLines(item),
    ...(label === null ? [] : [timingLine(item, label)]),
  ];
}

function privacyLines({ privacy, part }: AgendaItem): Text[] {
  if (part === 1 || privacy === null) return [];
  if (privacy.kind === 'exempt') {
    return [
      `Exempt: Schedule 12A, ${paragraphsOf(privacy.paragraphs)}. Public interest: ${sentence(privacy.publicInterest)}`,
    ];
  }
  const because = privacy.because === '' ? '' : ` ${sentence(privacy.because)}`;
  return [`Confidential: ${groundWords[privacy.ground]}.${because}`];
}

/** Reasons are left out of a private item's public line, so a label may stand alone. */
function timingLine({ timing }: AgendaItem, label: string): Text {
  if (timing.kind === 'to-follow' && timing.reason !== '')
    return [{ strong: `${label}. ` }, sentence(timing.reason)];
  if (timing.kind === 'urgent' && timing.opinion.reason !== '') {
    return [
      { strong: `${label}. ` },
      `${sentence(timing.opinion.reason)} It could not be on the agenda on time: ${sentence(timing.opinion.whyLate)} It cannot wait: ${sentence(timing.opinion.whyNotWait)}`,
    ];
  }
  return [{ strong: `${label}.` }];
}

/** What members find in the papers, by the kind of item, when nothing is attached. */
const printedByKind: Partial<Record<AgendaItem['kind'], string>> = {
  scorecard: 'Scorecard, attached',
  progress: 'Report, attached',
  'committee-actions': 'List, attached',
  'work-programme': 'List, attached',
  'members-update': 'List of visits, attached',
  'shadow-committee': 'Questions and answers, attached',
  minutes: 'Minutes',
  exclusion: 'Resolution, below',
};

function paperCell(item: AgendaItem, facts: AgendaFacts): Text[] {
  if (item.timing.kind === 'to-follow') return ['To follow'];
  const written = item.reportId === null ? undefined : facts.reports[item.id];
  const texts: Text[] = [
    ...(written === undefined ? [] : ['Report, attached']),
    ...item.attachments.map((file) => `${file.title} (${file.format.toUpperCase()})`),
  ];
  if (texts.length > 0) return texts;
  if (item.part === 2) return ['Not for publication'];
  return [printedByKind[item.kind] ?? 'Verbal'];
}

function toFollow(agenda: Agenda): Block[] {
  const late = businessOf(agenda).filter(({ timing }) => timing.kind === 'to-follow');
  if (late.length === 0) return [];
  return [
    heading('Papers to follow'),
    paragraph('These papers were not ready when the agenda went out. Each will come as a supplement.'),
    { kind: 'list', items: late.map((item): Text => [`Item ${item.number}: `, { strong: item.title }]) },
  ];
}

function attached(agenda: Agenda, facts: AgendaFacts): Block[] {
  const files = businessOf(agenda).flatMap((item) => item.attachments.map((file) => ({ item, file })));
  if (files.length === 0) return [];
  return [
    heading('Papers attached'),
    {
      kind: 'list',
      items: files.map(({ item, file }): Text => {
        const words = `${file.title} (${file.format.toUpperCase()})`;
        const url = facts.links[file.id] ?? null;
        const piece: Piece = url === null ? words : { link: url, text: words };
        return [`Item ${item.number}: `, piece];
      }),
    },
  ];
}

function membership({ members, bodyName }: AgendaFacts): Block[] {
  return [
    heading('Membership'),
    members.length === 0
      ? paragraph(`The members of the ${bodyName} are listed on the council’s website.`)
      : {
          kind: 'list',
          items: members.map(({ name, chair }) =>
            chair && !/\bchair\b/i.test(name) ? `${name} (chair)` : name,
          ),
        },
  ];
}

function goodToKnow({ contact, parentBody, bodyName }: AgendaFacts): Block[] {
  return [
    heading('Coming to the meeting'),
    {
      kind: 'list',
      items: [
        [{ strong: 'Apologies and substitutes: ' }, `please tell the ${contact} before the meeting.`],
        [
          { strong: 'Filming and recording: ' },
          'anyone may film, photograph or record the open part of the meeting. Please tell the clerk before it begins. When young people take part the chair says where not to film.',
        ],
        [
          { strong: 'Copies: ' },
          `open papers can be seen at the council’s offices and on its website. Ask the ${contact} for another format.`,
        ],
        [{ strong: 'What this committee does: ' }, `the ${bodyName} advises the ${parentBody}.`],
      ],
    },
  ];
}

/** An item that was on the agenda and is not taken says so; nothing vanishes. Private ones are already gone. */
function withdrawn(agenda: Agenda): Block[] {
  const gone = agenda.items.filter(({ withdrawnReason }) => withdrawnReason !== null);
  if (gone.length === 0) return [];
  return [
    heading('Withdrawn'),
    {
      kind: 'list',
      items: gone.map((item): Text => [{ strong: `${item.title}. ` }, sentence(item.withdrawnReason ?? '')]),
    },
  ];
}
