import { heldNote, withoutHeldNotes } from '../../../services/questions/held-note';
import { speechIn } from '../../../services/questions/reported-speech';
import { rankOf } from '../../../services/questions/word-spotting';

const found = (text: string, theirVoice = false) =>
  speechIn(text, { theirVoice }).map(({ start, end }) => text.slice(start, end));

describe('a young person’s speech in an adult’s text', () => {
  it.each([
    'A young person told me that her uncle comes into her room.',
    'One lad said he hasn’t eaten since Friday.',
    'She said her foster dad gets angry when he drinks.',
    'He told staff he does not want to be here any more.',
    'One of them wrote: my carer hits me and I am scared of him, please help me.',
    'During the visit a girl mentioned that the night worker touches her hair.',
    'We heard from a boy that he is locked in at night.',
    'According to one resident, staff lock the kitchen.',
    'They said “he scares me”.',
    'One young person reported being hit by the driver.',
    'In her own words, home is "not safe".',
    'Feedback from a 14-year-old: nobody listens when I say I’m hungry.',
    'When asked, he shrugged and said nothing happens when he complains.',
    'The youngest asked not to go home.',
    'His message read that he was done with everything.',
    'I love my new room (care leaver, survey).',
    '“Nobody ever comes when you shout.”',
    'Two of the boys said their carer hits them.',
    'Another said that contact makes her sick.',
    'Someone at the drop-in said she has nowhere to sleep tonight.',
    'Told me he had been cutting himself.',
    'We were told by a young woman that her worker never turns up.',
    'Child says dad shouts.',
    'my dad hurts me',
    'i dont wanna be here anymore',
    'i cut my arms',
    'he comes into my room at night',
    'i took loads of tablets',
    'I was beaten.',
    'they lock me in my room',
    'he said he will kill me',
    'im scared to go home',
    'One boy had bruises on both arms.',
    'I felt unsafe there.',
    'I got hit again.',
    'Young people told us they are scared of a night worker.',
    'Young people wrote that they are scared to go upstairs at night.',
    'She has been saying she wants to die.',
    'He keeps telling the night staff that it hurts.',
    "One child: 'nobody listens'",
    'One response was "it’s rubbish".',
  ])('waits for its reader: %s', (text) => {
    expect(found(text)).toEqual([text]);
  });

  it.each([
    'The manager told us the kitchen had been refitted.',
    'I am confident that the target will be met.',
    'The team is asking every school for its figures.',
    'A response was sent in May.',
    'Staff said training is complete.',
    'Young people said they want later review times.',
    'Councillor Brown told the committee that visits had gone well.',
    'Children told us through the survey that reviews are too long.',
    'The children’s home said it will reopen in May.',
    'I visited Oak House and met the manager, who showed me round.',
    'My team has trained 40 carers in trauma.',
    'The “Staying Close” offer was extended.',
    'Inspectors judged it “good with outstanding features”.',
    'The “You said, we did” board is up in reception.',
    'Each child has a health assessment within 20 working days.',
    'One home closed and another opened.',
    'One young person started an apprenticeship in October.',
    'My VOICE met in May and chose the design of the leaflet.',
    'The lead officer explained the new pathway. She said it saves a week.',
    'Two of the homes reported repairs.',
    'The exploitation panel met four times, and fewer children went missing.',
    'One foster carer asked for evening sessions.',
    'The survey asked children whether they feel safe.',
    'I am away until Monday and my deputy is off.',
    'I need until Friday: the figures come from health.',
    'I cannot accept this without a figure.',
    'Every young person is asked about their plan at each review.',
    heldNote('abcdefghjk'),
  ])('is not seen in a report: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('takes the paragraph, what an introduction announces, and what stands between two passages', () => {
    expect(found('We opened two homes.\nOne girl said she hides.\nAll staff are trained.')).toEqual([
      'One girl said she hides.',
    ]);
    const listed = 'One of the group wrote:\nDad drinks.\nThings get thrown.';
    expect(found(`Rooms were painted.\n${listed}`)).toEqual([listed]);
    const between = 'One boy told me he is cold.\nThe heating is off.\nA girl said she is too.';
    expect(found(between)).toEqual([between]);
  });

  it('leaves less doubt in a field for what young people said', () => {
    expect(found('I feel happier now.', true)).toHaveLength(1);
    expect(found('They want more buses.', true)).toEqual([]);
    expect(found('I felt that the rooms were brighter.')).toEqual([]);
  });

  it('takes no longer, sign for sign, with a long text than with a short one', () => {
    // Steps are what a pattern may look back over: every open end has a bound, so ten times the text is ten times the work.
    for (const piece of [
      '“',
      "'a ",
      'one of the ',
      'she ',
      'a young a young ',
      ': ',
      'i',
      '\n',
      'x'.repeat(50),
    ])
      expect(() => speechIn(piece.repeat(60_000 / piece.length))).not.toThrow();
  });

  it('is printed nowhere as something that waits', () => {
    expect(withoutHeldNotes(`We met.\n${heldNote('abcdefghjk')}\nWe ate.`)).toBe('We met.\n\nWe ate.');
    expect(withoutHeldNotes(heldNote('abcdefghjk'))).toBe('');
    expect(withoutHeldNotes('As before [see above].')).toBe('As before [see above].');
  });
});

describe('the order in which young people’s own messages are read', () => {
  it.each([
    ['please help me, I am scared of him', 2],
    ['he comes into my room at night', 1],
    ['they lock me in my room', 1],
    ['we got beat 3-1', 1],
    ['Why are reviews so long? My sister never came.', 1],
    ['can i kill time at the park', 0],
    ['Hi! Can we have more buses?', 0],
    ['Hello, could you tell us when the new rooms open', 0],
    ['Thank you.', 0],
    ['what happens when i turn 18', 0],
  ])('%s: %i', (words, rank) => {
    expect(rankOf(words)).toBe(rank);
  });
});
