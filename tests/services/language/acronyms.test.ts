import { acronymFindings } from '../../../services/language/acronyms';
import { checked, council } from './support';

const found = (...texts: string[]) =>
  acronymFindings(
    texts.map((text) => checked(text)),
    council,
  );

describe('acronyms', () => {
  it.each([
    ['Each PEP is read.', 'personal education plan (PEP)'],
    ['PEPs are read.', 'personal education plan (PEP)'],
    ['The IRO’s report', 'independent reviewing officer (IRO)'],
    ['The WSoA was sent.', 'written statement of action (WSoA)'],
    ['CiCC met in May.', 'Children in Care Council (CiCC)'],
    ['The DfE wrote.', 'Department for Education (DfE)'],
    ['UASC arrived.', 'unaccompanied asylum-seeking children (UASC)'],
  ])('%j is opened: %s', (text, suggestion) => {
    expect(found(text)).toMatchObject([{ rule: 'acronym', severity: 'answer', suggestion }]);
  });

  it.each([
    ['The personal education plan (PEP) is new. Each PEP is read.'],
    ['Personal Education Plans (PEPs) are new. A PEP is read.'],
    ['PEP (personal education plan) and a second PEP'],
    ['The Family Rights Review (FRR) reported. The FRR is read.'],
    ['Single Point for Access to Care (SPAC)'],
    ['The GP, the NHS and Ofsted; RESOLVED: That it be noted.'],
    ['See S12A, 2.1-a, Q3, Part II, Chapter XIV and CW1.'],
    ['✔ Done, ● On track; c; A&E; 10 AM; £5 VAT; PDF'],
    ['THE WHOLE LINE IS IN CAPITALS FOR EMPHASIS'],
    ['My VOICE and the TOGETHER approach'],
  ])('%j needs nothing', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are asked for once in each document, at the first use', () => {
    const texts = [
      checked('The PEP is late.', { place: 'paragraph 1.1' }),
      checked('Personal education plan (PEP)', { place: 'paragraph 1.2' }),
      checked('PEP again', { place: 'paragraph 1.3' }),
      checked('PEP', { document: 'another', place: 'paragraph 9' }),
    ];
    expect(acronymFindings(texts, council).map(({ place }) => place)).toEqual([
      'paragraph 1.1',
      'paragraph 9',
    ]);
  });

  it('with two meanings are said to have them', () => {
    expect(found('His PA helped.')[0]?.why).toContain('personal adviser or personal assistant');
    expect(found('Personal adviser (PA) and personal assistant (PA)').map(({ rule }) => rule)).toEqual([
      'acronym-two-meanings',
    ]);
    expect(found('Personal adviser (PA), later personal advisor (PA), and SPA')).toMatchObject([
      { rule: 'acronym', excerpt: 'SPA' },
    ]);
  });

  it('that nobody knows are advice', () => {
    expect(found('The ZQT met.')).toMatchObject([
      { rule: 'acronym-unknown', severity: 'advice', excerpt: 'ZQT' },
    ]);
  });

  it('in fixed headings and in quotations are left alone', () => {
    const texts = [
      checked('NEET', { kind: 'heading', fixedHeading: true }),
      checked('My PA is kind', { kind: 'quote' }),
    ];
    expect(acronymFindings(texts, council)).toEqual([]);
  });
});
