/** What is said of a capital word that may be somebody's name: once for each in a document, with how often it stands there. */
import type { LanguageContext } from './context';
import { type Hit, privacyFinding } from './hits';
import { type FoundName, namesIn } from './names';
import type { CheckedText, Finding } from './rules';
import { termKey } from './terms';
import type { Token } from './tokens';

export interface TextWithTokens {
  /** Normalised. */
  text: CheckedText;
  tokens: readonly Token[];
}

export function nameHits(texts: readonly TextWithTokens[], { terms }: Pick<LanguageContext, 'terms'>): Hit[] {
  const seen = new Map<string, { hit: Hit; times: number }>();
  for (const [index, { text, tokens }] of texts.entries()) {
    for (const name of namesIn(tokens, { terms, document: text.document })) {
      const term = text.text.slice(name.start, name.end);
      const key = `${text.document}\n${text.part}\n${termKey(term)}`;
      const before = seen.get(key);
      if (before) before.times += 1;
      else
        seen.set(key, {
          hit: { text: index, offset: name.start, finding: nameFinding(text, name) },
          times: 1,
        });
    }
  }
  return [...seen.values()].map(({ hit, times }) => ({ ...hit, finding: counted(hit.finding, times) }));
}

const counted = (finding: Finding, times: number): Finding =>
  times === 1
    ? finding
    : { ...finding, why: `${finding.why} It stands in this paper ${times} times, first here.` };

function nameFinding(text: CheckedText, name: FoundName): Finding {
  const { rule, said } = wording[name.why];
  const finding = privacyFinding(text, name, 'direct', { rule, why: said, fix: fixes[rule] });
  return {
    ...finding,
    term: text.text.slice(name.start, name.end).replace(/\s+/g, ' ').slice(0, 80),
    certain: name.certain,
  };
}

type Rule = 'identity-name' | 'identity-mixed-letters' | 'identity-account';

const fixes: Record<Rule, string> = {
  'identity-name':
    'If it is a child’s or young person’s name, take it out and say what happened in general words. If it is a place, a service, an organisation or a word of our work, a clerk can accept it once for all papers.',
  'identity-mixed-letters': 'Type the word again.',
  'identity-account': 'Take it out: an account leads to a person.',
};

const asked = 'This may be somebody’s name.';
const wording: Record<FoundName['why'], { rule: Rule; said: string }> = {
  unknown: { rule: 'identity-name', said: `${asked} It is no English word, and nobody has accepted it yet.` },
  'word-name': {
    rule: 'identity-name',
    said: `${asked} It is a word as well, and here it stands as a name would.`,
  },
  person: { rule: 'identity-name', said: 'What stands around this word is said of a person.' },
  titled: { rule: 'identity-name', said: 'A person is named here.' },
  initial: { rule: 'identity-name', said: 'An initial and a surname name a person.' },
  home: {
    rule: 'identity-name',
    said: 'This may be the name of a home. Where a child lives can show who the child is.',
  },
  letters: {
    rule: 'identity-mixed-letters',
    said: 'This word has letters of several alphabets that look alike, so that no check can read it.',
  },
  handle: { rule: 'identity-account', said: 'This looks like somebody’s account on social media.' },
};
