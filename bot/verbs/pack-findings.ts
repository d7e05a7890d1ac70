/** `pack.findings`: what the gate found; `pack.keep` asks why one is kept, `pack.send-keep` records it. */

import { keepFindingCard } from '../../cards/pack-forms';
import { packFindingsCard } from '../../cards/pack-lists';
import { packInputIds } from '../../cards/verbs-pack';
import { londonDay } from '../../services/calendar/rules';
import { needsTwo, type PackBuild } from '../../services/pack/rules';
import { may } from '../../services/platform/permissions';
import { notAllowed } from '../not-allowed';
import { counts, findingViews, versionName } from '../present/pack';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { packIsGone } from './clerk-pack';

/** A card stays small on a phone, and under Teams' limit. */
const pageLength = 8;

export const packFindings: Handler<'pack.findings'> = ({ turn, data, services }) =>
  showFindings(services, turn, data.buildId, { page: data.page ?? 0 });

/** The build, when this person may read what was found in it, and whether as one who makes that committee's papers. */
async function readable(
  services: BotServices,
  turn: Turn,
  buildId: string,
): Promise<{ build: PackBuild; clerk: boolean; mayReturn: boolean } | { reply: Reply }> {
  const build = await services.packs.byId(buildId);
  // A pack that they may not look at is answered as one that is not there.
  if (!build || !(await services.packs.mayLook(build, turn.person.id)))
    return { reply: can(turn, 'pack.make') ? packIsGone() : notAllowed('pack.make') };
  // A card can lead here from a thing of another committee.
  const { committeeId } = await services.meetings.byId(build.meetingId);
  const there = { committeeId, on: londonDay(turn.now) };
  const clerk = may(turn.person, 'pack.make', there);
  return { build, clerk, mayReturn: may(turn.person, 'findings.return', there) };
}

export async function showFindings(
  services: BotServices,
  turn: Turn,
  buildId: string,
  options: { page?: number; problem?: string; done?: string } = {},
): Promise<Reply> {
  const found = await readable(services, turn, buildId);
  if ('reply' in found) return found.reply;
  const { build, clerk, mayReturn } = found;
  const standing = await services.packs.standing(build);
  const all = await findingViews(services, standing, {
    ...{ clerk, mayReturn, buildId },
    personId: turn.person.id,
  });
  const page = options.page ?? 0;
  const { stops, toAnswer, advice, kept } = counts(standing);
  return show(
    packFindingsCard({
      buildId,
      title: `What the checks found: ${versionName(build)}`,
      totals: !clerk
        ? 'These wait for the Operational Group’s chair and the data protection adviser, together.'
        : all.length === 0
          ? 'Nothing was found.'
          : `To put right ${stops}. To put right or keep with a reason ${toAnswer}. To think about ${advice}. Kept ${kept}.`,
      findings: all.slice(page * pageLength, (page + 1) * pageLength),
      nextPage: (page + 1) * pageLength < all.length ? page + 1 : null,
      problem: options.problem ?? null,
      done: options.done ?? null,
      unknownWords: clerk
        ? [...standing.stops, ...standing.toAnswer].filter(({ term }) => term !== undefined).length
        : 0,
      mayAskTwo: clerk && standing.stops.some(needsTwo),
      mayOpenPack: clerk,
    }),
  );
}

export const packKeep: Handler<'pack.keep'> = ({ turn, data, services }) =>
  showKeepForm(services, turn, data, { reason: '', problem: null });

async function showKeepForm(
  services: BotServices,
  turn: Turn,
  { buildId, fingerprint }: { buildId: string; fingerprint: string },
  form: { reason: string; problem: string | null },
): Promise<Reply> {
  const found = await readable(services, turn, buildId);
  if ('reply' in found) return found.reply;
  const finding = found.build.findings.find((one) => one.fingerprint === fingerprint);
  if (!finding) return packIsGone();
  const { place, excerpt, why } = finding;
  const submissionId = services.newId();
  return show(keepFindingCard({ buildId, fingerprint, submissionId, place, excerpt, why, ...form }));
}

export const packSendKeep: Handler<'pack.send-keep'> = async ({ turn, data, typed, services }) => {
  const reason = typed[packInputIds.keepReason] ?? '';
  const kept = await services.packs.keepFinding({ ...data, reason, byPersonId: turn.person.id });
  const again = (problem: string) => showFindings(services, turn, data.buildId, { problem });
  if (kept.ok) return showFindings(services, turn, data.buildId, { done: 'Your reason is recorded.' });
  switch (kept.refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'gone':
      return packIsGone();
    case 'cannot-be-kept':
      return again('That one cannot be kept with a reason: it has to be put right.');
    case 'needs-two':
      return again(
        'That one is for the Operational Group’s chair and the data protection adviser, together.',
      );
    case 'same-person':
      return again('You have agreed already. The second must be another person.');
    case 'reason-needed': {
      const { least, most } = kept.refusal;
      const problem = `Please say why in a sentence: ${least} to ${most} characters.`;
      return showKeepForm(services, turn, data, { reason, problem });
    }
  }
};

export const packAskTwo: Handler<'pack.ask-two'> = async ({ turn, data, services }) => {
  const asked = await services.packs.askTheTwo({ ...data, byPersonId: turn.person.id });
  if (!asked.ok) return asked.refusal.code === 'gone' ? packIsGone() : notAllowed('pack.make');
  return asked.value.asked === 0
    ? showFindings(services, turn, data.buildId, {
        problem:
          'Nobody holds the post of the Operational Group’s chair or the role of data protection adviser.',
      })
    : showFindings(services, turn, data.buildId, {
        done: 'They each get a message. It says nothing of the words.',
      });
};
