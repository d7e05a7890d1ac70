/** What is private about a meeting, whether this build prints it or not: its words must be in nobody else's papers. */
import type { Agendas } from '../../agenda/service';
import type { Library } from '../../library/service';
import type { Reports } from '../../reports/service';
import type { Attachments } from '../attachments/service';

export interface PrivateMatterDeps {
  agendas: Pick<Agendas, 'of'>;
  reports: Pick<Reports, 'forMeeting'>;
  library: Pick<Library, 'read'>;
  attachments: Pick<Attachments, 'look'>;
}

export interface PrivateMatter {
  titles: string[];
  texts: string[];
}

/**
 * Read anew each time and stored nowhere. A supplement prints few of a meeting's private items, and one that is to follow
 * is in no papers yet: all of them are here, withdrawn ones too, and so are the words of the files attached to them.
 * Asks the library and may start processes, so never in a transaction.
 */
export async function privateMatterOf(deps: PrivateMatterDeps, meetingId: string): Promise<PrivateMatter> {
  const items = (await deps.agendas.of(meetingId)).items.filter(({ part }) => part === 2);
  if (items.length === 0) return { titles: [], texts: [] };
  const reports = new Map((await deps.reports.forMeeting(meetingId)).map((report) => [report.id, report]));
  const matter: PrivateMatter = { titles: [], texts: [] };
  for (const { title, purpose, reportId, attachments } of items) {
    matter.titles.push(title);
    matter.texts.push(purpose);
    const report = reportId === null ? undefined : reports.get(reportId);
    if (report) {
      if (isTelling(report.title)) matter.titles.push(report.title);
      matter.texts.push(...Object.values(report.sections));
    }
    for (const file of attachments) {
      if (isTelling(file.title)) matter.titles.push(file.title);
      const content = await deps.library.read(file.folder, file.name);
      if (content === null) continue;
      const { reading } = await deps.attachments.look(file, content);
      matter.texts.push(...reading.texts.map(({ text }) => text));
    }
  }
  return matter;
}

/** ‘Appendix 1’ or ‘Options’ gives nothing away, and stands in open papers too. */
const isTelling = (title: string) => (title.match(/\p{L}{3,}/gu) ?? []).length >= 3;
