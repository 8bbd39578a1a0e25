import type { ActivityItem, ExactDetail } from '@safe-haven/contracts';

/**
 * The beds of every hold and stay that is known: from the house as it is and from the events on the page. What lies
 * further back than the page is not known, and the sentence does without.
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

/** Events that a correction may be about: what happened in a house, not how it is set up, nor a correction. */
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
/** A correction of the time makes sense only where something happened to people or beds at a time. */
const HAS_A_TIME = ['PartyAdmitted', 'PartyMoved', 'PartyChanged', 'PartyDischarged'];

export const isCorrectable = (item: ActivityItem): boolean =>
  item.corrected !== 'void' && CORRECTABLE.includes(item.type);
export const hasOwnTime = (item: ActivityItem): boolean => HAS_A_TIME.includes(item.type);
