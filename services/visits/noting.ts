import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { isTheme, placeOf, type Theme, type Visit, type VisitRefusal } from './rules';
import { insertConcern, readNotes, replaceThemes, saveNote } from './store-notes';
import { changeVisit } from './store-visits';
import { startOf } from './times';
import { onVisit, type VisitPress } from './visit-press';
import { managersOf } from './who';

export interface TypedNote {
  met: string;
  worked: string;
  hindered: string;
  ask: string;
}

const noteLimits = { met: 120, worked: 1500, hindered: 1500, ask: 600 } as const;
const fieldNames = {
  met: 'Who met you',
  worked: 'What worked',
  hindered: 'What got in the way',
  ask: 'One thing you would ask the service to change',
} as const;

export const tidy = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** null: the words may be sent. A draft may hold anything that fits. */
function whyNotWords(deps: VisitsDeps, note: TypedNote, sent: boolean): VisitRefusal | null {
  for (const field of Object.keys(noteLimits) as (keyof TypedNote)[]) {
    const most = noteLimits[field];
    if (note[field].length > most) return { code: 'words-too-long', field: fieldNames[field], most };
    if (sent && field !== 'ask' && field !== 'hindered' && note[field] === '')
      return { code: 'words-missing', field: fieldNames[field] };
  }
  if (!sent) return null;
  const findings = [note.met, note.worked, note.hindered, note.ask].flatMap((text) => deps.checkNote(text));
  return findings.length > 0 ? { code: 'names-someone', findings: [...new Set(findings)] } : null;
}

function whyNotVisitor(visit: Visit, personId: string, now: Date): VisitRefusal | null {
  const place = placeOf(visit, personId);
  if (place?.state !== 'accepted') return { code: 'not-your-place' };
  if (visit.state === 'cancelled') return { code: 'visit-cancelled' };
  return startOf(visit) > now ? { code: 'visit-not-yet' } : null;
}

/** `sent` false keeps it as a draft. The first note sent makes the visit made and asks the manager for a reply. */
export function writeNote(
  deps: VisitsDeps,
  press: VisitPress & { typed: TypedNote; themes: string[]; sent: boolean },
): Promise<Result<Visit, VisitRefusal>> {
  const typed = {
    met: tidy(press.typed.met),
    worked: tidy(press.typed.worked),
    hindered: tidy(press.typed.hindered),
    ask: tidy(press.typed.ask),
  };
  const verb = press.sent ? 'visit.send-note' : 'visit.save-note';
  return onVisit(deps, verb, press, async (on, visit) => {
    const at = deps.clock.now();
    const refusal = whyNotVisitor(visit, press.byPersonId, at) ?? whyNotWords(deps, typed, press.sent);
    if (refusal) return refuse(refusal);
    const note = { id: deps.newId(), visitId: visit.id, personId: press.byPersonId, sent: press.sent, at };
    await saveNote(on, { ...note, ...typed });
    const chosen = press.themes.filter((theme): theme is Theme => isTheme(theme));
    if (chosen.length > 0) await replaceThemes(on, visit.id, chosen);
    if (press.sent) await afterNote(deps, on, visit, press.byPersonId);
    return ok(null);
  });
}

async function afterNote(deps: VisitsDeps, on: Executor, visit: Visit, personId: string): Promise<void> {
  const at = deps.clock.now();
  if (visit.state !== 'made') await changeVisit(on, visit.id, { state: 'made', reason: '' }, at);
  await deps.audit.record(on, { personId, what: 'visit note sent', subject: { visitId: visit.id } });
  const managers = await managersOf(deps, visit.service, on);
  await deps.notices.queue(
    on,
    managers.slice(0, 1).map((manager) => ({
      key: `visit:${visit.id}:visit-reply-asked:note:${manager.id}`,
      kind: 'visit-reply-asked' as const,
      personId: manager.id,
      subject: { visitId: visit.id },
      dueAt: at,
    })),
  );
}

/** A visitor says that it did not happen. A note that came says otherwise and stays. */
export function notMade(
  deps: VisitsDeps,
  press: VisitPress & { reason: string },
): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(deps, 'visit.not-made', press, async (on, visit) => {
    const at = deps.clock.now();
    const refusal = whyNotVisitor(visit, press.byPersonId, at);
    if (refusal) return refuse(refusal);
    const reason = tidy(press.reason).slice(0, 300);
    const findings = deps.checkNote(reason);
    if (findings.length > 0) return refuse({ code: 'names-someone', findings });
    const sent = (await readNotes(on, [visit.id])).some((note) => note.sentAt !== null);
    if (!sent && visit.state === 'planned')
      await changeVisit(on, visit.id, { state: 'not-made', reason }, at);
    return ok(null);
  });
}

/** Whom a worry may be told to: names of the routes, never of people. */
export const safetyRoutes = {
  emergency: '999',
  'front-door': 'The council’s front door for children',
  'emergency-duty': 'The emergency duty team',
  'designated-officer': 'The local authority designated officer',
  manager: 'The manager of the service, there and then',
} as const;
export type SafetyRoute = keyof typeof safetyRoutes;

const referenceForm = /^[\p{L}\p{N}/ .-]{0,40}$/u;
/** 'FD-12', 'LCS 204518': each part has a figure in it or is a few capitals, so that no name is one. */
const isCode = (part: string) => /\d/.test(part) || /^\p{Lu}{1,5}$/u.test(part);

/** Keeps only that a worry was passed on: when, to whom and its reference. What it was is nowhere here (domain.md 2.8). */
export function recordConcern(
  deps: VisitsDeps,
  press: VisitPress & { told: string; reference: string },
): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(
    deps,
    'visit.send-worried',
    press,
    async (on, visit) => {
      if (!placeOf(visit, press.byPersonId)) return refuse({ code: 'not-your-place' });
      if (!Object.hasOwn(safetyRoutes, press.told))
        return refuse({ code: 'words-missing', field: 'Whom you told' });
      const reference = press.reference.trim();
      const parts = reference.split(/[ /.-]+/).filter((part) => part !== '');
      if (!referenceForm.test(reference) || !parts.every(isCode))
        return refuse({ code: 'words-too-long', field: 'Reference', most: 40 });
      const at = deps.clock.now();
      const { byPersonId: personId, told } = press;
      await insertConcern(on, { id: deps.newId(), visitId: visit.id, personId, told, reference, at });
      return ok(null);
    },
    { audit: ({ id }) => ({ what: 'visit worry passed on', subject: { visitId: id } }) },
  );
}
