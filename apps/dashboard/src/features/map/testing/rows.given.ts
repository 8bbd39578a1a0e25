import type { Band, BandedRow, ExactRow, Row, UnreadableRow } from '@safe-haven/contracts';

type Place = Pick<Row, 'area' | 'country'>;

export const BELGRADE: Place = { country: 'RS', area: { id: 'rs-belgrade', name: 'Belgrade', point: [20.46, 44.81] } };
export const PANCEVO: Place = { country: 'RS', area: { id: 'rs-pancevo', name: 'Pančevo', point: [20.64, 44.87] } };
export const SKOPJE: Place = { country: 'MK', area: { id: 'mk-skopje', name: 'Skopje', point: [21.43, 42.0] } };
export const TIRANA: Place = { country: 'AL', area: { id: 'al-tirana', name: 'Tirana', point: [19.82, 41.33] } };
/** An area without a point: in the list, not on the map. */
export const ELSEWHERE: Place = { country: 'CA', area: { id: 'ca-toronto', name: 'Toronto', point: null } };

const common = (shelterId: string, place: Place) => ({
  shelterId,
  ...place,
  name: `House ${shelterId}`,
  organisation: 'atina',
  kind: 'crisis' as const,
  mode: 'kept' as const,
  intake: { state: 'open' as const },
});

export type Counts = { free: number; spare?: number; held?: number; occupied?: number; out?: number };

export function exactRow(
  shelterId: string,
  place: Place,
  { free, spare = 0, held = 0, occupied = 0, out = 0 }: Counts,
): ExactRow {
  const inService = free + spare + held + occupied;
  return {
    view: 'exact',
    ...common(shelterId, place),
    places: { inService, free, spare, held, occupied, outOfService: out, together: free, freeCots: 0 },
    soonFree: null,
    reported: null,
    confirmedAt: null,
    changedAt: '2026-11-25T01:00:00.000Z',
    revision: '1',
  };
}

export const bandedRow = (shelterId: string, place: Place, band: Band): BandedRow => ({
  view: 'banded',
  ...common(shelterId, place),
  places: { band, together: band },
  freshness: 'fresh',
});

export const unreadableRow = (shelterId: string, place: Place): UnreadableRow => ({
  view: 'unreadable',
  ...common(shelterId, place),
});
