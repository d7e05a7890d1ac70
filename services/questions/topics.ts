/** The topics to choose from, and what was chosen: one that has gone from the list since is kept as such, never dropped. */
import type { QuestionDeps } from './deps';

export interface TopicChoice {
  title: string;
  /** What the form sends back: it proves that this title was offered, so that a topic is never a second box. */
  value: string;
}

export interface ChosenTopic {
  /** On the list now, or ''. */
  topic: string;
  /** Offered once and chosen, but off the list now; else ''. */
  topicGone: string;
  /** Something was chosen that is not on the list now: the asker is told. */
  isLost: boolean;
}

export interface Topics {
  /** Plain topics to choose from: the agenda's, or the pledges by their short names; 'Something else' is always last. */
  topics(committeeId: string): Promise<string[]>;
  topicChoices(committeeId: string): Promise<TopicChoice[]>;
  /** `sent`: a choice's value, or a title as an older form sent it. */
  chosenTopic(committeeId: string, sent: string): Promise<ChosenTopic>;
}

export function createTopics(deps: QuestionDeps): Topics {
  const { keys } = deps;
  const isMark = (mark: string, title: string) =>
    keys?.tags('topic', title).some((tag) => tag.slice(0, markLength) === mark) ?? false;

  async function topics(committeeId: string): Promise<string[]> {
    const agenda = (await deps.agendaTopics?.(committeeId)) ?? [];
    if (agenda.length > 0) return [...agenda, 'Something else'];
    const strategy = await deps.strategies.current(committeeId);
    return [...(strategy?.pledges.map((pledge) => pledge.shortName) ?? []), 'Something else'];
  }

  return {
    topics,
    async topicChoices(committeeId) {
      const titles = await topics(committeeId);
      return titles.map((title) => ({
        title,
        value: keys ? `${keys.tag('topic', title).slice(0, markLength)}.${title}` : title,
      }));
    },
    async chosenTopic(committeeId, sent) {
      const now = await topics(committeeId);
      const title = now.includes(sent) ? sent : sent.slice(markLength + 1);
      const wasOffered = title === sent || isMark(sent.slice(0, markLength), title);
      const isListed = wasOffered && now.includes(title);
      return {
        topic: isListed ? title : '',
        topicGone: wasOffered && !isListed ? title : '',
        isLost: sent.trim() !== '' && !isListed,
      };
    },
  };
}

const markLength = 16;
