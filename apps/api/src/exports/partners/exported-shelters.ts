import { areaById, type ExactRow, type UnreadableRow } from '@safe-haven/contracts';
import { type Actor, HOUR, hasNumbers, type IntakeRules, isOwn, type Registered } from '@safe-haven/domain';
import { exactRowOf, type Network, unreadableRowOf } from '@safe-haven/projections';

/** A published shelter of one's own organisation, reduced to what may be exported. */
export interface ExportedShelter {
  readonly row: ExactRow | UnreadableRow;
  /** null: not stated, or unknown because a later event can't be read. */
  readonly rules: IntakeRules | null;
  readonly timezone: string;
  /** null: not exported, because a counted house has no current numbers (PH-2, OC-8) or an event can't be read. */
  readonly places: ExactRow['places'] | null;
  /** When its numbers were last correct, rounded down to the hour in UTC: minutes would show when somebody arrived or left. */
  readonly updated: string;
}

/** The English name of a shelter's municipality or region, never finer. */
export const areaNameOf = ({ area }: ExportedShelter['row']): string => areaById(area.id)?.names.en ?? area.name;

/**
 * The published shelters of the viewer's organisation, by name. The caller's right to export is checked before. `now` in
 * ms.
 */
export function exportedShelters(network: Network, viewer: Actor, now: number): readonly ExportedShelter[] {
  const shelters = [...network.shelters.values()].flatMap((shelter): ExportedShelter[] => {
    const { state, unreadable, shelterId } = shelter;
    if (state.situation === 'unregistered' || state.situation === 'past') return [];
    if (state.draft || state.closed || !isOwn(viewer, { organisation: state.organisation, shelterId })) return [];
    const row = unreadable === null ? exactRowOf(shelter, now) : unreadableRowOf(shelter);
    if (row === null) return [];
    const rules = unreadable === null ? state.rules : null;
    const places = row.view === 'exact' && hasNumbers(state, now) ? row.places : null;
    return [{ row, rules, places, timezone: state.timezone, updated: updatedHour(state) }];
  });
  return shelters.toSorted((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

function updatedHour({ confirmedAt, changedAt }: Registered): string {
  const last = confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
  return new Date(Math.floor(Date.parse(last) / HOUR) * HOUR).toISOString();
}
