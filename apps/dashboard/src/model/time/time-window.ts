/** From when to when something is expected, as commands take it. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** The window between two instants in ms since the epoch. */
export const windowOf = (from: number, to: number): TimeWindow => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});
