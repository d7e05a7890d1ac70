/** Work in a process of its own: an end without an answer is told, and so is a fault of the work. */

import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { inOwnProcess } from '../../../services/pack/writers/own-process';
import { richReport } from '../../support/pack-rich';

const createdAt = new Date('2027-02-18T10:00:00Z');

it('says that a process ended without an answer, and which', async () => {
  const lost = inOwnProcess({ entry: 'services/pack/not-there', job: {}, hear: () => {} });
  await expect(lost).rejects.toThrow(/process of services\/pack\/not-there ended with 1 and no answer/);
});

it('tells of a fault of the work itself', async () => {
  const outline = { ...settle({ ...richReport(), blocks: [] } as never), blocks: [{ kind: 'unheard-of' }] };
  await expect(writePdf(outline as never, { createdAt })).rejects.toThrow();
});
