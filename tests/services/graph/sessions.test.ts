import { FileNameTaken } from '../../../services/library/folder';
import { content, facts, onEachFaultyDrive } from './fault-scene';
import { bytes, meeting, unit } from './town';

onEachFaultyDrive('an upload to SharePoint that is broken off', (scene) => {
  const { put, count, script, expectWhole, codeOf } = scene;

  it('goes on with what was sent, when the run before ended in the middle', async () => {
    script('fragment', { status: 500 }, 1000, 3);
    await codeOf(put());
    scene.place.graph.seen.length = 0;
    scene.place.graph.faults = () => null;
    await put();
    expectWhole();
    expect(count('create-session')).toBe(0);
    expect(count('fragment')).toBe(2);
  });

  describe.each([
    ['a large file', content],
    ['a small file', bytes(300)],
  ])('%s', (_, what) => {
    it('is there once, whole, wherever the process that put it was killed', async () => {
      await put('Report v1.pdf', what);
      const requests = scene.place.graph.seen.length;
      expect(requests).toBeGreaterThan(10);
      for (let last = 1; last <= requests; last++) {
        for (const heard of [true, false]) {
          await scene.afresh();
          // The last request is done, and heard of or not; nothing goes out after it.
          scene.place.graph.faults = ({ no }) => {
            if (no > last) return { cut: 'at-once' };
            return no === last && !heard ? { cut: 'before-answer' } : null;
          };
          const ended = await put('Report v1.pdf', what).catch(() => null);
          if (last < requests) expect(ended).toBeNull();
          scene.place.graph.faults = () => null;
          scene.place.graph.seen.length = 0;
          await put('Report v1.pdf', what);
          const files = scene.place.graph.drive.files();
          expect(files.map((file) => file.content?.equals(what))).toEqual([true]);
          expect(files[0]?.fields).toMatchObject({ PackStatus: 'final' });
        }
      }
    });
  });

  it('cancels the session when the fault is not one that passes', async () => {
    script('fragment', { status: 507 }, 1, 4);
    expect(await codeOf(put())).toBe('full');
    expect(scene.place.graph.drive.sessions.size).toBe(0);
    expect(count('cancel')).toBe(1);
  });

  it('begins again when the session is gone', async () => {
    script('fragment', { status: 404, code: 'itemNotFound' }, 1, 3);
    await put();
    expectWhole();
    expect(count('create-session')).toBe(2);
  });

  it('asks where to go on when a fragment was there already (416)', async () => {
    script('fragment', { status: 416, code: 'invalidRange' }, 1, 2);
    await put();
    expectWhole();
    expect(count('session-status')).toBe(1);
  });

  it('gives up a session that stands still, and begins another', async () => {
    script('fragment', { status: 416, code: 'invalidRange' }, 3, 2);
    await put();
    expectWhole();
    expect(count('create-session')).toBe(2);
  });

  it('finds its own file behind a 409 on the last fragment', async () => {
    let met = 0;
    scene.place.graph.faults = ({ step }) => {
      if (step !== 'fragment' || ++met !== 4) return null;
      const folder = scene.place.graph.drive.at('Packs', '2027', meeting);
      scene.place.graph.drive.add(folder?.id ?? '', 'Report v1.pdf', content);
      return { status: 409, code: 'nameAlreadyExists' };
    };
    await put();
    expectWhole();
  });

  it('leaves a stranger’s file that came in during the upload, and cancels its own', async () => {
    let met = 0;
    scene.place.graph.faults = ({ step }) => {
      const folder = scene.place.graph.drive.at('Packs', '2027', meeting);
      if (step === 'fragment' && ++met === 2) {
        scene.place.graph.drive.add(folder?.id ?? '', 'Report v1.pdf', bytes(40), 'stranger');
      }
      return null;
    };
    await expect(put()).rejects.toThrow(FileNameTaken);
    expect(scene.place.graph.drive.files().map((file) => file.content)).toEqual([bytes(40)]);
    expect(scene.place.graph.drive.sessions.size).toBe(0);
  });

  it('gets past a session whose address was lost on its way', async () => {
    script('create-session', { cut: 'before-answer' });
    await put();
    expect(scene.place.graph.drive.files().map((file) => file.content?.equals(content))).toEqual([true]);
  });

  it('cancels what an earlier run began with other bytes, and what nobody came back to', async () => {
    script('fragment', { cut: 'at-once' }, 1000, 2);
    await codeOf(put('other.pdf'));
    await codeOf(put());
    expect(scene.place.graph.drive.sessions.size).toBe(2);
    scene.place.graph.faults = () => null;
    const dayAfter = new Date('2027-02-19T11:00:00Z');
    await scene.place.library({ at: dayAfter }).put(meeting, 'Report v1.pdf', bytes(2 * unit, 8), facts);
    expectWhole('Report v1.pdf', bytes(2 * unit, 8));
  });

  it('has no use for a session that says it has everything, and made no file of it', async () => {
    script('fragment', { status: 202, json: { nextExpectedRanges: [`${content.length}-`] } }, 1, 4);
    await put();
    expectWhole();
  });

  it('ends a session that goes back for ever', async () => {
    scene.place.graph.faults = ({ step, headers }) =>
      step === 'fragment' && scene.place.graph.drive.sessions.size > 0 && count('create-session') === 1
        ? {
            status: 202,
            json: {
              nextExpectedRanges: [headers['content-range']?.startsWith('bytes 0-') ? `${unit}-` : '0-'],
            },
          }
        : null;
    await put();
    expectWhole();
    expect(count('fragment')).toBeLessThan(50);
  });

  it('cancels what it had begun when a stranger’s file lies there at the next run', async () => {
    script('fragment', { cut: 'at-once' }, 1000, 2);
    await codeOf(put());
    scene.place.graph.faults = () => null;
    const folder = scene.place.graph.drive.at('Packs', '2027', meeting);
    scene.place.graph.drive.add(folder?.id ?? '', 'Report v1.pdf', bytes(40), 'stranger');
    await expect(put()).rejects.toThrow(FileNameTaken);
    expect(scene.place.graph.drive.sessions.size).toBe(0);
  });
});
