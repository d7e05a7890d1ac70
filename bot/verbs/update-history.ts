/** `update.history`: every version of one update, with who and when. */
import { historyCard } from '../../cards/sent-card';
import { updateCopyView, versionTitle } from '../present/update';
import { type Handler, show } from '../press';
import { mayRead, notForYou, updateIsGone } from '../reading';

export const updateHistory: Handler<'update.history'> = async ({ turn, data, services }) => {
  const form = await services.updates.form(data.requestId, turn.person.id);
  if (!form.ok) return updateIsGone(services, turn);
  const { request, action } = form.value;
  if (!mayRead(turn, request)) return notForYou(services, turn, request);
  const versions = await services.updates.history(data.requestId);
  const card = show(
    historyCard({
      requestId: request.id,
      ref: request.ref,
      title: request.title,
      versions: versions
        .sort((one, other) => other.no - one.no)
        .slice(0, shown)
        .map((version) => ({
          title: versionTitle(version),
          copy: updateCopyView(version.content, action.measures),
        })),
    }),
  );
  return { ...card, about: request.committeeId };
};

/** The newest few fit a card of 28 kB; all of them are kept. */
const shown = 4;
