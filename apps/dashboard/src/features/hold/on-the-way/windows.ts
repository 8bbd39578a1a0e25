const MINUTE = 60_000;

/** When a party that has set out arrives, as it is offered: within so many minutes, or later. */
export const WINDOWS = ['30', '60', '120', 'later'] as const;
export type Within = (typeof WINDOWS)[number];

/** Later: not within what the other choices offer, and not for so long that nobody waits up for it. */
const LATER = { from: 120, to: 360 } as const;

/** The window of arrival that a choice means. `now` in ms, by the server's clock. */
export function arrivalWindow(within: Within, now: number): { readonly from: string; readonly to: string } {
  const [from, to] = within === 'later' ? [LATER.from, LATER.to] : [0, Number(within)];
  return { from: new Date(now + from * MINUTE).toISOString(), to: new Date(now + to * MINUTE).toISOString() };
}
