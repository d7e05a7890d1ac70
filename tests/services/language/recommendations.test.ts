import fc from 'fast-check';
import { misspeltVerb, verbOf } from '../../../services/language/recommendation-verbs';
import { recommendationFindings } from '../../../services/language/recommendations';
import { eightTimesLonger, growth } from '../../support/growth';
import { checked, council } from './support';

const found = (text: string) => recommendationFindings(checked(text, { kind: 'recommendation' }), council);
const rules = (text: string) => found(text).map(({ rule }) => rule);

describe('a recommendation', () => {
  it.each([
    'That the Committee note the progress made against the pledges.',
    'That the Cared for Children and Care Leavers Committee endorse the new charter.',
    'The Committee is asked to:',
    'The Committee is asked to note the scorecard.',
    '1. Note the report.',
    '3.2 Comment on the draft offer.',
    'Members are asked to nominate a member for the rota group.',
    'That the report be noted.',
    'To accept and endorse the six pledges.',
    'That the Committee consider and comment on the survey.',
    'Agree the work programme for the municipal year.',
    'That the minutes of 1 December 2026 be agreed.',
    'Approve the minutes of the last meeting.',
    'That the Committee approve its work programme.',
    'Recommend to the Children and Families Committee that it adopt the strategy.',
    'That the Children and Families Committee be recommended to adopt the strategy.',
    'Request that the Head of Service report back by 2 March 2027.',
    'Ask officers to bring the figures to the next meeting.',
    'Identify a councillor to champion training.',
    'Appoint a representative to the panel.',
    'Receive the verbal update from the shadow committee.',
    'Note the support given by carers and the comments of young people.',
    'Note the progress and the questions asked and answered.',
    'That the press and public be excluded from the meeting for item 9.',
    'None',
  ])('%j is as it should be', (text) => {
    expect(rules(text)).toEqual([]);
  });

  it.each([
    ['To accepted and endorsed the pledges.', 'accept and endorse'],
    ['To accept and endorsed the pledges.', 'accept and endorse'],
    ['To noted the report.', 'note'],
    ['That the Committee notes the scorecard.', 'note'],
    ['Endorsing the new offer.', 'endorse'],
    ['That members agreed the programme of visits.', 'agree'],
    ['The Committee is asked to receiving the update.', 'receive'],
    ['1) Nominates a member for the panel.', 'nominate'],
  ])('%j takes the base form: %s', (text, suggestion) => {
    expect(found(text)).toContainEqual(
      expect.objectContaining({ rule: 'recommendation-verb-form', severity: 'answer', suggestion }),
    );
  });

  it.each([
    ['That the Committee approve the new strategy.', 'recommendation-power'],
    ['Approve spending on two posts.', 'recommendation-power'],
    ['That the policy be approved.', 'recommendation-power'],
    ['Adopt the care leaver offer.', 'recommendation-power'],
    ['Delegate authority to the Director to sign the contract.', 'recommendation-executive'],
    ['That authority be delegated to the Head of Service.', 'recommendation-executive'],
    ['Authorise officers to procure a new provider.', 'recommendation-executive'],
    ['That £40,000 be allocated to the programme.', 'recommendation-executive'],
    ['Note the report and delegate the next steps to officers.', 'recommendation-executive'],
    ['Consider the annual report.', 'recommendation-second-verb'],
    ['That the Committee discuss the survey results.', 'recommendation-second-verb'],
    ['Note the report and request that officers return in March 2027.', 'recommendation-one-verb'],
    ['Receive the update, and nominate a champion.', 'recommendation-one-verb'],
    [
      'Endorse the pledges and recommend to the Children and Families Committee that it adopt them.',
      'recommendation-one-verb',
    ],
    ['Request a report on dental checks.', 'recommendation-owner-date'],
    ['Ask officers for more detail.', 'recommendation-owner-date'],
    ['Request an update by June 2027.', 'recommendation-owner-date'],
    ['Recommend that the strategy be adopted.', 'recommendation-body'],
    ['Recommend to Cabinet that it adopt the strategy.', 'recommendation-body'],
    ['Support the new approach.', 'recommendation-verb'],
    ['Scrutinise the figures for the quarter.', 'recommendation-verb'],
    ['The progress made is good.', 'recommendation-verb'],
    ['Endores the plan.', 'recommendation-verb'],
  ])('%j: %s', (text, rule) => {
    expect(rules(text)).toContain(rule);
  });

  it('is stopped when it uses an executive power, and only then', () => {
    expect(found('Allocate a budget of £5,000.')).toMatchObject([{ severity: 'stops', mayKeep: false }]);
    expect(found('Approve the new strategy.')).toMatchObject([
      {
        severity: 'answer',
        mayKeep: true,
        suggestion: 'recommend to the Children and Families Committee that it approve the new strategy',
      },
    ]);
  });

  it.each([
    ['Support the plan.', 'endorse'],
    ['Review the figures.', 'comment on'],
    ['Acknowledge the work.', 'note'],
    ['Confirm the dates.', 'agree'],
    ['Endores the plan.', 'endorse'],
  ])('%j is told the nearest verb: %s', (text, suggestion) => {
    expect(found(text)[0]).toMatchObject({ suggestion });
  });

  it('knows each verb in its forms', () => {
    expect(verbOf('Identified')).toEqual({ base: 'identify', form: 'past' });
    expect(verbOf('agreed')).toEqual({ base: 'agree', form: 'past' });
    expect(verbOf('notes')).toEqual({ base: 'note', form: 'third' });
    expect(verbOf('authorising')).toEqual({ base: 'authorise', form: 'ing' });
    expect(verbOf('report')).toBeNull();
    expect(misspeltVerb('recomend')).toBe('recommend');
    expect(misspeltVerb('bananas')).toBeNull();
  });

  it('may be any string, of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { excerpt } of found(`That the Committee ${text}`))
          expect(excerpt.length).toBeLessThanOrEqual(80);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each(['the ', 'note and ', 'a', 'that the committee ', 'be '])(
    'takes a time that follows the length: %j',
    async (piece) => {
      const check = (length: number) => found(piece.repeat(length / piece.length));
      expect(await growth(check, 50_000)).toBeLessThan(eightTimesLonger);
    },
  );
});
