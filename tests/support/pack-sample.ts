/** A whole quarter on the real plan as pack contents: every awkward case of domain.md 6 is in it, at a known place. */
import type { Day } from '../../services/calendar/rules';
import type { PackAction, PackContents } from '../../services/pack/gather/contents';
import type { UpdateRequest } from '../../services/rounds/rules';
import { demoPlan } from '../../services/strategy/demo-plan';
import type { Measure, PlanAction, Strategy } from '../../services/strategy/rules';
import type { Figure, Status, UpdateContent, UpdateVersion } from '../../services/updates/rules';

const day = (text: string) => text as Day;
const wordsDueAt = new Date('2027-01-19T12:00:00Z');

export function sampleStrategy(): Strategy {
  const plan = demoPlan(4);
  return {
    id: 'strategy',
    committeeId: 'committee',
    version: 1,
    title: plan.title,
    fromDay: plan.fromDay,
    untilDay: plan.untilDay,
    pledges: plan.pledges.map((pledge) => ({ id: `pledge-${pledge.no}`, ...pledge })),
    actions: plan.actions.map((action) => ({
      ...action,
      id: `action-${action.ref}`,
      strategyId: 'strategy',
      measures: action.measures.map((measure) => ({ ...measure, id: measure.code })),
    })),
    workstreams: plan.workstreams,
  };
}

export function sampleContents(): PackContents {
  const strategy = sampleStrategy();
  return {
    composedAt: new Date('2027-02-18T10:00:00Z'),
    version: 1,
    committee: {
      committeeId: 'committee',
      fromDay: day('2022-09-01'),
      name: 'Cared for Children and Care Leavers Committee',
      parentBody: 'Children and Families Committee',
      governanceModel: 'committee-system',
      operationalGroupName: 'Operational Group',
      shadowCommitteeName: 'My VOICE',
      meetingTime: '10:30',
      venue: 'Committee Suite',
      offsets: {},
    },
    meeting: {
      id: 'meeting',
      committeeId: 'committee',
      day: day('2027-03-02'),
      startsAt: '10:30',
      venue: 'Committee Suite',
      profile: 'normal',
      periodLabel: 'Quarter 3, October to December 2026',
      periodEnds: day('2026-12-31'),
    },
    round: {
      id: 'round',
      committeeId: 'committee',
      meetingId: 'meeting',
      meetingDay: day('2027-03-02'),
      strategyId: 'strategy',
      periodLabel: 'Quarter 3, October to December 2026',
      periodEnds: day('2026-12-31'),
      state: 'open',
      opensAt: new Date('2027-01-05T09:00:00Z'),
      wordsDueAt,
      figuresDueAt: new Date('2027-01-26T12:00:00Z'),
      locksAt: new Date('2027-02-18T12:00:00Z'),
      openedAt: new Date('2027-01-05T09:00:00Z'),
    },
    strategy,
    last: {
      periodLabel: 'Quarter 2, July to September 2026',
      plan: strategy.actions.map(({ ref, title }) => ({ ref, title })),
    },
    actions: strategy.actions.map(sampleAction),
    reportOf: 'Head of Service, Cared for Children and Care Leavers',
    contactOfficer: 'Head of Service, Cared for Children and Care Leavers',
  };
}

const statuses: Status[] = [
  'on-track',
  'on-track',
  'at-risk',
  'done',
  'off-track',
  'not-started',
  'on-track',
];

/** 1.4 was not received, 2.2 waits, 2.5 was sent back, 3.1 was late, 1.6 was carried forward, 4.1 had more time. */
function sampleAction(action: PlanAction, index: number): PackAction {
  const { ref } = action;
  const version = ref === '1.4' ? null : sampleVersion(action, index, ref === '2.6' ? 2 : 1);
  const state =
    version === null ? 'not-started' : ref === '2.2' ? 'sent' : ref === '2.5' ? 'returned' : 'accepted';
  return {
    action,
    request: sampleRequest(action, state, version),
    standing: version,
    firstSentAt: version?.sentAt ?? null,
    last: ref === '6.6' ? null : sampleVersion(action, index + (index % 4 === 0 ? 2 : 0), 1),
    extension:
      ref === '4.1' ? { untilDay: day('2027-01-22'), reason: 'Two clinics report on the 21st.' } : null,
  };
}

function sampleRequest(
  action: PlanAction,
  state: UpdateRequest['state'],
  version: UpdateVersion | null,
): UpdateRequest {
  return {
    id: `request-${action.ref}`,
    roundId: 'round',
    actionId: action.id,
    ref: action.ref,
    title: action.title,
    pledgeNo: action.pledgeNo,
    leadPost: action.leadPost,
    leadPersonId: 'person',
    leadName: 'Canary Leadname',
    deputyPersonId: null,
    committeeId: 'committee',
    holderPersonId: null,
    handedBy: null,
    state,
    versionNo: version?.no ?? 0,
    status: version?.content.status ?? null,
    sentAt: version?.sentAt ?? null,
    wordsDueAt: action.ref === '4.1' ? new Date('2027-01-22T12:00:00Z') : wordsDueAt,
    figuresDueAt: new Date('2027-01-26T12:00:00Z'),
    locksAt: new Date('2027-02-18T12:00:00Z'),
    hasFigures: action.measures.some(({ kind }) => kind === 'count' || kind === 'percentage'),
    figuresToCome: false,
    hasDraft: false,
  };
}

export function sampleVersion(action: PlanAction, index: number, no: number): UpdateVersion {
  const status = statuses[index % statuses.length] ?? 'on-track';
  const content: UpdateContent = {
    status,
    done: `Staff met each month and agreed who does what on ${action.title.toLowerCase()}. A short guide went to every team in November, and two drop-in sessions were held for people who could not come.`,
    difference:
      'Young people told their workers that they now know whom to ask. Fewer had to repeat their story to someone new.',
    next:
      status === 'done'
        ? ''
        : 'The group looks at the first results in February, and changes the guide where it was not clear',
    voice: index % 6 === 0 ? 'Being told early what will happen matters more than how it is told.' : '',
    noChangeReason: action.ref === '1.6' ? 'The rota runs as agreed until May' : null,
    reply: '',
    figures: action.measures.map((measure, position) => sampleFigure(measure, index + position)),
  };
  return {
    no,
    content,
    sentBy: 'person',
    sentByName: 'Canary Leadname',
    sentAt: new Date(action.ref === '3.1' ? '2027-01-21T15:10:00Z' : '2027-01-14T10:00:00Z'),
  };
}

export function sampleFigure(measure: Measure, seed: number, over: Partial<Figure> = {}): Figure {
  const base = 20 + ((seed * 7) % 90);
  const counted = measure.kind === 'count' || measure.kind === 'percentage';
  return {
    measureId: measure.id,
    toCome: measure.code === '4.4-b',
    count: counted ? Math.floor(base * 0.8) % (measure.code === '2.1-a' ? 5 : 500) : null,
    base: measure.kind === 'percentage' ? base : null,
    asAt: day('2026-12-31'),
    source: counted ? 'Case management system' : '',
    reached: measure.kind === 'milestone' ? seed % 2 === 0 : null,
    reachedOn: measure.kind === 'milestone' && seed % 2 === 0 ? day('2026-11-30') : null,
    words:
      measure.kind === 'descriptive' ? 'Reviewed with the group in December; the new form is in use' : '',
    ...over,
  };
}
