import type { ExactRow } from '@safe-haven/contracts';
import { type Actor, type IntakeRules, isOwn } from '@safe-haven/domain';
import { bandedRowOf, exactRowOf, type Network } from '@safe-haven/projections';

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

/** The published houses of the viewer's organisation, by name. Whoever asks has the right to take them away. `now` in ms. */
export function ownHouses(network: Network, viewer: Actor, now: number): readonly SharedHouse[] {
  const houses = [...network.shelters.values()].flatMap((house): SharedHouse[] => {
    const { state, unreadable, shelterId } = house;
    if (state.situation === 'unregistered' || state.situation === 'past') return [];
    if (state.draft || state.closed || unreadable !== null) return [];
    const row = isOwn(viewer, { organisation: state.organisation, shelterId }) ? exactRowOf(house, now) : null;
    if (row === null) return [];
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
