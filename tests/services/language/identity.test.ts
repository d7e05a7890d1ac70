import fc from 'fast-check';
import { fingerprint, readTexts } from '../../../services/language/check';
import { bareContext } from '../../../services/language/context';
import { identityFindings, readIdentity } from '../../../services/language/identity';
import { isNhsNumber } from '../../../services/language/identity-contact';
import { eightTimesLonger, growth } from '../../support/growth';
import { accepted, checked, council } from './support';

const rules = (text: string, part: 1 | 2 = 1) =>
  identityFindings(checked(text, { part }), council).map(({ rule }) => rule);

describe('the identity check finds', () => {
  it.each([
    // First names, of many communities.
    ['Ellis has a place at college and is proud of it.', 'identity-name'],
    ['We helped Chidinma to find a new flat.', 'identity-name'],
    ['• Zofia passed her theory test', 'identity-name'],
    ['Thanks to Mohamud and Tiarnan for planning the day.', 'identity-name'],
    ['The group wrote a card for Siân.', 'identity-name'],
    ['Will is starting a work placement on a farm.', 'identity-name'],
    ['Grace moved to her new home in June.', 'identity-name'],
    ['Last month May told us that she likes her school.', 'identity-name'],
    ['The team supported Hope to register with a dentist.', 'identity-name'],
    ['Jordan was arrested in May.', 'identity-name'],
    ['Summer feels happy with her carers.', 'identity-name'],
    ['Mark said he wanted to stay.', 'identity-name'],
    ['Jack and Chelsea came to the celebration.', 'identity-name'],
    ['“Being with Amina made me braver,” one said.', 'identity-name'],
    ['Tyrell-James told staff that he loves drawing.', 'identity-name'],
    ['Kyrello-James told staff that he loves drawing.', 'identity-name'],
    ['Bronte-Rose', 'identity-name'],
    ['Zyaire told us his plans for the summer.', 'identity-name'],
    ['Julie Example, Head of Fostering, gave the report.', 'identity-name'],
    ['MIA has passed her test.', 'identity-name'],
    // Cut in two, so that each piece is English.
    ['Con-nor moved to a flat in May.', 'identity-name'],
    ['We heard from Jay-den and others.', 'identity-name'],
    ['Jor-dan', 'identity-name'],
    ['Con-\nnor moved to a flat.', 'identity-name'],
    ['Con.nor moved to a flat.', 'identity-name'],
    ['C-o-n-n-o-r moved to a flat.', 'identity-name'],
    // Numbers in circles, with frames, glued, as fractions of a whole.
    ['② pupils left the course.', 'identity-small-number'],
    ['②pupils left the course.', 'identity-small-number'],
    ['❷ UASC arrived.', 'identity-small-number'],
    ['2️⃣ pupils left the course.', 'identity-small-number'],
    ['¼ of the eight apprentices dropped out.', 'identity-small-number'],
    ['½ of our six pupils left.', 'identity-small-number'],
    ['1/4 of the eight apprentices dropped out.', 'identity-small-number'],
    ['II young persons were referred.', 'identity-small-number'],
    ['We met t w o young men.', 'identity-small-number'],
    ['tyrell moved to a flat and likes his room', 'identity-name'],
    ['sam has moved to a flat and likes his room', 'identity-name'],
    // Ages.
    ['a boy of 15 at Sandbach School', 'identity-age-place'],
    ['At 16, she moved into a hostel.', 'identity-age-place'],
    ['He’s 17 and at college.', 'identity-age-place'],
    ['twins aged 6 were placed in Stockport', 'identity-age-place'],
    ['A boy aged 14 moved from a home in Crewe.', 'identity-age-place'],
    ['A 14-year-old was moved. The school had not been told.', 'identity-age-place'],
    ['A fifteen year old at the academy asked for help.', 'identity-age-place'],
    ['One lad, 15yo, stayed at Riverside House.', 'identity-age-place'],
    ['She is 13 and goes to college in Nantwich.', 'identity-age-place'],
    ['The Year 9 pupil changed school.', 'identity-age-place'],
    ['Aged 12, he wrote to the committee.', 'identity-age'],
    ['The girl had just turned sixteen.', 'identity-age'],
    // Private matters beside a person.
    ['YP1 has moved home.', 'identity-initials'],
    ['His ADHD made the journey hard.', 'identity-private-matter'],
    ['She was arrested in the spring.', 'identity-private-matter'],
    ['The girl’s court case ended in May.', 'identity-private-matter'],
    ["The boy's criminal record was explained to him.", 'identity-private-matter'],
    ['One young woman is pregnant and has a new worker.', 'identity-private-matter'],
    ['He has been in prison since March.', 'identity-private-matter'],
    ['A young person was sectioned during the quarter.', 'identity-private-matter'],
    ['Her mental health has been better since then.', 'identity-private-matter'],
    ['Luca, who has had long treatment for depression, is at college.', 'identity-private-matter'],
    ['Niamh has given birth to a daughter.', 'identity-private-matter'],
    ['Her care proceedings are at an end.', 'identity-private-matter'],
    ['A girl who had been excluded came back.', 'identity-private-matter'],
    // Small numbers in words.
    ['We have nine apprentices (7 external, 2 internal).', 'identity-small-number'],
    ['Five of the 15 young people were late.', 'identity-small-number'],
    ['every young person except one has a plan', 'identity-small-number'],
    ['there was one permanent exclusion', 'identity-small-number'],
    ['our youngest care leaver', 'identity-only'],
    ['One young person said that the letter was unclear.', 'identity-small-number'],
    ['Two of our children moved out of the county.', 'identity-small-number'],
    ['There are four young people who choose not to engage.', 'identity-small-number'],
    ['Only 3 care leavers are in bed and breakfast.', 'identity-small-number'],
    ['We supported 9 young people: 8 external and one within the council.', 'identity-small-number'],
    ['Of the apprentices, seven outside and 2 within the council.', 'identity-small-number'],
    ['All but two of the children had a dental check.', 'identity-small-number'],
    ['285 male, 236 female and 1 indeterminate.', 'identity-small-number'],
    ['Care leavers did well. Three who finished have jobs.', 'identity-small-number'],
    ['A couple of young people were moved at night.', 'identity-small-number'],
    ['five unaccompanied children arrived', 'identity-small-number'],
    ['She was the only girl in the group.', 'identity-only'],
    ['The youngest is settled with carers.', 'identity-only'],
    ['Our first 14-year-old has joined the board.', 'identity-only'],
    ['The only child in a secure home has moved.', 'identity-only'],
    // Letters, numbers and addresses.
    ['Child J has moved to a new home.', 'identity-initials'],
    ['Young Person A asked for a new worker.', 'identity-initials'],
    ['K told staff about the move.', 'identity-initials'],
    ['The letter was about J.S. and her family.', 'identity-initials'],
    ['DOB: 12/03/2009', 'identity-birth-date'],
    ['He was born on 4 May 2010.', 'identity-birth-date'],
    ['NHS number 943 476 5919', 'identity-number'],
    ['943 476 5919', 'identity-number'],
    ['Case number LL-204518 is open.', 'identity-number'],
    ['The court gave it CW22C00123.', 'identity-number'],
    ['Ring her on 07700 900123.', 'identity-phone'],
    ['He lives at 14 Mill Lane.', 'identity-address'],
    ['They moved to CW1 2AB.', 'identity-address'],
    ['Write to skaterkid2009@gmail.com.', 'identity-email'],
    // Words that are names by what stands around them.
    ['The carer said that Will can stay until the summer.', 'identity-name'],
    ['The young man known as Spud has moved.', 'identity-name'],
    ['He goes by ‘Bear’ to his friends.', 'identity-name'],
    ['The Smith siblings remain together.', 'identity-name'],
    ['Ms Green moved flats.', 'identity-name'],
    ['TJ is now at college.', 'identity-name'],
    ['harry smith, 14, moved to a new home.', 'identity-name'],
    // What is left, and parts in words.
    ['Of the 12 children, 10 stayed put.', 'identity-small-number'],
    ['Of 160 children, 157 had a check.', 'identity-small-number'],
    ['157 children had a check out of 160.', 'identity-small-number'],
    ['Half of the six young mothers have a flat.', 'identity-small-number'],
    ['Two-thirds of the nine children moved.', 'identity-small-number'],
    ['A sibling pair came into care.', 'identity-small-number'],
    // Events.
    ['The stabbing of a young person shook the group.', 'identity-event'],
    ['The first care leaver to go to Oxford has started.', 'identity-event'],
  ])('in %j: %s', (text, rule) => {
    expect(rules(text)).toContain(rule);
  });
});

describe('the identity check leaves alone', () => {
  it.each([
    // Ordinary words, months, places, organisations, law, titles.
    ['The new municipal year begins in May.'],
    ['In May and June the group met. Will the rota change?'],
    ['Grace periods were agreed. Faith groups came, and there is hope.'],
    ['The summer was busy, and the Grant was spent. Mark the date.'],
    ['The Bill had its second reading in April 2026.'],
    ['Amber means at risk and Red means off track.'],
    ['Councillor A and Councillor Jones chaired the session.'],
    ['Cllr Kathryn Example opened the day.'],
    ['St Thomas Primary School and Victoria Road Nursery took part.'],
    ['The Duke of Edinburgh’s Award and the Star Celebrations went well.'],
    ['Gillick competence was explained.'],
    ['The Children Act 1989 and the Working Together guidance apply.'],
    ['Training was given in Chester, Crewe and Manchester.'],
    ['Young people chose the words for the committee’s name.'],
    ['Contact officer: Laura Example, anna.example@council.gov.uk'],
    // Ages that are measures.
    ['Care leavers aged 16 to 18, and 18-21, were asked.'],
    ['Young people aged 16-24 and under-fives take part.'],
    ['16/17-year-old homeless young people have a plan.'],
    ['Children aged 5 have a check at school.'],
    ['Bursaries are for those aged 18 or over who are at college.'],
    ['Support lasts until the age of 25, at home or away.'],
    ['14-year-olds at every school had a visit.'],
    ['The Year 1 plan began at the college in September 2022.'],
    // Policy about anybody.
    ['If a child is arrested, the adviser is told the same day.'],
    ['Every young person with a diagnosis has a plan.'],
    ['When a young person is excluded, the virtual school is told.'],
    ['Mental health support grew, and police training was held.'],
    // Counts of other things, targets, rates, labels.
    ['Three sessions and two events were held by four staff.'],
    ['Two children’s homes were visited by councillors.'],
    ['One child or young person in five is helped.'],
    ['The report was presented by the Director of Children’s Services.'],
    ['One member asked about two reports; four councillors visited three homes.'],
    ['A child may live further away when it is in his or her interest.'],
    ['Two-thirds of children and one-third of care leavers; four in ten young people.'],
    ['Cllr A Example asked, and Cllrs Smith and Sample agreed.'],
    ['One in four children waited. 1 in 5 young people agreed.'],
    ['At least two young people sit on each panel.'],
    ['Pledge 1 Children are heard; level 2 young people’s packs.'],
    ['Fourteen young people and 12 care leavers came.'],
    ['Five young people’s forums were held.'],
    ['Only two practices took patients; all but three figures agree.'],
    ['The only way to know is to ask. The first report is in May.'],
    ['Words could point at one child or young person.'],
    ['2,300 children live in the ward; 4.5 young people a month.'],
    ['Of the 12 sessions, 10 were held; of 160 children, 80 came.'],
    ['The scheme known as Relay began. A quarter of our 400 children took part.'],
    ['The PA told us that the SW is on leave..'],
    // Letters and numbers that are nobody's.
    ['Plan B has changed. Appendix C said so. A said thing.'],
    ['Children I have met said that a child I know was heard.'],
    ['Ring Childline on 0800 1111 or the office on 01270 555 123.'],
    ['The meeting is at the Council Offices, 1 High Street, CW1 2AB.'],
    ['Reference 3.3-a, minute 18, Table 2, Q3 2026.'],
    ['Write to participation@council.gov.uk.'],
    ['Children born in 2010 start school soon.'],
  ])('%j', (text) => {
    expect(rules(text)).toEqual([]);
  });
});

describe('a word that nobody has accepted', () => {
  it.each([
    'The Emily Project and the Jasper Rooms are open.',
    'Dr Sarah Example spoke of Sarah’s Law.',
    'The Thomas Coram Foundation and Alison House helped.',
    'Training was given in Ellesmere, Lincoln and Chelsea.',
    'The team met at Oak House.',
    'Cllrs Tom Smith and Jayden agreed.',
    'Jayden, Chair of My VOICE, spoke.',
  ])('is asked about: %s', (text) => {
    expect(rules(text)).toContain('identity-name');
  });

  it('is asked about once in a document, with how often it stands there', () => {
    const text = checked('Ellesmere is near. We met in Ellesmere, and in ELLESMERE.');
    const found = identityFindings(text, council);
    expect(found).toMatchObject([{ term: 'Ellesmere', rule: 'identity-name', mayKeep: false }]);
    expect(found[0]?.why).toContain('3 times');
  });

  it('is not asked about once it is accepted, in any case and with either apostrophe', () => {
    const text = checked('The Emily Project and Jasper’s Rooms are open. THE EMILY PROJECT.');
    const terms = accepted(
      { term: 'Emily Project', kind: 'service', document: null },
      { term: "Jasper's Rooms", kind: 'service', document: null },
    );
    expect(identityFindings(text, council)).toHaveLength(2);
    expect(identityFindings(text, { ...council, terms })).toEqual([]);
  });

  it('is accepted as somebody’s name in one document alone', () => {
    const terms = accepted({ term: 'Amira Sample', kind: 'name', document: 'report' });
    const said = (document: string) =>
      identityFindings(checked('Amira Sample opened the day.', { document }), { ...council, terms });
    expect(said('report')).toEqual([]);
    expect(said('another')).toHaveLength(1);
  });

  it('is asked about again where it stands for a person', () => {
    expect(rules('Training was held in Alton.')).toEqual([]);
    for (const text of ['Alton, 14, was excluded.', 'Alton lives with his nan.', 'A boy called Alton came.'])
      expect(rules(text)).toContain('identity-name');
  });
});

describe('what an identity finding does', () => {
  it('stops Part 1 and cannot be kept when it names somebody', () => {
    expect(identityFindings(checked('We helped Amira to move.'), council)).toMatchObject([
      { severity: 'stops', privacy: true, mayKeep: false, place: 'Item 5, paragraph 6.1' },
    ]);
  });

  it('stops Part 1, and can be kept by two people, when it is a small number', () => {
    expect(identityFindings(checked('Two of our children moved.'), council)).toMatchObject([
      { rule: 'identity-small-number', severity: 'stops', privacy: true, mayKeep: true },
    ]);
  });

  it('asks for a look when a few young people only took part', () => {
    expect(identityFindings(checked('Two young people attended.'), council)).toMatchObject([
      { severity: 'answer', privacy: true, mayKeep: true },
    ]);
  });

  it('is to be answered in Part 2', () => {
    for (const finding of identityFindings(
      checked('Amira, a girl aged 14, left home.', { part: 2 }),
      council,
    ))
      expect(finding).toMatchObject({ severity: 'answer', mayKeep: true });
  });
});

describe('its words', () => {
  it('NHS numbers are known by their check digit', () => {
    expect(['943 476 5919', '401 023 2137', '9434765918', '0000000000'].map(isNhsNumber)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('any string at all is checked without an error, with excerpts of at most 80 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const { excerpt } of identityFindings(checked(`Cal ${text} one child ${text}`), bareContext))
          expect(excerpt.length).toBeLessThanOrEqual(80);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it.each([
    [
      'sentences',
      'The group met in May and one young person said that Amira has moved to a school in Crewe. ',
    ],
    ['one endless sentence', 'one young person and Amira has his ADHD aged 14 in school, '],
    ['digits', '0123456789 '],
    ['one word', 'a'],
    ['capitals', 'Ab'],
    ['numbers in words', 'two '],
    ['brackets and quotes', '“(‘"'],
  ])('%s: it takes a time that follows the length', async (_name, piece) => {
    const check = (length: number) =>
      identityFindings(checked(piece.repeat(Math.ceil(length / piece.length))), council);
    expect(await growth(check, 50_000)).toBeLessThan(eightTimesLonger);
  });
});

describe('a small number that is the number of something', () => {
  const read = (text: string) => readIdentity([checked(text)], council);
  const isAsked = (text: string) =>
    read(text).hits.some(({ finding }) => finding.rule === 'identity-small-number');

  it.each([
    ...['Review 1', 'Appendix 1', 'Phase 2', 'Year 1', 'Option 3', 'Section 20', 'Key Stage 4', 'Band D'],
    ...['Priority 2', 'Case study 1', 'Workshop 3: money', 'Review 1 took place in May.', 'Year 4 children'],
    ...['Following Review 1, the form was changed.', 'KPI 4 has improved.', 'Pledge 1 Children are heard'],
  ])('“%s” is no count', (text) => expect(isAsked(text)).toBe(false));

  it.each([
    ...['Review 1 child', 'Review 2 young people', 'Priority 2 children', 'Cohort 2 children', 'Girls 3'],
    ...['In the Team 3 moved to new homes.', 'At the Operational Group 3 were young people.'],
    ...['Custody 3', 'Placement 3 broke down.', 'Review 3: 2 children'],
  ])('“%s” may be one', (text) => expect(isAsked(text)).toBe(true));

  it.each([
    ['No more than three children waited.', 'asked'],
    ['Fewer than 3 are in custody.', 'asked'],
    ['2 or fewer children were restrained.', 'asked'],
    ['Fewer than 5 children were adopted.', 'listed'],
    ['Up to 4 children live there.', 'listed'],
    ['5 or fewer children', 'left'],
    ['At least two members must be present.', 'left'],
    ['A child older than 3 may come.', 'left'],
  ])('a limit, “%s”: %s', (text, how) => {
    const { harmless } = read(text);
    expect(isAsked(text) ? 'asked' : harmless.length > 0 ? 'listed' : 'left').toBe(how);
  });

  it.each([
    'Three visits were made; one was put off.',
    'The longest wait fell from nine weeks to five.',
    'Five pieces of advice were used. Report on the other three in June.',
  ])('“%s” takes up what was counted, and is listed', (text) => {
    expect(isAsked(text)).toBe(false);
    expect(read(text).harmless).not.toEqual([]);
  });

  it.each([
    'Six schools took part, and two were excluded.',
    'Four sessions were held, and two were in custody.',
    'Three meetings took place, and one has left care.',
    'Three homes were inspected; one is missing.',
  ])('“%s” says what only a person goes through', (text) => expect(isAsked(text)).toBe(true));

  it('the same words in two papers are one question, and in Part 2 another', () => {
    const said = 'Two of our young people now have permanent jobs.';
    const named = (document: string, part: 1 | 2) =>
      readTexts([checked(said, { document, part })], council).findings.map((one) =>
        fingerprint(one, document),
      );
    expect(named('item-5', 1)).toEqual(named('item-6', 1));
    expect(named('item-5', 1)).not.toEqual(named('item-6', 2));
  });
});
