/**
 * Once: what was typed before young people's words were looked for is looked through like what is typed now, and what may be
 * speech is moved to its reader (docs/decisions/0024). Stopped in the middle, it begins again: the same words have the same note.
 */
import { fields } from '../updates/rules';
import type { QuestionDeps } from './deps';
import type { Held } from './held';
import { committeeOfIds } from './store-held';
import { isAsked, setDone, sources, textsOf } from './store-sweep';

/** Fields for what young people said. */
const theirVoice: ReadonlySet<string> = new Set(['voice', fields.voice]);

export function createSweep(deps: QuestionDeps, held: Held): () => Promise<void> {
  const { db, keys, clock } = deps;
  let settled = false;

  async function sweep(): Promise<void> {
    const moved = new Map<string, number>();
    for (const source of sources) {
      for (const { ids, by, field, text } of await textsOf(db, source)) {
        const committeeId = ids.committeeId ?? (await committeeOfIds(db, ids));
        if (committeeId === null) continue;
        const passages = await held.moveOut({
          ids,
          committeeId: async () => committeeId,
          way: source.way,
          place: `${source.what}, from before these words were looked for`,
          byPersonId: by,
          theirVoice: theirVoice.has(field),
          text,
        });
        moved.set(committeeId, (moved.get(committeeId) ?? 0) + passages);
      }
    }
    await db.transaction().execute(async (on) => {
      for (const [committeeId, passages] of moved) {
        const subject = { committeeId, passages: String(passages) };
        await deps.audit.record(on, { personId: null, what: 'stored-texts-looked-through', subject });
      }
      await setDone(on, clock.now());
    });
  }

  return async () => {
    // Without the room there is no place to move them to: it is done once there is one.
    if (settled || !keys) return;
    if (await isAsked(db)) await sweep();
    settled = true;
  };
}
