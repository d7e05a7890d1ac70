import type { Day } from '../../../services/calendar/rules';
import { composeMembersUpdate, composeShadow } from '../../../services/pack/compose-lists';
import { settle } from '../../../services/pack/settle';

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

describe('the members’ update', () => {
  it('says so when visits are not recorded, or when there were none', () => {
    expect(words(composeMembersUpdate(null, facts))).toContain('are not recorded here yet');
    expect(words(composeMembersUpdate({ due: 1, reported: 0, answered: 0, made: [] }, facts))).toContain(
      'No visit to a frontline service has been recorded',
    );
  });

  it('lists visits, and says when no note came', () => {
    const said = words(
      composeMembersUpdate(
        { due: 2, reported: 1, answered: 0, made: [{ day, service: 'Virtual School', summary: '' }] },
        facts,
      ),
    );
    expect(said).toContain('1 visit since');
    expect(said).toContain('No note was sent');
  });
});
