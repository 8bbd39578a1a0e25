import { z } from 'zod';
import { position } from '../primitives.ts';
import { overrideReason } from '../terms/shifts.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';

/** The range of the log that an account covers, and its houses and cases: enough to compute the same account again. */
const account = {
  /** The shift that ends. */
  shiftId: z.string(),
  /** The shift of the next person, which begins with this. */
  nextId: z.string(),
  /** What was recorded after `from` and up to `to`. */
  from: position,
  to: position,
  shelters: z.array(z.string()),
  requests: z.array(z.string()),
  transfers: z.array(z.string()),
} as const;

/**
 * Shifts at one desk, in the streams `shift-<desk>`. A desk is an organisation, or those of its houses that its staff works
 * in. The person is the actor of the fact.
 */
export const shiftFacts = {
  ShiftBegun: fact(
    z.object({
      shiftId: z.string(),
      organisation: z.string(),
      /** null: all houses of the organisation. */
      shelters: z.array(z.string()).nullable(),
      from: position,
    }),
  ),
  /** The account up to `to` waits for the next person. */
  HandoverPrepared: fact(z.object({ shiftId: z.string(), to: position })),
  HandoverAccepted: fact(z.object(account)),
  /** Taken over without accepting the account. */
  HandoverOverridden: fact(z.object({ ...account, reason: overrideReason })),
} as const;

export type ShiftEvent = EventOf<typeof shiftFacts>;
export type ShiftEventType = keyof typeof shiftFacts;
/** The range of the log that an account covers, and its contents. */
export type AccountOf = DeepReadonly<
  Omit<Extract<ShiftEvent, { type: 'HandoverAccepted' }>, 'type' | 'shiftId' | 'nextId'>
>;
