/** What time it is, and fresh ids: the two things that rules never ask for themselves. */
import { randomUUID } from 'node:crypto';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export type NewId = () => string;

export const newId: NewId = randomUUID;
