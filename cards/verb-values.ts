/** The values that a card's button may carry. */
import { z } from 'zod';

/** Printable and without spaces: a database refuses some of what else a text can hold. */
export const id = z.string().regex(/^[!-~]{1,100}$/);
/** Made of other ids: a measure, its part and its day in one. */
export const longId = z.string().regex(/^[!-~]{1,150}$/);
export const whole = z.coerce.number().int().min(0).max(1_000_000);
export const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);
export const yes = z.union([z.literal(true), z.literal('true')]).transform(() => true as const);
