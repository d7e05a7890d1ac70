import { agendaFields as fields } from '../../../services/agenda/rules';
import { onEachEngine } from '../../support/engines';
import { good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';
import { deleted, para, wordFile, words } from '../../support/word-files';

const folder = '2027-03-02 Cared for Children Committee';

onEachEngine('attaching a file', (openDatabase) => {
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(openDatabase);
  });
  afterEach(() => world.close());

  const clerk = () => world.by(world.who.clerk);
  async function item(): Promise<string> {
    const typed = {
      [fields.title]: 'Health report',
      [fields.purpose]: 'To note.',
      [fields.timing]: 'on-time',
    };
    const meetingId = world.meetings['2027-03-02'] ?? '';
    const added = good(await world.services.agendas.add({ ...clerk(), meetingId, typed }));
    return added.item?.id ?? '';
  }
  const attach = (itemId: string, name: string) =>
    world.services.agendas.attach({ ...clerk(), itemId, typed: { [fields.file]: name } });

  it('refuses what cannot be read, with what to do, and attaches nothing', async () => {
    const itemId = await item();
    const files: [string, Buffer][] = [
      ['~$Review.docx', Buffer.from('\u000bPat Example')],
      ['Empty.pdf', Buffer.alloc(0)],
      ['Renamed.pdf', Buffer.from('Some words')],
      ['Old.docx', Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(100)])],
      ['Figures.xlsx', Buffer.from('PK')],
      ['Notes.rtf', Buffer.from('{\\rtf1}')],
    ];
    for (const [name, content] of files) {
      await world.library.put(folder, name, content);
      const refused = await attach(itemId, name);
      expect([name, whyNot(refused)]).toEqual([name, 'needs-attention']);
    }
    expect((await world.services.agendas.item(itemId))?.item.attachments).toEqual([]);
  });

  it('reads the file in a job, keeps what was found with the item, and asks anew when it has changed', async () => {
    const itemId = await item();
    await world.library.put(folder, 'Review.docx', wordFile(para(words('Open. ') + deleted('Closed.'))));
    good(await attach(itemId, 'Review.docx'));
    const file = (await world.services.agendas.item(itemId))?.item.attachments[0];
    const { packs } = world.services;
    expect(await packs.attachedFacts([file?.id ?? ''])).toEqual([]);
    await world.services.jobs.drain();
    const [found] = await packs.attachedFacts([file?.id ?? '']);
    expect(found).toMatchObject({
      facts: { kind: 'docx', problem: null, deleted: 1, words: 2 },
      choice: { changes: null, hidden: null },
    });
    // Facts alone are kept: no word of the file.
    const rows = await world.db.selectFrom('attached_reading').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Open|Closed|Pat/);

    const attachmentId = file?.id ?? '';
    const choose = (changes: 'accept' | 'refuse', by = clerk()) =>
      packs.chooseForFile({ ...by, itemId, attachmentId, choice: { changes } });
    expect(whyNot(await choose('accept', world.by(world.who.member)))).toBe('not-allowed');
    expect(good(await choose('accept'))).toEqual({ changes: 'accept', hidden: null });
    const twice = clerk();
    expect(good(await choose('refuse', twice))).toEqual({ changes: 'refuse', hidden: null });
    expect(good(await choose('refuse', twice))).toEqual({ changes: 'refuse', hidden: null });
    expect((await packs.attachedFacts([attachmentId]))[0]?.choice.changes).toBe('refuse');
    const audit = await world.db.selectFrom('audit_entry').select('what').execute();
    expect(audit.filter(({ what }) => what === 'attached-file-decided')).toHaveLength(2);

    await packs.lookThrough(itemId);
    expect((await packs.attachedFacts([attachmentId]))[0]?.choice.changes).toBe('refuse');
    await world.changeFile(folder, 'Review.docx', wordFile(para(words('Open. ') + deleted('Shut.'))));
    await packs.lookThrough(itemId);
    expect((await packs.attachedFacts([attachmentId]))[0]?.choice.changes).toBeNull();

    good(await world.services.agendas.detach({ ...clerk(), itemId, attachmentId }));
    expect(await packs.attachedFacts([attachmentId])).toEqual([]);
    expect(whyNot(await choose('accept'))).toBe('gone');
  });
});
