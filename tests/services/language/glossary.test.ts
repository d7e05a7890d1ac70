import fc from 'fast-check';
import type { LanguageContext } from '../../../services/language/context';
import { glossaryFindings, termOf } from '../../../services/language/glossary';
import { eightTimesLonger, growth } from '../../support/growth';
import { checked, council } from './support';

const found = (text: string, context: LanguageContext = council) =>
  glossaryFindings([checked(text)], context);

describe('the language helper suggests', () => {
  it.each([
    ['Looked after children were asked.', 'Looked after children', 'cared for children'],
    ['Every LAC review was held.', 'LAC', 'cared for children'],
    ['Contact with his brothers takes place weekly.', 'Contact', 'family time'],
    ['Supervised contact sessions moved to the hub.', 'Supervised contact', 'family time'],
    ['The placement breakdown was looked at.', 'placement breakdown', 'home, or where we live'],
    ['Five PLACEMENTS ended early.', 'PLACEMENTS', 'home, or where we live'],
    ['Her PEPs were late.', 'PEPs', 'school review or education meeting'],
    ['They see their birth mother.', 'birth mother', 'mum and dad, or parents'],
    ['Biological parents were told.', 'Biological parents', 'mum and dad, or parents'],
    ['Reunification is planned.', 'Reunification', 'going home'],
    ['They need permanence soon.', 'permanence', 'long-term home'],
    ['Respite care was offered.', 'Respite care', 'day out, time out or sleep over'],
    ['Each care plan was read.', 'care plan', 'my plan, or future plan'],
    ['A foster carer drove them.', 'foster carer', 'carer, or person who cares for me'],
    ['We are good corporate parents.', 'corporate parents', 'cared for children and care leavers'],
  ])('in %j, for %j: %s', (text, excerpt, suggestion) => {
    expect(found(text)).toMatchObject([
      { rule: 'glossary', severity: 'advice', privacy: false, mayKeep: true, excerpt, suggestion },
    ]);
  });

  it('without an apostrophe in a plural', () => {
    expect(found('15 SGO’s and 47 care orders were made.')).toMatchObject([
      { rule: 'style-plural', suggestion: 'SGOs' },
    ]);
    expect(found('The SGO’s conditions were met.')).toEqual([]);
  });

  it('once for each word and document, with how often it stands there', () => {
    const texts = [
      checked('The placement ended.'),
      checked('Placements end.'),
      checked('A placement.', { document: 'other' }),
    ];
    const findings = glossaryFindings(texts, council);
    expect(findings).toHaveLength(2);
    expect(findings[0]?.why).toContain('2 times');
  });
});

describe('the language helper leaves alone', () => {
  it.each([
    'The Permanence Forum and the Permanence Policy are in place; the permanence service grew.',
    'The contact officer is named, with contact details: contact us, or contact the team.',
    'Please contact your adviser. We will contact schools and keep in contact with employers.',
    'Work placements, student placements and a nursing placement were offered.',
    'She is doing a placement at a garage.',
    'Children placed for adoption, and a placement order.',
    'The Care Planning, Placement and Case Review (England) Regulations 2010 apply.',
    'Young people said “the placement broke down and contact stopped”.',
    "They called it 'my care plan' and said it's theirs.",
    'The notes say "respite".',
    'Write to corporate.parenting@council.gov.uk or see www.council.gov.uk/corporate-parenting',
    'The file is care-plan.docx and LAC_return.xlsx.',
    'The Designated Nurse, Looked After Children, reports.',
    'Duties to looked after children are in section 22 of the Children Act 1989.',
    'The SSDA903 return counts looked after children.',
    'The seven corporate parenting principles apply.',
    'The Corporate Parenting Strategy 2018-21 has closed.',
    'Adopters meet birth parents before an adoption order.',
    'The Reunification Programme has a new lead.',
    'Early permanence carers were trained.',
    'The short breaks duty covers respite.',
    'A child protection plan and an education, health and care plan were reviewed.',
    'The care plan is filed with the court.',
    'The Foster Carer Forum met, and the foster carers’ survey is out.',
    'Kinship and foster carers were asked.',
    'The personal education plan (PEP) is reviewed; each PEP is read.',
    'A contacts and resources list; points of contact; first contact with services.',
    'Replacement of the caretaker, contactless cards, displacement.',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('young people’s words, and headings that the template fixes', () => {
    expect(glossaryFindings([checked('My placement broke down.', { kind: 'quote' })], council)).toEqual([]);
    expect(
      glossaryFindings([checked('Placements', { kind: 'heading', fixedHeading: true })], council),
    ).toEqual([]);
  });

  it('protected names, post titles and words that somebody chose to keep, in that document alone', () => {
    expect(
      found('The Placement Panel North met.', { ...council, protectedNames: ['Placement Panel North'] }),
    ).toEqual([]);
    expect(found('Designated Nurse and Named Nurse, Looked After Children and Care Leavers')).toEqual([]);
    const keptTerms = [{ document: 'report', term: 'placement' }];
    const texts = [checked('The placement ended.'), checked('The placement ended.', { document: 'other' })];
    expect(glossaryFindings(texts, { ...council, keptTerms })).toHaveLength(1);
  });

  it('the national terms, until they are switched on', () => {
    expect(found('Her siblings absconded.')).toEqual([]);
    expect(
      found('Her siblings absconded.', { ...council, extraTerms: true }).map(({ suggestion }) => suggestion),
    ).toEqual(['brothers and sisters', 'ran away, or went missing']);
  });

  it('and knows which term a finding is about', () => {
    expect(found('Placements end. Supervised contact is weekly.').map(termOf)).toEqual([
      'placement',
      'contact',
    ]);
  });

  it('any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        found(`${text} placement ${text}`);
      }),
      { seed: 11 },
    );
  });

  it.each(['contact ', 'placement with the ', '“', "'a ", 'a', 'a.', 'SGO’s '])(
    'in a time that follows its length: %j',
    async (piece) => {
      const check = (length: number) => found(piece.repeat(length / piece.length));
      expect(await growth(check, 25_000)).toBeLessThan(eightTimesLonger);
    },
  );
});
