/** Looks up who somebody is in Entra by their address: their object id, and nothing else of the directory. */
import { z } from 'zod';
import { LibraryFault } from '../library/faults';
import { connect, type GraphPlace } from './connect';
import type { GraphConnection } from './connection';
import type { GraphIdentity } from './tokens';
import { jsonOf } from './transport';

/** 'not-allowed': the permission is not there; 'not-reached': try again later. */
export type LookedUp =
  | { kind: 'found'; aadObjectId: string }
  | { kind: 'nobody' | 'not-allowed' | 'not-reached' };

export interface Directory {
  /** By user principal name or email; 'nobody' also where several have the address. */
  lookUp(address: string): Promise<LookedUp>;
}

const usersAnswer = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

export function createDirectory(graph: GraphConnection): Directory {
  return {
    async lookUp(address) {
      const quoted = `'${address.replaceAll("'", "''")}'`;
      const filter = encodeURIComponent(`userPrincipalName eq ${quoted} or mail eq ${quoted}`);
      try {
        const answer = await graph.ask({ method: 'GET', path: `/users?$select=id&$top=2&$filter=${filter}` });
        if (answer.status === 401 || answer.status === 403) return { kind: 'not-allowed' };
        const parsed = usersAnswer.safeParse(jsonOf(answer));
        if (answer.status !== 200 || !parsed.success) return { kind: 'not-reached' };
        const [user, other] = parsed.data.value;
        return user && !other ? { kind: 'found', aadObjectId: user.id } : { kind: 'nobody' };
      } catch (fault) {
        if (!(fault instanceof LibraryFault)) throw fault;
        return { kind: fault.code === 'not-allowed' ? 'not-allowed' : 'not-reached' };
      }
    },
  };
}

/** null where the council has not asked for it, or there is no identity to ask as. */
export function openDirectory(
  settings: GraphPlace & { calendarIdentity: GraphIdentity | null; lookUpPeople: boolean },
): Directory | null {
  const { calendarIdentity: identity, lookUpPeople } = settings;
  if (!lookUpPeople || !identity) return null;
  return createDirectory(connect(settings, identity, { attempts: 2, longestWaitSeconds: 5 }));
}
