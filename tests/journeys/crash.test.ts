import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { demoObjectId, demoPeople } from '../../local/demo/people';
import { freshPostgres } from '../support/engines';
import { type Server, startServer } from '../support/server';
import { type Chat, openTeams, type Teams } from '../support/teams';
import { fillSeeded } from '../support/town-template';

jest.setTimeout(120_000);

const secret = 'Pineapple words of a lead';

describe('a server that is killed', () => killings(null));
const postgres = process.env.TEST_DATABASE_URL;
if (postgres) describe('a server on PostgreSQL that is killed', () => killings(postgres));

function killings(databaseServer: string | null): void {
  let dataDir: string;
  let database: { url: string; drop(): Promise<void> } | null = null;
  let server: Server;
  let teams: Teams;
  let everSaid = '';
  const chats = new Map<string, Chat>();

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'pk-crash-'));
    if (databaseServer) database = await freshPostgres(databaseServer);
    else await fillSeeded(dataDir);
    await up();
    teams = await openTeams(() => server.url);
    for (const name of [
      'Head of Service',
      'Virtual School Headteacher',
      'Designated Nurse',
      'Democratic Services Officer',
    ]) {
      const place = demoPeople.findIndex((person) => person.name === name);
      chats.set(name, await teams.person(demoObjectId(place), name));
    }
  });
  afterAll(async () => {
    await server?.kill();
    await teams?.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const of = (name: string) => chats.get(name) as Chat;

  async function up(): Promise<void> {
    server = await startServer(dataDir, database?.url ?? null);
  }
  async function killAndUp(): Promise<void> {
    await server.kill();
    everSaid += server.said();
    await up();
  }
  /** With several instances a dead one's job is another's after its lease: time goes by in a moment here. */
  async function endLeases(): Promise<void> {
    if (!database) return;
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const table of ['job', 'notice'])
      await client.query(
        `update ${table} set leased_until = clock_timestamp() where leased_until is not null`,
      );
    await client.end();
  }
  async function clock(now: string): Promise<Response> {
    return fetch(`${server.url}/local/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
  }

  it('in the middle of writing to people writes to the others when it is back, and to nobody more than twice', async () => {
    const moving = clock('2027-01-05T09:00:00Z').catch(() => null);
    await wait(250);
    await killAndUp();
    await moving;
    // On PostgreSQL what was being sent belongs to the dead process for a minute of the machine’s own clock.
    await endLeases();
    await clock('2027-01-05T09:30:00Z');
    const counts = ['Head of Service', 'Virtual School Headteacher', 'Designated Nurse'].map(
      (name) => of(name).headings.filter((title) => /Quarter 3 updates/.test(title)).length,
    );
    for (const count of counts) expect(count).toBeLessThanOrEqual(2);
    const clerk = of('Democratic Services Officer');
    await clerk.says('messages sent');
    expect(clerk.text).toMatch(/Delivered [1-9]/);
  });

  it('in the middle of presses keeps every one that was answered, once', async () => {
    const lead = of('Virtual School Headteacher');
    for (const [round, ref] of ['2.3', '2.4', '2.5'].entries()) {
      await lead.says('my updates');
      await lead.presses(`Open ${ref}`);
      const press = lead.activityFor('Send update', {
        Status: 'on-track',
        'What was done': `${secret} ${ref}`,
        'What difference did it make?': 'Some.',
      });
      const sending = lead.send(press).then(
        () => /your copy/.test(lead.text),
        () => false,
      );
      await wait(round * 15);
      await server.kill();
      const answered = await sending;
      await killAndUp();
      const { requestId } = (press.value as { action: { data: { requestId: string } } }).action.data;
      const value = { action: { type: 'Action.Execute', verb: 'update.history', data: { requestId } } };
      const history = { type: 'invoke', name: 'adaptiveCard/action', value };
      await lead.send(history);
      if (answered) expect(lead.text).toContain(`${secret} ${ref}`);
      // Teams delivers what had no answer again.
      await lead.send(press);
      expect(lead.text).toMatch(/your copy/);
      await lead.send(history);
      expect([ref, lead.lines.filter((text) => text.startsWith('Version ')).length]).toEqual([ref, 1]);
      expect(lead.text).toContain(`${secret} ${ref}`);
    }
  });

  it('in the middle of a pack builds it to the end after all, its files once', async () => {
    const clerk = of('Democratic Services Officer');
    await clerk.says('build the pack');
    await wait(300);
    await server.kill();
    await endLeases();
    await killAndUp();
    const library = join(dataDir, 'library');
    const files = () => {
      try {
        return readdirSync(library, { recursive: true })
          .map(String)
          .filter((name) => /\.\w+$/.test(name));
      } catch {
        return [];
      }
    };
    /** The message may speak of other things too: then it has a button for the papers. */
    const finished = async () => {
      clerk.looks();
      if (clerk.buttons.includes('Show the pack')) await clerk.presses('Show the pack');
      return /^Papers for/.test(clerk.card.fallbackText) && clerk.linksOnCard.length > 0;
    };
    const until = Date.now() + 60_000;
    while (!(await finished()) && Date.now() < until) await wait(500);
    expect(clerk.linksOnCard.length).toBeGreaterThanOrEqual(2);
    // What the card counts, and no more: no second version of any, and nothing half written.
    expect(files().filter((name) => !/( v1|version 1)[.,]/.test(name))).toEqual([]);
    const counted = /All (\d+) files/.exec(clerk.buttons.join('\n'))?.[1];
    expect(files()).toHaveLength(Number(counted));
  });

  it('never said a word of what people typed', () => {
    expect(everSaid + server.said()).not.toMatch(/Pineapple|young people said/i);
    for (const chat of chats.values()) expect(chat.previews.join('\n')).not.toContain('Pineapple');
  });
}
