/** Asked again at the moment of sending: whether a reminder that was due when it was planned is due still (design.md 4). */
import type { NoticeKind } from '../notices/kinds';
import { isQuestionNotice } from '../notices/question-kinds';
import { isStepKind } from '../notices/step-kinds';
import { isVisitKind } from '../notices/visit-kinds';
import { unreachable } from '../result';
import { type DueItem, type DueList, owesFigures, owesWords } from './rules';

/**
 * Why a notice has nothing to say any more, or null when it does. `lists` is `dueFrom` of the person it goes to; for
 * 'late-to-cover' and 'late-to-manager' of the person it is about. Kinds that do not depend on what is due give null.
 */
export function whyNotNeeded(kind: NoticeKind, roundId: string | undefined, lists: DueList[]): string | null {
  const items = lists.filter((list) => !roundId || list.round.id === roundId).flatMap((list) => list.items);
  const some = (test: (item: DueItem) => boolean) => items.some(test);
  const unless = (needed: boolean, reason: string) => (needed ? null : reason);
  if (isQuestionNotice(kind)) return null;
  if (isVisitKind(kind)) return null;
  if (isStepKind(kind)) return null;
  switch (kind) {
    case 'round-opened':
    case 'chase':
      return unless(
        some((item) => item.need !== null),
        'Nothing is due from them any more.',
      );
    case 'nudge-1': {
      const started = some((item) => item.request.hasDraft || item.request.versionNo > 0);
      return started ? 'They have started.' : wordsOwed();
    }
    case 'nudge-2':
    case 'words-due-today':
      return wordsOwed();
    case 'figures-due-today':
      return unless(
        some((item) => owesFigures(item.need)),
        'Their figures are in.',
      );
    case 'late-to-cover':
    case 'late-to-manager':
      return unless(
        some((item) => item.late),
        'Nothing of theirs is late any more.',
      );
    case 'late-list':
    case 'lead-stopped':
    case 'handed-over':
    case 'sent-back':
    case 'update-arrived':
    case 'more-time-asked':
    case 'more-time-decided':
    case 'dates-moved':
    case 'round-opened-clerk':
    case 'report-returned':
    case 'pack-finished':
    case 'finding-to-agree':
    case 'edition-to-sign-off':
    case 'edition-decided':
    case 'edition-not-out':
    case 'small-number-waiting':
      return null;
    default:
      return unreachable(kind);
  }

  function wordsOwed(): string | null {
    return unless(
      some((item) => owesWords(item.need)),
      'Their words are in.',
    );
  }
}
