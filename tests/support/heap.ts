/** What a process still holds, when what nobody needs has been taken away: garbage waiting to be collected says nothing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In bytes. */
export function heldBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
