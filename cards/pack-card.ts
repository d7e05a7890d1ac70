/** One version of a meeting's papers: how far it is, what it holds, what was found, and what may be done with it next. */
import { button, link } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { heading, line, small } from './text';

export interface PackView {
  buildId: string;
  meetingId: string;
  submissionId: string;
  /** 'Papers for Tuesday 2 March 2027' */
  title: string;
  /** 'Version 3, draft' */
  version: string;
  state: 'queued' | 'building' | 'waiting' | 'built' | 'failed';
  final: boolean;
  /** 'Writing document 3 of 9' / 'Built at 14:02' / plain words of what went wrong and what to do. */
  progress: string;
  /** The files most often opened, best first; the others are on the card of all files. */
  files: { title: string; url: string }[];
  fileCount: number;
  /** What the clerk should know before using it: '3 updates were not received'. */
  notes: string[];
  /** What the gate found, counted; null before it has looked. */
  gate: { stops: number; toAnswer: number; advice: number; kept: number } | null;
  /** 'Published on Monday 22 February 2027, 11:40. Recorded by …'; null when nobody has recorded it. */
  despatched: { words: string; late: boolean } | null;
  /** Where the young people's edition stands: 'Waiting for the participation worker'. */
  youngPeople: string | null;
}

export function packCard(view: PackView): Card {
  const working = isWorking(view);
  return card({
    fallbackText: view.title,
    ...(working ? { refresh: button('Show progress', 'clerk.pack', { buildId: view.buildId }) } : {}),
    body: [
      heading(view.title),
      small(view.version),
      line(view.progress, view.state === 'failed' ? { color: 'attention', weight: 'bolder' } : {}),
      ...gateLines(view),
      ...view.notes.map((note) => line(note, { spacing: 'small' })),
      view.youngPeople ? line(view.youngPeople, { spacing: 'small' }) : null,
      view.despatched
        ? line(view.despatched.words, {
            color: view.despatched.late ? 'attention' : 'good',
            weight: 'bolder',
          })
        : null,
      ...openRows(view),
    ],
    actions: actionsOf(view),
  });
}

const isWorking = ({ state }: PackView) => state === 'queued' || state === 'building' || state === 'waiting';

/** The gate in a line: word first, colour only beside it. */
function gateLines({ gate, final }: PackView): Element[] {
  if (gate === null) return [];
  const { stops, toAnswer, advice, kept } = gate;
  const parts = present([
    stops > 0 && `${stops} must be put right`,
    toAnswer > 0 && `${toAnswer} to put right or keep with a reason`,
    advice > 0 && `${advice} to think about`,
    kept > 0 && `${kept} kept with a reason`,
  ]);
  const open = stops + toAnswer === 0;
  const verdict = open
    ? final
      ? 'The checks were passed.'
      : 'The checks are passed: it can be made final.'
    : 'It cannot be made final yet.';
  return [
    line(verdict, { weight: 'bolder', color: open ? 'good' : 'warning', spacing: 'medium' }),
    ...(parts.length > 0 ? [small(`Findings: ${parts.join('; ')}.`)] : []),
  ];
}

/** Buttons of the body: the foot takes five at most. */
function openRows(view: PackView): Element[] {
  const links = view.files.slice(0, 5).map((file): Action => link(file.title, file.url));
  const all =
    view.fileCount > 0
      ? button(`All ${view.fileCount} files`, 'pack.files', { buildId: view.buildId })
      : null;
  const actions = present([...links, all]);
  return actions.length > 0 ? [{ type: 'ActionSet', spacing: 'medium', actions }] : [];
}

function actionsOf(view: PackView): (Action | null)[] {
  const { buildId, meetingId, submissionId, gate } = view;
  const findings = gate !== null && button('What was found', 'pack.findings', { buildId });
  const again = button('Build it again', 'clerk.build-pack', { meetingId, submissionId });
  const status = button('Back to status', 'clerk.status', {});
  if (isWorking(view)) return [button('Show progress', 'clerk.pack', { buildId }), status];
  if (view.state === 'failed') {
    return present([button('Try again', 'pack.retry', { buildId, submissionId }), findings, again, status]);
  }
  const versions = button('All versions', 'pack.versions', { meetingId });
  if (view.final) {
    const despatch = view.despatched === null && button('Record publication', 'pack.despatch', { buildId });
    const supplement = button('Build a supplement', 'pack.supplement', { meetingId });
    return present([despatch, supplement, findings, versions, status]);
  }
  const open = gate !== null && gate.stops + gate.toAnswer === 0;
  const final = open && button('Make it final', 'pack.make-final', { buildId, submissionId });
  return present([findings, final, again, versions, status]);
}
