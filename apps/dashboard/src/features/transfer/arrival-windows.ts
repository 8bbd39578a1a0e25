import { serverNow } from '../../net/server-time.ts';

/** The offered arrival windows in hours. */
export const WITHIN = ['1', '2', '4', '8', '24'] as const;
export type Within = (typeof WITHIN)[number];

/** The window from now, by server time. */
export function arrivalWithin(hours: Within): { readonly from: string; readonly to: string } {
  const now = serverNow();
  return { from: new Date(now).toISOString(), to: new Date(now + Number(hours) * 3_600_000).toISOString() };
}
