/** What the clerk typed about an item, read into what is stored, or into problems beside their fields. */
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';
import {
  type AgendaRefusal,
  ConfidentialGround,
  agendaFields as fields,
  type Privacy,
  type Problem,
  type Timing,
  type Typed,
} from './rules';

type Read<Value> = Result<Value, Extract<AgendaRefusal, { code: 'needs-attention' }>>;

const attention = (problems: Problem[]): Read<never> => refuse({ code: 'needs-attention', problems });

export interface ItemWords {
  title: string;
  purpose: string;
  leadPost: string | null;
}

const longestTitle = 200;
const longestLine = 400;

/** One line: breaks become spaces. */
const oneLine = (text: string | undefined) => cleanText(text ?? '').replace(/\s+/g, ' ');

export function readItemWords(typed: Typed): Read<ItemWords> {
  const title = oneLine(typed[fields.title]);
  const purpose = oneLine(typed[fields.purpose]);
  const leadPost = oneLine(typed[fields.leadPost]);
  const problems: Problem[] = [];
  if (title === '')
    problems.push({ field: fields.title, message: 'Please give the item a title, as it is to be printed.' });
  if (lengthOf(title) > longestTitle)
    problems.push({
      field: fields.title,
      message: `Please shorten the title to ${longestTitle} characters: it has ${lengthOf(title)}.`,
    });
  if (purpose === '')
    problems.push({
      field: fields.purpose,
      message: 'Please say in one line what the item is for, such as “To consider the survey’s results.”',
    });
  if (lengthOf(purpose) > longestLine)
    problems.push({
      field: fields.purpose,
      message: `Please shorten the line to ${longestLine} characters: it has ${lengthOf(purpose)}.`,
    });
  if (lengthOf(leadPost) > longestTitle)
    problems.push({ field: fields.leadPost, message: 'Please give a post title, not a sentence.' });
  if (problems.length > 0) return attention(problems);
  return ok({ title, purpose, leadPost: leadPost === '' ? null : leadPost });
}

/** Exempt: paragraphs and a public-interest reason. Confidential: the ground, no vote, no test (domain.md 2.1, 2.2). */
export function readPrivacy(
  typed: Typed,
  item: { title: string },
): Read<{ privacy: Privacy; publicTitle: string }> {
  const publicTitle = oneLine(typed[fields.publicTitle]);
  const problems: Problem[] = [];
  if (publicTitle === '') {
    problems.push({
      field: fields.publicTitle,
      message: 'Please give the title that the public agenda may show. It must give nothing away.',
    });
  } else if (publicTitle.toLowerCase() === item.title.toLowerCase()) {
    problems.push({
      field: fields.publicTitle,
      message:
        'This is the item’s own title. If it gives nothing away, change the item’s title to say more for members; otherwise write another one for the public.',
    });
  }
  const privacy = readGround(typed, problems);
  return problems.length > 0 || privacy === null ? attention(problems) : ok({ privacy, publicTitle });
}

function readGround(typed: Typed, problems: Problem[]): Privacy | null {
  if (typed[fields.privacyKind] === 'exempt') {
    const paragraphs = readParagraphs(typed[fields.paragraphs] ?? '');
    const publicInterest = cleanText(typed[fields.publicInterest] ?? '').replace(/\s*\n\s*/g, ' ');
    if (paragraphs.length === 0)
      problems.push({
        field: fields.paragraphs,
        message: 'Please choose at least one paragraph of Schedule 12A, 1 to 7.',
      });
    if (lengthOf(publicInterest) < 10)
      problems.push({
        field: fields.publicInterest,
        message:
          'Please say why keeping it private serves the public better than disclosing it. The law asks for this each time, and it is printed.',
      });
    return { kind: 'exempt', paragraphs, publicInterest };
  }
  if (typed[fields.privacyKind] === 'confidential') {
    const ground = ConfidentialGround.safeParse(typed[fields.ground]);
    if (!ground.success) {
      problems.push({
        field: fields.ground,
        message:
          'Please choose why it is confidential: a government department’s terms, or the law or a court order.',
      });
      return null;
    }
    return { kind: 'confidential', ground: ground.data, because: cleanText(typed[fields.because] ?? '') };
  }
  problems.push({ field: fields.privacyKind, message: 'Please choose exempt or confidential.' });
  return null;
}

/** '2,1' -> [1, 2]; what is not 1 to 7 is left out. */
function readParagraphs(text: string): number[] {
  const numbers = text.split(/[^0-9]+/).map(Number);
  return [...new Set(numbers)].filter((one) => one >= 1 && one <= 7).sort((one, other) => one - other);
}

/** Urgent is the chair's opinion, recorded; it never follows from anything by itself (s.100B(4)(b)). */
export function readTiming(typed: Typed, given: { chairs: string[]; now: Date }): Read<Timing> {
  switch (typed[fields.timing]) {
    case 'on-time':
      return ok({ kind: 'on-time' });
    case 'to-follow': {
      const reason = cleanText(typed[fields.toFollowReason] ?? '').replace(/\s*\n\s*/g, ' ');
      if (reason !== '') return ok({ kind: 'to-follow', reason });
      return attention([
        {
          field: fields.toFollowReason,
          message: 'Please say why the paper follows later: the report’s author gives the reason.',
        },
      ]);
    }
    case 'urgent':
      return readOpinion(typed, given);
    default:
      return attention([{ field: fields.timing, message: 'Please choose on time, to follow or urgent.' }]);
  }
}

function readOpinion(typed: Typed, { chairs, now }: { chairs: string[]; now: Date }): Read<Timing> {
  const text = (field: string) => cleanText(typed[field] ?? '').replace(/\s*\n\s*/g, ' ');
  const opinion = {
    reason: text(fields.urgentReason),
    whyLate: text(fields.whyLate),
    whyNotWait: text(fields.whyNotWait),
    chairPersonId: typed[fields.chair] ?? '',
    at: now,
  };
  const problems: Problem[] = [];
  if (opinion.reason === '')
    problems.push({
      field: fields.urgentReason,
      message: 'Please write why the chair holds it to be urgent.',
    });
  if (opinion.whyLate === '')
    problems.push({
      field: fields.whyLate,
      message: 'Please write why it could not be on the agenda on time.',
    });
  if (opinion.whyNotWait === '')
    problems.push({
      field: fields.whyNotWait,
      message: 'Please write why it cannot wait for the next meeting.',
    });
  if (!chairs.includes(opinion.chairPersonId))
    problems.push({
      field: fields.chair,
      message:
        chairs.length === 0
          ? 'Nobody holds the chair’s role here. An administrator can add it with: import people FILE.'
          : 'Please choose the chair whose opinion this is.',
    });
  return problems.length > 0 ? attention(problems) : ok({ kind: 'urgent', opinion });
}
