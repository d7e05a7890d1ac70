/** The demo's questions: a group with a code, and two that have been read, in invented words. */
import { Day, instantAt } from '../../services/calendar/rules';
import type { Services } from '../../services/wiring';

const samples = [
  {
    topic: 'Something else',
    words: 'why do we only hear about visits from our social worker on the day?? we have stuff on too',
  },
  { topic: 'Something else', words: 'Can meetings be after school so we dont miss lessons' },
];
const cameAt = instantAt(Day.parse('2026-12-10'), '15:40');

/** Only where words can be locked away: without a key there is no room to put them in. */
export async function askSamples(past: Services, clock: { at: Date }, committeeId: string): Promise<void> {
  const { questions, people } = past;
  const [worker] = await people.withRole(committeeId, 'participation-worker');
  if (!questions.isOpen || !worker) return;
  clock.at = cameAt;
  const added = await questions.groups.add({
    ...{ committeeId, personId: worker.id, name: 'Tuesday group', submissionId: past.newId() },
  });
  if (!added.ok) throw new Error(`The demo could not make a group: ${added.refusal.code}`);
  for (const [place, { topic, words }] of samples.entries()) {
    const received = await questions.deposit({
      ...{ committeeId, way: 'ask-page', words, topic, formId: `demo ${place}`, groupId: added.value.id },
    });
    if (!received.ok) throw new Error(`The demo could not ask: ${received.refusal.code}`);
    await questions.queue.open(received.value.questionId, worker.id);
    const decided = await questions.queue.okToUse(received.value.questionId, worker.id);
    if (!decided.ok) throw new Error(`The demo could not decide: ${decided.refusal.code}`);
  }
}
