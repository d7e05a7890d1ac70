/** Sections 1 to 5 of the report: the ask first, then why (domain.md 4.5). */
import { Status, statusWords } from '../../updates/rules';
import type { PackContents } from '../gather/contents';
import type { Block, Text } from '../outline/outline';
import { countPositions, isLate, positionOf } from './position';
import { count, list, openingCount } from './wording';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: true });
const paragraph = (text: Text, key?: string): Block =>
  ({ kind: 'paragraph', text, numbered: true, ...(key ? { key } : {}) }) as Block;

export function frontSections(contents: PackContents): Block[] {
  return [
    ...purpose(contents),
    ...summary(contents),
    ...recommendations(contents),
    ...reasons(contents),
    ...otherOptions(),
  ];
}

function purpose({ committee, strategy, round, actions }: PackContents): Block[] {
  return [
    heading('Purpose of Report'),
    paragraph(
      `This report tells the ${committee.name} how the ${count(strategy.pledges.length, 'pledge')} to cared for children and care leavers are being kept. It covers ${round.periodLabel}.`,
    ),
    paragraph(
      `It follows the action plan of the ${strategy.title}: ${count(actions.length, 'action')} under ${count(strategy.pledges.length, 'pledge')}, each with measures of success.`,
    ),
  ];
}

function summary(contents: PackContents): Block[] {
  const { committee } = contents;
  const positions = countPositions(contents);
  const notAccepted = positions.awaiting + positions['sent-back'];
  const missing: string[] = [];
  if (positions['not-received'] > 0)
    missing.push(`${count(positions['not-received'], 'update')} not received`);
  if (notAccepted > 0) missing.push(`${count(notAccepted, 'update')} received and not yet accepted`);
  return [
    heading('Executive Summary'),
    paragraph(
      `The ${committee.operationalGroupName} has accepted ${positions.accepted} of ${count(contents.actions.length, 'update')} for this report. ${statusSentence(contents)}`,
    ),
    paragraph(movementSentence(contents)),
    paragraph([
      missing.length === 0
        ? 'Every update was received and accepted. '
        : `The report is not complete: ${list(missing)}. `,
      { to: 'honest' },
      ' lists what is missing, late or carried forward, and what has changed since last time, action by action.',
    ]),
  ];
}

function statusSentence(contents: PackContents): string {
  const accepted = contents.actions.map(positionOf).filter((position) => position.kind === 'accepted');
  if (accepted.length === 0) return 'No status can be reported until updates are accepted.';
  const parts = Status.options
    .map((status) => ({
      number: accepted.filter(({ version }) => version.content.status === status).length,
      word: statusWords[status].word.toLowerCase(),
    }))
    .filter(({ number }) => number > 0)
    .map(({ number, word }) => `${count(number, 'action')} ${number === 1 ? 'is' : 'are'} ${word}`);
  return `Of those with an accepted update, ${list(parts)}.`;
}

function movementSentence(contents: PackContents): string {
  if (contents.last === null)
    return 'This is the first report on this plan, so there is nothing to compare with yet.';
  const moved = contents.actions.filter((item) => {
    const position = positionOf(item);
    return (
      position.kind === 'accepted' &&
      item.last !== null &&
      position.version.content.status !== item.last.content.status
    );
  }).length;
  const late = contents.actions.filter(isLate).length;
  const changed = moved === 0 ? 'No action has' : openingCount(moved, 'action has', 'actions have');
  const lateOnes = openingCount(late, 'update', late === 0 ? 'update' : 'updates');
  return `${changed} a different status from last time (${contents.last.periodLabel}). ${lateOnes} came after the agreed date.`;
}

/** Verbs that an advisory committee may use, in base form, one ask to a number (domain.md 4.2). */
function recommendations(contents: PackContents): Block[] {
  const positions = countPositions(contents);
  const incomplete = contents.actions.length > positions.accepted;
  return [
    heading('Recommendations'),
    paragraph([
      'That the Committee note the progress made against the pledges, as set out in ',
      { to: 'background' },
      '.',
    ]),
    paragraph(
      'That the Committee comment on the difference the work is making, and on where it is off track or at risk.',
    ),
    ...(incomplete
      ? [
          paragraph([
            'That the Committee note what is missing from this report, as listed in ',
            { to: 'honest' },
            '.',
          ]),
        ]
      : []),
  ];
}

function reasons({ committee }: PackContents): Block[] {
  return [
    heading('Reasons for Recommendations'),
    paragraph(
      `The ${committee.name} oversees how the pledges are kept, and advises the ${committee.parentBody}. Members need to see each quarter what has been done, what difference it has made, and where work has slipped.`,
    ),
  ];
}

function otherOptions(): Block[] {
  return [
    heading('Other Options Considered'),
    paragraph('None. This is a report on progress, and asks for no decision between options.'),
  ];
}
