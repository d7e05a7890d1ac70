/** What the library's columns say of a file, set where the library has them (domain.md 1.3, D8). */
import { LibraryFault } from '../library/faults';
import type { FileFacts } from '../library/rules';
import type { GraphConnection } from './connection';
import { type Drive, encoded, isFine } from './drive';
import { faultOf, type Patience } from './patience';
import { jsonOf } from './transport';

/** Internal names of the columns, as infra/grant-site.ps1 makes them. */
export const columnNames = ['MeetingDate', 'Committee', 'Part', 'PackVersion', 'PackStatus'] as const;

type ColumnName = (typeof columnNames)[number];
export type ColumnValues = Partial<Record<ColumnName, string | number>>;

export function valuesOf(facts: FileFacts): ColumnValues {
  return {
    // Noon: a date-only column keeps the day in the site's own time zone, wherever that is.
    MeetingDate: `${facts.meetingDay}T12:00:00Z`,
    Committee: facts.committee,
    Part: `Part ${facts.part}`,
    ...(facts.version === null ? {} : { PackVersion: facts.version }),
    PackStatus: facts.status,
  };
}

/** 'changed': the file is no longer the one with this eTag. 'none': the library has none of the columns. */
export type Described = 'all' | 'some' | 'none' | 'changed';

/** A column that the library lacks is left out, and `doctor` says so. @throws LibraryFault for everything else. */
export async function describeFile(
  graph: GraphConnection,
  drive: Drive,
  { itemId, etag, values }: { itemId: string; etag: string | null; values: ColumnValues },
  patience: Patience,
): Promise<Described> {
  const all = await set(values);
  if (all !== 'unknown') return all === 'fine' ? 'all' : 'changed';
  let known = 0;
  for (const [name, value] of Object.entries(values)) {
    const one = await set({ [name]: value });
    if (one === 'changed') return 'changed';
    if (one === 'fine') known++;
  }
  return known === 0 ? 'none' : 'some';

  async function set(fields: ColumnValues): Promise<'fine' | 'unknown' | 'changed'> {
    const answer = await graph.ask({
      method: 'PATCH',
      path: `${drive.path}/items/${encoded(itemId)}/listItem/fields`,
      json: fields,
      headers: etag === null ? {} : { 'If-Match': etag },
    });
    if (isFine(answer)) {
      // What a proxy says in place of Graph has set nothing.
      if (typeof (jsonOf(answer) ?? '') !== 'object') {
        throw new LibraryFault('odd-answer', { status: answer.status });
      }
      // Setting one moves the eTag: the next is set on what this one made of it.
      etag = null;
      return 'fine';
    }
    if (answer.status === 412) return 'changed';
    // Now and then SharePoint is not done with a file that it has just taken in: 409 resourceModified.
    if (answer.status === 409) {
      await patience.after(answer);
      return 'changed';
    }
    // A drive without a list behind it has no columns at all.
    if (answer.status === 400 || answer.status === 404) return 'unknown';
    throw faultOf(answer, graph.patience.now());
  }
}
