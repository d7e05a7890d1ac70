import type { Day } from '../../../services/calendar/rules';
import { checkTexts } from '../../../services/language/check';
import { composeShadow } from '../../../services/pack/compose/lists';
import { composeMembersUpdate } from '../../../services/pack/compose/visits';
import { textsOf } from '../../../services/pack/gate/texts';
import { asShadowQuestion } from '../../../services/pack/gather/other-papers';
import { settle } from '../../../services/pack/outline/settle';
import { council } from '../language/support';

const day = '2027-03-02' as Day;
const facts = {
  bodyName: 'Committee',
  shadowCommitteeName: 'Shadow committee (My VOICE)',
  day,
  version: 1,
  status: null,
};
const words = (outline: Parameters<typeof settle>[0]) => JSON.stringify(settle(outline));

describe('the shadow committee’s paper', () => {
  it('says so when there is nothing, and whether young people were asked', () => {
    expect(words(composeShadow(null, facts))).toContain(
      'No written questions from young people were collected',
    );
    expect(words(composeShadow([], facts))).toContain('put no written questions');
    expect(composeShadow(null, facts).title).toBe('Update from the shadow committee (My VOICE)');
  });

  it('shows an answer that has not come', () => {
    const asked = [
      { theme: 'Moving home', answer: 'We will ask first', outcome: 'A new rule from May' },
      { theme: 'Wi-fi', answer: '', outcome: '' },
    ];
    const said = words(composeShadow(asked, facts));
    expect(said).toContain('One question waits for an answer');
    expect(said).toContain('Not answered yet');
    expect(said).toContain('A new rule from May.');
  });
});

describe('the gate on the shadow committee’s paper', () => {
  const approved = {
    ...{ theme: 'Food', wording: 'Can we choose?', answer: 'Yes, from May.', outcome: 'change' as const },
    more: 'A new menu. By 1 May 2027. Head of Service',
  };
  const stops = (over: Partial<typeof approved>) => {
    const outline = settle(composeShadow([asShadowQuestion({ ...approved, ...over })], facts));
    return checkTexts(textsOf([{ key: 'item-5', itemNumber: '5', part: 1, outline }]), council).filter(
      ({ severity }) => severity === 'stops',
    );
  };

  it('lets agreed themes and plain answers through, and prints no wording', () => {
    expect(stops({})).toEqual([]);
    expect(words(composeShadow([asShadowQuestion(approved)], facts))).not.toContain('Can we choose');
  });

  it.each([
    ['theme', { theme: 'Food for Jayden, aged 14' }],
    ['answer', { answer: 'We have told Jayden that he can choose.' }],
    ['what happens now', { more: 'A new menu for Jayden at Riverside House.' }],
    ['an age and a place', { answer: 'The 15-year-old at Riverside House can choose.' }],
    ['one who could be known', { answer: 'One young person in Crewe asked for this, and she has moved.' }],
  ])('is stopped by %s that could tell who is meant', (_what, over) => {
    expect(stops(over).some(({ privacy }) => privacy)).toBe(true);
  });
});

describe('the members’ update', () => {
  it('says so when visits are not recorded, or when there were none', () => {
    expect(words(composeMembersUpdate(null, facts))).toContain('are not recorded here yet');
    expect(
      words(composeMembersUpdate({ due: 1, reported: 0, answered: 0, made: [], year: null }, facts)),
    ).toContain('No visit to a frontline service has been recorded');
  });

  it('lists visits, and says nothing of a note that has not come', () => {
    const said = words(
      composeMembersUpdate(
        {
          due: 2,
          reported: 1,
          answered: 0,
          made: [{ day, service: 'Virtual School', summary: '' }],
          year: null,
        },
        facts,
      ),
    );
    expect(said).toContain('1 visit since');
    expect(said).toContain('Members visited');
  });
});
