/** `agenda.file-results`: what was found in an item's files; `agenda.choose-file`: whether changes stand, hidden words print. */
import { button } from '../../cards/actions';
import { type Action, present } from '../../cards/card';
import { rowsCard } from '../../cards/rows-card';
import type { Attachment } from '../../services/agenda/rules';
import type { StoredFacts } from '../../services/pack/attachments/service';
import { unreachable } from '../../services/result';
import { notAllowed } from '../not-allowed';
import { itemTitle } from '../present/agenda';
import { fileLines } from '../present/attached-files';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showItem } from './agenda-item';
import { mayWith, type Told } from './agenda-list';
import { showFindings } from './pack-findings';

export const agendaFileResults: Handler<'agenda.file-results'> = ({ turn, data, services }) =>
  showFileResults(services, turn, data.itemId);

async function showFileResults(
  services: BotServices,
  turn: Turn,
  itemId: string,
  told: Told = {},
): Promise<Reply> {
  const found = await services.agendas.item(itemId);
  if (!found) return showItem(services, turn, itemId);
  const { agenda, item } = found;
  const meeting = await services.meetings.byId(agenda.meetingId);
  if (!mayWith(turn, meeting.committeeId).prepare) return notAllowed('agenda.prepare');
  const facts = await services.packs.attachedFacts(item.attachments.map(({ id }) => id));
  const ofFile = (file: Attachment) => facts.find(({ attachmentId }) => attachmentId === file.id);
  return show(
    rowsCard({
      title: `Files of ${itemTitle(item)}`,
      preview: 'Files of an agenda item',
      ...told,
      lines:
        item.attachments.length === 0
          ? ['No file is attached.']
          : ['Each file is opened and read here before it is printed. This is what was found.'],
      groups: [
        {
          heading: null,
          rows: item.attachments.map((file, index) => {
            const known = ofFile(file);
            return {
              title: `${index + 1}. ${file.title} (${file.name})`,
              lines: fileLines(file, known),
              attention: known?.facts?.problem != null,
              action: null,
            };
          }),
        },
      ],
      ways: item.attachments.flatMap((file, index) =>
        choices(services, itemId, file, index + 1, ofFile(file)),
      ),
      actions: [
        button('Look again', 'agenda.file-results', { itemId }),
        button('Back to the item', 'agenda.item', { itemId }),
      ],
    }),
  );
}

function choices(
  services: BotServices,
  itemId: string,
  file: Attachment,
  no: number,
  known: StoredFacts | undefined,
): Action[] {
  const facts = known?.facts;
  if (!facts) return [];
  const choose = (title: string, answer: 'accept' | 'refuse' | 'leave-out' | 'print') =>
    button(title, 'agenda.choose-file', {
      ...{ itemId, attachmentId: file.id, answer, submissionId: services.newId() },
    });
  const { changes, hidden } = known.choice;
  const changed = facts.inserted + facts.deleted > 0;
  return present([
    changed && changes !== 'accept' ? choose(`Accept the changes in file ${no}`, 'accept') : null,
    changed && changes !== 'refuse' ? choose(`Refuse the changes in file ${no}`, 'refuse') : null,
    facts.hidden > 0 && hidden !== 'leave-out'
      ? choose(`Leave hidden words out of file ${no}`, 'leave-out')
      : null,
    facts.hidden > 0 && hidden !== 'print' ? choose(`Print hidden words in file ${no}`, 'print') : null,
  ]);
}

const done = {
  accept: 'The changes are taken as accepted.',
  refuse: 'The changes are taken as refused.',
  'leave-out': 'The hidden words are left out.',
  print: 'The hidden words are printed like all others.',
} as const;

export const agendaChooseFile: Handler<'agenda.choose-file'> = async ({ turn, data, services }) => {
  const { itemId, attachmentId, answer, buildId, submissionId } = data;
  const choice =
    answer === 'accept' || answer === 'refuse'
      ? ({ changes: answer } as const)
      : ({ hidden: answer } as const);
  const press = { itemId, attachmentId, choice, submissionId, byPersonId: turn.person.id };
  const chosen = await services.packs.chooseForFile(press);
  const back = (told: Told & { problem?: string; done?: string }) =>
    buildId === undefined
      ? showFileResults(services, turn, itemId, told)
      : showFindings(services, turn, buildId, told);
  if (chosen.ok) {
    return back({
      done: `${done[answer]} The next pack that is built prints it so. It can be changed until then.`,
    });
  }
  switch (chosen.refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'gone':
      return back({ problem: 'The file is off the agenda, or has not been looked through yet.' });
    case 'final-already':
      return back({ problem: 'It is printed in final papers. A changed file goes out in a supplement.' });
    default:
      return unreachable(chosen.refusal);
  }
};
