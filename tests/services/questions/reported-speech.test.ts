import { withoutSpeech } from '../../../services/commandline/speech-in-tables';
import { heldNote, withoutHeldNotes } from '../../../services/questions/held-note';
import { isOwnOrKin, speechIn } from '../../../services/questions/reported-speech';
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
    'He does things to me at night',
    'They are horrible to me',
    'Staff are horrible to me',
    'Nobody cares what happens to me',
    'What he does to me is wrong',
    'He took photos of me',
    'Please take him away from me',
    'They sent me away',
    'Staff sent me away',
    'Nobody gave me food',
    'He made me drink it',
    '“Dad drinks and shouts all night.”',
    'Dad drinks and shouts all night.',
    '“Staff shout all the time.”',
    'From the wall at the visit, ‘Staff shout all the time.’',
    '“It is rubbish here.”',
    '“It is rubbish here”',
    '“Home is hell.”',
    'I have been moved nine times',
    'I saw dad hit mum',
    'I do not trust him, he comes in at night',
    'I think he will kill mum',
    'I asked to see mum and was told no',
    'I have no bed',
    'A young person: staff shout a lot',
    'We met in May. A young person: staff shout a lot',
    'Feedback card: staff shout all the time',
    'we hate it here',
    'Ｉ want to die',
    'ｍｙ ｄａｄ ｈｉｔｓ ｍｅ',
    'Staff told me to shut up',
    'I came to this house and have no bed',
    'I have been in five placements since I was six',
    'I hope I die',
    'Girl, 14: staff lock the kitchen',
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
    'The manager explained the rota to me and gave me a copy.',
    'Please send the figures to me by Friday.',
    'The draft was shared with me in June.',
    'I have been asked to bring the figures to the next meeting.',
    'I have been chasing health for the figures since May.',
    'I have been in touch with the provider, and he will send them.',
    'I spoke to Sam Example and he agreed the new date.',
    'I hope that we hit the target by March.',
    'I met a mum and baby unit manager in July.',
    'The guide is called “Keeping Children Safe in Education.”',
    'The target reads “All care leavers have a named adviser.”',
    '“Staffing is stable and training is complete.” said the registered manager.',
    'Young people: 45 have a pathway plan.',
    'Note: staff training is complete.',
    'Phase I of the programme ends in May.',
    'Each young person: a named adviser by June.',
    'Thank you to colleagues who wrote to me.',
    'I will keep in touch with the team.',
    'I was told that no homes have closed.',
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

describe('a table that is read in', () => {
  it.each([
    ['he hits me', true],
    ['dad hurts me', true],
    ['please help me', true],
    ['dad shouts', true],
    ['Sam Example', false],
    ['Nan Williams', false],
    ['Team manager', false],
    ['Phase I', false],
    ['We will', false],
    ['1 May 2026', false],
  ])('of a cell with few words, %s: %s', (cell, waits) => {
    expect(isOwnOrKin(cell) && found(cell).length > 0).toBe(waits);
  });

  it.each([
    'Pledge 1: We will be good parents to you',
    'Pledge Three: We will be truly aspirational to give all children and young people a forever home.',
    'Our priorities: We will know ourselves and the needs of our children well',
    'Objective 2.1: We listen to what matters to us all',
    'Clear bi-monthly tracking through our independent visitor and advocacy service. Increased complaints.',
  ])('takes a plan’s own heading or measure for the council’s: %s', (cell) => {
    expect(found(cell)).toEqual([]);
  });

  it.each([
    'Pledge 1: they lock me in my room',
    'Comment card: we hate it here',
    'Pledge 2: my dad hits us',
    'Our carer told the team nothing',
  ])('and not for long: %s', (cell) => {
    expect(found(cell)).toHaveLength(1);
  });

  it('keeps the label of a pledge whose words wait', async () => {
    const hold = async () => ({ ok: true as const, value: { text: 'held', waiting: 1, readBy: null } });
    const cells = ['Pledge 1: my dad hits me and I am scared', 'Pledge Two – the staff shout at me'];
    const sheets = [{ name: 'One', rows: [{ number: 1, cells }] }];
    const read = await withoutSpeech(
      { questions: { held: { hold } } as never },
      { file: 'a.csv', committeeId: 'c' },
      sheets,
    );
    expect(read).toMatchObject({ sheets: [{ rows: [{ cells: ['Pledge 1: held', 'Pledge Two – held'] }] }] });
  });

  it('looks at cells of two words', async () => {
    const looked: string[] = [];
    const hold = async ({ text }: { text: string }) => {
      looked.push(text);
      return { ok: true as const, value: { text: 'held', waiting: 1, readBy: null } };
    };
    const cells = ['Sam Example', 'dad shouts', 'he hits me', 'Team manager', 'Dad', 12, null];
    const sheets = [{ name: 'One', rows: [{ number: 1, cells }] }];
    const questions = { held: { hold } } as never;
    const read = await withoutSpeech({ questions }, { file: 'a.csv', committeeId: 'c' }, sheets as never);
    expect(looked).toEqual(['dad shouts', 'he hits me']);
    expect(read).toMatchObject({ kind: 'read', waiting: 2 });
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
