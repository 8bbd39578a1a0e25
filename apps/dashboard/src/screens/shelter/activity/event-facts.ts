import type { ActivityItem, ExactDetail } from '@safe-haven/contracts';

/**
 * The beds of holds and stays as far as known from the shelter and the loaded events; sentences do without the others.
 */
export function bedsByParty(
  detail: ExactDetail,
  items: readonly ActivityItem[],
): ReadonlyMap<string, readonly string[]> {
  const beds = new Map<string, readonly string[]>();
  for (const { data } of items.toReversed()) {
    const at = data['to'] ?? data['beds'];
    if (!Array.isArray(at)) continue;
    for (const id of [data['holdId'], data['stayId']]) if (typeof id === 'string') beds.set(id, at as string[]);
  }
  for (const hold of detail.holds) beds.set(hold.holdId, hold.beds);
  for (const stay of detail.stays) beds.set(stay.stayId, stay.beds);
  return beds;
}

/** Events that can be corrected: what happened, not setup or corrections. */
const CORRECTABLE = [
  'BedTakenOutOfService',
  'BedReturnedToService',
  'BedsHeld',
  'HoldExtended',
  'PartyExpected',
  'HoldReleased',
  'PartyAdmitted',
  'PartyMoved',
  'PartyChanged',
  'DeparturePlanned',
  'PartyDischarged',
  'CensusReported',
];
/** Events whose time can be corrected. */
const WITH_CORRECTABLE_TIME = ['PartyAdmitted', 'PartyMoved', 'PartyChanged', 'PartyDischarged'];

export const isCorrectable = (item: ActivityItem): boolean =>
  item.corrected !== 'void' && CORRECTABLE.includes(item.type);
export const hasOwnTime = (item: ActivityItem): boolean => WITH_CORRECTABLE_TIME.includes(item.type);
