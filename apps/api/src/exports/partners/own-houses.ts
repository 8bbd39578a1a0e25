import type { ExactRow } from '@safe-haven/contracts';
import { type Actor, type IntakeRules, scopeOf } from '@safe-haven/domain';
import { audienceOf, bandedRowOf, type Network, rowFor } from '@safe-haven/projections';

/** A published house of one's own organisation as others may be told of it. */
export interface SharedHouse {
  readonly row: ExactRow;
  readonly rules: IntakeRules | null;
  readonly timezone: string;
  /** Whether its numbers may leave: a counted house whose report is old has none (domain.md §2). */
  readonly current: boolean;
  /**
   * When its numbers were last right, to the full hour in UTC: to the minute it would tell when somebody arrived or left.
   */
  readonly updated: string;
}

/** The houses that a manager may share, by name; whoever has no house of their own has none. `now` in ms. */
export function ownHouses(network: Network, viewer: Actor, now: number): readonly SharedHouse[] {
  const audience = audienceOf(viewer);
  if (audience === null || scopeOf(viewer.role, 'exchange') !== 'own') return [];
  const houses = [...network.shelters.values()].flatMap((house): SharedHouse[] => {
    const row = rowFor(house, audience, now);
    const { state } = house;
    if (row?.view !== 'exact' || row.draft || state.situation === 'unregistered') return [];
    const stale = row.mode !== 'kept' && bandedRowOf(house, now)?.freshness === 'stale';
    return [{ row, rules: state.rules, timezone: state.timezone, current: !stale, updated: hourOf(row) }];
  });
  return houses.toSorted((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

const HOUR_MS = 3_600_000;

function hourOf({ confirmedAt, changedAt }: ExactRow): string {
  const last = confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
  return new Date(Math.floor(Date.parse(last) / HOUR_MS) * HOUR_MS).toISOString();
}
