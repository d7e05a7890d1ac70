/** The young people's edition: the facts of the public edition in plain words, on a page or two (domain.md 4.5). */
import type { Status } from '../../updates/rules';
import type { PackContents } from '../gather/contents';
import type { Block, Outline, Text } from '../outline/outline';
import type { ShadowQuestion } from './lists';
import { calm, isPlain } from './plain-words';
import { printedVersion } from './position';
import { count, longDay, sentence } from './wording';
import { askedAbout, needsHelp, type Tellable, tellable, threeThings } from './young-choice';

/** What each status is called here. */
const plainStatus: Record<Status, string> = {
  done: 'finished',
  'on-track': 'going well',
  'at-risk': 'at risk of being late',
  'off-track': 'running late',
  'not-started': 'not started yet',
};

/**
 * Pure. Nothing is in it that the public edition does not say: counts of actions, the plan's own titles, statuses that
 * the Operational Group has accepted, and what happens next where its words are short and plain. No figures about
 * people, no names, no quotes. It goes nowhere until the participation worker has signed it off (services/editions).
 */
export function composeYoung(contents: PackContents, asked: ShadowQuestion[] = []): Outline {
  const { committee, meeting, version } = contents;
  const items = tellable(contents);
  const three = threeThings(items);
  return {
    title: 'What is happening with our promises to you',
    subject: `For children and young people we care for, and care leavers: ${longDay(meeting.day)}`,
    status: `Draft, version ${version}`,
    marking: null,
    body: committee.name,
    size: 'large',
    facts: [{ label: 'Date of meeting', text: longDay(meeting.day) }],
    blocks: [
      ...opening(contents),
      heading(three.length === 3 ? 'Three things happening' : 'What is happening'),
      ...happening(three),
      heading('What it means for you'),
      ...meaning(contents),
      ...youAsked(asked),
      heading('What we want to ask you'),
      ...questions(items, contents),
      heading('Who can help'),
      ...help(),
    ],
  };
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: false });
const paragraph = (text: Text): Block => ({ kind: 'paragraph', text, numbered: false });

interface Counts {
  all: number;
  well: number;
  help: number;
  later: number;
  unknown: number;
}

function countsOf(contents: PackContents, pledgeNo: number | null): Counts {
  const actions = contents.actions.filter(({ action }) => pledgeNo === null || action.pledgeNo === pledgeNo);
  const statuses = actions.map((item) => printedVersion(item, 'public')?.content.status ?? null);
  const number = (...of: (Status | null)[]) => statuses.filter((status) => of.includes(status)).length;
  return {
    all: actions.length,
    well: number('done', 'on-track'),
    help: number('at-risk', 'off-track'),
    later: number('not-started'),
    unknown: number(null),
  };
}

function opening(contents: PackContents): Block[] {
  const { strategy, meeting } = contents;
  const { all, well, help: troubled, later, unknown } = countsOf(contents, null);
  const parts = [
    well > 0 ? `${count(well, 'thing is', 'things are')} going well or finished.` : '',
    troubled > 0 ? `${count(troubled, 'thing needs', 'things need')} more help.` : '',
    later > 0 ? `${count(later, 'thing has', 'things have')} not started yet.` : '',
    unknown > 0 ? `We do not have news of ${count(unknown, 'thing')} yet.` : '',
  ].filter((part) => part !== '');
  return [
    paragraph(
      `The council made ${count(strategy.pledges.length, 'promise')} to children and young people in its care, and to care leavers. To keep them, it said it would do ${count(all, 'thing')}.`,
    ),
    paragraph([{ strong: parts[0] ?? '' }, parts.length > 1 ? ` ${parts.slice(1).join(' ')}` : '']),
    paragraph(
      `A group of councillors checks this. People vote for councillors to run the council. They meet on ${longDay(meeting.day)}.`,
    ),
  ];
}

function happening(things: Tellable[]): Block[] {
  if (things.length === 0)
    return [paragraph('We have no news that we can tell you yet. We will tell you next time.')];
  return [
    {
      kind: 'list',
      items: things.map((thing): Text => [{ strong: `${thing.title}.` }, ` ${news(thing)}`]),
    },
  ];
}

/** 'Running late' is never said without what will happen next (domain.md 4.5). */
function news(thing: Tellable): string {
  const now = `This is ${plainStatus[thing.status]}.`;
  const was = thing.before === null ? '' : ` Last time it was ${plainStatus[thing.before]}.`;
  const next =
    thing.next !== null && thing.status !== 'done'
      ? ` What will happen next: ${lowerFirst(thing.next)}${/[.!?]$/.test(thing.next) ? '' : '.'}`
      : needsHelp(thing)
        ? ' The full report says what will happen next. You can ask to see it.'
        : '';
  return `${now}${was}${next}`;
}

/** 'You asked, they said, this happens now': themes alone, and only those that have been answered. */
function youAsked(asked: ShadowQuestion[]): Block[] {
  const answered = asked.filter(({ answer }) => answer.trim() !== '');
  if (answered.length === 0) return [];
  return [
    heading('You asked, we answered'),
    {
      kind: 'list',
      items: answered.map(
        ({ theme, answer, outcome }): Text => [
          { strong: `You asked about: ${sentence(theme)}` },
          ` ${sentence(answer)} ${sentence(outcome)}`,
        ],
      ),
    },
  ];
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function meaning(contents: PackContents): Block[] {
  const troubled = contents.strategy.pledges.some(({ no }) => countsOf(contents, no).help > 0);
  return [
    paragraph(
      troubled
        ? 'The councillors will look at what needs more help. The table shows which promises need it.'
        : 'No promise needs more help that we know of. Tell us if it feels different to you.',
    ),
    paragraph(
      'You do not have to do anything. If one of these things is part of your life, you can ask what is being done. If we cannot do what you ask, we will tell you why.',
    ),
    {
      kind: 'table',
      caption: 'How each promise is going',
      columns: [
        { header: 'Promise', width: 46 },
        { header: 'Going well or finished', width: 18, align: 'end' },
        { header: 'Need more help', width: 18, align: 'end' },
        { header: 'Not started, or no news', width: 18, align: 'end' },
      ],
      rows: contents.strategy.pledges.map((pledge) => {
        const { well, help: needing, later, unknown } = countsOf(contents, pledge.no);
        return [promiseName(pledge), `${well}`, `${needing}`, `${later + unknown}`];
      }),
    },
  ];
}

function promiseName({ no, shortName }: PackContents['strategy']['pledges'][number]): string {
  const name = calm(shortName);
  return isPlain(name, 10) ? name : `Promise ${no}`;
}

function questions(items: Tellable[], contents: PackContents): Block[] {
  const asked = askedAbout(items).map((item): string =>
    item.status === 'off-track'
      ? `We are late with this: “${item.title}”. What should we do first?`
      : `This could be late: “${item.title}”. What would help most?`,
  );
  const done = items.find(({ status }) => status === 'done');
  if (asked.length < 3 && done) asked.push(`We say this is finished: “${done.title}”. Can you tell?`);
  const first = contents.strategy.pledges[0];
  asked.push(
    first
      ? `Which promise matters most to you now? Is it “${promiseName(first)}”, or another?`
      : 'Which promise matters most to you now?',
  );
  return [{ kind: 'list', items: asked }, paragraph('You can also ask us a question of your own.')];
}

function help(): Block[] {
  return [
    paragraph(
      'There is a worker who helps young people have a say. Talk to them, or ask an adult you trust to find them. They will take your question to the meeting and bring you the answer.',
    ),
    paragraph([
      'Are you worried, or do you not feel safe? Tell an adult you trust. You can call Childline on ',
      { strong: '0800 1111' },
      '. It is free, at any time of day or night.',
    ]),
    paragraph(['Are you in danger right now? Call ', { strong: '999' }, '.']),
  ];
}
