import type { ExactRow, UnreadableRow } from '@safe-haven/contracts';
import { type Actor, type IntakeRules, isOwn, type Registered } from '@safe-haven/domain';
import { bandedRowOf, exactRowOf, type Network, unreadableRowOf } from '@safe-haven/projections';

/** A published house of one's own organisation as others may be told of it. */
export interface SharedHouse {
  readonly row: ExactRow | UnreadableRow;
  /** null: it has none, or they may be others by now, for its log can't be read to its end. */
  readonly rules: IntakeRules | null;
  readonly timezone: string;
  /** null: no number may leave, for the report of a counted house is old (domain.md §2), or its log can't be read to its end. */
  readonly places: ExactRow['places'] | null;
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
    if (state.draft || state.closed || !isOwn(viewer, { organisation: state.organisation, shelterId })) return [];
    const row = unreadable === null ? exactRowOf(house, now) : unreadableRowOf(house);
    if (row === null) return [];
    const isStale = row.mode !== 'kept' && bandedRowOf(house, now)?.freshness === 'stale';
    const rules = unreadable === null ? state.rules : null;
    const places = row.view === 'exact' && !isStale ? row.places : null;
    return [{ row, rules, places, timezone: state.timezone, updated: hourOf(state) }];
  });
  return houses.toSorted((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

const HOUR_MS = 3_600_000;

function hourOf({ confirmedAt, changedAt }: Registered): string {
  const last = confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
  return new Date(Math.floor(Date.parse(last) / HOUR_MS) * HOUR_MS).toISOString();
}
