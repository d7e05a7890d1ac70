/** Finds, through the bot's own door, every update that is due in the demo's open round, and presses "Send update" on it. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { post } from './load';

interface Chain {
  aadObjectId: string;
  requestId: string;
  inputs: Record<string, string>;
  /** The version that the next press starts from. */
  basedOn: number;
}

interface Button {
  verb: string;
  data: Record<string, unknown>;
}

export interface UpdatePresses {
  count: number;
  nextBody(worker: number): string;
  isGood(status: number, body: string): boolean;
  /** Versions stored since the start: what was confirmed must be there. */
  stored(): Promise<number>;
}

/** The bot must be in local mode on `databaseUrl`. The clock is moved to the round's first day. */
export async function prepareUpdatePresses(
  botUrl: string,
  connectorUrl: string,
  databaseUrl: string,
): Promise<UpdatePresses> {
  await moveClock(botUrl, '2027-01-06T10:00:00Z');
  const leads = await query<{ id: string }>(
    databaseUrl,
    `select p.aad_object_id as id from person p join person_role r on r.person_id = p.id where r.role = 'lead'`,
  );
  const press = async (aadObjectId: string, data: Record<string, unknown>) => {
    const answer = await post(undefined, botUrl, bodyOf(aadObjectId, connectorUrl, data));
    return JSON.parse(answer.body).value as unknown;
  };
  const chains: Chain[] = [];
  for (const { id } of leads) {
    for (const requestId of await dueFrom((data) => press(id, data))) {
      const form = await press(id, { verb: 'update.open', requestId });
      const send = buttonsIn(form).find(({ verb }) => verb === 'update.send');
      if (!send) throw new Error(`No form for ${requestId}`);
      const inputs = { ...inputsIn(form), status: 'on-track' };
      chains.push({ aadObjectId: id, requestId, inputs, basedOn: Number(send.data.basedOn) });
    }
  }
  const before = await countVersions(databaseUrl);
  return {
    count: chains.length,
    nextBody: (worker) => {
      const chain = chains[worker % chains.length];
      if (!chain) throw new Error('The demo has no update that is due');
      const { requestId, basedOn } = chain;
      chain.basedOn += 1;
      return bodyOf(chain.aadObjectId, connectorUrl, {
        ...chain.inputs,
        done: `Carers met, visit ${basedOn}`,
        difference: 'Children say that they know whom to ring.',
        next: 'A second evening is planned.',
        verb: 'update.send',
        requestId,
        basedOn,
        submissionId: randomUUID(),
      });
    },
    isGood: (status, body) => status === 200 && body.includes('"Sent on '),
    stored: async () => (await countVersions(databaseUrl)) - before,
  };
}

/** An activity as Teams sends it when a person presses a button; `verb` is in the data, as the cards put it. */
export function bodyOf(aadObjectId: string, connectorUrl: string, data: Record<string, unknown>): string {
  return JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connectorUrl,
    conversation: { id: `a:bench-${aadObjectId}`, conversationType: 'personal' },
    from: { id: `29:${aadObjectId}`, name: 'Lead', aadObjectId },
    recipient: { id: '28:bot', name: 'Pledgekeeper' },
    value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
  });
}

/** Every page of a lead's list. */
export async function dueFrom(press: (data: Record<string, unknown>) => Promise<unknown>): Promise<string[]> {
  const found = new Set<string>();
  for (let page = 0; page < 20; page += 1) {
    const before = found.size;
    for (const { verb, data } of buttonsIn(await press({ verb: 'updates.list', page }))) {
      if (verb === 'update.open') found.add(String(data.requestId));
    }
    if (found.size === before) break;
  }
  return [...found];
}

function* nodesOf(node: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(node)) for (const item of node) yield* nodesOf(item);
  else if (node !== null && typeof node === 'object') {
    yield node as Record<string, unknown>;
    yield* nodesOf(Object.values(node));
  }
}

export function buttonsIn(card: unknown): Button[] {
  return [...nodesOf(card)]
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ verb, data }) => ({ verb: String(verb), data: (data ?? {}) as Record<string, unknown> }));
}

export function inputsIn(card: unknown): Record<string, string> {
  const inputs = [...nodesOf(card)].filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value ?? '')]));
}

async function moveClock(botUrl: string, now: string): Promise<void> {
  const answer = await fetch(`${botUrl}/local/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  if (!answer.ok) throw new Error(`The clock could not be moved: ${answer.status}`);
}

async function countVersions(databaseUrl: string): Promise<number> {
  const [row] = await query<{ count: string }>(databaseUrl, 'select count(*) as count from update_version');
  return Number(row?.count);
}

async function query<Row extends object>(databaseUrl: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}
