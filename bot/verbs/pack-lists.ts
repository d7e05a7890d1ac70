/** `pack.files`, `pack.versions` and `pack.compare`: everything that was built, and how versions differ. */
import { button } from '../../cards/actions';
import { differencesCard, packFilesCard, packVersionsCard } from '../../cards/pack-lists';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import { earlierOf } from '../../services/pack/rules';
import type { PackBuild } from '../../services/pack/service';
import { fileAbout, openTitle, versionName } from '../present/pack';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';
import { packIsGone } from './clerk-pack';

const filesOnPage = 12;
const versionsShown = 12;
const differencesOnPage = 25;

export const packFiles: Handler<'pack.files'> = async ({ data, services }) => {
  const build = await services.packs.byId(data.buildId);
  if (!build) return packIsGone();
  const page = data.page ?? 0;
  const files = [...build.files, ...build.editionFiles];
  return show(
    packFilesCard({
      buildId: build.id,
      title: `Files of ${versionName(build)}`,
      files: files
        .slice(page * filesOnPage, (page + 1) * filesOnPage)
        .map((file) => ({ name: file.name, about: fileAbout(file), url: file.url, open: openTitle(file) })),
      nextPage: (page + 1) * filesOnPage < files.length ? page + 1 : null,
    }),
  );
};

export const packVersions: Handler<'pack.versions'> = ({ data, services }) =>
  showVersions(services, data.meetingId);

export async function showVersions(services: BotServices, meetingId: string): Promise<Reply> {
  const versions = await services.packs.versions(meetingId);
  if (versions.length === 0) return packIsGone();
  const meeting = await services.meetings.byId(meetingId);
  return show(
    packVersionsCard({
      title: `Papers for ${formatDay(meeting.day)}: every version`,
      meetingId,
      versions: versions.slice(0, versionsShown).map((build) => ({
        buildId: build.id,
        name: versionName(build),
        about: versionAbout(build),
        earlierId: build.state === 'built' ? (earlierOf(build, versions)?.id ?? null) : null,
      })),
    }),
  );
}

function versionAbout(build: PackBuild): string {
  if (build.sealedAt) return `Sealed ${formatMoment(build.sealedAt)}. ${build.files.length} files.`;
  if (build.builtAt) return `Built ${formatMoment(build.builtAt)}. ${build.files.length} files.`;
  return build.state === 'failed'
    ? `Asked for ${formatMoment(build.requestedAt)}; it could not be built.`
    : `Asked for ${formatMoment(build.requestedAt)}; on its way.`;
}

export const packCompare: Handler<'pack.compare'> = async ({ data, services }) => {
  const [earlier, later] = await Promise.all([
    services.packs.byId(data.earlierId),
    services.packs.byId(data.laterId),
  ]);
  const lines = earlier && later ? await services.packs.compare(earlier.id, later.id) : null;
  // One meeting's versions are compared, so that an id from elsewhere opens nothing.
  if (!earlier || !later || !lines || earlier.meetingId !== later.meetingId) return packIsGone();
  const page = data.page ?? 0;
  const from = page * differencesOnPage;
  const shown = lines.slice(from, from + differencesOnPage);
  const left = lines.length - from - shown.length;
  const turnTo = (title: string, to: number) => button(title, 'pack.compare', { ...data, page: to });
  return show(
    differencesCard({
      title: `What changed from ${versionName(earlier)} to ${versionName(later)}`,
      lines: lines.length > 0 ? shown : ['Nothing changed: the two print the same.'],
      actions: [
        ...(left > 0 ? [turnTo(`Show more (${left})`, page + 1)] : []),
        ...(page > 0 ? [turnTo('Show the ones before', page - 1)] : []),
        button('Back to the pack', 'clerk.pack', { buildId: later.id }),
        button('All versions', 'pack.versions', { meetingId: later.meetingId }),
      ],
    }),
  );
};
