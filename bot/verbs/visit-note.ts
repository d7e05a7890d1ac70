/** After a visit: the note, that it did not happen, and the safety route, which takes no words of what it was. */
import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { visitInputs } from '../../cards/verbs-visits';
import { noteCard, notMadeCard, safetyCard } from '../../cards/visit-note-cards';
import { safetyRoutes } from '../../services/visits/noting';
import { placeOf, themes, type Visit } from '../../services/visits/rules';
import { visitWords } from '../present/visit-words';
import { type Handler, show } from '../press';
import { confirmOwnNumbers, readDraft, remarksOnEach } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { showVisit, visitNotForYou } from './visit-list';

export const themeChoices = [
  { title: 'Please choose, if one fits', value: 'none' },
  ...Object.entries(themes).map(([value, title]) => ({ title, value })),
];

export const visitNote: Handler<'visit.note'> = ({ turn, data, services }) =>
  showNote(services, turn, data.visitId, null);

export const visitSaveNote: Handler<'visit.save-note'> = ({ turn, data, typed, services }) =>
  writeNote(services, turn, data, typed, false);

export const visitSendNote: Handler<'visit.send-note'> = ({ turn, data, typed, services }) =>
  writeNote(services, turn, { visitId: data.visitId, submissionId: data.submissionId }, typed, true);

const lookAgain =
  'Your note has been sent. Something is asked under your words: if you change them, send the note again, and the new words stand.';

type Typed = Record<string, string>;

async function writeNote(
  services: BotServices,
  turn: Turn,
  data: { visitId: string; submissionId: string },
  typed: Typed,
  sent: boolean,
): Promise<Reply> {
  const written = await services.visits.writeNote({
    ...data,
    byPersonId: turn.person.id,
    typed: typedNote(typed),
    themes: [typed[visitInputs.themes] ?? ''],
    sent,
  });
  if (!written.ok)
    return showNote(services, turn, data.visitId, { typed, problem: visitRefusalWords(written.refusal) });
  if (!sent)
    return showNote(services, turn, data.visitId, { typed, problem: ['Kept. Send it when you are ready.'] });
  // What the checks would ask stands in nobody's way: it is with the words when they are sent (docs/decisions/0030).
  const view = await noteView(services, turn.person.id, data.visitId, { typed, problem: [lookAgain] });
  if (view && Object.keys(view.remarks).length > 0) return show(noteCard(view));
  const reply = 'The service is asked to reply within ten working days, and you hear what comes of it.';
  return showVisit(services, turn, data.visitId, {
    title: 'Thank you: your note has been sent',
    note: reply,
  });
}

function typedNote(typed: Typed) {
  return {
    met: typed[visitInputs.met] ?? '',
    worked: typed[visitInputs.worked] ?? '',
    hindered: typed[visitInputs.hindered] ?? '',
    ask: typed[visitInputs.ask] ?? '',
  };
}

/** The visitor’s own card, as typed just now or as kept. */
async function showNote(
  services: BotServices,
  turn: Turn,
  visitId: string,
  filled: { typed: Typed; problem: string[] } | null,
): Promise<Reply> {
  const view = await noteView(services, turn.person.id, visitId, filled);
  return view
    ? show(noteCard(view))
    : showVisit(services, turn, visitId, { problem: filled?.problem.join(' ') ?? null });
}

export async function noteView(
  services: BotServices,
  personId: string,
  visitId: string,
  filled: { typed: Typed; problem: string[] } | null,
) {
  const [record] = await services.visits.records([visitId]);
  if (!record || placeOf(record.visit, personId)?.state !== 'accepted') return null;
  const kept = await services.visits.noteOf(visitId, personId);
  const other = record.notes.find((note) => note.personId !== personId);
  const words = filled ? typedNote(filled.typed) : (kept ?? typedNote({}));
  return {
    visitId,
    submissionId: services.newId(),
    visit: visitWords(record.visit),
    problem: filled?.problem ?? [],
    ...{ met: words.met, worked: words.worked, hindered: words.hindered, ask: words.ask },
    theme: filled?.typed[visitInputs.themes] ?? record.themes[0] ?? 'none',
    themes: themeChoices,
    remarks: await remarksOnEach(services, record.visit.committeeId, {
      [visitInputs.met]: words.met,
      [visitInputs.worked]: words.worked,
      [visitInputs.hindered]: words.hindered,
      [visitInputs.ask]: words.ask,
    }),
    numbers: (await readDraft(services, record.visit.committeeId, wordsSaid(words))).numbers,
    other: other ? `${other.name} has sent a note. You may add yours, or leave it at that.` : null,
    sent: kept?.sentAt != null,
  };
}

const wordsSaid = ({ met, worked, hindered, ask }: ReturnType<typeof typedNote>): string =>
  [met, worked, hindered, ask].join('\n');

/** Of the words as they stand on the card: they are not sent by it, and not lost. */
export const visitConfirmNumbers: Handler<'visit.confirm-numbers'> = async ({
  turn,
  data: { visitId, seen },
  typed,
  services,
}) => {
  const visit = await ownVisit(services, turn, visitId);
  if (!visit) return visitNotForYou();
  const { committeeId } = visit;
  const text = wordsSaid(typedNote(typed));
  const done = await confirmOwnNumbers(services, turn, { committeeId, text, seen, subject: { visitId } });
  return showNote(services, turn, visitId, { typed, problem: [done] });
};

export const visitDidNotHappen: Handler<'visit.did-not-happen'> = async ({ turn, data, services }) => {
  const visit = await ownVisit(services, turn, data.visitId);
  if (!visit) return visitNotForYou();
  const base = { visitId: visit.id, submissionId: services.newId(), visit: visitWords(visit) };
  return show(notMadeCard({ ...base, problem: [], reason: '' }));
};

export const visitNotMade: Handler<'visit.not-made'> = async ({ turn, data, typed, services }) => {
  const reason = typed[visitInputs.reason] ?? '';
  const done = await services.visits.notMade({ ...data, byPersonId: turn.person.id, reason });
  if (done.ok) return showVisit(services, turn, data.visitId, { note: 'Thank you. The clerk sees it.' });
  const visit = await ownVisit(services, turn, data.visitId);
  if (!visit) return visitNotForYou();
  const base = { visitId: visit.id, submissionId: services.newId(), visit: visitWords(visit) };
  return show(notMadeCard({ ...base, problem: visitRefusalWords(done.refusal), reason }));
};

export const visitWorried: Handler<'visit.worried'> = ({ turn, data, services }) =>
  showSafety(services, turn, data.visitId, { problem: [], told: '', reference: '' });

export const visitSendWorried: Handler<'visit.send-worried'> = async ({ turn, data, typed, services }) => {
  const told = typed[visitInputs.told] ?? '';
  const reference = typed[visitInputs.reference] ?? '';
  const kept = await services.visits.recordConcern({ ...data, byPersonId: turn.person.id, told, reference });
  if (!kept.ok)
    return showSafety(services, turn, data.visitId, {
      problem: visitRefusalWords(kept.refusal),
      told,
      reference,
    });
  return show(
    messageCard({
      title: 'Thank you for telling someone',
      lines: [
        'Kept: the time, whom you told, and the reference. Nothing of what it was is kept here.',
        'If nobody has come back to you by the next working day, please ring them again.',
      ],
      actions: [
        button('Go on with the note', 'visit.note', { visitId: data.visitId }),
        button('All my visits', 'visits.list', {}),
      ],
    }),
  );
};

async function showSafety(
  services: BotServices,
  turn: Turn,
  visitId: string,
  filled: { problem: string[]; told: string; reference: string },
): Promise<Reply> {
  const visit = await ownVisit(services, turn, visitId);
  if (!visit) return visitNotForYou();
  const settings = await services.visits.settings(visit.committeeId);
  const clerk = 'Ask the committee’s clerk for the number, now.';
  return show(
    safetyCard({
      ...{ visitId, submissionId: services.newId(), visit: visitWords(visit) },
      routes: [
        { what: 'Someone is in danger now', how: 'Ring 999.' },
        {
          what: 'A worry about a child',
          how: ring('The council’s front door for children', settings.frontDoorPhone, clerk),
        },
        {
          what: 'In the evening or at a weekend',
          how: ring('The emergency duty team', settings.emergencyDutyPhone, clerk),
        },
        {
          what: 'A worry about an adult who works with children',
          how: `${ring('The local authority designated officer', settings.designatedOfficer, clerk)} Within one working day. Do not speak of it to that person.`,
        },
      ],
      choices: Object.entries(safetyRoutes).map(([value, title]) => ({ value, title })),
      ...filled,
    }),
  );
}

function ring(who: string, number: string, otherwise: string): string {
  return number === '' ? `${who}. ${otherwise}` : `${who}: ${number}.`;
}

async function ownVisit(services: BotServices, turn: Turn, visitId: string): Promise<Visit | null> {
  const visit = await services.visits.byId(visitId);
  return visit && placeOf(visit, turn.person.id) ? visit : null;
}
