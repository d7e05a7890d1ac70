/** Looks at the shape of a JSON text before anything parses it: one pass over its bytes, whatever they hold. */

export interface JsonLimits {
  /** Objects and lists within each other. */
  depth: number;
  /** Values in all: every entry of every list and object. */
  values: number;
}

/** An activity of Teams with a filled form has some hundreds of values, ten deep. */
export const ordinaryJson: JsonLimits = { depth: 40, values: 20_000 };

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/**
 * Whether it is nested deeper, or holds more values, than anybody has reason to send: parsing and checking such a text can
 * take seconds that everyone else waits for. Says nothing about whether it is JSON.
 */
export function isUnreasonable(json: Uint8Array, limits: JsonLimits = ordinaryJson): boolean {
  let depth = 0;
  let values = 1;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
      continue;
    }
    if (byte === quote) inText = true;
    else if (byte === comma) values += 1;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      values += 1;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > limits.depth || values > limits.values) return true;
  }
  return false;
}
