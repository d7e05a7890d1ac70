import fc from 'fast-check';
import { incomingActivity } from '../../../bot/teams/activity';
import { readEvent, spokenText } from '../../../bot/teams/events';
import { readFailure, verdictOn } from '../../../bot/teams/failures';
import { createPacer, type Pacer } from '../../../bot/teams/pacer';
import { createRedelivery } from '../../../bot/teams/redelivery';

describe('what was typed', () => {
  test.each([
    ['<at>Pledgekeeper</at> status', 'status'],
    ['<at id="0">Pledge keeper</at>&nbsp;my   updates\n', 'my updates'],
    ['fish &amp; chips &#39;now&#39; &#x2713;', "fish & chips 'now' ✓"],
    ['&lt;at&gt;not a mention&lt;/at&gt;', '<at>not a mention</at>'],
    ['&amp;lt;', '&lt;'],
    ['&unknown; &#0; &#9999999;', '&unknown; &#0; &#9999999;'],
    ['', ''],
  ])('%j is read as %j', (typed, read) => {
    expect(spokenText(typed)).toBe(read);
  });

  test('plain words are never changed but for their spaces', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', '1', '.', '*', '(', "'"), minLength: 1 });
    fc.assert(fc.property(words, (text) => expect(spokenText(`  ${text} `)).toBe(text)));
  });
});

describe('what came with a message', () => {
  const read = (type: string, text: string, kinds: (string | null)[]) =>
    readEvent(
      incomingActivity.parse({
        ...{ type, text, serviceUrl: 'https://teams.example', conversation: { id: 'c' } },
        ...{ from: { id: 'a' }, recipient: { id: 'b' } },
        attachments: kinds.map((contentType) => ({ contentType, contentUrl: 'https://teams.example/x' })),
      }),
    );

  test.each<[string, (string | null)[], boolean]>([
    ['nothing', [], false],
    ['the same words as HTML', ['text/html'], false],
    ['a card', ['application/vnd.microsoft.card.adaptive'], false],
    ['something nameless', [null], false],
    ['a picture from the camera', ['text/html', 'image/jpeg'], true],
    ['a pasted picture', ['image/*'], true],
    ['a film', ['video/mp4'], true],
    ['a spoken message', ['audio/mp4'], true],
    ['a file', ['application/vnd.microsoft.teams.file.download.info'], true],
  ])('%s', (_what, kinds, withFile) => {
    const inbound = { kind: 'says', text: 'see this', ...(withFile ? { withFile } : {}) };
    expect(read('message', 'see this', kinds)).toEqual({ kind: 'message', inbound });
  });

  test('a picture that is put into an older message is seen too', () => {
    expect(read('messageUpdate', '', ['image/png'])).toMatchObject({
      inbound: { withFile: true, edited: true },
    });
    expect(read('messageUpdate', '', [])).toEqual({ kind: 'passed-over' });
  });
});

describe('pacing', () => {
  /** A clock that only waiting moves, now and then by a little more than was asked for, as timers do. */
  function clockOf(late = 0) {
    let now = 0;
    const pacer = (perSecond: number) =>
      createPacer(
        perSecond,
        () => now,
        async (milliseconds) => {
          // Whoever may go now notes the time before it moves.
          await new Promise((resolve) => setImmediate(resolve));
          now += milliseconds + late;
        },
      );
    return { pacer, now: () => now, pass: (milliseconds: number) => (now += milliseconds) };
  }

  /** When each of so many sends at once may go, in milliseconds. */
  async function places(count: number, late = 0, before: (pacer: Pacer) => void = () => {}) {
    const clock = clockOf(late);
    const pacer = clock.pacer(48);
    before(pacer);
    const went: number[] = [];
    await Promise.all(Array.from({ length: count }, () => pacer.turn().then(() => went.push(clock.now()))));
    return went;
  }

  test('sends are spread evenly, 48 a second, without a burst', async () => {
    const went = await places(97);
    expect(went[0]).toBe(0);
    expect(went[1]).toBeCloseTo(1000 / 48);
    expect(went[96]).toBeCloseTo(2000);
  });

  test('timers that are late by some milliseconds cost no places', async () => {
    const went = await places(97, 7);
    expect(went[96]).toBeLessThan(2000 + 8);
    expect(went[96]).toBeGreaterThanOrEqual(2000);
  });

  test('answers that went at once are made room for', async () => {
    const went = await places(1, 0, (pacer) => {
      for (let answers = 0; answers < 48; answers += 1) pacer.spend();
    });
    expect(went[0]).toBeCloseTo(1000);
  });

  test('two processes go half as fast each, and an answer costs its one place all the same', async () => {
    const went = await places(49, 0, (pacer) => pacer.shareAmong(2));
    expect(went[48]).toBeCloseTo(2000);
    const after = await places(2, 0, (pacer) => {
      pacer.shareAmong(2);
      pacer.spend();
    });
    expect(after[0]).toBeCloseTo(1000 / 48);
    expect(after[1]).toBeCloseTo(3000 / 48);
    const alone = await places(97, 0, (pacer) => {
      pacer.shareAmong(2);
      pacer.shareAmong(1);
    });
    expect(alone[96]).toBeCloseTo(2000);
  });

  test('time that passed unused gives no burst afterwards', async () => {
    const clock = clockOf();
    const pacer = clock.pacer(50);
    await pacer.turn();
    clock.pass(60_000);
    const went: number[] = [];
    await Promise.all([1, 2, 3].map(() => pacer.turn().then(() => went.push(clock.now() - 60_000))));
    expect(went).toEqual([0, 20, 40]);
  });

  test('what is urgent goes next, whatever else has waited longer', async () => {
    const clock = clockOf();
    const pacer = clock.pacer(50);
    const went: string[] = [];
    const others = Array.from({ length: 500 }, (_, place) =>
      pacer.turn().then(() => {
        went.push('other');
        if (place === 100) void pacer.turn('urgent').then(() => went.push('urgent'));
      }),
    );
    await Promise.all(others);
    expect(went.indexOf('urgent')).toBeGreaterThan(100);
    expect(went.indexOf('urgent')).toBeLessThanOrEqual(103);
  });

  test('a refusal slows the pace for a moment, many slow it to a crawl, and it comes back by itself', async () => {
    const once = (await places(97, 0, (pacer) => pacer.refused()))[96] ?? 0;
    expect(once).toBeGreaterThan(2050);
    expect(once).toBeLessThan(2800);
    const often = await places(400, 0, (pacer) => {
      for (let refusals = 0; refusals < 50; refusals += 1) pacer.refused();
    });
    expect((often[2] ?? 0) - (often[1] ?? 0)).toBeGreaterThan(140);
    expect((often[399] ?? 0) - (often[398] ?? 0)).toBeCloseTo(1000 / 48);
  });
});

describe('redelivery', () => {
  test('a repeat within two minutes is known, a later one is new', () => {
    let now = 0;
    const redelivery = createRedelivery(() => now);
    expect(redelivery.isFirst('a')).toBe(true);
    now = 119_999;
    expect(redelivery.isFirst('a')).toBe(false);
    now = 120_000;
    expect(redelivery.isFirst('a')).toBe(true);
  });

  test('a failed run is not kept: the repeat runs again', async () => {
    const redelivery = createRedelivery();
    await expect(
      redelivery.together('a', async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(redelivery.together('a', async () => 'yes')).resolves.toBe('yes');
  });

  test('without an id nothing is taken for a repeat', async () => {
    const redelivery = createRedelivery();
    let runs = 0;
    const work = async () => {
      runs += 1;
    };
    await Promise.all([redelivery.together(null, work), redelivery.together(null, work)]);
    expect(runs).toBe(2);
  });
});

describe('refusals of the Bot Connector', () => {
  test('every status ends in exactly one way, and "later" is no sooner than Teams has said', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 100, max: 599 })),
        fc.string(),
        fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
        (status, code, retryAfter) => {
          const { result } = verdictOn({ status, code, retryAfter });
          expect(result.reason).not.toBe('');
          if (result.kind === 'later') {
            if (retryAfter === null) expect(result.afterSeconds).toBeNull();
            else expect(result.afterSeconds).toBeGreaterThanOrEqual(retryAfter);
          }
        },
      ),
    );
  });

  test.each([
    ['120', 120],
    ['Tue, 05 Jan 2027 09:00:30 GMT', 30],
    ['Tue, 05 Jan 2027 08:00:00 GMT', 0],
    ['soon', null],
    // A longer wait is not believed.
    ['86400', 3600],
    ['99999999999999999999', 3600],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 3600],
  ])('Retry-After %j is %s seconds', (header, seconds) => {
    const fault = { statusCode: 429, response: { bodyAsText: 'not JSON', headers: { get: () => header } } };
    expect(readFailure(fault, new Date('2027-01-05T09:00:00Z')).retryAfter).toBe(seconds);
  });

  test('what is no answer of the connector is no answer', () => {
    expect(readFailure(new TypeError('x'))).toEqual({ status: null, code: '', retryAfter: null });
    expect(readFailure('x')).toEqual({ status: null, code: '', retryAfter: null });
  });
});
