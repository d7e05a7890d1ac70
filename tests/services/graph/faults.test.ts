import type { Database } from '../../../services/db/database';
import { type LibraryFaultCode, plainLibraryFault } from '../../../services/library/faults';
import { FileNameTaken } from '../../../services/library/folder';
import { onEachEngine } from '../../support/engines';
import type { Scripted, Seen } from '../../support/graph-double';
import type { Step } from '../../support/graph-drive';
import { bytes, meeting, openPlace, type Place, unit } from './town';

const content = bytes(3 * unit + 77);
const facts = { meetingDay: '2027-03-02', committee: 'C', part: 1, version: 1, status: 'final' } as const;

onEachEngine('the library in SharePoint, with faults', (open) => {
  let database: Database;
  let place: Place;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom('library_file').execute();
    place = await openPlace(database, { largestPut: 50 * unit });
  });
  afterEach(() => place.close());

  const put = (name = 'Report v1.pdf', what = content) => place.library().put(meeting, name, what, facts);
  const count = (step: Step) => place.graph.steps().filter((one) => one === step).length;
  /** Faults for the first so many requests of a step; `from` leaves the first of them alone. */
  function script(step: Step, fault: Scripted, times = 1, from = 1): void {
    let met = 0;
    place.timeoutMs = 'hang' in fault ? 200 : 5000;
    place.graph.faults = (seen: Seen) => {
      if (seen.step !== step) return null;
      met++;
      return met >= from && met < from + times ? fault : null;
    };
  }
  async function expectWhole(name = 'Report v1.pdf', what = content): Promise<void> {
    const files = place.graph.drive.files();
    expect(files.map((file) => file.name)).toEqual([name]);
    expect(files[0]?.content?.equals(what)).toBe(true);
    expect(files[0]?.fields).toMatchObject({ PackStatus: 'final' });
    // One whose address never reached us cannot be cancelled: it runs out by itself.
    const lost = place.graph.seen.filter(({ step }) => step === 'create-session').length > 1;
    if (!lost) expect(place.graph.drive.sessions.size).toBe(0);
  }
  async function codeOf(work: Promise<unknown>): Promise<string> {
    const fault = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(plainLibraryFault(fault)).not.toBeNull();
    return (fault as { code: string }).code;
  }

  const passing: [string, Scripted][] = [
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503 with a short Retry-After', { status: 503, headers: { 'retry-after': '7' } }],
    ['504', { status: 504 }],
    ['408', { status: 408 }],
    ['429 with a short Retry-After', { status: 429, headers: { 'retry-after': '11' } }],
    ['a connection cut at once', { cut: 'at-once' }],
    ['a connection cut within the request', { cut: 'within-request' }],
    ['a connection cut before the answer', { cut: 'before-answer' }],
    ['a connection cut within the answer', { cut: 'within-answer' }],
    ['no answer in time', { hang: true }],
  ];
  const steps: Step[] = ['find', 'make-folder', 'create-session', 'fragment', 'fields', 'item'];

  describe.each(passing)('%s', (_, fault) => {
    it.each(steps)('at the step “%s” is waited out', async (step) => {
      script(step, fault);
      await put();
      await expectWhole();
    });

    it.each([2, 3, 4])('at fragment %i of four is gone on from', async (no) => {
      script('fragment', fault, 1, no);
      await put();
      await expectWhole();
    });

    it('at the PUT of a small file is waited out', async () => {
      script('put', fault);
      await put('small.pdf', bytes(300));
      await expectWhole('small.pdf', bytes(300));
    });

    it('at reading is waited out', async () => {
      await put();
      for (const step of ['content', 'download'] as const) {
        script(step, fault);
        expect((await place.library().read(meeting, 'Report v1.pdf'))?.equals(content)).toBe(true);
      }
    });
  });

  const lasting: [string, Scripted, LibraryFaultCode][] = [
    ['401 each time', { status: 401 }, 'sign-in-refused'],
    ['403', { status: 403, code: 'accessDenied' }, 'not-allowed'],
    ['403 for lack of room', { status: 403, code: 'quotaLimitReached' }, 'full'],
    ['423', { status: 423, code: 'resourceLocked' }, 'locked'],
    ['507', { status: 507, code: 'quotaLimitReached' }, 'full'],
    ['400', { status: 400 }, 'refused'],
    ['503 each time', { status: 503 }, 'unwell'],
    ['500 each time', { status: 500 }, 'unwell'],
    ['429 each time', { status: 429 }, 'busy'],
    ['a cut connection each time', { cut: 'at-once' }, 'cut-off'],
    ['no answer each time', { hang: true }, 'slow'],
  ];
  describe.each(lasting)('%s', (name, fault, code) => {
    it.each(['find', 'make-folder', 'create-session', 'put'] as Step[])(
      'at the step “%s” is a plain fault, and the next try makes one file',
      async (step) => {
        const what = step === 'put' ? bytes(300) : content;
        script(step, fault, 1000);
        expect(await codeOf(put('Report v1.pdf', what))).toBe(code);
        expect(place.graph.drive.files()).toEqual([]);
        place.graph.faults = () => null;
        await put('Report v1.pdf', what);
        await expectWhole('Report v1.pdf', what);
      },
    );

    it('at the third fragment is a plain fault, and the next try makes one file', async () => {
      script('fragment', fault, 1000, 3);
      const met = await codeOf(put());
      // A session's address that is refused has run out: that is mended by a new one, as long as there is any hope.
      expect(met).toBe(['401 each time', '403'].includes(name) ? 'cut-off' : code);
      place.graph.faults = () => null;
      await put();
      await expectWhole();
    });
  });

  it.each([
    ['409', 'create-session', content],
    ['409', 'put', bytes(300)],
    ['412', 'create-session', content],
    ['412', 'put', bytes(300)],
  ] as const)(
    '%s each time at the step “%s”, with nothing there, is a plain fault',
    async (status, step, what) => {
      place.graph.faults = (seen) =>
        seen.step === step || seen.step === 'put'
          ? { status: Number(status), code: 'nameAlreadyExists' }
          : null;
      expect(await codeOf(put('Report v1.pdf', what))).toBe('half-uploaded');
      place.graph.faults = () => null;
      await put('Report v1.pdf', what);
      expect(place.graph.drive.files().map((file) => file.content?.equals(what))).toEqual([true]);
    },
  );

  it.each(['create-session', 'fragment'] as const)(
    '409 once at the step “%s” is looked into',
    async (step) => {
      script(step, { status: 409, code: 'nameAlreadyExists' });
      await put();
      expect(place.graph.drive.files().map((file) => file.content?.equals(content))).toEqual([true]);
    },
  );

  it('goes on with what was sent, when the run before ended in the middle', async () => {
    script('fragment', { status: 500 }, 1000, 3);
    await codeOf(put());
    place.graph.seen.length = 0;
    place.graph.faults = () => null;
    await put();
    await expectWhole();
    expect(count('create-session')).toBe(0);
    expect(count('fragment')).toBe(2);
  });

  describe.each([
    ['a large file', content],
    ['a small file', bytes(300)],
  ])('%s', (_, what) => {
    it('is there once, whole, wherever the process that put it was killed', async () => {
      await put('Report v1.pdf', what);
      const requests = place.graph.seen.length;
      expect(requests).toBeGreaterThan(10);
      for (let last = 1; last <= requests; last++) {
        for (const heard of [true, false]) {
          await place.close();
          place = await openPlace(database, { largestPut: 50 * unit });
          await database.db.deleteFrom('library_file').execute();
          // The last request is done, and heard of or not; nothing goes out after it.
          place.graph.faults = ({ no }) => {
            if (no > last) return { cut: 'at-once' };
            return no === last && !heard ? { cut: 'before-answer' } : null;
          };
          const ended = await put('Report v1.pdf', what).catch(() => null);
          if (last < requests) expect(ended).toBeNull();
          place.graph.faults = () => null;
          place.graph.seen.length = 0;
          await put('Report v1.pdf', what);
          const files = place.graph.drive.files();
          expect(files.map((file) => file.content?.equals(what))).toEqual([true]);
          expect(files[0]?.fields).toMatchObject({ PackStatus: 'final' });
        }
      }
    });
  });

  it('cancels the session when the fault is not one that passes', async () => {
    script('fragment', { status: 507 }, 1, 4);
    expect(await codeOf(put())).toBe('full');
    expect(place.graph.drive.sessions.size).toBe(0);
    expect(count('cancel')).toBe(1);
  });

  it('begins again when the session is gone', async () => {
    script('fragment', { status: 404, code: 'itemNotFound' }, 1, 3);
    await put();
    await expectWhole();
    expect(count('create-session')).toBe(2);
  });

  it('asks where to go on when a fragment was there already (416)', async () => {
    script('fragment', { status: 416, code: 'invalidRange' }, 1, 2);
    await put();
    await expectWhole();
    expect(count('session-status')).toBe(1);
  });

  it('gives up a session that stands still, and begins another', async () => {
    script('fragment', { status: 416, code: 'invalidRange' }, 3, 2);
    await put();
    await expectWhole();
    expect(count('create-session')).toBe(2);
  });

  it('finds its own file behind a 409 on the last fragment', async () => {
    let met = 0;
    place.graph.faults = ({ step }) => {
      if (step !== 'fragment' || ++met !== 4) return null;
      const folder = place.graph.drive.at('Packs', '2027', meeting);
      place.graph.drive.add(folder?.id ?? '', 'Report v1.pdf', content);
      return { status: 409, code: 'nameAlreadyExists' };
    };
    await put();
    await expectWhole();
  });

  it('leaves a stranger’s file that came in during the upload, and cancels its own', async () => {
    let met = 0;
    place.graph.faults = ({ step }) => {
      const folder = place.graph.drive.at('Packs', '2027', meeting);
      if (step === 'fragment' && ++met === 2) {
        place.graph.drive.add(folder?.id ?? '', 'Report v1.pdf', bytes(40), 'stranger');
      }
      return null;
    };
    await expect(put()).rejects.toThrow(FileNameTaken);
    expect(place.graph.drive.files().map((file) => file.content)).toEqual([bytes(40)]);
    expect(place.graph.drive.sessions.size).toBe(0);
  });

  it('gets past a session whose address was lost on its way', async () => {
    script('create-session', { cut: 'before-answer' });
    await put();
    expect(place.graph.drive.files().map((file) => file.content?.equals(content))).toEqual([true]);
  });

  it('cancels what an earlier run began with other bytes, and what nobody came back to', async () => {
    script('fragment', { cut: 'at-once' }, 1000, 2);
    await codeOf(put('other.pdf'));
    await codeOf(put());
    expect(place.graph.drive.sessions.size).toBe(2);
    place.graph.faults = () => null;
    const dayAfter = new Date('2027-02-19T11:00:00Z');
    await place.library({ at: dayAfter }).put(meeting, 'Report v1.pdf', bytes(2 * unit, 8), facts);
    await expectWhole('Report v1.pdf', bytes(2 * unit, 8));
  });

  it.each([
    ['seconds', '400', 400],
    ['a date', 'Thu, 18 Feb 2027 10:20:00 GMT', 1200],
  ])('is put off, not slept through, when asked to wait long in %s', async (_, retryAfter, seconds) => {
    script('fragment', { status: 429, headers: { 'retry-after': retryAfter } }, 1, 2);
    const fault = await put().catch((thrown: unknown) => thrown);
    expect(plainLibraryFault(fault)).toMatchObject({ retryAfterSeconds: seconds });
    expect(place.waits).toEqual([]);
    await put();
    await expectWhole();
    expect(count('create-session')).toBe(1);
  });

  it('waits exactly as long as it is asked to, and else longer each time', async () => {
    script('find', { status: 429, headers: { 'retry-after': '42' } }, 1);
    await place.library().list(meeting);
    script('find', { status: 500 }, 4);
    await place.library().list(meeting);
    expect(place.waits).toEqual([42_000, 500, 1000, 2000, 4000]);
  });

  it('sends each request five times at most: nothing else repeats them', async () => {
    script('put', { status: 503 }, 1000);
    expect(await codeOf(put('small.pdf', bytes(300)))).toBe('unwell');
    expect(count('put')).toBe(5);
  });

  it('says that the drive is not there', async () => {
    place.graph.drive.options.driveId = 'another';
    const library = place.library();
    place.graph.drive.options.driveId = 'b!drive';
    expect(await codeOf(library.put(meeting, 'a.pdf', content))).toBe('no-library');
    expect(await codeOf(library.list(meeting))).toBe('no-library');
    expect(await codeOf(library.read(meeting, 'a.pdf'))).toBe('no-library');
  });

  it('says that it cannot be reached', async () => {
    await place.close();
    expect(await codeOf(place.library().list(meeting))).toBe('unreachable');
  });

  it('says that a file has the name of the folder', async () => {
    place.graph.drive.add('root', 'Packs', bytes(3), 'stranger');
    expect(await codeOf(put())).toBe('folder-taken');
  });

  it('holds no name, address, token or words of the service in a fault', async () => {
    script('put', { status: 403, code: 'accessDenied' }, 1000);
    const fault = (await put('Secret name.pdf', bytes(300)).catch((thrown: unknown) => thrown)) as Error;
    const all = [fault.name, fault.message, fault.stack, JSON.stringify(fault)].join('\n');
    expect(all).not.toMatch(/Secret|http:|Bearer|words of the service/);
    expect(all).toMatch(/not-allowed 403 accessDenied/);
  });
});
