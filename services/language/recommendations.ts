/** The grammar of recommendations: one verb in base form to a number, and only what the committee may do (domain.md 4.2). */
import type { LanguageContext } from './context';
import { type Hit, wordFinding } from './hits';
import { allowedVerbs, misspeltVerb, nearestAllowed, verbOf, verbs } from './recommendation-verbs';
import type { CheckedText, Finding, Severity } from './rules';
import type { Span } from './sentences';

const listMark =
  /^\s*(?:[-•*–]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2})\s+/;
const body = "(?:the\\s+)?(?:[\\p{L}’'-]+\\s+){0,9}?(?:committee|members|board|panel|cabinet|council|group)";
const leadIn = new RegExp(
  `^(?:it is (?:recommended|proposed|requested)\\s+)?(?:that\\s+|to\\s+)?(?:${body}\\s+(?:(?:is|are|be)\\s+(?:asked|recommended|requested|invited|advised|required)(?:\\s+to)?\\s*:?\\s*|should\\s+|to\\s+|do\\s+|will\\s+)?|recommended\\s+(?:that|to)\\s+|members\\s+(?:to\\s+)?)?`,
  'iu',
);
/** 'That Cabinet be recommended to …': the ask goes upward. */
const upward =
  /^(?:resolved:?\s+)?(?:that\s+)?(?:the\s+)?[^.;:]{1,120}?\b(?:committee|cabinet|council|board|executive)\s+be\s+(recommended|requested|asked|invited)\s+to\b/i;
/** 'That the report be noted' is how a minute has it; a number of its own may use it too. */
const passive =
  /^(?:resolved:?\s+)?that\s+[^.;]{1,300}?\b(?:be|is|are)\s+(?:formally\s+|hereby\s+)?(\p{L}+)\b/iu;
const small = /^(?:to|also|formally|further|hereby|then|please|and)\s+/i;

export function recommendationFindings(text: CheckedText, context: LanguageContext): Finding[] {
  const words = text.text.trim();
  if (words === '' || /:\s*$/.test(words) || /^none\.?$/i.test(words)) return [];
  const say = (
    rule: string,
    severity: Severity,
    why: string,
    fix: string,
    suggestion: string | null = null,
  ): Finding => ({
    ...wordFinding(text, firstWords(text.text), severity, { rule, why, fix, suggestion }),
  });
  const parsed = parse(words);
  const found: Finding[] = [];
  const { verb, form, ask } = parsed;
  if (verb === null) {
    const nearest = parsed.word === '' ? 'note' : (misspeltVerb(parsed.word) ?? 'note');
    return [
      say(
        'recommendation-verb',
        'answer',
        parsed.word === ''
          ? 'A recommendation begins with what the committee is asked to do.'
          : `“${parsed.word}” is not a verb that committees’ recommendations use.`,
        `Begin with one of: ${allowedVerbs.join(', ')}. The nearest here may be “${nearest}”.`,
        nearest,
      ),
      ...executiveFindings(ask, say),
    ];
  }
  if (form !== 'base') {
    const right = baseForms(ask);
    found.push(
      say(
        'recommendation-verb-form',
        'answer',
        `“${parsed.written}” is not the form that a recommendation takes.`,
        `Write “${right}”: “That the Committee ${right} …”, or “The Committee is asked to ${right} …”.`,
        right,
      ),
    );
  }
  const use = verbs[verb]?.use;
  if (use === undefined) {
    const nearest = nearestAllowed[verb] ?? 'note';
    found.push(
      say(
        'recommendation-verb',
        'answer',
        `“${verb}” is not one of the verbs that committees’ recommendations use, so what was decided may be unclear.`,
        `Say “${nearest}”, or another of: ${allowedVerbs.join(', ')}.`,
        nearest,
      ),
    );
  }
  const second = secondVerb(ask, verb);
  if (use === 'second' && second === null) {
    found.push(
      say(
        'recommendation-second-verb',
        'answer',
        `“${verb}” alone decides nothing, so nothing could be minuted.`,
        `Add what follows from it: “${verb} and comment on”, or “${verb} and endorse”.`,
        `${verb} and comment on`,
      ),
    );
  }
  if (second !== null && use !== 'second' && !(verb === 'accept' && second === 'endorse')) {
    found.push(
      say(
        'recommendation-one-verb',
        'answer',
        `This number asks for two things: to ${verb} and to ${second}.`,
        'Give each its own number, so that each becomes a resolution.',
      ),
    );
  }
  if ((use === 'own' && !ownBusiness.test(ask)) || use === 'decides')
    found.push(powerFinding(verb, ask, context, say));
  found.push(...executiveFindings(ask, say));
  if (verb === 'request' || verb === 'ask') found.push(...askFindings(ask, say));
  if (verb === 'recommend') found.push(...bodyFindings(ask, context, say));
  return found;
}

type Say = (
  rule: string,
  severity: Severity,
  why: string,
  fix: string,
  suggestion?: string | null,
) => Finding;

export function recommendationHits(texts: readonly CheckedText[], context: LanguageContext): Hit[] {
  return texts.flatMap((text, index) =>
    text.kind === 'recommendation'
      ? recommendationFindings(text, context).map((finding) => ({ text: index, offset: 0, finding }))
      : [],
  );
}

interface Parsed {
  verb: string | null;
  form: 'base' | 'past' | 'third' | 'ing';
  /** The word where a verb should stand, as written. */
  word: string;
  /** The verb as written, with its partner: 'accepted and endorsed'. */
  written: string;
  /** From the verb on. */
  ask: string;
}

function parse(text: string): Parsed {
  const said = text.replace(listMark, '').trim();
  const up = upward.exec(said)?.[1];
  if (up !== undefined) {
    const verb = up.toLowerCase() === 'recommended' ? 'recommend' : 'request';
    return { verb, form: 'base', word: up, written: up, ask: `${verb} ${said}` };
  }
  let ask = said.replace(/^(?:to|that)\s+/i, '');
  if (verbOf(/^\p{L}+/u.exec(ask)?.[0] ?? '') === null) ask = said.replace(leadIn, '');
  while (small.test(ask)) ask = ask.replace(small, '');
  const word = /^\p{L}+/u.exec(ask)?.[0] ?? '';
  const known = verbOf(word);
  const active = { word, ask, written: writtenVerbs(ask) };
  // 'That the report be noted', 'That authority be delegated': where the words after 'that' hold no verb of their own.
  if (known === null || (known.base === 'be' && /^(?:resolved:?\s+)?that\b/i.test(said))) {
    const participle = passive.exec(said)?.[1];
    const verb = participle === undefined ? null : verbOf(participle);
    if (verb !== null && verb.form === 'past')
      return { verb: verb.base, form: 'base', word: participle ?? '', written: participle ?? '', ask: said };
  }
  if (known === null) return { verb: null, form: 'base', ...active };
  return { verb: known.base, form: formOf(known, ask), ...active };
}

/** 'To accepted and endorse' is wrong for its first verb, 'To accept and endorsed' for its second. */
function formOf(first: { base: string; form: Parsed['form'] }, ask: string): Parsed['form'] {
  if (first.form !== 'base') return first.form;
  const partner = /^\p{L}+\s+and\s+(\p{L}+)\b/u.exec(ask)?.[1];
  const second = partner === undefined ? null : verbOf(partner);
  return second === null ? 'base' : second.form;
}

const writtenVerbs = (ask: string): string => {
  const pair = /^(\p{L}+)\s+and\s+(\p{L}+)\b/u.exec(ask);
  if (pair?.[2] && verbOf(pair[2]) !== null) return pair[0];
  return /^\p{L}+/u.exec(ask)?.[0] ?? '';
};

function baseForms(ask: string): string {
  return writtenVerbs(ask)
    .split(/\s+and\s+/)
    .map((word) => verbOf(word)?.base ?? word.toLowerCase())
    .join(' and ');
}

/** A further ask in the same number: 'note the report and request that …'. */
function secondVerb(ask: string, first: string): string | null {
  const pattern =
    /(?:[,;]?\s+and|[,;]|\bthen)\s+(?:also\s+|to\s+|formally\s+|then\s+|further\s+)*(\p{L}+)(?=\s+(?:on|the|a|an|that|to|its|their|any|all|each|officers|members|this|these|it|with|and|whether|how)\b|\s+\p{Lu}|\s*[.;]?\s*$)/giu;
  for (const found of ask.slice(0, 2_000).matchAll(pattern)) {
    const verb = verbOf(found[1] ?? '');
    if (verb === null || verb.base === first || verb.form === 'ing' || verb.form === 'third') continue;
    // 'back', 'name' and 'see' are ordinary words as often.
    if (
      verbs[verb.base] === undefined &&
      !['support', 'review', 'welcome', 'thank', 'invite', 'scrutinise'].includes(verb.base)
    )
      continue;
    if (
      /^(?:support|review|comment|request|fund|award|note)$/.test(verb.base) &&
      /^\s*(?:[.;]|$|and\b|with\b|to\b)/.test(ask.slice((found.index ?? 0) + found[0].length)) &&
      first !== 'consider' &&
      first !== 'discuss'
    )
      continue;
    if (
      verb.form === 'past' &&
      !/^\p{L}+\s+and\s+\p{L}+/u.test(ask.slice(0, (found.index ?? 0) + found[0].length))
    )
      continue;
    return verb.base;
  }
  return null;
}

const ownBusiness =
  /\b(?:minutes|work programme|forward plan|rota|programme of (?:visits|meetings)|(?:dates|calendar) of (?:its |the )?(?:future |next )?meetings?|agenda|apologies|order of business|its (?:own )?(?:annual report|terms of reference|procedures?|visits?)|membership of (?:its|the) (?:sub|working|task)|action log|committee actions)\b/i;

function powerFinding(verb: string, ask: string, context: LanguageContext, say: Say): Finding {
  const to = context.parentBody || 'the parent body';
  const rest = ask
    .replace(/^\p{L}+(?:\s+and\s+\p{L}+)?\s*/u, '')
    .replace(/[.;]\s*$/, '')
    .slice(0, 160);
  return say(
    'recommendation-power',
    'answer',
    `The committee advises, so it can ${verb} only its own business, such as its minutes and work programme.`,
    `Recommend it to the ${to.replace(/^the /i, '')}, or use “endorse”.`,
    `recommend to the ${to.replace(/^the /i, '')} that it ${verb} ${rest}`.trim(),
  );
}

const executive =
  /(?:^|\b(?:and|to|that|,|;)\s+(?:to\s+)?)(delegat(?:e|es|ed)|authori[sz](?:e|es|ed)|allocat(?:e|es|ed)|award(?:s)?\s+(?:the|a)\s+contract|procure|spend)\b|\bbe\s+(delegated|authori[sz]ed|allocated|awarded|procured|spent)\b|\b(delegated authority|approve (?:the )?(?:spend|spending|expenditure|funding))\b/i;

function executiveFindings(ask: string, say: Say): Finding[] {
  const found = executive.exec(ask);
  const word = found?.[1] ?? found?.[2] ?? found?.[3];
  if (word === undefined || /^recommend\w*\s+to\b/i.test(ask)) return [];
  return [
    say(
      'recommendation-executive',
      'stops',
      `“${word}” uses a power that an advisory committee does not have.`,
      'Recommend it to the body that has the power, or take it out.',
    ),
  ];
}

const owner =
  /\b(?:officers?|the (?:lead|head|director|chief|service|team|clerk|chair|operational group|participation|virtual school|designated|named|fostering|executive|strategic|interim|assistant|deputy|corporate|leader|portfolio|democratic|performance|monitoring|proper|nurse|manager|workstream|group|nhs|health)\b[\w\s]{0,40}|head of|director of|manager|headteacher|officer|democratic services|operational group|leads?|services?\b)/i;
const when =
  /\b(?:by|before|within|in|at|for|to|from|no later than|not later than)\s+(?:the\s+)?(?:end of\s+|its\s+|their\s+|our\s+)?(?:next|following|\d{1,2}|one|two|three|four|six|eight|twelve|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|spring|summer|autumn|winter|quarter|month|year|(?:\w+\s+)?meeting)\b|\b(?:next|each|every)\s+(?:meeting|quarter|month)\b|\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

function askFindings(ask: string, say: Say): Finding[] {
  const missing = [
    ...(owner.test(ask.replace(/^\p{L}+\s*/u, '')) ? [] : ['who is to do it']),
    ...(when.test(ask) ? [] : ['by when']),
  ];
  if (missing.length === 0) return [];
  return [
    say(
      'recommendation-owner-date',
      'answer',
      `This asks for work and does not say ${missing.join(' or ')}.`,
      'Name the post that will do it and the date: “request that the Head of Service report back by 2 March 2027”.',
    ),
  ];
}

function bodyFindings(ask: string, context: LanguageContext, say: Say): Finding[] {
  const parent = context.parentBody.replace(/^the /i, '').trim();
  const bodies = /\b(?:cabinet|(?:full )?council\b(?! tax|’s|'s)|committee|board|executive|leader)\b/i;
  if (parent !== '' && ask.toLowerCase().includes(parent.toLowerCase())) return [];
  const named = bodies.test(ask.replace(/^recommend(?:ed)?\s*/i, '').slice(0, 160));
  const right = `recommend to the ${parent || 'parent body'} that …`;
  if (named) {
    return parent === ''
      ? []
      : [
          say(
            'recommendation-body',
            'advice',
            `This committee advises the ${parent}, and another body is named here.`,
            `Check the route. Usually: “${right}”.`,
            right,
          ),
        ];
  }
  return [
    say(
      'recommendation-body',
      'answer',
      'A recommendation upward names the body that it goes to.',
      `Write “${right}”.`,
      right,
    ),
  ];
}

const firstWords = (text: string): Span => {
  const start = text.search(/\S/);
  return { start: Math.max(0, start), end: Math.min(text.length, Math.max(0, start) + 80) };
};
