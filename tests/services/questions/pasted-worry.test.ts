import { isPastedWorry } from '../../../services/questions/word-spotting';

describe('what an adult pastes', () => {
  it.each([
    'She wrote: “Please help me, I am scared of him.”',
    'One said my foster brother keeps hitting me.',
    'I want to end my life, he said.',
  ])('is passed on when it is a young person’s own voice of worry: %s', (words) => {
    expect(isPastedWorry(words)).toBe(true);
  });

  it.each([
    'The exploitation panel met four times, and fewer children went missing.',
    'We trained 40 staff on abuse and self-harm.',
    'My VOICE met in May. The group made a film about a video game where you kill dragons.',
    'Placements were unsafe in two homes, and both are closed.',
  ])('is left alone when it is a report: %s', (words) => {
    expect(isPastedWorry(words)).toBe(false);
  });
});
