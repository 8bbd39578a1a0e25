import { serverNow } from '../../net/server-time.ts';

/** Hours within which a party is expected, as they are offered. */
export const WITHIN = ['1', '2', '4', '8', '24'] as const;
export type Within = (typeof WITHIN)[number];

/** From now to so many hours from now, by the server's clock. */
export function arrivalWithin(hours: Within): { readonly from: string; readonly to: string } {
  const now = serverNow();
  return { from: new Date(now).toISOString(), to: new Date(now + Number(hours) * 3_600_000).toISOString() };
}
