/** Numbers, dates of birth and addresses that belong to one person. */
import { type Hit, privacyFinding, spanOf, wordFinding } from './hits';
import type { CheckedText } from './rules';
import { nearby, type Span } from './sentences';

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const birth = new RegExp(
  `\\b(?:dob|d\\.o\\.b\\.?|date of birth)\\s*(?:is|was|[:=-])?\\s*\\d[\\d/. -]{3,12}|\\b(?:dob|d\\.o\\.b\\.?|date of birth)\\s*(?:is|was|[:=-])?\\s*\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${months})\\b[ ,]*\\d{0,4}|\\bborn\\s+(?:on\\s+|in\\s+)?(?:the\\s+)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?(?:(?:${months})\\s+)?(?:\\d{1,2}/\\d{1,2}/)?(?:19|20)\\d\\d\\b`,
  'gi',
);
const nhs =
  /\bnhs\s*(?:number|no\.?|num|#)?\s*(?:is\s+|[:=])?\s*\d{3}[ -]?\d{3}[ -]?\d{4}\b|(?<![\d+./-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/-])/gi;
const caseNumber =
  /\b(?:case|liquid ?logic|lcs|ics|mosaic|person|client|child|record|social care|pupil|upn|uln|urn|crn|pnc|hospital|custody|crime|prison|home office|police|passport)\s*(?:id|no\.?|number|num|ref(?:erence)?|#)\s*[:=#]?\s*(?=[A-Z0-9/-]*\d[A-Z0-9/-]*\d[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{3,19}\b|\b(?:UPN|ULN|CRN|LCS|PNC)\s*[:=#]?\s*[A-Z]?\d{5,13}[A-Z]?\b/gi;
const courtCase = /\b[A-Z]{2}\d{2}[A-Z]\d{5}\b/g;
const insurance =
  /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;
const phone = /(?<![\d.+/-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[ ()-]{0,2}\d){7,9}(?![\d/])/g;
/** Helplines and service numbers: Childline, 0300, 0345 and the like. */
const serviceNumber = /^\(?0\s?(?:800|808|300|303|330|333|343|345|370|371|844|845|870)|^\(?0\s?800\s?1111/;
const officeWords =
  /\b(?:contact|enquir\w+|office|offices|council|helpline|duty team|press|switchboard|democratic services|book|booking|committee|emergency|freephone|line|venue|town hall|civic|suite|centre|meeting|held|library|registered|service|team)\b/i;
const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
const publicDomain = /@(?:[\w-]+\.)*(?:gov|nhs|police|sch|ac|org)\.uk$/i;
const personalDomain =
  /@(?:gmail|hotmail|outlook|yahoo|icloud|live|aol|proton(?:mail)?|btinternet|sky|virginmedia|msn|me|ymail|googlemail|talktalk)\./i;
const personInEmail = /^[a-z]+[._-][a-z]+\d{0,4}@/i;
const street =
  /(?<![\d.£,])\b(?:[Ff]lat \d{1,3}[A-Za-z]?,?\s+)?\d{1,4}[A-Za-z]?,?\s+(?:\p{Lu}[\p{L}’'-]*\s+){1,3}(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Crescent|Place|Terrace|Grove|Gardens|Walk|Mews|Rise|View|Way|Court|Square|Row)\b/gu;
const postcode =
  /(?<![\p{L}\p{N}-])(?:GIR ?0AA|[A-PR-UWYZ]\d[A-HJKPSTUW\d]?|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRV-Y\d]?) ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu;

/** @param raw the text as it stands, protected names too: an address may hold one. */
export function contactHits(text: CheckedText, index: number, sentences: readonly Span[]): Hit[] {
  const raw = text.text;
  const hits: Hit[] = [];
  const add = (found: RegExpExecArray, rule: string, what: string, force: 'direct' | 'look' = 'direct') => {
    const finding = privacyFinding(text, spanOf(found), force, {
      rule,
      why: `${what} can show who a person is, and where.`,
      fix: 'Take it out. If it belongs to an office or a service, say so beside it.',
    });
    hits.push({ text: index, offset: found.index, finding });
  };
  const isOffice = (found: RegExpExecArray) => officeWords.test(nearby(raw, sentences, spanOf(found)));
  for (const found of raw.matchAll(birth)) {
    if (
      /^born in (?:19|20)/i.test(found[0]) &&
      /\b(?:children|people|those|babies|cohort)\b[^.]{0,20}$/i.test(
        raw.slice(Math.max(0, found.index - 40), found.index),
      )
    )
      continue;
    add(found, 'identity-birth-date', 'A date of birth');
  }
  for (const found of raw.matchAll(nhs)) {
    if (/nhs/i.test(found[0]) || isNhsNumber(found[0])) add(found, 'identity-number', 'An NHS number');
  }
  for (const pattern of [caseNumber, courtCase, insurance]) {
    for (const found of raw.matchAll(pattern)) add(found, 'identity-number', 'A case or record number');
  }
  for (const found of raw.matchAll(phone)) {
    if (serviceNumber.test(found[0]) || isNhsNumber(found[0])) continue;
    const mobile = /^(?:\(?0|\+44\s?(?:\(0\)\s?)?)7/.test(found[0]);
    if (!mobile && isOffice(found)) continue;
    add(found, 'identity-phone', 'A telephone number', mobile && !isOffice(found) ? 'direct' : 'look');
  }
  for (const found of raw.matchAll(street)) {
    const home =
      /\b(?:liv(?:es|ed|ing)|home address|address is|moved to|resides?|stay(?:s|ing) at|tenancy at)\b/i.test(
        nearby(raw, sentences, spanOf(found)),
      );
    if (home || !isOffice(found)) add(found, 'identity-address', 'A home address');
  }
  for (const found of raw.matchAll(postcode)) {
    if (!isOffice(found)) add(found, 'identity-address', 'A postcode');
  }
  for (const found of raw.matchAll(email)) {
    if (personalDomain.test(found[0])) add(found, 'identity-email', 'A personal e-mail address');
    else if (personInEmail.test(found[0]) && !publicDomain.test(found[0]))
      add(found, 'identity-email', 'A person’s e-mail address', 'look');
    else if (personInEmail.test(found[0]) && !/contact/i.test(nearby(raw, sentences, spanOf(found)))) {
      const finding = wordFinding(text, spanOf(found), 'advice', {
        rule: 'identity-staff-email',
        why: 'One officer’s address stops working when the officer moves on.',
        fix: 'Give the address of the team, if it has one.',
      });
      hits.push({ text: index, offset: found.index, finding });
    }
  }
  return hits;
}

/** The check digit of NHS numbers: modulus 11 over the first nine figures. */
export function isNhsNumber(written: string): boolean {
  const figures = written.replace(/\D/g, '');
  if (figures.length !== 10 || /^(\d)\1{9}$/.test(figures)) return false;
  const sum = [...figures.slice(0, 9)].reduce(
    (total, figure, place) => total + Number(figure) * (10 - place),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(figures[9]);
}
