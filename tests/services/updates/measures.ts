/** One measure of each kind, for the tests of figures. */
import type { Measure } from '../../../services/strategy/rules';

export function measure(kind: Measure['kind'], over: Partial<Measure> = {}): Measure {
  const code = over.code ?? `9.9-${kind[0]}`;
  return {
    id: `id of ${code}`,
    code,
    name: `A ${kind} measure`,
    kind,
    unit: kind === 'count' ? 'young people' : null,
    goodDirection: 'up',
    baseline: null,
    target: null,
    due: null,
    frequency: null,
    smallNumberRisk: false,
    note: null,
    ...over,
  };
}
