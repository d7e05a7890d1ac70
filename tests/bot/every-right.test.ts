/** Every verb and typed word, by every role, of two committees, in and out of term, holder and deputy: one table decides. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { typedWords } from '../../bot/commands';
import { createDispatch, type Dispatch } from '../../bot/dispatch';
import type { BotServices } from '../../bot/services';
import type { Reply } from '../../bot/turn';
import { verbRights } from '../../bot/verb-rights';
import { type VerbName, verbs } from '../../cards/verbs';
import { tablesInOrder } from '../../services/db/catalogue';
import { type Act, acts, may, Role, type Standing, whoMay } from '../../services/platform/permissions';
import { onEachEngine } from '../support/engines';
import { day, type PapersWorld, papersWorld } from '../support/papers-world';
import { putRow } from '../support/rows-of-everything';

jest.setTimeout(600_000);

const today = '2027-01-04';
const spans = {
  'in term': { from_day: '2026-09-01', until_day: '2027-08-31' },
  'out of term': { from_day: '2025-09-01', until_day: '2027-01-03' },
} as const;

interface Tried extends Standing {
  id: string;
  called: string;
  inTerm: boolean;
  committee: 'A' | 'B';
}

/** Words of committee A that nobody of B alone may ever read. */
const planted = 'Zanzibar Quillwort';

/** Something typed for each thing that can be typed. */
const phrases = [
  ...['my updates', 'scrutiny', 'status', 'chase', 'messages', 'open the round', 'build the pack', 'papers'],
  ...['versions', 'young people’s edition', 'visits', 'rota', 'visits for the meeting', 'visits this year'],
  ...['visits settings', 'away', 'calendar', 'timetable', 'figures in conflict', 'add a figure'],
  ...['small numbers', 'add a bank holiday', 'agenda', 'reports', 'write a report', 'committee actions'],
  ...['work programme', 'questions', 'questions to answer', 'pre-meet', 'groups', 'you said', 'practice'],
  ...['deleted', 'close the meeting', 'stop messages', 'record', 'meetings'],
];

const titleOf = (reply: Reply): string =>
  reply.kind === 'card' || reply.kind === 'dialog'
    ? reply.card.fallbackText
    : reply.kind === 'text'
      ? reply.text
      : '';

describe('the table of rights', () => {
  const all = Object.keys(acts) as Act[];
  const standing = (role: Role, committeeId: string, deputy: boolean, until: string | null): Standing => ({
    appointments: [{ committeeId, role, deputy, fromDay: '2026-09-01', untilDay: until }],
    holdings: [],
  });

  it.each(all)('%s is for its roles, on their committee, in their term', (act) => {
    const whose: readonly string[] = acts[act];
    let allowed = 0;
    for (const role of Role.options) {
      const theirs = whose.includes(role) || whose.includes('anyone');
      if (theirs) allowed += 1;
      for (const deputy of [false, true]) {
        const here = { committeeId: 'A', on: today };
        expect(may(standing(role, 'A', deputy, null), act, here)).toBe(theirs);
        expect(may(standing(role, 'A', deputy, today), act, here)).toBe(theirs);
        expect(may(standing(role, 'A', deputy, '2027-01-03'), act, here)).toBe(false);
        expect(may(standing(role, 'B', deputy, null), act, here)).toBe(false);
        expect(may(standing(role, 'A', deputy, null), act, { ...here, on: '2026-08-31' })).toBe(false);
      }
    }
    expect(allowed).toBeGreaterThan(0);
    expect(whoMay(act)).not.toBe('');
  });

  it('is named by every verb and every typed word, and every act in it is used', () => {
    expect(Object.keys(verbRights).sort()).toEqual(Object.keys(verbs).sort());
    for (const phrase of typedWords.map(([pattern]) => pattern))
      expect([phrase, phrases.some((one) => phrase.test(plain(one)))]).toEqual([phrase, true]);
  });
});

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, '');

onEachEngine('every press by everyone', (open) => {
  let world: PapersWorld;
  let dispatch: Dispatch;
  let people: Tried[];
  let ids: Record<string, string>;
  let committeeB: string;
  let fromTheStart: string;

  beforeAll(async () => {
    world = await papersWorld(open);
    const { db, services, committeeId } = world;
    world.clock.at = new Date(`${today}T10:00:00Z`);
    const { committeeId: other } = await services.committees.add({
      ...(await services.committees.settingsOn(committeeId, day(today))),
      name: 'Another committee',
    });
    const forBot = {
      ...services,
      askAddress: () => null,
      questionNames: { reader: 'the worker', dutyTeam: '0300 000 0000', phones: [] },
      address: () => '',
    } as unknown as BotServices;
    committeeB = other;
    dispatch = createDispatch(forBot);
    ids = await thingsOf(world);
    people = [];
    for (const role of Role.options)
      for (const committee of ['A', 'B'] as const)
        for (const term of ['in term', 'out of term'] as const)
          for (const deputy of [false, true]) {
            const id = randomUUID();
            const of = committee === 'A' ? committeeId : other;
            const called = `${deputy ? 'deputy ' : ''}${role} of ${committee}, ${term}`;
            const email = `${id}@council.example`;
            await db
              .insertInto('person')
              .values({ id, name: called, email, aad_object_id: id, created_at: new Date(0) })
              .execute();
            await db
              .insertInto('person_role')
              .values({ person_id: id, role, committee_id: of, deputy, ...spans[term] })
              .execute();
            const span = { committeeId: of, fromDay: spans[term].from_day, untilDay: spans[term].until_day };
            people.push({
              ...{ id, called, committee, inTerm: term === 'in term' },
              ...{ appointments: [{ ...span, role, deputy }], holdings: [] },
            });
          }
    fromTheStart = await everyRow();
  });
  afterAll(() => world.close());

  async function everyRow(): Promise<string> {
    const hashes: string[] = [];
    for (const { name } of await tablesInOrder(world.db)) {
      const { rows } = await sql<{ hash: string }>`
        select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.table(name)} t`.execute(
        world.db,
      );
      hashes.push(`${name} ${rows[0]?.hash}`);
    }
    return hashes.join('\n');
  }

  const committeeA = () => world.committeeId;

  it.each(Object.keys(verbRights) as VerbName[])(
    '%s is refused, alike and without a trace, to all but those it is for',
    async (verb) => {
      const { act, of } = verbRights[verb];
      const sent = { verb, committeeId: committeeA(), ...dataFor(verb, ids) };
      let [refused, allowed] = [0, 0];
      for (const person of people) {
        if (may(person, act, { committeeId: committeeA(), on: today })) {
          allowed += 1;
          continue;
        }
        // What the service loads anyway it asks there: those who may do it elsewhere come so far, and no further.
        // A card about a meeting of another committee is answered as one about a meeting that never was (below).
        const there = may(person, act, { committeeId: committeeB, on: today });
        const elsewhere =
          (person.inTerm && of === 'loaded' && whoseActs(act).includes(person.appointments[0]?.role ?? '')) ||
          (there && of[0] === 'meeting');
        const reply = await dispatch(
          { aadObjectId: person.id, conversationId: 'c' },
          { kind: 'presses', via: 'execute', activityId: null, data: sent },
        );
        const said = JSON.stringify(reply);
        expect([person.called, said.includes(planted)]).toEqual([person.called, false]);
        if (!elsewhere) {
          // Whoever was on the shadow committee is answered as a young person, whatever they are by then.
          const young = person.appointments.some(({ role }) => role === 'shadow-member');
          const left = young ? 'Your time on the shadow committee has ended' : 'I do not know you yet';
          const title = person.inTerm ? `This is for ${whoMay(act)}` : left;
          // What they typed in the chat before their term ended is still theirs to take back.
          const theirs = young && !person.inTerm && verb === 'question.take-back';
          if (!theirs) expect([person.called, titleOf(reply)]).toEqual([person.called, title]);
        }
        refused += 1;
      }
      expect(refused).toBeGreaterThan(0);
      expect(allowed).toBeGreaterThan(0);
      expect(await everyRow()).toBe(fromTheStart);
    },
  );

  /** The field with the id of what a verb is about; null: it is about no one thing. */
  const fieldOf = (verb: VerbName): string | null => {
    const { of } = verbRights[verb];
    if (of !== 'chosen' && of !== 'loaded') return of[1];
    return of === 'loaded' && 'requestId' in verbs[verb].shape ? 'requestId' : null;
  };
  const ofThings = (Object.keys(verbRights) as VerbName[]).filter((verb) => fieldOf(verb) !== null);
  it.each(ofThings)(
    '%s is answered alike to the letter about a thing of another committee and about none',
    async (verb) => {
      const { act } = verbRights[verb];
      const field = fieldOf(verb) ?? '';
      const data: Record<string, unknown> = { verb, ...dataFor(verb, ids) };
      const those = people.filter(
        (one) => one.committee === 'B' && one.inTerm && may(one, act, { committeeId: committeeB, on: today }),
      );
      for (const { id, called } of those) {
        const said = async (thingId: unknown) => {
          const reply = await dispatch(
            { aadObjectId: id, conversationId: 'c' },
            {
              ...{ kind: 'presses', via: 'execute', activityId: null },
              data: { ...data, [field]: thingId },
            },
          );
          return JSON.stringify(reply).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'some id');
        };
        const about = await said(data[field]);
        expect([called, about]).toEqual([called, await said(randomUUID())]);
        expect([called, about.includes(planted)]).toEqual([called, false]);
      }
      expect(those.length).toBeGreaterThan(0);
      expect(await everyRow()).toBe(fromTheStart);
    },
  );

  const ofMeetings = (Object.keys(verbRights) as VerbName[]).filter(
    (verb) => verbRights[verb].of[0] === 'meeting',
  );
  it.each(ofMeetings)('%s changes nothing where its card names a meeting that never was', async (verb) => {
    const { act } = verbRights[verb];
    const data = dataFor(verb, { ...ids, meetingId: randomUUID() });
    const those = people.filter((one) => may(one, act, { committeeId: committeeA(), on: today }));
    for (const { id, called } of those) {
      const reply = await dispatch(
        { aadObjectId: id, conversationId: 'c' },
        { kind: 'presses', via: 'execute', activityId: null, data: { verb, ...data } },
      );
      expect([called, JSON.stringify(reply)]).toEqual([
        called,
        expect.stringContaining('from an earlier time'),
      ]);
    }
    expect(those.length).toBeGreaterThan(0);
    expect(await everyRow()).toBe(fromTheStart);
  });

  it.each(phrases)('“%s” shows nobody of another committee anything of this one', async (text) => {
    let answered = 0;
    for (const person of people.filter((one) => one.committee === 'B' && one.inTerm)) {
      const reply = await dispatch({ aadObjectId: person.id, conversationId: 'c' }, { kind: 'says', text });
      expect([person.called, JSON.stringify(reply).includes(planted)]).toEqual([person.called, false]);
      answered += 1;
    }
    expect(answered).toBeGreaterThan(0);
  });
});

const whoseActs = (act: Act): readonly string[] => acts[act];

/** One thing of each kind, of committee A, with planted words in what it shows. */
async function thingsOf(world: PapersWorld): Promise<Record<string, string>> {
  const { db, committeeId } = world;
  const meetingId = world.meetings['2027-03-02'] ?? '';
  const put = (table: string, given: Record<string, unknown>) => putRow(db, table, given);
  await db.updateTable('meeting').set({ venue: planted }).where('id', '=', meetingId).execute();
  const strategyId = await put('strategy', { committee_id: committeeId, state: 'current', title: planted });
  const planActionId = await put('plan_action', {
    strategy_id: strategyId,
    title: planted,
    contributor_posts: '[]',
    flags: '[]',
    lead_post: 'Nobody’s post',
    ref: '1.1',
    pledge_no: 1,
  });
  const roundId = await put('reporting_round', {
    meeting_id: meetingId,
    strategy_id: strategyId,
    state: 'open',
    locks_at: new Date('2027-02-05'),
  });
  const requestId = await put('update_request', {
    round_id: roundId,
    action_id: planActionId,
    state: 'not-started',
    version_no: 0,
  });
  const moreTimeId = await put('more_time_request', {
    request_id: requestId,
    decision: 'asked',
    reason: planted,
  });
  const nothingIn = { files: '[]', edition_files: '[]', notes: '[]' };
  const findings = JSON.stringify([
    {
      ...{ fingerprint: 'f', rule: 'X', place: planted, excerpt: planted, why: planted, mayKeep: true },
      ...{ severity: 'advice', privacy: false },
    },
  ]);
  const build = { meeting_id: meetingId, ...nothingIn, findings };
  const buildId = await put('pack_build', { ...build, state: 'queued', progress: planted, no: 1 });
  const itemId = await put('agenda_item', {
    meeting_id: meetingId,
    part: 1,
    title: planted,
    kind: 'report',
    timing: '{"kind":"on-time"}',
  });
  const reportId = await put('report', { meeting_id: meetingId });
  const committeeActionId = await put('committee_action', {
    committee_id: committeeId,
    meeting_id: meetingId,
    state: 'open',
    kind: 'ask',
    ask: planted,
  });
  const programmeItemId = await put('programme_item', { committee_id: committeeId, title: planted });
  const groupId = await put('ask_group', { committee_id: committeeId, state: 'active', name: planted });
  const askedId = await put('asked_question', {
    committee_id: committeeId,
    meeting_id: meetingId,
    state: 'agreed',
    theme: planted,
    wording: planted,
  });
  const questionId = await put('question', {
    committee_id: committeeId,
    meeting_id: meetingId,
    state: 'ok',
    asked_id: askedId,
  });
  const serviceId = await put('visit_service', { committee_id: committeeId, name: planted });
  const rotaId = await put('visit_rota', {
    committee_id: committeeId,
    from_day: '2026-09-01',
    until_day: '2027-08-31',
  });
  const visitId = await put('visit', {
    committee_id: committeeId,
    rota_id: rotaId,
    service_id: serviceId,
    state: 'planned',
    day: '2027-02-16',
  });
  const placeId = await put('visit_place', {
    visit_id: visitId,
    state: 'accepted',
    person_id: world.who.member,
  });
  const swapId = await put('visit_swap', { place_id: placeId, state: 'offered' });
  return {
    ...{ meetingId, roundId, requestId, moreTimeId, buildId, itemId, reportId, groupId, askedId, questionId },
    ...{ rotaId, visitId, swapId, earlierId: buildId, laterId: buildId, committeeActionId, programmeItemId },
  };
}

/** What a card of committee A would send: its own things, and anything that fits in the rest. */
function dataFor(verb: VerbName, ids: Record<string, string>): Record<string, unknown> {
  const own: Record<string, string | undefined> = {
    ...ids,
    ...(verb.startsWith('actions.') ? { actionId: ids.committeeActionId } : {}),
    ...(verb.startsWith('programme.') ? { itemId: ids.programmeItemId } : {}),
    ...(verb === 'committee.choose' ? {} : { committeeId: undefined }),
  };
  const data: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(verbs[verb].shape)) {
    const choices = [
      own[field],
      randomUUID(),
      1,
      'yes',
      'true',
      true,
      '2027-01-04',
      '2026-09-01',
      'up',
      'exempt',
      'on-time',
    ];
    const more = ['worker', 'no', 'active', 'paused', 'to-follow', 'publication', {}, [], undefined];
    if (verb === 'committee.choose' && field !== 'committeeId') continue;
    // A choice of a few: any of them.
    const offered = (schema as { options?: unknown[] }).options ?? [];
    const fits = [...choices, ...more, ...offered].find(
      (one) => one !== undefined && schema.safeParse(one).success,
    );
    if (fits !== undefined) data[field] = fits;
  }
  const { committeeId: _, ...rest } = data;
  return verb === 'committee.choose' ? {} : rest;
}
