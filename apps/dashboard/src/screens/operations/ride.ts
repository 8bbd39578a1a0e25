import type { OperationRows, PartyRow } from './rows.ts';

/** Everybody who travels to one house. Those who must not meet are never in one house, so they share no ride. */
export interface Ride {
  readonly shelterId: string;
  readonly rows: readonly PartyRow[];
  /** Numbers of those who have not agreed to cross the border that lies on the way: the ride waits for them. */
  readonly waitsFor: readonly number[];
}

/** The rides of all who have a place and have not arrived. `home`: the country they leave from; null: not said. */
export function ridesOf(
  { held }: Pick<OperationRows, 'held'>,
  countryOf: (shelterId: string) => string | null,
  home: string | null,
): readonly Ride[] {
  return held.flatMap(({ shelterId, rows }) => {
    const travel = rows.filter(({ line }) => line.situation === 'first_hold' || line.situation === 'held');
    if (travel.length === 0) return [];
    const country = countryOf(shelterId);
    const isAbroad = home !== null && country !== null && country !== home;
    const waitsFor = isAbroad
      ? travel.filter(({ line }) => line.crosses !== 'agreed').map(({ line }) => line.line)
      : [];
    return [{ shelterId, rows: travel, waitsFor }];
  });
}
