/** `questions rekey`: every locked row sealed by the newest key, so that the one before may be thrown away. */
import type { Services } from '../wiring';

/** @throws Error with a plain sentence when the room has no key. */
export async function rekeyQuestions({ questions }: Pick<Services, 'questions'>): Promise<string> {
  if (!questions.isOpen)
    throw new Error('QUESTIONS_KEY is not set: put the new key first, the old one after a comma.');
  const rows = await questions.rekey();
  return rows === 0
    ? 'Every row is sealed by the newest key. Private codes given out before still need the older one until they end.'
    : `Sealed again by the newest key: ${rows} rows. Keep the older key until the codes given out before have ended, three months after their meeting.`;
}
