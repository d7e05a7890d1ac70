/**
 * Every press passes here before its handler: what may be a young person's speech in an adult's text goes to its reader, and the
 * handler, every check and every table get the text with a note in its place (docs/decisions/0024).
 */
import type { Card } from '../cards/card';
import { line, section } from '../cards/text';
import { inputIds, type VerbName } from '../cards/verbs';
import { questionInputs } from '../cards/verbs-questions';
import { visitInputs } from '../cards/verbs-visits';
import { type Late, readByWords, toldWords } from '../services/questions/rules';
import { fields } from '../services/updates/rules';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';

/** Verbs whose words go into the locked room as they are, or are the record of a worry: nothing may stand in its way. */
const apart: ReadonlySet<VerbName> = new Set<VerbName>([
  'question.send',
  'question.respond',
  'question.send-for-someone',
  'question.hand-over',
  'question.no-matter',
]);

/** A wording lies in the locked room until those who asked have agreed it; the theme beside it does not. */
const wordings: Partial<Record<VerbName, readonly string[]>> = {
  'question.propose': ['wording'],
  'question.change-wording': ['wording'],
};

/** Fields for what young people said: first-person words there are nobody else's. */
const theirVoice: ReadonlySet<string> = new Set([fields.voice, questionInputs.theme]);

/** Forms of the questions that hold an adult's words alone. */
const adultsForms: ReadonlySet<VerbName> = new Set<VerbName>([
  'question.answer',
  'question.record-premeet',
  'question.add-group',
  'question.add-theme',
]);

/** Its words may be a young person's, or the record of a worry about one: they are kept in the locked room or nowhere. */
export const holdsTheirWords = (form: VerbName) =>
  form === 'visit.send-worried' || (form.startsWith('question.') && !adultsForms.has(form));

export type HeldWords =
  | { kind: 'held'; typed: Record<string, string>; waiting: number; readBy: Date | null; late: Late | null }
  /** There is no room to put them in: nothing is stored, and what was typed stays on the card. */
  | { kind: 'cannot'; reply: Reply };

export const nothingHeld = { kind: 'held' as const, waiting: 0, readBy: null, late: null };

/** `about`: the committee in which the press was found to be; null: its ids say, or else the one where they were last. */
export async function holdSpeech(
  services: BotServices,
  turn: Turn,
  verb: VerbName,
  {
    typed,
    sent,
    about,
  }: { typed: Record<string, string>; sent: Record<string, unknown>; about: string | null },
): Promise<HeldWords> {
  const held: Extract<HeldWords, { kind: 'held' }> = { ...nothingHeld, typed: { ...typed } };
  if (apart.has(verb)) return held;
  const skipped = wordings[verb] ?? [];
  // A card may carry the same words twice; a form with sixty inputs is one press.
  const looked = new Map<string, string>();
  for (const [field, text] of Object.entries(typed)) {
    // One word is a choice, a number or a day.
    if (skipped.includes(field) || !/\S\s+\S/.test(text)) continue;
    const same = `${theirVoice.has(field)} ${text}`;
    const before = looked.get(same);
    if (before !== undefined) {
      held.typed[field] = before;
      continue;
    }
    const result = await services.questions.held.hold({
      ids: about === null ? idsOf(sent) : {},
      committeeId: async () => about ?? turn.committeeId,
      way: verb.startsWith('update.') ? 'update' : verb.startsWith('visit.') ? 'visit-note' : 'adult-text',
      place: `${placeOf(verb)}${fieldNames[field] ? `, “${fieldNames[field]}”` : ''}, written by ${turn.person.name}`,
      byPersonId: turn.person.id,
      theirVoice: theirVoice.has(field),
      text,
    });
    if (!result.ok) return { kind: 'cannot', reply: { kind: 'text', text: cannotWords } };
    held.typed[field] = result.value.text;
    looked.set(same, result.value.text);
    held.waiting += result.value.waiting;
    held.readBy ??= result.value.readBy;
    held.late ??= result.value.late;
  }
  return held;
}

const cannotWords =
  'Nothing was sent or kept: some of it may be a young person’s own words, and there is no safe place for them here yet (the administrator sets QUESTIONS_KEY). Please leave those words out. If you are worried about someone, ring the children’s front door; in danger now, 999.';

function idsOf(sent: Record<string, unknown>): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const [name, value] of Object.entries(sent))
    if (name.endsWith('Id') && typeof value === 'string') ids[name] = value;
  return ids;
}

const places: [start: string, words: string][] = [
  ['update.', 'an update'],
  ['scrutiny.', 'a scrutiny comment'],
  ['visit.', 'the papers of a visit'],
  ['reports.', 'a report'],
  ['actions.', 'a committee action'],
  ['agenda.', 'the agenda'],
  ['programme.', 'the work programme'],
  ['question.', 'the questions’ own papers'],
  ['edition.', 'the young people’s edition'],
  ['pack.', 'the pack'],
  ['figures.', 'a figure'],
  ['small-numbers.', 'a small number'],
];

function placeOf(verb: VerbName): string {
  return places.find(([start]) => verb.startsWith(start))?.[1] ?? 'a text';
}

const fieldNames: Record<string, string> = {
  [fields.done]: 'What was done',
  [fields.difference]: 'What difference did it make?',
  [fields.next]: 'What happens next',
  [fields.voice]: 'What young people said',
  [fields.reply]: 'Your answer to the comment',
  [inputIds.comment]: 'Comment',
  [visitInputs.met]: 'Who met you',
  [visitInputs.worked]: 'What worked',
  [visitInputs.hindered]: 'What got in the way',
  [visitInputs.ask]: 'One thing you would ask the service to change',
};

/** Above whatever the press is answered with: that it waits, until when, and whom to ring who cannot wait. */
export function saysThatItWaits(
  reply: Reply,
  { waiting, readBy, late }: Extract<HeldWords, { kind: 'held' }>,
  dutyTeam: string | null,
): Reply {
  if (waiting === 0) return reply;
  const words = [
    `Some of what you wrote may be a young person’s own words. ${
      readBy || !late
        ? `The participation worker reads them${readBy ? ` by ${readByWords(readBy)}` : ''}. `
        : ''
    }Until they have, a note stands in their place, for you too, and the rest goes on.`,
    ...(late ? [lateWords(late)] : []),
    `If someone is in danger now, ring 999.${dutyTeam ? ` The council at night and weekends: ${dutyTeam}.` : ''} Your own duty to report is not done by this.`,
  ];
  switch (reply.kind) {
    case 'card':
    case 'dialog':
      return { ...reply, card: withNotice(reply.card, words) };
    case 'text':
      return { ...reply, text: [reply.text, ...words].join(' ') };
    case 'nothing':
      return { kind: 'text', text: words.join(' ') };
  }
}

/** Of words that may have become a worry since as of any others: it says what stays unread, not that these are. */
const lateWords = ({ by, told }: Late) =>
  `Some of it came before, and was to be read by ${readByWords(by)}. ${toldWords[told]}`;

function withNotice(card: Card, words: string[]): Card {
  return {
    ...card,
    body: [
      section(
        [
          line('Waiting to be read by the participation worker', { weight: 'bolder' }),
          ...words.map((text) => line(text)),
        ],
        'warning',
      ),
      ...card.body,
    ],
  };
}
