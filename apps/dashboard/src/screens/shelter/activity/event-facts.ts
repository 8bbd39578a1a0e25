import type { ActivityItem, ExactDetail, ShelterEventType } from '@safe-haven/contracts';

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

/** The corrections that have a form here: other beds are given by moving a party. */
const WITH_A_FORM = ['void', 'replace_time'] as const;
type OfferedCorrection = (typeof WITH_A_FORM)[number];

/** Events that can be corrected here: what happened, not setup or corrections. */
const OFFERED: ReadonlySet<string> = new Set([
  'BedTakenOutOfService',
  'BedReturnedToService',
  'HoldExtended',
  'PartyExpected',
  'HoldReleased',
  'PartyAdmitted',
  'PartyMoved',
  'PartyChanged',
  'DeparturePlanned',
  'PartyDischarged',
  'CensusReported',
] satisfies readonly ShelterEventType[]);

/** How an entry may be corrected here. */
export const offeredCorrections = ({ type, correctable }: ActivityItem): readonly OfferedCorrection[] =>
  OFFERED.has(type) ? WITH_A_FORM.filter((kind) => correctable.includes(kind)) : [];
