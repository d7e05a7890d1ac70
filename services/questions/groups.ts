/** Groups and their codes: made, paused and replaced by a worker; a code opens the form and shows nothing. */
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { AskGroup, QuestionRefusal } from './rules';
import { findGroup, findGroupByCode, groupsOf, insertGroup, updateGroup } from './store-groups';
import { freshGroupCode, readCode } from './word-codes';

export interface Groups {
  list(committeeId: string, personId: string): Promise<Result<AskGroup[], QuestionRefusal>>;
  add(input: {
    committeeId: string;
    personId: string;
    name: string;
    submissionId: string;
  }): Promise<Result<AskGroup, QuestionRefusal>>;
  change(input: {
    groupId: string;
    personId: string;
    to: 'active' | 'paused' | 'new-code';
    /** The code that the presser saw: an old card replaces nothing. */
    code: string;
  }): Promise<Result<AskGroup, QuestionRefusal>>;
  /** The active group of a code as typed; null alike for a wrong one and a paused one. */
  byCode(typed: string): Promise<AskGroup | null>;
}

export function createGroups(deps: QuestionDeps): Groups {
  const { db, clock, people } = deps;

  const found = (group: AskGroup | null): Result<AskGroup, QuestionRefusal> =>
    group ? ok(group) : refuse({ code: 'not-found' });

  const isWorker = (on: Executor, committeeId: string, personId: string) =>
    people.may(personId, 'questions.enter', committeeId, on);

  return {
    async list(committeeId, personId) {
      if (!(await isWorker(db, committeeId, personId))) return refuse({ code: 'not-allowed' });
      return ok(await groupsOf(db, committeeId));
    },

    add: ({ committeeId, personId, name, submissionId }) =>
      command<null, AskGroup, QuestionRefusal>(deps, {
        by: personId,
        once: {
          submissionId,
          verb: 'question.add-group',
          again: async (on, made) => found(await findGroup(on, made)),
        },
        lock: async () => ok(null),
        right: () => ({ act: 'questions.enter', committeeId, otherwise: { code: 'not-allowed' } }),
        async write(on, _none, id) {
          const called = cleanText(name).slice(0, 80);
          if (called === '') {
            const message = 'Name: please give the group a name that you will know it by.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'name', message }] });
          }
          const group: AskGroup = {
            ...{ id, committeeId, name: called },
            code: freshGroupCode(),
            state: 'active',
          };
          await insertGroup(on, group, personId, clock.now());
          return ok(group);
        },
        audit: ({ id }) => ({ what: 'ask-group-added', subject: { groupId: id } }),
      }),

    change: ({ groupId, personId, to, code }) =>
      command<AskGroup, AskGroup, QuestionRefusal>(deps, {
        by: personId,
        // The code that the presser saw tells a second press from a first.
        once: null,
        lock: async (on) => found(await findGroup(on, groupId)),
        right: ({ committeeId }) => ({
          act: 'questions.enter',
          committeeId,
          otherwise: { code: 'not-found' },
        }),
        async write(on, group) {
          if (to === 'new-code' && group.code !== code) return ok(group);
          const changed: AskGroup =
            to === 'new-code'
              ? { ...group, code: freshGroupCode(), state: 'active' }
              : { ...group, state: to };
          await updateGroup(on, changed, clock.now());
          return ok(changed);
        },
        audit: (now, before) => (now === before ? null : { what: `ask-group-${to}`, subject: { groupId } }),
      }),

    async byCode(typed) {
      const code = readCode(typed);
      const group = code === '' ? null : await findGroupByCode(db, code);
      return group?.state === 'active' ? group : null;
    },
  };
}
