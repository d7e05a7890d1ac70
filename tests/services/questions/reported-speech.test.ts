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

  /** Nobody "says" these: they are written, drawn, sung, played, passed on, or stand in a transcript. */
  it.each([
    'Kayleigh wrote in her booklet that nobody at the house believes her.',
    'Jayden told Councillor B that he sleeps in his car most nights.',
    'Her poem was about wanting to disappear.',
    'The youngest at the session drew a picture of a house with black windows and herself outside crying.',
    'Q: What is bedtime like? A: he comes in at night and sits on the bed',
    'Sometimes I think everyone would be better off without me.',
    'K. says he has not slept properly since the move.',
    'T, 15, put on the sticky note that the food is locked away.',
    'One of the drawings showed a man with a belt standing over a small figure.',
    'The poem that won second prize speaks of bruises hidden under a school jumper.',
    'In the collage she had stuck the word ALONE across her own face.',
    'A letter left in the suggestion box begs us to move her before Christmas.',
    'According to her brother, she has been going without lunch so that he can eat.',
    'His friend told the youth worker that he carries a blade because of the older boys.',
    'Her carer reports that she sobs before every contact visit.',
    'The foster carer rang to say he told her that his uncle had been waiting outside school.',
    'M’s message on the group chat was that there is no point any more.',
    'Text received 11.40pm: cant do this anymore',
    'Interviewer: How safe do you feel? YP: not very, people walk in when I’m in the shower',
    'R: it’s the staff at weekends. they laugh at us',
    'Worker: and what then? Child: then he shuts the door',
    '| Participant | What they said | | B | the night staff are always asleep |',
    'Quote 4 – the only person who listens is the dog',
    'L shared that the taxi driver asks her for photos.',
    'A note pushed under the office door: please can somebody come',
    'When we went round the table the last to speak, aged about twelve, said her plaster was from the door being slammed on it.',
    'Amira’s diary entry from the workshop describes hiding in the airing cupboard.',
    'He had written HELP on the inside of the cover.',
    'I don’t know why I was moved again, nobody explained.',
    'I just want to see my little sister.',
    'Every night I count the cars until it goes quiet.',
    'If I tell them it will only get worse.',
    'It’s me who has to cook for the little ones.',
    'Nobody has asked me what I want, not once.',
    'He never lets me have the door shut.',
    'I wish I was invisible.',
    '"It’s like being a parcel," was how she put it.',
    'As one of the care leavers there put it, the flat is a box with mould on the walls.',
    'Jordan confided in the cook about being followed.',
    'Tia’s words on the day: it felt like a prison.',
    'She handed Councillor Patel a card saying that she is not allowed to ring home.',
    'D said to me afterwards that he goes to bed in his clothes in case he has to leave.',
    'Ella (16) thinks her baby will be taken because she asked for help.',
    'There was a voicemail from a girl at the hostel; she sounded frightened and said men keep knocking.',
    'Through the interpreter he explained that he had been beaten on the boat and dreams of it.',
    'A boy wearing a hood signed to the advocate that he is hungry.',
    'Her song went: you say you care but you close the door.',
    'The lyrics he performed were about a father who uses his fists.',
    'The puppet she was using told the other puppet to keep the secret.',
    'During play the little one made the doll hide under the bed whenever the man came.',
    'Feedback form no. 7 – "my room is damp, I cough all night"',
    'An anonymous slip read: the manager scares me.',
    'On the graffiti wall somebody had put "this place broke me".',
    'What S finds hardest, in S’s own words, is Sundays, when nobody is expecting them.',
    'Two brothers told their IRO they would rather sleep at the bus station.',
    'Snapchat from J to her PA: im at his and i cant leave',
    'Her story is about a girl who stops eating so that someone will notice.',
    'Jade’s nan phoned: Jade had told her the staff pulled her hair.',
    'In the survey comment box for question 9: dont bother nothing changes',
    'You could see from his picture how lonely he feels in the placement.',
  ])('waits for its reader, whatever carries it: %s', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    'The committee noted the report and thanked officers.',
    'Councillor Brown told the meeting that visits had gone well in the north.',
    'Q: How many placements were made? A: There were 212 in the year.',
    'Q: When will the new homes open? A: The contractor expects to hand them over in May.',
    'The Director wrote to all schools in September about attendance.',
    'Jane Example, Head of Service, said that recruitment is on track.',
    'Sam Example told the committee that the contract ends in March.',
    'A. Example asked for the figures to be brought to the next meeting.',
    'Cllr K. Smith asked how the budget would be met.',
    'The poem competition attracted many entries and will run again in spring.',
    'The picture on the front of the strategy was designed by My VOICE.',
    'Drawings from the competition will hang in the Town Hall.',
    'A drawing of the new building is attached at Appendix B.',
    'The letter from the Department for Education confirmed the grant.',
    'The booklet has been rewritten in plain English.',
    'The diary of meetings was agreed.',
    'The story of the year is one of steady recruitment.',
    'I think the target is within reach if the grant is renewed.',
    'Sometimes I think we ask officers for too many reports.',
    'I would be better able to judge this with monthly figures.',
    'I have not received the figures from health.',
    'Nobody attended from the housing team.',
    'Ofsted wrote that leaders know their services well.',
    'The carers’ survey found that most carers feel supported.',
    'Foster carers told us that training at weekends would help.',
    'The school reports that attendance has risen.',
    'The social worker told us that caseloads have fallen.',
    'The song chosen for the awards evening was voted for by young people.',
    'Young people drew up the questions for the interview panel.',
    'The youngest members of the forum helped to plan the event.',
    'The youngest age group had the best attendance.',
    'Two young people sat on the interview panel for the new director.',
    'Children’s drawings brighten the new contact centre.',
    'The text of the promise was agreed by Council in May.',
    'A text message service reminds carers of training dates.',
    'The message from the chair was circulated to all members.',
    'The notes of the last meeting were agreed.',
    'Mr Taylor told the panel that the lift had been repaired.',
    'Ms Green explained that the delay was caused by procurement.',
    'Dr Shah said that waiting times for assessments had fallen.',
    'Chester told the inspectors nothing new.',
    'Cheshire East wrote to neighbouring authorities about placements.',
    'Barnardo’s reported that demand for advocacy had grown.',
    'The NSPCC told the committee that training is free.',
    'Action: the Head of Service will write to the regulator.',
    'Question 4: What more could be done to recruit carers locally?',
    'Response: The service has begun a campaign on local radio.',
    'Comment: the figure for March has been corrected.',
    'Feedback: 92% of carers would recommend the course.',
    'Jo Example drew the committee’s attention to paragraph 3.',
    'The plan shows the picture at the end of the quarter.',
    'The picture is mixed: timeliness improved while stability fell.',
    'It paints a picture of a service under pressure.',
    'I wish to record my thanks to the staff at Oak House.',
    'We want to be a council that keeps its word.',
    'The panel heard about the work of the virtual school.',
    'Lancashire asked whether the regional adoption agency would take part.',
    'Members felt that the report was clear and asked for trends next time.',
    'R1: the committee notes the report.',
    'A1: the plan is on track.',
    'Emma told the committee that the tender closes on Friday.',
    'Priya Example, the independent reviewing officer, reported that reviews were on time.',
    'Quality of life story work has improved.',
    'Life story books are started within three months.',
    'The card says when the form is due.',
    'The survey asked how safe children feel at school.',
    'The leaflet tells carers about the allowance.',
    'Story time at the library is popular with foster families.',
    'The wall in the new contact room has been painted.',
    'The officer wrote on the plan that the action is complete.',
    'Notes were left in the file by the previous team.',
    'The note says the figure is provisional.',
    'The chair read out the notice of the meeting.',
    'The choir sang about hope at the carol service.',
    'The headteacher told him that places are full.',
    'The manager asked them to confirm the rota.',
    'Comment 2: the wording of recommendation 3 was changed.',
    'Item 5 – the corporate parenting strategy',
    'Question: how many foster carers were approved? Answer: eleven, against a target of ten.',
    'Q3: placements rose. Q4: placements fell.',
    '| A | Increase the number of local placements |',
    '| B | Placements not made within 20 miles |',
    'The family’s story was shared by the regional adoption agency with consent.',
    'Carers said their training had been useful.',
    'Birth parents reported that letterbox contact works better.',
    'The youngest child in care is three weeks old.',
    'Dolls and toys were donated by a local shop.',
    'A puppet show will be part of the open day.',
    'Mrs Ali said that her team had grown by two.',
    'There is no point in setting a target without a baseline.',
    'Postcards were sent to all care leavers in October.',
    'The Lead Member wrote to the minister and he replied in May.',
    'Sam is the new deputy and says the post is full time.',
  ])('is a council’s sentence: %s', (text) => {
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
    const hold = async () => ({
      ok: true as const,
      value: { text: 'held', waiting: 1, readBy: null, late: null },
    });
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
      return { ok: true as const, value: { text: 'held', waiting: 1, readBy: null, late: null } };
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
