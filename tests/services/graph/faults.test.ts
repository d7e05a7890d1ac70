import { type LibraryFaultCode, plainLibraryFault } from '../../../services/library/faults';
import type { Scripted } from '../../support/graph-double';
import type { Step } from '../../support/graph-steps';
import { content, onEachFaultyDrive } from './fault-scene';
import { bytes, meeting } from './town';

onEachFaultyDrive('the library in SharePoint, with faults', (scene) => {
  const { put, count, script, expectWhole, codeOf } = scene;

  const passing: [string, Scripted][] = [
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503 with a short Retry-After', { status: 503, headers: { 'retry-after': '7' } }],
    ['504', { status: 504 }],
    ['408', { status: 408 }],
    ['423, held by SharePoint for a moment', { status: 423, code: 'resourceLocked' }],
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
      expectWhole();
    });

    it.each([2, 3, 4])('at fragment %i of four is gone on from', async (no) => {
      script('fragment', fault, 1, no);
      await put();
      expectWhole();
    });

    it('at the PUT of a small file is waited out', async () => {
      script('put', fault);
      await put('small.pdf', bytes(300));
      expectWhole('small.pdf', bytes(300));
    });

    it('at reading is waited out', async () => {
      await put();
      for (const step of ['content', 'download'] as const) {
        script(step, fault);
        expect((await scene.place.library().read(meeting, 'Report v1.pdf'))?.equals(content)).toBe(true);
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
        expect(scene.place.graph.drive.files()).toEqual([]);
        scene.place.graph.faults = () => null;
        await put('Report v1.pdf', what);
        expectWhole('Report v1.pdf', what);
      },
    );

    it('at the third fragment is a plain fault, and the next try makes one file', async () => {
      script('fragment', fault, 1000, 3);
      const met = await codeOf(put());
      // A session's address that is refused has run out: that is mended by a new one, as long as there is any hope.
      expect(met).toBe(['401 each time', '403'].includes(name) ? 'cut-off' : code);
      scene.place.graph.faults = () => null;
      await put();
      expectWhole();
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
      scene.place.graph.faults = (seen) =>
        seen.step === step || seen.step === 'put'
          ? { status: Number(status), code: 'nameAlreadyExists' }
          : null;
      expect(await codeOf(put('Report v1.pdf', what))).toBe('half-uploaded');
      scene.place.graph.faults = () => null;
      await put('Report v1.pdf', what);
      expect(scene.place.graph.drive.files().map((file) => file.content?.equals(what))).toEqual([true]);
    },
  );

  it.each([
    ['409, when SharePoint still works on the file', { status: 409, code: 'resourceModified' }, 2],
    ['412, once more than the form of the eTag explains', { status: 412 }, 2],
    ['412, before anything else', { status: 412 }, 1],
  ] as const)(
    '%s, at the columns is waited out, and nobody is said to have changed it',
    async (_, fault, no) => {
      script('fields', fault, 1, no);
      await put();
      expectWhole();
    },
  );

  it('a page of a proxy in place of Graph’s answer sets no columns, and is not believed', async () => {
    scene.place.graph.faults = ({ step }) => (step === 'fields' ? { status: 200, json: 'Sign in' } : null);
    expect(await codeOf(put())).toBe('odd-answer');
    scene.place.graph.faults = () => null;
    await put();
    expectWhole();
  });

  it.each(['create-session', 'fragment'] as const)(
    '409 once at the step “%s” is looked into',
    async (step) => {
      script(step, { status: 409, code: 'nameAlreadyExists' });
      await put();
      expect(scene.place.graph.drive.files().map((file) => file.content?.equals(content))).toEqual([true]);
    },
  );

  it.each([
    ['seconds', '400', 400],
    ['a date', 'Thu, 18 Feb 2027 10:20:00 GMT', 1200],
  ])('is put off, not slept through, when asked to wait long in %s', async (_, retryAfter, seconds) => {
    script('fragment', { status: 429, headers: { 'retry-after': retryAfter } }, 1, 2);
    const fault = await put().catch((thrown: unknown) => thrown);
    expect(plainLibraryFault(fault)).toMatchObject({ retryAfterSeconds: seconds });
    expect(scene.place.waits).toEqual([]);
    await put();
    expectWhole();
    expect(count('create-session')).toBe(1);
  });

  it('waits exactly as long as it is asked to, and else longer each time', async () => {
    script('find', { status: 429, headers: { 'retry-after': '42' } }, 1);
    await scene.place.library().list(meeting);
    script('find', { status: 500 }, 4);
    await scene.place.library().list(meeting);
    expect(scene.place.waits).toEqual([42_000, 500, 1000, 2000, 4000]);
  });

  it('sends each request five times at most: nothing else repeats them', async () => {
    script('put', { status: 503 }, 1000);
    expect(await codeOf(put('small.pdf', bytes(300)))).toBe('unwell');
    expect(count('put')).toBe(5);
  });

  it('says that the drive is not there', async () => {
    scene.place.graph.drive.options.driveId = 'another';
    const library = scene.place.library();
    scene.place.graph.drive.options.driveId = 'b!drive';
    expect(await codeOf(library.put(meeting, 'a.pdf', content))).toBe('no-library');
    expect(await codeOf(library.list(meeting))).toBe('no-library');
    expect(await codeOf(library.read(meeting, 'a.pdf'))).toBe('no-library');
  });

  it('says that it cannot be reached', async () => {
    await scene.place.close();
    expect(await codeOf(scene.place.library().list(meeting))).toBe('unreachable');
  });

  it('says that a file has the name of the folder', async () => {
    scene.place.graph.drive.add('root', 'Packs', bytes(3), 'stranger');
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
