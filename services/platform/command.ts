/**
 * A command: whatever a person changes, in one transaction of six steps, the same everywhere.
 *
 * 1. **Once.** A press is known by who pressed, on which card (`submissionId`, made with the card) and what (`verb`). Teams
 *    and people repeat presses; a repeated one is answered by `again`, which only reads. Another person's press with the
 *    same submission id is a press of its own: it is asked about and answered as theirs, and can block nobody's.
 * 2. **Lock.** `lock` reads what the press is about and holds its row (`for update`), so that presses on it follow one
 *    another, or says that it is not there.
 * 3. **May she?** `right` names the act and the committee; `permissions.ts` decides. What is one person's own (their update,
 *    their visit), or takes an office besides, `write` looks at.
 * 4. **Write.** `write` decides on what is locked (is it still the version that the card showed?) and writes.
 * 5. **Audit.** `audit` says what is put on the record: ids, never words. Left out where a part of the write records it.
 * 6. **The answer**: what was made, or the refusal as a value. A refusal undoes everything, the press included, so that the
 *    corrected card may carry the same id; so does a fault, which is thrown, and the same press again then does the whole.
 *
 * No network call inside, and every query through the executor given: with the embedded database there is no second
 * connection. Which transactions are no commands, and why, is in docs/decisions/0032.
 */
import { randomUUID } from 'node:crypto';
import type { AuditKind } from '../audit/kinds';
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { Result } from '../result';
import type { Act } from './permissions';
import { storePress } from './store-press';

export interface CommandDeps {
  db: Executor;
  clock: Clock;
  people: { may(personId: string, act: Act, committeeId: string, on: Executor): Promise<boolean> };
  audit: Pick<Audit, 'record'>;
}

export interface Command<Found, Value, Refusal extends { code: string }> {
  /** Who acts: from the authenticated turn. null: an administrator at the command line, who may, and presses no card. */
  by: string | null;
  /** null where there is no card behind it, or where what stands tells a second time from a first. */
  once: Once<Value, Refusal> | null;
  lock(on: Executor): Promise<Result<Found, Refusal>>;
  right?: ((found: Found) => Right<Refusal>) | undefined;
  /** @param made a fresh id of this press, for what it makes: `again` is given the same one. */
  write(on: Executor, found: Found, made: string): Promise<Result<Value, Refusal>>;
  /** null: nothing has changed that the record would tell of. */
  audit?:
    | ((value: Value, found: Found) => { what: AuditKind; subject: Record<string, string> } | null)
    | undefined;
}

export interface Once<Value, Refusal extends { code: string }> {
  submissionId: string;
  verb: string;
  again(on: Executor, made: string): Promise<Result<Value, Refusal>>;
}

export interface Right<Refusal> {
  act: Act;
  committeeId: string;
  /** The answer to whoever may not. */
  otherwise: Refusal;
}

/** @throws what the writes throw, with nothing changed. */
export async function command<Found, Value, Refusal extends { code: string }>(
  deps: CommandDeps,
  asked: Command<Found, Value, Refusal>,
): Promise<Result<Value, Refusal>> {
  const undo = new Error('refused, so undone');
  let refused: Result<Value, Refusal> | null = null;
  try {
    return await deps.db.transaction().execute(async (on) => {
      const answer = await inside(deps, on, asked);
      if (answer.ok) return answer;
      // Kysely rolls back only on a throw.
      refused = answer;
      throw undo;
    });
  } catch (fault) {
    if (fault === undo && refused) return refused;
    throw fault;
  }
}

async function inside<Found, Value, Refusal extends { code: string }>(
  { clock, people, audit }: CommandDeps,
  on: Executor,
  asked: Command<Found, Value, Refusal>,
): Promise<Result<Value, Refusal>> {
  const { by, once } = asked;
  let made: string = randomUUID();
  if (by !== null && once !== null) {
    const { submissionId, verb } = once;
    const press = await storePress(on, { personId: by, submissionId, verb, at: clock.now() });
    if (!press.first) return once.again(on, press.made);
    made = press.made;
  }
  const found = await asked.lock(on);
  if (!found.ok) return found;
  const right = asked.right?.(found.value);
  if (right && by !== null && !(await people.may(by, right.act, right.committeeId, on)))
    return { ok: false, refusal: right.otherwise };
  const written = await asked.write(on, found.value, made);
  if (!written.ok) return written;
  const told = asked.audit?.(written.value, found.value) ?? null;
  if (told) await audit.record(on, { personId: by, what: told.what, subject: told.subject });
  return written;
}
