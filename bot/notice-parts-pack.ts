/** Messages about a pack: that it is ready, that a finding waits for the two who decide together. */
import { button } from '../cards/actions';
import type { Action, Card } from '../cards/card';
import { messageCard } from '../cards/message-card';
import { packCard } from '../cards/pack-card';
import type { Notice } from '../services/notices/rules';
import { needsTwo } from '../services/pack/rules';
import { packView } from './present/pack';
import type { BotServices } from './services';

interface PackPart {
  noticeIds: string[];
  line: string;
  action: Action;
  card: Card;
}

export async function packParts(services: BotServices, notices: Notice[]): Promise<(PackPart | null)[]> {
  const finished = notices.filter(({ kind }) => kind === 'pack-finished');
  const toAgree = notices.filter(({ kind }) => kind === 'finding-to-agree');
  return Promise.all([
    ...finished.map((notice) => finishedPart(services, notice)),
    ...toAgree.map((notice) => agreePart(services, notice)),
    ...notices
      .filter(({ kind }) => kind === 'report-returned')
      .map((notice) => sectionReturnedPart(services, notice)),
  ]);
}

async function finishedPart(services: BotServices, notice: Notice): Promise<PackPart | null> {
  const build = notice.subject.buildId ? await services.packs.byId(notice.subject.buildId) : null;
  if (!build) return null;
  const view = await packView(services, build);
  return {
    noticeIds: [notice.id],
    line: `${view.title}: ${view.version}`,
    action: button('Show the pack', 'clerk.pack', { buildId: build.id }),
    card: packCard(view),
  };
}

/** Nothing to say once it was put right, or kept by both. */
async function agreePart(services: BotServices, notice: Notice): Promise<PackPart | null> {
  const build = notice.subject.buildId ? await services.packs.byId(notice.subject.buildId) : null;
  const standing = build && (await services.packs.standing(build));
  if (!build || !standing?.stops.some(needsTwo)) return null;
  const line = 'Words in the committee’s papers wait for your decision and one other person’s.';
  const action = button('Look at them', 'pack.findings', { buildId: build.id });
  return {
    noticeIds: [notice.id],
    line,
    action,
    card: messageCard({ title: 'Words wait for your decision', lines: [line], actions: [action] }),
  };
}

/** Nothing to say once the section was saved again. The reason is read where the words are. */
async function sectionReturnedPart(services: BotServices, notice: Notice): Promise<PackPart | null> {
  const { reportId, sectionKey: key } = notice.subject;
  if (!reportId || !key || !(await services.reports.returned(reportId)).has(key)) return null;
  const line = 'A section of a report was sent back to you, with the reason beside its words.';
  const action = button('Open the section', 'reports.section', { reportId, key });
  return {
    noticeIds: [notice.id],
    line,
    action,
    card: messageCard({ title: 'A section of a report was sent back', lines: [line], actions: [action] }),
  };
}
