import { z } from 'zod';

/** Why somebody takes over without accepting the account. */
export const overrideReasons = ['left_already', 'not_reachable', 'urgent', 'account_differs', 'other'] as const;
export const overrideReason = z.enum(overrideReasons);
export type OverrideReason = z.infer<typeof overrideReason>;
