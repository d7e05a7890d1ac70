import { strFromU8, unzipSync } from 'fflate';
import { playQuarter } from '../../local/demo/quarter';
import { pdfFacts } from '../support/pdf-check';
import { playSecondQuarter } from '../support/second-quarter';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(600_000);

onEachTown('the demo quarter, from the first message to the pack', (open) => {
  let town: Town;
  const story: string[] = [];
  const files = new Map<string, Uint8Array>();
  const told = (what: RegExp) => story.find((line) => what.test(line)) ?? '';

  beforeAll(async () => {
    town = await open();
    const outcome = await playQuarter(town.url, (line) => story.push(line));
    for (const { url } of outcome.files) {
      const response = await fetch(url);
      const ending = url.slice(url.lastIndexOf('.') + 1);
      // The open pack stands first; the officers' edition after it.
      if (response.ok && !files.has(ending)) files.set(ending, new Uint8Array(await response.arrayBuffer()));
    }
  });
  afterAll(() => town?.stop());

  it('gives each lead one message, however many actions they lead', () => {
    const opened = story.filter((line) => /gets \d+ message.*Quarter 3/.test(line));
    expect(opened).toHaveLength(8);
    expect(opened.filter((line) => !line.includes('gets 1 message'))).toEqual([]);
    expect(told(/^ *Head of Service gets/)).toContain('22');
  });

  it('refuses a percentage that cannot be true, and says why', () => {
    expect(told(/types 90\.07% of 76/)).toMatch(/68.*89\.47%.*69.*90\.79%/);
  });

  it('nudges only the lead who is late, then tells their cover', () => {
    const nudges = story.filter((line) => /nudge|due today/.test(line));
    expect(nudges).toHaveLength(3);
    for (const nudge of nudges) expect(nudge).toMatch(/gets 1 message; those who have sent get none/);
    expect(told(/their cover gets/)).toContain('gets 1 message');
  });

  it('asks nobody who had sent all of theirs to send anything', async () => {
    const ledger = await town.services.notices.ledger(await presentRound(town));
    const nudged = ledger.filter(
      (one) =>
        /^nudge|-due-today$/.test(one.kind) && one.state === 'delivered' && one.kind !== 'figures-due-today',
    );
    expect(new Set(nudged.map((one) => one.personName))).toEqual(new Set(['Service Manager']));
    expect(ledger.filter((one) => one.state === 'queued' || one.state === 'sending')).toEqual([]);
  });

  it('takes a returned update’s answer back to scrutiny, where all that came is accepted', () => {
    expect(told(/sends 2\.4 back/)).not.toBe('');
    expect(told(/accepts \d+ updates/)).toContain('accepts 48 updates');
  });

  it('moves the dates that a new bank holiday touches', () => {
    expect(Number(/(\d+) dates? move/.exec(told(/One-off|one-off/))?.[1])).toBeGreaterThan(0);
  });

  it('leaves a Word file with one first heading and the actions in reading order', () => {
    const word = files.get('docx');
    expect(word).toBeDefined();
    if (!word) return;
    const parts = unzipSync(word);
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
    const words = [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]);
    const refs = words.filter((text) => /^\d\.\d{1,2}$/.test(text ?? ''));
    expect(new Set(refs).size).toBe(50);
    const ofFirstPledge = [...new Set(refs)].filter((ref) => ref?.startsWith('1.'));
    expect(ofFirstPledge).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((no) => `1.${no}`));
    expect(body).not.toMatch(/undefined|NaN|\[object/);
  });

  it('leaves a tagged PDF that opens', async () => {
    const pdf = files.get('pdf');
    expect(pdf).toBeDefined();
    if (pdf) expect((await pdfFacts(pdf)).pages).toBeGreaterThan(3);
  });

  it('is sealed once two people have decided together and the clerk has answered the rest', async () => {
    for (const office of ['Operational Group Chair', 'Data Protection Adviser'])
      expect(
        Number(/agrees that (\d+) of them/.exec(told(new RegExp(`The ${office} agrees`)))?.[1]),
      ).toBeGreaterThan(0);
    expect(told(/Make it final/)).toContain('Final and sealed on Thursday 18 February 2027');
    expect(told(/Published on/)).toContain('Friday 19 February 2027, 11:40');
    const [latest] = await town.services.packs.versions(await presentMeeting(town));
    expect(latest).toMatchObject({ no: 3, stage: 'final', state: 'built' });
    expect(latest?.editionFiles.map(({ name }) => name.slice(name.lastIndexOf('.')))).toEqual([
      '.docx',
      '.pdf',
      '.html',
    ]);
  });

  it('asks at most 20 questions about the papers of the second quarter, with new words and figures in them', async () => {
    const { accepted, questions } = await playSecondQuarter(town, (line) => story.push(line));
    expect(accepted).toBe(50);
    const asked = questions.map(({ rule, place, excerpt }) => `${rule}, ${place}: ${excerpt}`);
    // Asked of somebody: small numbers of children stand in these updates on purpose.
    expect(asked.filter((one) => one.startsWith('identity-small-number'))).not.toEqual([]);
    expect({ asked, enough: asked.length <= 20 }).toEqual({ asked, enough: true });
  }, 600_000);
});

async function presentMeeting(town: Town): Promise<string> {
  const [committee] = await town.services.committees.all();
  const round = committee && (await town.services.rounds.present(committee.committeeId));
  return round?.meetingId ?? '';
}

async function presentRound(town: Town): Promise<string> {
  const [committee] = await town.services.committees.all();
  const round = committee && (await town.services.rounds.present(committee.committeeId));
  return round?.id ?? '';
}
