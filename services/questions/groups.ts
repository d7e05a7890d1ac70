/** Groups and their codes: made, paused and replaced by a worker; a code opens the form and shows nothing. */
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
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
  const { db, clock, newId, people } = deps;

  const isWorker = (on: Executor, committeeId: string, personId: string) =>
    people.may(personId, 'questions.enter', committeeId, on);

  return {
    async list(committeeId, personId) {
      if (!(await isWorker(db, committeeId, personId))) return refuse({ code: 'not-allowed' });
      return ok(await groupsOf(db, committeeId));
    },

    add: ({ committeeId, personId, name, submissionId }) =>
      onePress<AskGroup, QuestionRefusal>(
        db,
        { submissionId, personId, verb: 'question.add-group', at: clock.now() },
        async (on) => {
          if (!(await isWorker(on, committeeId, personId))) return refuse({ code: 'not-allowed' });
          const called = cleanText(name).slice(0, 80);
          if (called === '') {
            const message = 'Name: please give the group a name that you will know it by.';
            return refuse({ code: 'needs-attention', problems: [{ field: 'name', message }] });
          }
          const group: AskGroup = {
            ...{ id: newId(), committeeId, name: called },
            code: freshGroupCode(),
            state: 'active',
          };
          await insertGroup(on, group, personId, clock.now());
          await deps.audit.record(on, { personId, what: 'ask-group-added', subject: { groupId: group.id } });
          return ok(group);
        },
        async (on) => {
          const group = (await groupsOf(on, committeeId)).at(-1);
          return group ? ok(group) : refuse({ code: 'not-found' });
        },
      ),

    change: ({ groupId, personId, to, code }) =>
      db.transaction().execute(async (on) => {
        const group = await findGroup(on, groupId);
        if (!group || !(await isWorker(on, group.committeeId, personId)))
          return refuse({ code: 'not-found' });
        if (to === 'new-code' && group.code !== code) return ok(group);
        const changed: AskGroup =
          to === 'new-code' ? { ...group, code: freshGroupCode(), state: 'active' } : { ...group, state: to };
        await updateGroup(on, changed, clock.now());
        await deps.audit.record(on, { personId, what: `ask-group-${to}`, subject: { groupId } });
        return ok(changed);
      }),

    async byCode(typed) {
      const code = readCode(typed);
      const group = code === '' ? null : await findGroupByCode(db, code);
      return group?.state === 'active' ? group : null;
    },
  };
}
