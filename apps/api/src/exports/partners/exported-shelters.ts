import type { ExactRow } from '@safe-haven/contracts';
import { type Actor, type IntakeRules, isOwn } from '@safe-haven/domain';
import { bandedRowOf, exactRowOf, type Network } from '@safe-haven/projections';

/** A published shelter of one's own organisation, reduced to what may be exported. */
export interface ExportedShelter {
  readonly row: ExactRow;
  readonly rules: IntakeRules | null;
  readonly timezone: string;
  /** Whether its numbers may be exported: a counted house with an old report has none (domain.md §2). */
  readonly current: boolean;
  /** When its numbers were last correct, rounded down to the hour in UTC: minutes would show when somebody arrived or left. */
  readonly updated: string;
}

/**
 * The published shelters of the viewer's organisation, by name. The caller's right to export is checked before. `now` in
 * ms.
 */
export function exportedShelters(network: Network, viewer: Actor, now: number): readonly ExportedShelter[] {
  const houses = [...network.shelters.values()].flatMap((house): ExportedShelter[] => {
    const { state, unreadable, shelterId } = house;
    if (state.situation === 'unregistered' || state.situation === 'past') return [];
    if (state.draft || state.closed || unreadable !== null) return [];
    const row = isOwn(viewer, { organisation: state.organisation, shelterId }) ? exactRowOf(house, now) : null;
    if (row === null) return [];
    const stale = row.mode !== 'kept' && bandedRowOf(house, now)?.freshness === 'stale';
    return [{ row, rules: state.rules, timezone: state.timezone, current: !stale, updated: updatedHour(row) }];
  });
  return houses.toSorted((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

const HOUR_MS = 3_600_000;

function updatedHour({ confirmedAt, changedAt }: ExactRow): string {
  const last = confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
  return new Date(Math.floor(Date.parse(last) / HOUR_MS) * HOUR_MS).toISOString();
}
