/** What the checks of words know of the council: names to leave alone, bodies, posts and choices already made. */
import { type TermIndex, termIndex } from './terms';

export interface LanguageContext {
  /** The body that the committee advises: 'Children and Families Committee'. */
  parentBody: string;
  /** Names of the committee now and before, of its shadow committee and of the Operational Group. */
  committeeNames: readonly string[];
  /** Editable; `defaultProtectedNames` is what a committee starts with. */
  protectedNames: readonly string[];
  /** Post titles that people hold: 'Designated Nurse, Looked After Children'. */
  posts: readonly string[];
  /** Towns, schools and homes of the area, for an age beside a place. */
  placeNames: readonly string[];
  /** What this committee knows and has accepted: members, officers, places, services, words of its plan. */
  terms: TermIndex;
  /** Counts of children from 1 to this are small: the one setting of the committee (domain.md 2.10, S1). */
  smallCount: number;
  /** Keys of small numbers that somebody has said count no child. */
  confirmedNumbers: ReadonlySet<string>;
  /** Glossary words that somebody chose to keep, each in one document. */
  keptTerms: readonly { document: string; term: string }[];
  /** The national terms beside My VOICE's own eleven; off until My VOICE agrees (domain.md 4.3). */
  extraTerms: boolean;
}

/** Names of policies, groups, events and laws that stay as they are (domain.md 4.3). */
export const defaultProtectedNames: readonly string[] = [
  'My VOICE',
  'TOGETHER for Children and Young People',
  'Star Celebrations',
  'Star Awards',
  'Permanence Policy',
  'Permanence Forum',
  'Permanence Service',
  'achieve permanence and keep children safe',
  'Foster Carer Forum',
  'Foster Carer Survey',
  'Foster Carer Charter',
  'Foster Carers Charter',
  'Corporate Parenting Strategy',
  'Corporate Parenting Committee',
  'Corporate Parenting Board',
  'Corporate Parenting Annual Report',
  'Corporate Parenting Operational Group',
  'Being a Good Corporate Parent',
  'Care Planning, Placement and Case Review',
  'Applying corporate parenting principles to looked-after children and care leavers',
  'Promoting the health and wellbeing of looked-after children',
  'Promoting the education of looked-after children',
  'Language That Cares',
  'Duke of Edinburgh',
  'Prince’s Trust',
  'Princes Trust',
  'King’s Trust',
  'No Wrong Door',
];

/** What an empty setting comes to: every check still runs. */
export const bareContext: LanguageContext = {
  parentBody: '',
  committeeNames: [],
  protectedNames: defaultProtectedNames,
  posts: [],
  placeNames: [],
  terms: termIndex(defaultProtectedNames.map((term) => ({ term, kind: 'organisation', document: null }))),
  smallCount: 5,
  confirmedNumbers: new Set(),
  keptTerms: [],
  extraTerms: false,
};
