/** Occupied, held, in service and out of service by local day, in exact bed-milliseconds. Plain JSON. */
export interface OccupancyLedger {
  timezone: string;
  readonly days: Record<string, number[]>;
}

export const emptyLedger = (): OccupancyLedger => ({ timezone: 'UTC', days: {} });
