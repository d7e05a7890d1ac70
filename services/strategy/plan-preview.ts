/** What an import understood, in plain text: every pledge and action, then every doubt. */
import { type Day, dayParts } from '../calendar/rules';
import type { Doubt } from './doubts';
import type { Plan, PlannedAction } from './rules';

export function describePlan(plan: Plan): string {
  const measures = plan.actions.reduce((sum, action) => sum + action.measures.length, 0);
  const lines = [
    `${plan.title}, ${dayMonthYear(plan.fromDay)} to ${dayMonthYear(plan.untilDay)}`,
    `${counted(plan.pledges.length, 'pledge')}, ${counted(plan.actions.length, 'action')}, ${counted(measures, 'measure')}`,
  ];
  for (const pledge of plan.pledges) {
    const actions = plan.actions.filter(({ pledgeNo }) => pledgeNo === pledge.no);
    const count = actions.reduce((sum, action) => sum + action.measures.length, 0);
    lines.push(
      '',
      `Pledge ${pledge.no}: ${pledge.wording}`,
      `  ${counted(actions.length, 'action')}, ${counted(count, 'measure')}`,
      ...actions.map(describeAction),
    );
  }
  return lines.join('\n');
}

function describeAction({ ref, title, leadPost, due, measures }: PlannedAction): string {
  const kinds = ['count', 'percentage', 'milestone', 'descriptive'] as const;
  const byKind = kinds
    .map((kind) => ({ kind, number: measures.filter((measure) => measure.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => (kind === 'descriptive' ? `${number} in words` : counted(number, kind)));
  const parts = [
    `lead: ${leadPost}`,
    due ? `due ${dayMonthYear(due)}` : 'no date',
    byKind.join(', ') || 'no measure',
  ];
  return `  ${ref.padEnd(5)} ${title}\n        ${parts.join('; ')}`;
}

export function describeDoubts(doubts: Doubt[]): string {
  if (doubts.length === 0) return 'No doubts.';
  const lines = doubts.map(
    ({ ref, message, suggestion }) => `  ${(ref ?? 'Plan').padEnd(5)} ${message}\n        ${suggestion}`,
  );
  return [`${counted(doubts.length, 'doubt')}. None of them stops the import:`, ...lines].join('\n');
}

function counted(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`}`;
}

/** '31 October 2026' */
function dayMonthYear(day: Day): string {
  const { date, monthName, year } = dayParts(day);
  return `${date} ${monthName} ${year}`;
}
