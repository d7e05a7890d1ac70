/** Sends a version: reads what stands, decides, stores, and tries again when someone else was a moment sooner. */
import type { AuditKind } from '../audit/kinds';
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { ok, type Result, refuse } from '../result';
import type { UpdateRequest } from '../rounds/rules';
import type { Rounds } from '../rounds/service';
import type { PlanAction } from '../strategy/rules';
import type { Strategies } from '../strategy/service';
import type { SentUpdate, UpdateRefusal } from './answers';
import type { Arrivals } from './arrivals';
import type { Decision, Standing } from './decide';
import { withoutPress } from './form';
import type { UpdateContent, UpdateVersion } from './rules';
import type { PressKey, StandingAndPressed } from './store';
import { type NewVersion, type Stored, storeVersion } from './store-send';

/** How many versions by others, arriving in the same moment, one press stands aside for. */
const attempts = 25;

export interface SendingServices {
  db: Executor;
  clock: Clock;
  newId: NewId;
  rounds: Pick<Rounds, 'request'>;
  strategies: Pick<Strategies, 'action'>;
  people: Pick<People, 'byId' | 'withRole'>;
  audit: Pick<Audit, 'record'>;
  arrivals: Arrivals;
  /** Presses at once share one query. */
  standingAndPressed(press: PressKey): Promise<StandingAndPressed>;
  /** The same for storing; not stored too where another transaction holds the request. */
  storeTogether(version: NewVersion): Promise<Stored>;
}

export interface Sending {
  requestId: string;
  personId: string;
  submissionId: string;
  decide(is: Standing, action: PlanAction): Decision | Promise<Decision>;
}

export async function sendVersion(
  services: SendingServices,
  sending: Sending,
): Promise<Result<SentUpdate, UpdateRefusal>> {
  const { clock, rounds, strategies } = services;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // At once: whatever changes between the two reads, the version that both must agree on is checked when storing.
    const [found, read] = await Promise.all([
      rounds.request(sending.requestId),
      services.standingAndPressed(sending),
    ]);
    if (!found) return refuse({ code: 'not-found' });
    const action = await strategies.action(found.request.actionId);
    if (!action) return refuse({ code: 'not-found' });
    const now = clock.now();
    const is: Standing = {
      ...found,
      measures: action.measures,
      standing: read.standing && withoutPress(read.standing),
      pressed: read.pressed.map(withoutPress),
      now,
      today: londonDay(now),
    };
    const decision = await sending.decide(is, action);
    if (decision.kind === 'refuse') return refuse(decision.refusal);
    if (decision.kind === 'again') return ok({ version: decision.version, again: true, request: is.request });
    const sent = await store(services, sending, is, decision.content);
    if (sent) return ok(sent);
  }
  throw new Error(`Update ${sending.requestId} changed ${attempts} times while one press was stored`);
}

/** null when another version came first. One statement, unless there is someone to tell or something to record. */
async function store(
  services: SendingServices,
  sending: Sending,
  is: Standing,
  content: UpdateContent,
): Promise<SentUpdate | null> {
  const { request, round, standing, now } = is;
  const { requestId, personId, submissionId } = sending;
  const expected = standing?.no ?? 0;
  const version = {
    id: services.newId(),
    requestId,
    expected,
    content,
    sentBy: personId,
    sentAt: now,
    submissionId,
  };
  const arrival = services.arrivals.of({ request, round, sentBy: personId, now });
  const what = whatToRecord(request, standing, personId);
  const result =
    arrival === null && what === null
      ? await storeOutright(services, version)
      : await services.db.transaction().execute(async (on) => {
          const stored = await storeVersion(on, version);
          if (!stored.stored) return stored;
          await arrival?.queue(on);
          if (what) await services.audit.record(on, { personId, what, subject: { requestId } });
          return stored;
        });
  if (!result.stored) return null;
  arrival?.told();
  const sent: UpdateVersion = {
    no: expected + 1,
    content,
    sentBy: personId,
    sentByName: await nameOf(services.people, request, personId),
    sentAt: now,
  };
  return { version: sent, again: false, request: afterSending(request, sent, result.othersDraft) };
}

/** With whoever else sends in this moment; by itself, and waiting, if the request was held just then. */
async function storeOutright(services: SendingServices, version: NewVersion): Promise<Stored> {
  const together = await services.storeTogether(version);
  return together.stored ? together : storeVersion(services.db, version);
}

/** A version records itself, with who and when; these two changes would not show in it. */
function whatToRecord(
  request: UpdateRequest,
  standing: UpdateVersion | null,
  personId: string,
): AuditKind | null {
  if (request.state === 'accepted') return 'accepted-update-changed';
  return standing && standing.sentBy !== personId ? 'update-sent-after-another' : null;
}

async function nameOf(
  people: Pick<People, 'byId'>,
  request: UpdateRequest,
  personId: string,
): Promise<string> {
  if (personId === request.leadPersonId && request.leadName !== null) return request.leadName;
  return (await people.byId(personId))?.name ?? '';
}

function afterSending(request: UpdateRequest, sent: UpdateVersion, hasDraft: boolean): UpdateRequest {
  return {
    ...request,
    state: 'sent',
    versionNo: sent.no,
    status: sent.content.status,
    sentAt: sent.sentAt,
    figuresToCome: sent.content.figures.some((figure) => figure.toCome),
    hasDraft,
  };
}
