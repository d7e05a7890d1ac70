import fc from 'fast-check';
import { exclusionParagraphs } from '../../../services/agenda/business';
import {
  itemsFor,
  municipalYearStart,
  UsualOrder,
  usualOrder,
  withNames,
} from '../../../services/agenda/default-order';
import { publicAgenda } from '../../../services/agenda/public';
import {
  type AgendaItem,
  agendaFields as fields,
  minuteNumber,
  nextMinuteNumber,
  type Privacy,
  type Timing,
} from '../../../services/agenda/rules';
import { mayList, mayRelabel, minuteWording } from '../../../services/agenda/timing';
import { readPrivacy, readTiming } from '../../../services/agenda/typed';
import { type Day, formatDay } from '../../../services/calendar/rules';
import { composeAgenda } from '../../../services/pack/compose/agenda';
import { settle } from '../../../services/pack/outline/settle';
import { sampleAgenda, sampleFacts, sampleItem } from '../../support/agenda-sample';

const day = (text: string) => text as Day;
const exempt: Privacy = {
  kind: 'exempt',
  paragraphs: [1, 2],
  publicInterest: 'Children could be recognised.',
};
const confidential: Privacy = {
  kind: 'confidential',
  ground: 'law-or-court',
  because: 'An order of the court',
};
const closed = (id: string, privacy: Privacy = exempt) =>
  sampleItem(id, { part: 2, privacy, publicTitle: `Public title of ${id}` });

describe('the order of business', () => {
  const numbers = (items: AgendaItem[]) => sampleAgenda(items).items.map(({ id, number }) => [id, number]);

  it('puts private items last, after the exclusion, and counts what is not withdrawn', () => {
    const gone = sampleItem('gone', { withdrawnReason: 'Not ready' });
    expect(numbers([closed('p'), sampleItem('a'), gone, sampleItem('b')])).toEqual([
      ['a', '1'],
      ['gone', ''],
      ['b', '2'],
      ['exclusion:meeting', '3'],
      ['p', '4'],
    ]);
  });

  it('has no exclusion when no private item stands', () => {
    const withdrawn = { ...closed('p'), withdrawnReason: 'Not ready' };
    expect(numbers([sampleItem('a'), withdrawn])).toEqual([
      ['a', '1'],
      ['p', ''],
    ]);
  });

  it('runs minute numbers on from the first, and gives the next meeting’s first', () => {
    const agenda = sampleAgenda([sampleItem('a'), sampleItem('b'), closed('p')], 18);
    expect(['a', 'b', 'p', 'nobody'].map((id) => minuteNumber(agenda, id))).toEqual([18, 19, 21, null]);
    expect(nextMinuteNumber(agenda)).toBe(22);
    expect(nextMinuteNumber(sampleAgenda([sampleItem('a')]))).toBeNull();
  });

  it('begins the municipal year’s first meeting with the chair, and has public speaking only where it is on', () => {
    const kinds = (first: boolean, order = usualOrder) => itemsFor(order, first).map(({ kind }) => kind);
    expect(kinds(true)[0]).toBe('appointment-of-chair');
    expect(kinds(true)).toContain('terms-of-reference');
    expect(kinds(false)).not.toContain('terms-of-reference');
    expect(kinds(true)).not.toContain('public-speaking');
    expect(kinds(false, UsualOrder.parse({ ...usualOrder, publicSpeaking: true }))).toContain(
      'public-speaking',
    );
  });

  it.each([
    ['2027-05-07', '2026-05-08'],
    ['2027-05-08', '2027-05-08'],
    ['2027-03-02', '2026-05-08'],
    ['2027-12-07', '2027-05-08'],
  ])('%s is in the municipal year from %s', (meeting, start) => {
    expect(municipalYearStart(day(meeting), '05-08')).toBe(start);
  });

  it.each([
    ['Shadow committee (My VOICE)', 'Update from the shadow committee (My VOICE)'],
    ['My VOICE', 'Update from My VOICE'],
    ['The Youth Panel', 'Update from the Youth Panel'],
  ])('calls %s as people would', (shadowCommittee, title) => {
    expect(withNames('Update from {the shadow committee}', { shadowCommittee, parentBody: 'x' })).toBe(title);
  });
});

describe('going private', () => {
  const typed = (over: Record<string, string>) => readPrivacy(over, { title: 'A tender' });

  it('names the item, the paragraphs and the public interest in the resolution', () => {
    const [resolution, ...more] = exclusionParagraphs(sampleAgenda([sampleItem('a'), closed('p')]));
    expect(resolution).toMatch(/for item 3 under section 100A\(4\)/);
    expect(resolution).toContain('paragraphs 1 and 2 of Part 1 of Schedule 12A');
    expect(resolution).toContain('Children could be recognised');
    expect(more).toEqual([]);
  });

  it('takes no vote on what is confidential', () => {
    const said = exclusionParagraphs(sampleAgenda([closed('p'), closed('q', confidential)]));
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/item 3.*100A\(2\).*no vote/s);
    expect(said.join()).not.toContain('An order of the court');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, [fields.publicTitle, fields.privacyKind]],
    [
      'exempt without anything else',
      { [fields.privacyKind]: 'exempt' },
      [fields.publicTitle, fields.paragraphs, fields.publicInterest],
    ],
    [
      'a paragraph that the Act does not have',
      {
        [fields.privacyKind]: 'exempt',
        [fields.paragraphs]: '0,8,12',
        [fields.publicInterest]: 'A good reason for it',
        [fields.publicTitle]: 'A contract',
      },
      [fields.paragraphs],
    ],
    [
      'the item’s own title for the public',
      {
        [fields.privacyKind]: 'exempt',
        [fields.paragraphs]: '3',
        [fields.publicInterest]: 'A good reason for it',
        [fields.publicTitle]: 'A TENDER',
      },
      [fields.publicTitle],
    ],
    [
      'confidential without its ground',
      { [fields.privacyKind]: 'confidential', [fields.publicTitle]: 'A matter' },
      [fields.ground],
    ],
  ])('refuses %s', (_what, over, wrong) => {
    const read = typed(over);
    expect(!read.ok && read.refusal.problems.map(({ field }) => field).sort()).toEqual([...wrong].sort());
  });

  it('reads the paragraphs in order, once each', () => {
    const read = typed({
      [fields.privacyKind]: 'exempt',
      [fields.paragraphs]: '7,1,7',
      [fields.publicInterest]: 'A good reason for it',
      [fields.publicTitle]: 'A matter',
    });
    expect(read.ok && read.value.privacy).toMatchObject({ paragraphs: [1, 7] });
  });
});

describe('timing', () => {
  const urgent: Timing = {
    kind: 'urgent',
    opinion: {
      reason: 'A home closes',
      whyLate: 'We heard on Monday.',
      whyNotWait: 'It closes before June',
      chairPersonId: 'chair',
      at: new Date('2027-02-23T10:00:00Z'),
    },
  };

  it.each([
    ['2027-02-22', 'on-time', true],
    ['2027-02-23', 'on-time', false],
    ['2027-02-23', 'to-follow', false],
    ['2027-02-23', 'urgent', true],
  ] as const)('on %s an item that is %s may be listed: %s', (today, kind, may) => {
    const timing: Timing =
      kind === 'urgent' ? urgent : kind === 'to-follow' ? { kind, reason: 'Late' } : { kind };
    expect(mayList(timing, day(today), day('2027-02-22'))).toBe(may);
  });

  it('lets a listed paper be late, and no late item lose its opinion', () => {
    const until = day('2027-02-22');
    expect(mayRelabel({ addedDay: day('2027-01-04') }, { kind: 'to-follow', reason: 'Late' }, until)).toBe(
      true,
    );
    expect(mayRelabel({ addedDay: day('2027-02-23') }, { kind: 'on-time' }, until)).toBe(false);
    expect(mayRelabel({ addedDay: day('2027-02-23') }, urgent, until)).toBe(true);
  });

  it('is never urgent by itself: the chair is named, and three reasons are given', () => {
    const now = new Date('2027-02-23T10:00:00Z');
    const none = readTiming({ [fields.timing]: 'urgent' }, { chairs: ['chair'], now });
    expect(!none.ok && none.refusal.problems.map(({ field }) => field)).toEqual([
      fields.urgentReason,
      fields.whyLate,
      fields.whyNotWait,
      fields.chair,
    ]);
    const member = readTiming(
      {
        [fields.timing]: 'urgent',
        [fields.urgentReason]: 'a',
        [fields.whyLate]: 'b',
        [fields.whyNotWait]: 'c',
        [fields.chair]: 'someone',
      },
      { chairs: ['chair'], now },
    );
    expect(!member.ok && member.refusal.problems.map(({ field }) => field)).toEqual([fields.chair]);
  });

  it('gives the minute its words', () => {
    const item = { number: '9', title: 'A closure', timing: urgent };
    expect(minuteWording(item, { day: day('2027-03-02') }, formatDay)).toBe(
      'The chair was of the opinion that item 9 (A closure) should be considered at the meeting on Tuesday 2 March 2027 as a matter of urgency, under section 100B(4)(b) of the Local Government Act 1972. Special circumstances: A home closes. It could not be on the agenda on time: We heard on Monday. It cannot wait for another meeting: It closes before June.',
    );
    expect(
      minuteWording({ ...item, timing: { kind: 'on-time' } }, { day: day('2027-03-02') }, formatDay),
    ).toBeNull();
  });
});

describe('the public agenda', () => {
  const canary = 'CANARY';
  const timing = fc.constantFrom<Timing>(
    { kind: 'on-time' },
    { kind: 'to-follow', reason: canary },
    {
      kind: 'urgent',
      opinion: {
        ...{ reason: canary, whyLate: canary, whyNotWait: canary, chairPersonId: 'chair' },
        at: new Date('2027-02-23T10:00:00Z'),
      },
    },
  );
  const privacy = fc.constantFrom<Privacy>(exempt, { ...confidential, because: canary });
  const secret = fc.record({ timing, privacy, withdrawn: fc.boolean() }).map(({ withdrawn, ...over }) => ({
    ...sampleItem('secret', { title: canary, purpose: canary, leadPost: canary, part: 2, ...over }),
    publicTitle: 'A matter',
    reportId: 'report',
    withdrawnReason: withdrawn ? canary : null,
    attachments: [
      { id: 'file', part: 2 as const, title: canary, folder: canary, name: `${canary}.pdf`, format: 'pdf' },
      { id: 'moved', part: 1 as const, title: canary, folder: 'open', name: `${canary}.pdf`, format: 'pdf' },
    ],
  }));
  const facts = {
    ...sampleFacts,
    links: { file: `https://library.example/${canary}.pdf`, moved: `https://library.example/${canary}` },
    reports: { secret: canary },
  };

  it('says nothing of a private item but what was given for the public, whatever the item is like', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), (secrets) => {
        const items = secrets.map((item, index) => ({ ...item, id: index === 0 ? 'secret' : `s${index}` }));
        const agenda = sampleAgenda([sampleItem('open'), ...items], 18);
        expect(JSON.stringify(publicAgenda(agenda))).not.toContain(canary);
        expect(JSON.stringify(settle(composeAgenda(agenda, facts, 'public')))).not.toContain(canary);
        expect(exclusionParagraphs(agenda).join()).not.toContain(canary);
        // There is something to look through: the secret itself, and what the public is told in its place.
        expect(JSON.stringify(agenda)).toContain(canary);
        const shown = secrets.filter(({ withdrawnReason }) => withdrawnReason === null).length;
        expect(publicAgenda(agenda).items.filter(({ title }) => title === 'A matter')).toHaveLength(shown);
      }),
    );
  });

  it('keeps numbers, paragraphs and reasons, and is itself when made public again', () => {
    const agenda = sampleAgenda([sampleItem('a'), closed('p')]);
    const shown = publicAgenda(agenda);
    expect(shown.items.map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(shown.items[2]).toMatchObject({ title: 'Public title of p', privacy: exempt });
    expect(publicAgenda(shown)).toEqual(shown);
  });

  it('takes a private folder’s paper off an open item', () => {
    const file = { id: 'f', part: 2 as const, title: canary, folder: 'x', name: 'y.pdf', format: 'pdf' };
    const agenda = sampleAgenda([sampleItem('a', { attachments: [file] })]);
    expect(JSON.stringify(publicAgenda(agenda))).not.toContain(canary);
  });
});
