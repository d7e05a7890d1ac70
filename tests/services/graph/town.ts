/** A SharePoint library over a Graph double, with no real waiting in it. */
import type { Database } from '../../../services/db/database';
import { createGraphConnection } from '../../../services/graph/connection';
import { createSharePointLibrary } from '../../../services/graph/sharepoint-library';
import { createTokens, type GraphIdentity } from '../../../services/graph/tokens';
import type { Library } from '../../../services/library/service';
import { type GraphDouble, openGraphDouble } from '../../support/graph-double';

export const meeting = '2027-03-02 Committee';
export const unit = 327_680;
export const now = new Date('2027-02-18T10:00:00Z');

const noIdentity: GraphIdentity = { kind: 'none' };

export interface Place {
  graph: GraphDouble;
  /** A process of its own: nothing is remembered but what is in the database. */
  library(more?: { identity?: GraphIdentity; appId?: string; at?: Date }): Library;
  /** Milliseconds of each wait so far. */
  waits: number[];
  /** For one answer; short where one never comes. */
  timeoutMs: number;
  close(): Promise<void>;
}

export async function openPlace(
  database: Pick<Database, 'db'>,
  options: Parameters<typeof openGraphDouble>[0] = {},
): Promise<Place> {
  const graph = await openGraphDouble(options);
  const waits: number[] = [];
  const place: Place = {
    timeoutMs: 5000,
    graph,
    waits,
    library: ({ identity = noIdentity, appId = 'app', at = now } = {}) =>
      createSharePointLibrary({
        db: database.db,
        clock: { now: () => at },
        graph: createGraphConnection({
          baseUrl: graph.url,
          tokens: createTokens({
            identity,
            authorityHost: graph.authority,
            scope: 'https://graph.microsoft.com/.default',
          }),
          patience: {
            now: () => at,
            random: () => 0,
            wait: async (ms) => {
              waits.push(ms);
            },
          },
          timeoutsMs: { plain: place.timeoutMs, content: place.timeoutMs },
        }),
        driveId: graph.drive.options.driveId,
        folder: 'Packs/2027',
        appId,
        sizes: { small: 1000, fragment: unit },
      }),
    close: graph.close,
  };
  return place;
}

/** Bytes that differ everywhere, the same each time. */
export function bytes(length: number, seed = 1): Buffer {
  const content = Buffer.alloc(length);
  for (let at = 0, state = seed; at < length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    content[at] = state >> 16;
  }
  return content;
}
