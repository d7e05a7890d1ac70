/** The columns of a plan: the council's own four, a due date, and those in which `export plan` keeps all the rest. */
import { type Column, defineTable } from '../spreadsheets/declared-table';

export type PlanColumn =
  | 'ref'
  | 'action'
  | 'measures'
  | 'responsible'
  | 'due'
  | 'line'
  | 'code'
  | 'kind'
  | 'unit'
  | 'better'
  | 'target'
  | 'targetIs'
  | 'targetBasis'
  | 'starts'
  | 'precision'
  | 'frequency'
  | 'small'
  | 'baseline'
  | 'baselineAsAt'
  | 'baselineSource'
  | 'baselineNote'
  | 'flags'
  | 'note'
  | 'shortName'
  | 'slug'
  | 'pledges';

/** A column that only our own export writes. */
function kept(title: string, spellings: RegExp, about: string): Column {
  return { title, spellings, about, examples: [] };
}

export const planTable = defineTable<PlanColumn>({
  id: 'plan',
  called: 'plan',
  columns: {
    ref: {
      title: 'Ref',
      spellings: /^((action )?(ref|refs|reference|no|number|id)|ref(erence)? (no|number)|action ref)$/,
      about: 'The pledge, a full stop and the number of the action: 1.10. Format the column as Text.',
      examples: ['1.1', '1.2'],
      needed: true,
    },
    action: {
      title: 'Action',
      spellings:
        /^((key |agreed )?actions?( required| needed| to be taken| we will take)?|what (we will|will we|are we going to|we are going to|needs to) (do|be done)|what needs doing|task|activity|activities|commitment)$/,
      about: 'What will be done.',
      examples: ['Set up a group for each workstream', 'Open up apprenticeships in the council'],
      needed: true,
    },
    measures: {
      title: 'How do we measure success',
      spellings:
        /^(how (do|will|are) (we|you) (measure|measuring) success|how we (will )?measure success|how (will|do|would) we know( .*)?|measures?( of success)?|success (measures?|criteria)|(key )?performance (indicator|measure)s?|kpis?|what (will|does) success looks? like|(outcome|impact) measures?|measures? of impact|indicators?|evidence( of (success|impact|completion))?|how will (we|you|it|this) (be )?(measure|measured)( it| this| success| impact)?)$/,
      about: 'How you will know that it worked: each measure on a line of its own (Alt and Enter).',
      examples: [
        'Groups in place by October 2026',
        'Number of young people on apprenticeships, from 7 to 12',
      ],
      longest: 10_000,
      needed: true,
    },
    responsible: {
      title: "Who's responsible",
      spellings:
        /^(whos? (is |will be )?(responsible|leading|accountable)|(person |officer |post )?responsible( officer| person| post)?|responsibility|(action |named )?(owner|officer|lead) ?s?|lead ?s? (officer|owner|partner|agency|person|role|service|post) ?s?|by whom|accountable( officer| lead| person| post)?|responsible (lead|service|team|persons|officers)|who( will (do|lead|own)( it| this)?)?)$/,
      about: 'The posts, each on a line of its own; the first that is no group leads.',
      examples: ['Head of Service', 'Virtual School Headteacher'],
      needed: true,
    },
    due: {
      title: 'Due',
      spellings:
        /^(due( date| by)?|date due|target (date|completion date)|by when( date)?|deadline|time ?(scale|frame)s?|(planned |expected )?completion( date)?|delivery date|complete by|when|date for completion|to be completed by|end date)$/,
      about: 'The last day: 2026-10-31. May stay empty where the words say it.',
      examples: ['2026-10-31', '2027-08-31'],
    },
    line: kept('Row is', /^row is$/, 'plan, pledge, workstream, action, measure or other baseline.'),
    code: kept('Measure code', /^measure code$/, 'As figures name it: 2.1-a.'),
    kind: kept(
      'Kind',
      /^kind$/,
      'count, percentage, milestone or descriptive; of an action, one-off or ongoing.',
    ),
    unit: kept('Unit', /^unit$/, 'What is counted: young people, weeks, score.'),
    better: kept('Good direction', /^good direction$/, 'up, down or yes; empty: watched only.'),
    target: kept('Target', /^target$/, 'The figure or the words to aim at.'),
    targetIs: kept('Target is', /^target is$/, '>=, <=, =, increase or decrease.'),
    targetBasis: kept('Target basis', /^target basis$/, 'Where the target comes from.'),
    starts: kept('Starts', /^starts$/, 'First day.'),
    precision: kept('Due comes from', /^due comes from$/, 'stated, month, year-end default and so on.'),
    frequency: kept('How often', /^how often$/, 'monthly, quarterly, yearly.'),
    small: kept(
      'Small numbers',
      /^small numbers$/,
      'yes where figures may be so small that they point to a person.',
    ),
    baseline: kept('Baseline', /^baseline$/, 'Where it started.'),
    baselineAsAt: kept('Baseline as at', /^baseline as at$/, 'When that was true.'),
    baselineSource: kept('Baseline source', /^baseline source$/, 'Where that comes from.'),
    baselineNote: kept('Baseline note', /^baseline note$/, 'What a reader should know.'),
    flags: kept('Flags', /^flags$/, 'One a line.'),
    note: kept('Note', /^note$/, 'What a reader should know.'),
    shortName: kept('Short name', /^short name$/, 'Of a pledge.'),
    slug: kept('Slug', /^slug$/, 'Of a pledge, in addresses.'),
    pledges: kept(
      'Pledges',
      /^pledges$/,
      'The number of the pledge; of a workstream, several with ; between.',
    ),
  },
  notes: [
    'A row above each pledge gives its number and its wording, as in the example.',
    'Put a row above the table: Year 1 (September 2026 to August 2027).',
    'A row with an empty Ref goes on with the row above.',
  ],
});

/** What a person fills in; the rest is kept by export and import. */
export const ownColumns: PlanColumn[] = ['ref', 'action', 'measures', 'responsible', 'due'];
