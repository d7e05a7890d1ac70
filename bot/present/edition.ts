/** The young people's edition as words on a card: what is printed, and where its sign-off stands. */
import type { EditionView } from '../../cards/edition-card';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import type { Edition, EditionRefusal, SignOff } from '../../services/editions/service';
import { unreachable } from '../../services/result';
import type { BotServices } from '../services';

type Run = { text: string };
const said = (runs: Run[]) => runs.map(({ text }) => text).join('');

export async function editionView(
  services: BotServices,
  { signOff, outline }: Edition,
  filled: { personId: string; problem: string | null; comment: string },
): Promise<EditionView> {
  const meeting = await services.meetings.byId(signOff.meetingId);
  const workers = await services.people.withRole(meeting.committeeId, 'participation-worker');
  const mayDecide = signOff.state === 'asked' && workers.some(({ id }) => id === filled.personId);
  return {
    buildId: signOff.buildId,
    submissionId: services.newId(),
    title: `Young people’s edition for ${formatDay(meeting.day)}, version ${signOff.versionNo}`,
    standing: mayDecide ? 'Waiting for you to read it.' : standingWords(signOff),
    parts: partsOf(outline),
    sentBackBecause: signOff.comment,
    mayDecide,
    comment: filled.comment,
    problem: filled.problem,
  };
}

export function standingWords({ state, decidedByName, decidedAt }: SignOff): string {
  const by = `by ${decidedByName ?? 'a participation worker'}${decidedAt ? ` on ${formatMoment(decidedAt)}` : ''}`;
  switch (state) {
    case 'asked':
      return 'It waits for a participation worker to read it.';
    case 'signed-off':
      return `Signed off ${by}.`;
    case 'sent-back':
      return `Sent back ${by}.`;
    default:
      return unreachable(state);
  }
}

function partsOf(outline: Edition['outline']): EditionView['parts'] {
  return [
    { kind: 'title', text: outline.title },
    ...outline.facts.map(({ label, text }) => ({ kind: 'text', text: `${label}: ${text}` }) as const),
    ...outline.blocks.flatMap((block): EditionView['parts'] => {
      switch (block.kind) {
        case 'heading':
          return [{ kind: 'heading', text: block.text }];
        case 'paragraph':
        case 'note':
          return [{ kind: 'text', text: said(block.runs) }];
        case 'list':
          return block.items.map((item) => ({ kind: 'item', text: said(item) }));
        case 'quote':
          return [{ kind: 'text', text: `“${block.text}” (${block.source})` }];
        case 'facts':
          return block.facts.map(({ label, text }) => ({ kind: 'text', text: `${label}: ${text}` }));
        case 'figure':
          return [{ kind: 'text', text: `${block.caption}. ${block.alt}` }];
        case 'table':
          return [
            { kind: 'text', text: block.caption },
            ...block.rows.map((row) => ({
              kind: 'item' as const,
              text: row
                .map((cell, column) => {
                  const words = cell.map(said).join(' ');
                  return column === 0
                    ? words
                    : `${block.columns[column]?.header.toLowerCase() ?? ''} ${words}`;
                })
                .join(', ')
                .replace(', ', ': '),
            })),
          ];
        default:
          return unreachable(block);
      }
    }),
  ];
}

export function editionRefusalWords(refusal: EditionRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'That edition is no longer there.';
    case 'not-allowed':
      return 'Only a participation worker of this committee can sign it off.';
    case 'newer-version':
      return 'A newer version has come, and nothing was decided. It is shown here.';
    case 'already-decided':
      return `${refusal.byName ?? 'Somebody'} ${refusal.state === 'signed-off' ? 'signed it off' : 'sent it back'} already.`;
    case 'comment-missing':
      return 'Please write a comment, so that the clerk knows what to change.';
    default:
      return unreachable(refusal);
  }
}
