/**
 * `words.accept`: what unknown words are; `words.numbers`: a paper's small numbers, and that none of them counts children;
 * `words.return`: what was found goes back to its author.
 */
import { acceptWordsCard, smallNumbersCard, wordInput } from '../../cards/word-cards';
import { TermKind, termKindWords } from '../../services/language/terms';
import type { PackBuild } from '../../services/pack/rules';
import { pageOfNumbers } from '../../services/pack/words';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import { scrutinyRefusalWords } from '../refusals';
import type { BotServices } from '../services';
import type { Reply } from '../turn';
import { packIsGone } from './clerk-pack';
import { showFindings } from './pack-findings';

/** A card stays small on a phone, and under Teams' limit. */
const mostWords = 8;

const kinds = TermKind.options.map((value) => ({ title: `It is ${termKindWords[value]}`, value }));

export const wordsAccept: Handler<'words.accept'> = async ({ turn, data, services }) => {
  const build = await services.packs.byId(data.buildId);
  if (!build) return packIsGone();
  const open = await openWords(services, build);
  if (open.length === 0)
    return showFindings(services, turn, build.id, { done: 'No word is left to ask about.' });
  return wordsForm(services, build.id, open, null);
};

async function openWords(services: BotServices, build: PackBuild) {
  const { stops, toAnswer } = await services.packs.standing(build);
  return [...stops, ...toAnswer].flatMap(({ fingerprint, term, place, excerpt, why }) =>
    term === undefined ? [] : [{ fingerprint, term, place, excerpt, why }],
  );
}

function wordsForm(
  services: BotServices,
  buildId: string,
  open: Awaited<ReturnType<typeof openWords>>,
  problem: string | null,
): Reply {
  return show(
    acceptWordsCard({
      buildId,
      submissionId: services.newId(),
      words: open.slice(0, mostWords),
      more: open.length > mostWords,
      kinds,
      problem,
    }),
  );
}

export const wordsSendAccept: Handler<'words.send-accept'> = async ({ turn, data, typed, services }) => {
  const words = data.fingerprints.flatMap((fingerprint, index) => {
    const kind = TermKind.safeParse(typed[wordInput(index)]);
    return kind.success ? [{ fingerprint, kind: kind.data }] : [];
  });
  const accepted = await services.packs.acceptWords({
    buildId: data.buildId,
    byPersonId: turn.person.id,
    words,
  });
  if (!accepted.ok) return accepted.refusal.code === 'gone' ? packIsGone() : notAllowed('pack.make');
  const build = await services.packs.byId(data.buildId);
  const open = build ? await openWords(services, build) : [];
  const left = open.filter(({ fingerprint }) => !data.fingerprints.includes(fingerprint));
  if (left.length > 0) return wordsForm(services, data.buildId, left, null);
  return showFindings(services, turn, data.buildId, {
    done:
      words.length === 0
        ? 'Nothing was chosen, so nothing has changed.'
        : `${words.length === 1 ? 'One word is' : `${words.length} words are`} known from now on. What you left is still to be put right.`,
  });
};

export const wordsNumbers: Handler<'words.numbers'> = async ({ data, services }) =>
  (await showNumbers(services, data, data.page ?? 0)) ?? packIsGone();

/** null: there is no such page. */
async function showNumbers(
  services: BotServices,
  { buildId, fingerprint }: { buildId: string; fingerprint: string },
  page: number,
): Promise<Reply | null> {
  const build = await services.packs.byId(buildId);
  const finding = build?.findings.find((one) => one.fingerprint === fingerprint);
  const { shown, left } = pageOfNumbers(finding?.numbers ?? [], page);
  if (!finding || shown.length === 0) return null;
  const { place } = finding;
  const submissionId = services.newId();
  return show(smallNumbersCard({ buildId, fingerprint, submissionId, place, numbers: shown, page, left }));
}

export const wordsConfirm: Handler<'words.confirm'> = async ({ turn, data, services }) => {
  const page = data.page ?? 0;
  const confirmed = await services.packs.confirmNumbers({ ...data, page, byPersonId: turn.person.id });
  if (!confirmed.ok) return confirmed.refusal.code === 'gone' ? packIsGone() : notAllowed('pack.make');
  const next = await showNumbers(services, data, page + 1);
  if (next) return next;
  return showFindings(services, turn, data.buildId, {
    done: 'That is recorded with your name. You are asked again if one of the numbers changes.',
  });
};

export const wordsReturn: Handler<'words.return'> = async ({ turn, data, services }) => {
  const returned = await services.packs.returnFinding({ ...data, byPersonId: turn.person.id });
  const again = (problem: string) => showFindings(services, turn, data.buildId, { problem });
  if (returned.ok)
    return showFindings(services, turn, data.buildId, {
      done: returned.value.isTold
        ? `${returned.value.what} has been sent back, with what was found. Build the pack again once it has come.`
        : `${returned.value.what} is marked as sent back. Nobody who wrote it can be written to: please tell whoever writes it now.`,
    });
  const { refusal } = returned;
  switch (refusal.code) {
    case 'not-allowed':
      return notAllowed('findings.return');
    case 'gone':
      return packIsGone();
    case 'no-author':
      return again('These words are nobody’s in particular, so they cannot be sent back from here.');
    case 'newer':
      return again('The words have changed since this version was built. Build the pack again to see them.');
    case 'already':
      return again('These words have been sent back already.');
    case 'scrutiny':
      return again(scrutinyRefusalWords(refusal.refusal));
  }
};
