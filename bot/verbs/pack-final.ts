/** `pack.make-final` seals what a clerk has read; `pack.despatch` and `pack.send-despatch` record that it was published. */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { despatchCard } from '../../cards/pack-forms';
import { differencesCard } from '../../cards/pack-lists';
import { packInputIds } from '../../cards/verbs-pack';
import { formatDay, formatTime, instantAt, londonDay, parseDay } from '../../services/calendar/rules';
import type { PackBuild } from '../../services/pack/service';
import { notAllowed } from '../not-allowed';
import { versionName } from '../present/pack';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';
import { packIsGone, showBegun, showPack } from './clerk-pack';

export const packMakeFinal: Handler<'pack.make-final'> = async ({ turn, data, services }) => {
  const made = await services.packs.makeFinal({
    ...data,
    evenSo: data.evenSo ?? false,
    byPersonId: turn.person.id,
  });
  if (made.ok) return showBegun(services, turn, made.value);
  const { buildId } = data;
  const { refusal } = made;
  const say = (title: string, ...lines: string[]) =>
    show(
      messageCard({
        title,
        lines,
        actions: [
          button('Back to the pack', 'clerk.pack', { buildId }),
          button('What was found', 'pack.findings', { buildId }),
        ],
      }),
    );
  switch (refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'gone':
      return packIsGone();
    case 'final-already':
      return say('That version is final already', 'A later change makes a new version or a supplement.');
    case 'final-failed':
      // Its card says what went wrong, and has “Try again”.
      return showPack(services, refusal.buildId);
    case 'not-built':
      return say('That version is not built yet', 'It can be made final once it has been built.');
    case 'not-the-latest':
      return say(
        'There is a later version',
        `Version ${refusal.latestNo} has been asked for since. Look at that one, and make it final.`,
      );
    case 'gate-closed':
      return say(
        'It cannot be made final yet',
        `${refusal.stops} of the findings must be put right, and ${refusal.toAnswer} put right or kept with a reason.`,
      );
    case 'changed-since':
      return changedSince(services, buildId, refusal.lines);
  }
};

/** The clerk chooses with open eyes: what they have read, or what is true now. */
async function changedSince(services: BotServices, buildId: string, lines: string[]): Promise<Reply> {
  const build = await services.packs.byId(buildId);
  if (!build) return packIsGone();
  const submissionId = services.newId();
  return show(
    differencesCard({
      title: 'Something has changed since this version was built',
      lines: [...lines, 'Build it again to print what is true now, or make final what you have read.'],
      actions: [
        button('Build it again', 'clerk.build-pack', { meetingId: build.meetingId, submissionId }),
        button('Make it final as it is', 'pack.make-final', { buildId, submissionId, evenSo: true }),
        button('Back to the pack', 'clerk.pack', { buildId }),
      ],
    }),
  );
}

export const packDespatch: Handler<'pack.despatch'> = async ({ data, services }) => {
  const build = await services.packs.byId(data.buildId);
  if (!build) return packIsGone();
  const now = services.clock.now();
  return showDespatchForm(services, build, { day: londonDay(now), time: formatTime(now), problem: null });
};

async function showDespatchForm(
  services: BotServices,
  build: PackBuild,
  form: { day: string; time: string; problem: string | null },
): Promise<Reply> {
  const meeting = await services.meetings.byId(build.meetingId);
  const title = `${formatDay(meeting.day)}. ${versionName(build)}`;
  return show(despatchCard({ buildId: build.id, submissionId: services.newId(), title, ...form }));
}

export const packSendDespatch: Handler<'pack.send-despatch'> = async ({ turn, data, typed, services }) => {
  const build = await services.packs.byId(data.buildId);
  if (!build) return packIsGone();
  const [day, time] = [typed[packInputIds.despatchDay] ?? '', typed[packInputIds.despatchTime] ?? ''];
  const again = (problem: string) => showDespatchForm(services, build, { day, time, problem });
  const on = parseDay(day);
  if (!on) return again('Please choose the date, such as 22 February 2027.');
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim());
  if (!clock) return again('Please write the time as 11:40.');
  const at = instantAt(on, `${clock[1]?.padStart(2, '0')}:${clock[2]}`);
  const recorded = await services.packs.recordDespatch({ ...data, at, byPersonId: turn.person.id });
  if (recorded.ok) return showPack(services, data.buildId);
  switch (recorded.refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'gone':
      return packIsGone();
    case 'not-final':
      return again('Only final papers are published. Make this version final first.');
    case 'in-future':
      return again('That is still to come. Please give the time at which it was published.');
  }
};
