/** `record.read`: who did and saw what in a committee, for its clerk and the data protection adviser. */
import { auditCard, auditInputs } from '../../cards/audit-card';
import { Day } from '../../services/calendar/rules';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

const kinds = [
  { title: 'Young people’s questions', value: 'question' },
  { title: 'Worries', value: 'concern' },
  { title: 'Wordings', value: 'wording' },
  { title: 'Updates', value: 'update' },
  { title: 'Rounds', value: 'round' },
  { title: 'Figures', value: 'figure' },
  { title: 'Meetings', value: 'meeting' },
  { title: 'The agenda', value: 'agenda' },
  { title: 'Packs and papers', value: 'pack' },
  { title: 'Messages that were stopped', value: 'message' },
  { title: 'Findings of the checks', value: 'finding' },
  { title: 'Visits', value: 'visit' },
  { title: 'What was deleted, and how long things are kept', value: 'retention' },
  { title: 'People’s own data', value: 'person' },
];

export const recordRead: Handler<'record.read'> = ({ turn, data, typed, services }) =>
  showRecord(services, turn, { page: data.page ?? 0, typed });

/** @param asked.typed what stands in the boxes; empty boxes narrow nothing. */
export async function showRecord(
  services: BotServices,
  turn: Turn,
  asked: { page: number; typed: Record<string, string> },
): Promise<Reply> {
  const chosen = {
    person: asked.typed[auditInputs.person] ?? '',
    kind: asked.typed[auditInputs.kind] ?? '',
    from: asked.typed[auditInputs.from] ?? '',
    until: asked.typed[auditInputs.until] ?? '',
  };
  const from = dayOf(chosen.from);
  const until = dayOf(chosen.until);
  const problem =
    from === null || until === null
      ? `“${from === null ? 'From this day' : 'Until this day'}” is not a day. Pick one, or leave it empty.`
      : null;
  const adults = (await services.people.everyone(turn.committeeId)).filter(
    (one) => !isYoung(one, turn.committeeId),
  );
  const { lines, more } = await services.record.read({
    readerId: turn.person.id,
    committeeIds: [turn.committeeId],
    personId: adults.some(({ id }) => id === chosen.person) ? chosen.person : undefined,
    kind: kinds.some(({ value }) => value === chosen.kind) ? chosen.kind : undefined,
    from: from ?? undefined,
    until: until ?? undefined,
    page: asked.page,
  });
  return show(
    auditCard({
      title: 'Who did and saw what',
      lines,
      people: adults.map(({ id, name }) => ({ title: name, value: id })),
      kinds,
      chosen,
      problem,
      page: {
        next: more ? asked.page + 1 : null,
        previous: asked.page > 0 ? asked.page - 1 : null,
      },
    }),
  );
}

/** What they did is shown without their names, so nobody may pick them out by it. */
const isYoung = (
  person: { appointments: readonly { role: string; committeeId: string }[] },
  committeeId: string,
) => person.appointments.some((one) => one.role === 'shadow-member' && one.committeeId === committeeId);

/** undefined: empty; null: no day. */
function dayOf(typed: string): Day | null | undefined {
  if (typed.trim() === '') return undefined;
  return Day.safeParse(typed.trim()).data ?? null;
}
