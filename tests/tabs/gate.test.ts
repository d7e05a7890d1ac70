/** The gate and the tickets of the ask page: floods wait for themselves, and one load of the form makes a few questions. */
import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../services/questions/keys';
import { createGate } from '../../tabs/server/gate';
import { networksOf } from '../../tabs/server/lanes';
import { createTickets } from '../../tabs/server/tickets';
import { heldBytes } from '../support/heap';

describe('the gate', () => {
  it('lets a few through at once, and slows the right and the wrong alike after that', async () => {
    const gate = createGate({ perSecond: 100, burst: 5, waiting: 50 });
    await Promise.all(Array.from({ length: 5 }, () => gate.pass(['a'])));
    const started = performance.now();
    await Promise.all(Array.from({ length: 10 }, () => gate.pass(['a'])));
    expect(performance.now() - started).toBeGreaterThanOrEqual(80);
  });

  it('turns away whoever still waits when the program ends, and whoever comes after', async () => {
    const ending = new AbortController();
    const gate = createGate({ perSecond: 0.001, burst: 1, waiting: 50, ending: ending.signal });
    expect(await gate.pass(['a'])).toBe(true);
    const waiting = [gate.pass(['a']), gate.pass(['b']), gate.pass(['b'])];
    ending.abort();
    expect(await Promise.all([...waiting, gate.pass(['c'])])).toEqual([false, false, false, false]);
  });

  it('gives each lane its turn: one that sends a thousand waits behind everyone who sends one', async () => {
    const gate = createGate({ perSecond: 50, burst: 1, waiting: 100 });
    const order: string[] = [];
    const flood = Array.from({ length: 1000 }, () =>
      gate.pass(['flood']).then((passed) => passed && order.push('flood')),
    );
    const others = ['one', 'two', 'three'].map((lane) =>
      gate.pass([lane]).then((passed) => passed && order.push(lane)),
    );
    await Promise.all(others);
    expect(order.length).toBeLessThan(12);
    expect(order).toEqual(expect.arrayContaining(['one', 'two', 'three']));
    const served = await Promise.all(flood);
    expect(served.filter((passed) => passed === false).length).toBeGreaterThan(890);
  });

  it.each([
    ['an IPv6 /64', (place: number) => `2001:db8:1:2::${place.toString(16)}`],
    ['an IPv6 /48', (place: number) => `2001:db8:1:${place.toString(16)}::1`],
    ['an IPv4 /24', (place: number) => `198.51.100.${place % 256}`],
  ])('gives %s one turn among the rest, however many addresses it sends from', async (_name, address) => {
    const gate = createGate({ perSecond: 50, burst: 1, waiting: 100 });
    const order: string[] = [];
    const pass = (from: string) =>
      gate.pass(networksOf(from)).then((passed) => {
        if (passed) order.push(from);
        return passed;
      });
    const flood = Array.from({ length: 1000 }, (_, place) => pass(address(place)));
    const others = ['203.0.113.5', '2a00:23c5:1::9', '192.0.2.1'].map(pass);
    expect(await Promise.all(others)).toEqual([true, true, true]);
    expect(order.length).toBeLessThan(12);
    expect((await Promise.all(flood)).filter(Boolean).length).toBeGreaterThan(80);
  });

  it('lets each pupil of a school have a turn, though one of its machines floods', async () => {
    const gate = createGate({ perSecond: 200, burst: 1, waiting: 100 });
    const flood = Array.from({ length: 300 }, () => gate.pass(networksOf('198.51.100.9')));
    const class9 = Array.from({ length: 30 }, (_, pupil) =>
      gate.pass(networksOf(`198.51.100.${pupil + 20}`)),
    );
    expect((await Promise.all(class9)).every(Boolean)).toBe(true);
    await Promise.all(flood);
  });

  it('past what it may hold turns the newest of the longest lane away, and keeps who came first', async () => {
    const ending = new AbortController();
    const gate = createGate({ perSecond: 0.001, burst: 1, waiting: 3, ending: ending.signal });
    expect(await gate.pass(['a'])).toBe(true);
    const turnedAway: string[] = [];
    const waits = (who: string, lane: string) =>
      gate.pass([lane]).then((passed) => (passed ? 0 : turnedAway.push(who)));
    const all = [waits('a1', 'a'), waits('a2', 'a'), waits('b1', 'b'), waits('a3', 'a'), waits('b2', 'b')];
    await new Promise(setImmediate);
    // a3 is one too many of lane a; then b2 makes the lanes as long as each other, and the older lane gives way.
    expect(turnedAway).toEqual(['a3', 'a2']);
    ending.abort();
    await Promise.all(all);
  });

  it('saves up no more than it may while it is quiet', async () => {
    let now = 0;
    const ending = new AbortController();
    const gate = createGate({
      ...{ perSecond: 10, burst: 2, waiting: 50, ending: ending.signal, now: () => now },
    });
    now = 60_000;
    const passed: number[] = [];
    const all = [1, 2, 3].map((no) => gate.pass(['a']).then((mine) => mine && passed.push(no)));
    await new Promise(setImmediate);
    expect(passed).toEqual([1, 2]);
    ending.abort();
    await Promise.all(all);
  });

  it('holds no more than it may, whoever comes', async () => {
    const gate = createGate({ perSecond: 1000, burst: 1, waiting: 20 });
    const all = await Promise.all(Array.from({ length: 500 }, (_, place) => gate.pass([`lane ${place}`])));
    expect(all.filter((passed) => passed).length).toBeLessThanOrEqual(22);
  });
});

describe('the networks of an address', () => {
  it.each([
    ['192.0.2.7', ['192.0.2/24', '192.0.2.7']],
    ['::ffff:192.0.2.7', ['192.0.2/24', '192.0.2.7']],
    ['::FFFF:c000:0207', ['192.0.2/24', '192.0.2.7']],
    ['0:0:0:0:0:ffff:c000:207', ['192.0.2/24', '192.0.2.7']],
    ['2001:DB8::1', ['2001:db8:0/48', '2001:db8:0:0/64', '2001:db8:0:0:0:0:0:1']],
    ['2001:db8:0:0:1::%eth0', ['2001:db8:0/48', '2001:db8:0:0/64', '2001:db8:0:0:1:0:0:0']],
    ['64:ff9b::192.0.2.7', ['64:ff9b:0/48', '64:ff9b:0:0/64', '64:ff9b:0:0:0:0:c000:207']],
    ['unknown', ['unknown']],
    ['', ['']],
  ])('%j', (address, networks) => {
    expect(networksOf(address)).toEqual(networks);
  });
});

describe('a form’s ticket', () => {
  const keys = createKeyRing([randomBytes(32).toString('base64')]);

  it('is good for three questions, and for any of them again', () => {
    const tickets = createTickets(keys);
    const ticket = tickets.fresh();
    const id = tickets.use(ticket, 'one');
    expect(id).not.toBeNull();
    for (const words of ['two', 'three', 'one', 'two']) expect(tickets.use(ticket, words)).toBe(id);
    expect(tickets.use(ticket, 'four')).toBeNull();
    expect(tickets.use(tickets.fresh(), 'four')).not.toBeNull();
  });

  it('is refused when it is forged, cut, of another key, or two days old', () => {
    let now = 1_800_000_000_000;
    const tickets = createTickets(keys, () => now);
    const ticket = tickets.fresh();
    const other = createTickets(createKeyRing([randomBytes(32).toString('base64')]), () => now).fresh();
    for (const bad of [
      '',
      'x',
      '..',
      `${ticket}x`,
      ticket.slice(1),
      ticket.replace('.', '..'),
      other,
      'a'.repeat(9999),
      // As many characters as ours, and twice the bytes.
      `${ticket.split('.').slice(0, 2).join('.')}.${'é'.repeat(24)}`,
    ]) {
      expect(tickets.use(bad, 'words')).toBeNull();
    }
    now += 47 * 3_600_000;
    expect(tickets.use(ticket, 'words')).not.toBeNull();
    now += 2 * 3_600_000;
    expect(tickets.use(ticket, 'words')).toBeNull();
  });

  it('remembers a bounded number of them', () => {
    const tickets = createTickets(keys);
    const before = heldBytes();
    for (let count = 0; count < 60_000; count++) tickets.use(tickets.fresh(), 'words');
    expect(heldBytes() - before).toBeLessThan(120_000_000);
  });
});
