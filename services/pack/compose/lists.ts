/** What every short paper begins with, and the paper of young people's questions, honest when it is empty (domain.md 1.3, Y1). */
import type { Day } from '../../calendar/rules';
import type { Block, Outline } from '../outline/outline';
import { count, longDay, openingCount, sentence } from './wording';

export interface PaperFacts {
  bodyName: string;
  shadowCommitteeName: string;
  day: Day;
  version: number;
  status: string | null;
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, numbered: true });
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: true });

/** What every short paper begins with. */
export function paper(facts: PaperFacts, title: string, blocks: Block[]): Outline {
  return {
    title,
    subject: `${title}: ${facts.bodyName}, ${longDay(facts.day)}`,
    status: facts.status ?? `Draft, version ${facts.version}`,
    marking: null,
    body: facts.bodyName,
    facts: [{ label: 'Date of meeting', text: longDay(facts.day) }],
    blocks,
  };
}

/** One question as a worker approved it: a theme, never a young person's own words or name (domain.md 2.2, R1 to R6). */
export interface ShadowQuestion {
  theme: string;
  /** '' until somebody has answered. */
  answer: string;
  /** What happens now, or why it cannot; '' until it is known. */
  outcome: string;
}

/** `questions` null: the product has no questions of the shadow committee for this meeting yet. */
export function composeShadow(questions: ShadowQuestion[] | null, facts: PaperFacts): Outline {
  const name = facts.shadowCommitteeName;
  const title = `Update from ${/committee|council|group/i.test(name) ? 'the ' : ''}${name.replace(/^Shadow committee/, 'shadow committee')}`;
  if (questions === null || questions.length === 0) {
    const words =
      questions === null
        ? 'No written questions from young people were collected for this meeting. Their update is given in the room.'
        : 'Young people were asked, and put no written questions to this meeting.';
    return paper(facts, title, [heading('Questions and answers'), paragraph(words)]);
  }
  const open = questions.filter(({ answer }) => answer.trim() === '').length;
  return paper(facts, title, [
    heading('Questions and answers'),
    paragraph(
      `Young people asked about ${count(questions.length, 'matter')}. The wording was agreed with them, and nobody is named.`,
    ),
    ...(open === 0
      ? []
      : [paragraph(`${openingCount(open, 'question waits', 'questions wait')} for an answer.`)]),
    {
      kind: 'table',
      caption: 'Questions and answers',
      columns: [
        { header: 'You asked', width: 34 },
        { header: 'They said', width: 36 },
        { header: 'What happens now', width: 30 },
      ],
      rows: questions.map(({ theme, answer, outcome }) => [
        sentence(theme),
        answer.trim() === '' ? 'Not answered yet' : sentence(answer),
        outcome.trim() === '' ? 'Not known yet' : sentence(outcome),
      ]),
    },
  ]);
}
