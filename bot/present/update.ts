/** From an update as it stands to the words on its card. */
import type { OwnNumbersView } from '../../cards/text';
import type { FigureView, UpdateCopyView, UpdateFormView } from '../../cards/update-card';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import type { Measure, PlanAction } from '../../services/strategy/rules';
import { figureInWords } from '../../services/updates/figures';
import { labelOf } from '../../services/updates/labels';
import {
  type FieldProblem,
  type Figure,
  fields,
  Status,
  statusWords,
  type UpdateContent,
  type UpdateVersion,
} from '../../services/updates/rules';
import type { UpdateForm } from '../../services/updates/service';
import { statusLabel } from './due-list';

interface FormExtra {
  submissionId: string;
  problems: FieldProblem[];
  now: Date;
  remarks?: Record<string, string[]>;
  numbers?: OwnNumbersView | null;
  notice?: string | null;
}

export function updateFormView(form: UpdateForm, extra: FormExtra): UpdateFormView {
  const { action, request, typed } = form;
  const value = (id: string) => typed[id] ?? '';
  const label = (id: string) => labelOf(id, action.measures);
  const wordInputs = [fields.done, fields.difference, fields.next, fields.voice];
  const words = [...(form.returned ? [fields.reply] : []), ...wordInputs];
  const figures = action.measures.map((measure) => figureView(measure, form, value, extra.remarks ?? {}));
  const places = [
    fields.status,
    ...words,
    ...figures.flatMap((figure) => figure.inputs.map((input) => input.id)),
  ];
  return {
    requestId: request.id,
    numbers: extra.numbers ?? null,
    notice: extra.notice ?? null,
    basedOn: form.basedOn,
    submissionId: extra.submissionId,
    ref: action.ref,
    title: action.title,
    about: about(action),
    deadline: deadline(form, extra.now),
    filledFrom: filledFrom(form),
    returned: form.returned
      ? {
          comment: form.returned.comment,
          from: `${form.returned.byName} sent this back on ${formatMoment(form.returned.at)}:`,
        }
      : null,
    other: form.overtakenBy
      ? {
          from: `${form.overtakenBy.sentByName} sent this on ${formatMoment(form.overtakenBy.sentAt)}, after you began:`,
          copy: updateCopyView(form.overtakenBy.content, action.measures),
        }
      : null,
    problems: extra.problems.toSorted(
      (one, other) => places.indexOf(one.field) - places.indexOf(other.field),
    ),
    last: form.last ? { title: 'Last time', status: statusLabel(form.last.content.status) } : null,
    statusChoices: Status.options.map((status) => ({
      title: `${statusWords[status].shape} ${statusWords[status].word}: ${statusWords[status].meaning}`,
      value: status,
    })),
    status: { id: fields.status, label: label(fields.status), value: value(fields.status) },
    words: words.map((id) => ({
      id,
      label: label(id),
      value: value(id),
      placeholder: placeholders[id] ?? '',
      remarks: extra.remarks?.[id] ?? [],
    })),
    figures,
    figuresNote: figuresNote(form),
    canSayNoChange: form.last !== null && form.current === null,
  };
}

const placeholders: Record<string, string> = {
  [fields.difference]: 'For example: young people tell us…, or: too early to tell, because…',
  [fields.voice]: 'For example: they want to know their worker for longer',
};

function about(action: PlanAction): string {
  const due = action.due ? ` · Planned finish ${formatDay(action.due)}${precision(action)}` : '';
  return `Pledge ${action.pledgeNo}${due}`;
}

/** Inherited dates must not look like promises (domain.md 5, failure 14). */
function precision(action: PlanAction): string {
  if (action.starts && action.due && action.due < action.starts) {
    return ' (before the strategy began: please confirm the position)';
  }
  return action.duePrecision?.startsWith('year-end') ? ' (end of the strategy year; no date was stated)' : '';
}

function deadline(form: UpdateForm, now: Date): string {
  const { request } = form;
  const words = `Words due ${formatMoment(request.wordsDueAt)}`;
  const figures = request.hasFigures ? `, figures by ${formatMoment(request.figuresDueAt)}` : '';
  const passed = now > request.wordsDueAt ? '. That date has passed; it can still be sent' : '';
  return `${words}${figures}${passed}.`;
}

function filledFrom(form: UpdateForm): string {
  switch (form.filledFrom) {
    case 'draft':
      return [
        form.draftSavedAt
          ? `This is your draft, saved on ${formatMoment(form.draftSavedAt)}.`
          : 'This is your draft.',
        form.current ? 'What was sent before stands until you send this.' : '',
      ]
        .join(' ')
        .trim();
    case 'current':
      return 'This is what was sent. Change it and send it again.';
    case 'last-time':
      return 'The words are last time’s, to edit. Figures are asked afresh.';
    case 'nothing':
      return 'Nothing was sent last time.';
  }
}

/** Once for the whole form: beside each of six percentages it would be most of what a phone shows. */
function figuresNote({ action, request }: UpdateForm): string {
  const isPercentage = action.measures.some((measure) => measure.kind === 'percentage');
  return [
    isPercentage ? 'Give how many out of how many; the percentage is worked out.' : '',
    `What is still to come can be left empty and sent by ${formatMoment(request.figuresDueAt)}.`,
  ]
    .join(' ')
    .trim();
}

function figureView(
  measure: Measure,
  form: UpdateForm,
  value: (id: string) => string,
  remarks: Record<string, string[]>,
): FigureView {
  const id = (part: Parameters<typeof fields.figure>[1]) => fields.figure(measure.code, part);
  const label = (part: Parameters<typeof fields.figure>[1]) => labelOf(id(part), form.action.measures);
  const last = form.last?.content.figures.find((figure) => figure.measureId === measure.id);
  const text = (
    part: Parameters<typeof fields.figure>[1],
    lines: 'one' | 'many' = 'one',
    placeholder = '',
  ) => ({
    kind: 'text' as const,
    id: id(part),
    label: label(part),
    value: value(id(part)),
    lines,
    placeholder,
    remarks: remarks[id(part)] ?? [],
  });
  const date = (part: 'asAt' | 'reachedOn', usual = '') => ({
    kind: 'date' as const,
    id: id(part),
    label: label(part),
    value: value(id(part)) || usual,
  });
  const hints = [lastHint(measure, last), targetHint(measure)].filter((hint) => hint !== '');
  switch (measure.kind) {
    case 'count':
    case 'percentage':
      return {
        name: measure.name,
        hints,
        inputs: [
          text('count', 'one', lastNumber(last?.count)),
          ...(measure.kind === 'percentage' ? [text('base', 'one', lastNumber(last?.base))] : []),
          date('asAt', form.round.periodEnds),
          text('source'),
        ],
      };
    case 'milestone':
      return {
        name: measure.name,
        hints,
        inputs: [
          {
            kind: 'choice',
            id: id('reached'),
            label: label('reached'),
            value: value(id('reached')),
            choices: [
              { title: 'Yes', value: 'yes' },
              { title: 'Not yet', value: 'no' },
            ],
          },
          date('reachedOn'),
        ],
      };
    case 'descriptive':
      return { name: measure.name, hints, inputs: [text('words', 'many')] };
  }
}

/** Beside the field, never in it: one press must not send last quarter's figure as this one's (decision 2). */
function lastNumber(last: number | null | undefined): string {
  return typeof last === 'number'
    ? `Last time ${last}. Empty means to come`
    : 'A number. Empty means to come';
}

function lastHint(measure: Measure, last: Figure | undefined): string {
  if (last) return `Last time: ${figureInWords(last, measure)}`;
  const value = measure.baseline?.value;
  if (value === null || value === undefined) return '';
  return `Starting figure: ${value}${measure.baseline?.asAt ? ` (${measure.baseline.asAt})` : ''}`;
}

const goodDirections = { up: 'higher is better', down: 'lower is better', yes: '' } as const;

function targetHint(measure: Measure): string {
  const direction = measure.goodDirection ? goodDirections[measure.goodDirection] : '';
  const target = measure.target?.value ?? null;
  const percent = measure.kind === 'percentage' ? '%' : '';
  const limit = { '>=': 'at least ', '<=': 'at most ', '=': '' }[measure.target?.op ?? ''] ?? '';
  const aim = target === null ? '' : `Target: ${limit}${target}${typeof target === 'number' ? percent : ''}`;
  return [aim, direction]
    .filter((text) => text !== '')
    .join('; ')
    .replace(/^\w/, (letter) => letter.toUpperCase());
}

/** What was sent, for the sender's copy, the reviewer and the history. */
export function updateCopyView(content: UpdateContent, measures: Measure[]): UpdateCopyView {
  const words: [string, string][] = [
    ['No change, because', content.noChangeReason ?? ''],
    ['Your answer to the comment', content.reply],
    ...[fields.done, fields.difference, fields.next, fields.voice].map((id): [string, string] => [
      labelOf(id, measures),
      content[id],
    ]),
  ];
  return {
    status: statusLabel(content.status),
    words: words.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text })),
    figures: measures.flatMap((measure): [string, string][] => {
      const figure = content.figures.find((one) => one.measureId === measure.id);
      return figure ? [[measure.name, figureInWords(figure, measure)]] : [];
    }),
  };
}

/** 'Version 2, sent by … on Tuesday 12 January 2027, 14:02' */
export function versionTitle(version: UpdateVersion): string {
  return `Version ${version.no}, sent by ${version.sentByName} on ${formatMoment(version.sentAt)}`;
}
