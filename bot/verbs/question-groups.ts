/** `question.groups`: a worker makes, pauses and replaces the codes that open the ask page. */

import { groupsCard } from '../../cards/question-records';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { questionRefusalWords } from '../present/questions';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { readersOnly } from './question-queue';

export const questionGroups: Handler<'question.groups'> = ({ turn, services }) =>
  showGroups(services, turn, null);

export async function showGroups(services: BotServices, turn: Turn, problem: string | null): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const groups = await services.questions.groups.list(committee.committeeId, turn.person.id);
  if (!groups?.ok) return readersOnly();
  return show(
    groupsCard({
      submissionId: services.newId(),
      groups: groups.value.map(({ id, name, code, state }) => ({
        ...{ groupId: id, name, code, state },
        url: services.askAddress(code),
      })),
      problem,
    }),
  );
}

export const questionAddGroup: Handler<'question.add-group'> = async ({ turn, data, typed, services }) => {
  const committee = await committeeOf(services, turn);
  const added = await services.questions.groups.add({
    ...{ committeeId: committee.committeeId, personId: turn.person.id },
    ...{ name: typed[inputs.groupName] ?? '', submissionId: data.submissionId },
  });
  return showGroups(services, turn, added.ok ? null : questionRefusalWords(added.refusal));
};

export const questionChangeGroup: Handler<'question.change-group'> = async ({ turn, data, services }) => {
  const changed = await services.questions.groups.change({ ...data, personId: turn.person.id });
  return showGroups(services, turn, changed.ok ? null : questionRefusalWords(changed.refusal));
};
